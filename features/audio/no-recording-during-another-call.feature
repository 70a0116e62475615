@audio.no-recording-during-another-call
Feature: While another app hosts a call, nobody else may record

  While the user talks in another app, or on the phone, the microphone is taken. An app may play something meanwhile; a
  voice note, dictation or a call of its own without CallKit is refused.

  **You can't have.** A voice note, or a second conversation beside a running call.

  **Do instead.** Switch the control off and say why, in place of a recording that fails; offer it again after the
  call.

  **For engineers.** `setActive(true)` fails with 561017449 `insufficientPriority` for the categories `record` and
  `playAndRecord`, and succeeds for playing. Read the code as "somebody is on the phone", and try again after the call.

  @kept
  Scenario: The app only plays during another app's call
    Given the app is in the foreground
    When another call comes in from outside the app
    And the user answers the other call
    And the app configures the audio session for playing
    And the app activates the audio session itself
    Then the app is still running

  @broken
  Scenario: The app records a voice note during another app's call
    Given the app is in the foreground
    When another call comes in from outside the app
    And the user answers the other call
    And the app configures the audio session for a voice note
    And the app activates the audio session itself
    Then the activation is refused with 561017449 insufficientPriority

  @broken
  Scenario: A call without CallKit begins during another app's call
    Given the app is in the foreground
    When another call comes in from outside the app
    And the user answers the other call
    And the app configures the audio session
    And the app activates the audio session itself
    Then the activation is refused with 561017449 insufficientPriority

  @broken
  Scenario: On iOS 18.0 the app records a voice note during another app's call
    Given an iPhone on iOS 18.0
    And the app is in the foreground
    When another call comes in from outside the app
    And the user answers the other call
    And the app configures the audio session for a voice note
    And the app activates the audio session itself
    Then the activation is refused with 561017449 insufficientPriority

  @outside
  Scenario: The other call is over and recording works again
    Given the app is in the foreground
    When another call comes in from outside the app
    And the user answers the other call
    And the user closes the other call
    And the app configures the audio session for a voice note
    And the app activates the audio session itself
    Then the app is still running

  @outside
  Scenario: On iOS 17.7 nothing was written down yet
    Given an iPhone on iOS 17.7
    And the app is in the foreground
    When another call comes in from outside the app
    And the user answers the other call
    And the app configures the audio session for a voice note
    And the app activates the audio session itself
    Then the app is still running
