@audio.configure-before-fulfilling
Feature: Category and mode are set before the answer or start action is fulfilled

  The system switches the audio session on as it finds it. What the app wants of it, speaking and listening, receiver
  or speaker, has to be settled before the app says that the call is answered.

  **You can't have.** A decision between receiver and speaker, or between audio and video, that is made after the
  answer.

  **Do instead.** Decide per kind of call in advance: a voice call begins at the ear, a video call on the speaker.

  **For engineers.** Make `setCategory(.playAndRecord, mode: .voiceChat)`, or `.videoChat`, the first line of both
  handlers and `fulfill()` a later one. Configuring earlier, before the report, is accepted as long as no other call
  runs; configuring after the fulfilment, or only in `didActivate`, is not.

  @kept
  Scenario: The answer handler configures and then fulfils
    When the app reports a call from Anna
    And the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    Then the audio session is activated by CallKit

  @kept
  Scenario: The app configures before it reports the call
    Given the app is in the background
    When a VoIP push arrives
    And the app assigns a configuration that is unchanged
    And the app configures the audio session
    And the app reports a call from Anna
    And the push handler returns
    And the user answers Anna
    And the app fulfils the answer action for Anna
    Then the audio session is activated by CallKit

  @kept
  Scenario: The category stands from the start, and the handler sets the mode
    When the app configures the audio session
    And the app reports a call from Anna
    And the user answers Anna
    And the app sets the mode of the audio session for a video call
    And the app fulfils the answer action for Anna
    Then the audio session is activated by CallKit

  @broken
  Scenario: The answer is fulfilled first and the session configured afterwards
    When the app reports a call from Anna
    And the user answers Anna
    And the app fulfils the answer action for Anna
    And the app configures the audio session
    Then the audio session became active before it was configured
    And the app is at fault

  @broken
  Scenario: The start of an outgoing call is fulfilled first and the session configured afterwards
    Given the app is in the foreground
    When the app requests to start the call with Anna
    And the app fulfils the start action for Anna
    And the app configures the audio session
    Then the audio session became active before it was configured
    And the app is at fault

  @outside
  Scenario: The answer is failed, so that nothing had to be configured
    When the app reports a call from Anna
    And the user answers Anna
    And the app fails the answer action for Anna
    And the app configures the audio session
    Then the screen shows no call
    And the audio session is never activated
