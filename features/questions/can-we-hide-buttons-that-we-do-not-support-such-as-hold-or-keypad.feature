@yes
Feature: Can we hide buttons that we do not support, such as hold or keypad?

  Each call says whether it can be held, merged, split or dialled into. What it says no to is left
  out; one report saw Hold & Accept stay until the app allowed one call only.

  **Do instead.** Decide for each kind of call what it can do, and say yes or no to each: what the phone does without a
  word is not documented. A button that is shown must work.

  @yes @calls.declare-what-each-call-can-do
  Scenario: Only calls that take keypad tones offer the keypad
    When a designer offers the keypad for calls that declare keypad tones
    Then nothing stands in the way

  @yes
  Scenario: A call that says no to both shows neither hold nor keypad
    Given the phone is locked
    When the app reports a call from Anna that cannot be held and has no keypad
    And the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    Then the buttons are Mute, Speaker and End

  @yes
  Scenario: A call that declares both shows both
    Given the phone is locked
    When the app reports a call from Anna that can be held and has a keypad
    And the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    Then the buttons are Mute, Keypad, Speaker, Hold and End

  @no @calls.declare-what-each-call-can-do
  Scenario: Hold is offered for calls that never declared it
    When a designer offers Hold for calls that declare nothing
    Then iOS offers no way to do this
