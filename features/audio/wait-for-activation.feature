@audio.wait-for-activation
Feature: Call audio starts only after didActivate

  The connection of a call may be ready early. Its sound may not start before the system has switched the audio session
  on, which is a moment after the answer.

  **You can't have.** Sound in the same instant in which the user answers.

  **Do instead.** Give the moment between answered and audible a place in your own call screen, such as "connecting".

  **For engineers.** Start the audio unit or engine in `provider(_:didActivate:)` only; remember a start that was
  wished for earlier. With WebRTC, set `useManualAudio` at launch, and in the callback `audioSessionDidActivate(_:)`,
  then `isAudioEnabled = true`. Log each OSStatus: 561017449, 561015905 and 561145187 are the signs of a start that
  came too early.

  @kept
  Scenario: The connection stands early and the sound waits for the session
    Given the app is in the background
    When the app reports a call from Anna
    And the user answers Anna
    And the app configures the audio session
    And the connection to Anna stands
    And the app fulfils the answer action for Anna
    And the app starts its audio
    Then the audio session is activated by CallKit
    And the call with Anna is heard

  @kept
  Scenario: An outgoing call starts its sound once the session is active
    Given the app is in the foreground
    When the app requests to start the call with Anna
    And the app configures the audio session
    And the app fulfils the start action for Anna
    And the app tells WebRTC that the audio session is active
    And the app starts its audio
    Then the call with Anna is heard

  @broken
  Scenario: The app starts its audio while the call is being answered
    Given the app is in the foreground
    When the app reports a call from Anna
    And the user answers Anna
    And the app configures the audio session
    And the app starts its audio
    Then the audio unit fails with 561017449 insufficientPriority

  @broken
  Scenario: On a locked phone WebRTC is told of a session that nobody activated
    Given the app is in the background
    And the phone is locked
    When the app reports a call from Anna
    And the user answers Anna
    And the app configures the audio session
    And the app tells WebRTC that the audio session is active
    Then the audio unit fails with 561145187 cannotStartRecording

  @broken
  Scenario: The audio of an outgoing call starts with the start action
    Given the app is in the foreground
    When the app requests to start the call with Anna
    And the app configures the audio session
    And the app starts its audio
    Then the audio unit fails with 561017449 insufficientPriority

  @broken
  Scenario: The call is connected first and CallKit is told afterwards
    Given the app is in the foreground
    When the app starts the media of the call with Anna
    And the app requests to start the call with Anna
    And the app configures the audio session
    And the app fulfils the start action for Anna
    Then the app is at fault

  @outside
  Scenario: The far end closed the other call, and the app starts its audio in the held handler
    Given the app is in the foreground
    And a running call with Anna
    When another call comes in from outside the app
    And the user holds the running call and accepts the other
    And the app fulfils the hold action for Anna
    And the far end closes the other call
    And the user resumes the call with Anna
    And the app configures the audio session
    And the app starts its audio
    And the app fulfils the hold action for Anna
    Then the call with Anna is heard

  @outside
  Scenario: There is no call, and the app plays a voice message
    Given the app is in the foreground
    When the app configures the audio session for playing
    And the app activates the audio session itself
    And the app starts its audio
    Then the app is still running

  @outside
  Scenario: A session is activated after a reset, and the app plays a tone on it
    Given the app is in the foreground
    When the app reports a call from Anna
    And iOS resets the provider
    And iOS activates the audio session once more
    And the app starts its audio
    Then the screen shows no call
