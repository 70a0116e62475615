@yes
Feature: Can we offer Hold & Accept?

  The system offers Hold & Accept by itself when the running call says that it can be held: one vendor documents that,
  and Apple does not.

  **Do instead.** Say yes only if your service can really hold a call. If it cannot, say no, and allow one call only: one
  report saw Hold & Accept although the call had said no.

  @yes @calls.declare-what-each-call-can-do
  Scenario: Calls that can be held offer Hold & Accept
    When a designer offers Hold & Accept for calls that declare holding
    Then nothing stands in the way

  @no @calls.declare-what-each-call-can-do
  Scenario: Calls that declare nothing offer Hold & Accept
    When a designer offers Hold & Accept for calls that declare nothing
    Then iOS offers no way to do this

  @yes
  Scenario: Ben rings during a call that can be held
    When the app reports a call from Anna that can be held and has a keypad
    And the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    And the app reports a call from Ben
    Then the buttons are Decline, End & Accept and Hold & Accept
