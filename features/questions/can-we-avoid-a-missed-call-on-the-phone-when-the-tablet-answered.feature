@yes
Feature: Can we avoid a missed call on the phone when the tablet answered?

  The server tells the phone, and the phone reports the call as answered elsewhere. What the history then shows is expected,
  not documented.

  **Do instead.** Send "answered elsewhere" to all other devices of the person at once.

  @yes @calls.name-the-true-reason @calls.end-what-is-over
  Scenario: The phone reports that another device answered
    When the app reports a call from Anna
    And another device answers Anna
    And the app reports that the call from Anna is over, since another device answered
    Then the screen shows no call

  @no @calls.name-the-true-reason
  Scenario: The phone reports that nobody answered
    When the app reports a call from Anna
    And another device answers Anna
    And the app reports that the call from Anna is over, since nobody answered
    Then the screen shows no call
    And the app is at fault

  @no @calls.end-what-is-over
  Scenario: Nobody tells the phone, and it goes on ringing
    When the app reports a call from Anna
    And another device answers Anna
    And 30 seconds pass
    Then the screen shows a call with Anna
    And the app is at fault
