@calls.stop-when-refused
Feature: A report that is refused ends the matter: no ringing, no connecting, no audio

  When the phone refuses a call, for a Focus or a blocked caller, the app has its answer. Ringing by itself, connecting
  behind the scenes or preparing sound would go against what the user asked for.

  **You can't have.** A ringing screen of your own as the second attempt.

  **Do instead.** Leave a silent missed-call entry, tell the caller "not available", and stop.

  **For engineers.** Create the call and touch the audio only in a completion without an error. On an error drop what
  you have begun, tell the server that this phone did not ring, and do not report again. Code 2 `callUUIDAlreadyExists`
  is the one exception: that call is on the screen already and goes on.

  @kept
  Scenario: The report is refused and the app tells its server
    When iOS refuses the report of a call from Anna with code 3 filteredByDoNotDisturb
    And the app tells its server that the phone did not ring for Anna
    Then the screen shows no call

  @kept
  Scenario: The app had begun to connect and leaves when the report is refused
    When the app joins the call with Ben
    And iOS refuses the report of a call from Ben with code 4 filteredByBlockList
    And the app leaves the call with Ben
    Then the screen shows no call

  @broken
  Scenario: The report is refused and the app joins nevertheless
    When iOS refuses the report of a call from Anna with code 3 filteredByDoNotDisturb
    And the app joins the call with Anna
    Then the screen shows no call
    And the app is at fault

  @broken
  Scenario: On iOS 10.0 the caller is blocked and the app rings by itself
    Given an iPhone on iOS 10.0
    When iOS refuses the report of a call from Ben with code 4 filteredByBlockList
    And the app rings for Ben by itself
    Then the screen shows no call
    And the app is at fault

  @outside
  Scenario: The refused report names a call that is on the screen already
    Given the app is in the background
    When a VoIP push arrives
    And the app reports a call from Anna
    And the push handler returns
    And a VoIP push arrives
    And the app reports a call from Anna
    And the push handler returns
    And the app joins the call with Anna
    Then the report is refused with code 2 callUUIDAlreadyExists
    And the screen shows a call with Anna
