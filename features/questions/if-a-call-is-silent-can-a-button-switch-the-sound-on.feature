@no
Feature: If a call is silent, can a button switch the sound on?

  Only CallKit switches the sound of a call on. An app that tries is refused as a rule, and hides the fault at best.

  **Do instead.** Offer to hang up and call again.

  @no @audio.let-callkit-activate
  Scenario: A button switches the sound on
    Given the app is in the foreground
    And a running call with Anna
    When the app activates the audio session itself
    Then the activation is refused with 561017449 insufficientPriority

  @yes @audio.let-callkit-activate
  Scenario: A button hangs up, and a new call is started
    Given the app is in the foreground
    And a running call with Anna
    When the app requests to end the call with Anna
    And the app fulfils the end action for Anna
    And the app requests to start the call with Ben
    And the app configures the audio session
    And the invitation to Ben is sent
    And the app fulfils the start action for Ben
    And the app starts its audio
    Then the call with Ben is heard
