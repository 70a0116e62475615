@yes
Feature: Does a second call ring while one is running?

  It rings over the running one, unless the user's settings hold it back. The system offers to decline it, to end the
  running call for it, or, where that call says that it can be held, to hold it.

  **Do instead.** Plan for each of these choices: the app is asked to end, hold or answer, and has to do it at once.

  @yes
  Scenario: The running call can be held
    When the app reports a call from Anna that can be held and has a keypad
    And the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    And the app reports a call from Ben
    Then the buttons are Decline, End & Accept and Hold & Accept

  @yes @calls.finish-every-action
  Scenario: The running call cannot be held, and the user ends it for the new one
    Given the phone is locked
    When the app reports a call from Anna that cannot be held and has no keypad
    And the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    And the app reports a call from Ben
    Then the buttons are Decline and End & Accept
    When the user ends the running call and accepts Ben
    And the app fulfils the end action for Anna
    And the app fulfils the answer action for Ben
    Then the screen shows a call with Ben

  @yes @calls.declare-what-each-call-can-do
  Scenario: The design counts on Hold & Accept, and its calls declare holding
    When a designer offers Hold & Accept for calls that declare holding
    Then nothing stands in the way

  @no @calls.the-phone-may-refuse-a-call
  Scenario: A Focus lets nobody through
    Given a running call with Anna
    And the user turns on a Focus that lets nobody through
    When the app reports a call from the number of Ben
    And the app tells its server that the phone did not ring for Ben
    Then the report is refused with code 3 filteredByDoNotDisturb
    And the phone does not ring for Ben
