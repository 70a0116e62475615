@depends
Feature: Can our call get through Focus or Do Not Disturb?

  Only if the user's Focus lets this caller through. Otherwise iOS refuses the call, and the app has to accept that.

  **Do instead.** Let it be. Tell the server that the phone did not ring, and show the missed call later.

  @yes @calls.the-phone-may-refuse-a-call
  Scenario: The user's Focus lets Anna through
    Given the user turns on a Focus that lets Anna through
    When the app reports a call from the number of Anna
    Then the phone rings for Anna

  @no @calls.the-phone-may-refuse-a-call
  Scenario: The user's Focus lets nobody through
    Given the user turns on a Focus that lets nobody through
    When the app reports a call from the number of Anna
    And the app tells its server that the phone did not ring for Anna
    Then the report is refused with code 3 filteredByDoNotDisturb
    And the phone does not ring for Anna

  @no @calls.the-phone-may-refuse-a-call @calls.stop-when-refused
  Scenario: The call is refused, and the app rings by itself
    Given the user turns on a Focus that lets nobody through
    When the app reports a call from the number of Anna
    And the app rings for Anna by itself
    Then the report is refused with code 3 filteredByDoNotDisturb
    And the app is at fault
