@yes
Feature: Can we allow one call only?

  The app sets its limit to one and lets no call be held. Calls of the phone and of other apps still ring over yours.

  **Do instead.** Plan what happens when such a call comes: the person can only decline it or end yours.

  @yes @calls.declare-what-each-call-can-do
  Scenario: The design offers the keypad and nothing that needs a second call
    When a designer offers the keypad for calls that declare keypad tones
    Then nothing stands in the way

  @no @calls.stay-within-the-call-groups
  Scenario: A second call is started and refused
    Given the app is in the foreground
    And the app creates a provider that takes one call at a time
    And a running call with Anna
    When the app requests to start the call with Ben
    Then the request is refused with code 7 maximumCallGroupsReached

  @no @calls.declare-what-each-call-can-do
  Scenario: Hold & Accept is offered although no call can be held
    When a designer offers Hold & Accept for calls that declare nothing
    Then iOS offers no way to do this

  @yes
  Scenario: A second call rings over the only one and leaves two choices
    When the app reports a call from Anna that cannot be held and has no keypad
    And the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    And the app reports a call from Ben
    Then the buttons are Decline and End & Accept
