@audio.switch-the-speaker-by-override
Feature: During a call the speaker is switched by a temporary override, never by configuring the session again

  The speaker button in the app and the one on the system's screen are the same switch. An app that sets the sound up
  anew in the middle of a call throws that switch back: the system's button goes dark although the user has just tapped
  it.

  **You can't have.** A route of your own choice that lasts, or a louder call than the system's.

  **Do instead.** Show the route that is in use, not the one that was asked for, and offer the system's list of routes.

  **For engineers.** `overrideOutputAudioPort(.speaker)` and `.none`, or `AVRoutePickerView`. No `setCategory`, no
  `.defaultToSpeaker`, no `.playback` between `didActivate` and `didDeactivate`; keep libraries from setting the
  category again on a route change. Choose `.voiceChat` or `.videoChat` beforehand, and follow
  `routeChangeNotification`.

  @kept
  Scenario: The app's speaker button uses the override
    When the app reports a call from Anna
    And the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    And the app switches the speaker on
    Then the Speaker button of the system's screen is lit

  @broken
  Scenario: The app configures the session again, with the speaker as its default
    When the app reports a call from Anna
    And the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    And the user taps the speaker button
    And the app configures the audio session for a voice call, with the speaker as its default
    Then the Speaker button of the system's screen is not lit

  @broken
  Scenario: The app chooses a category for playing after the user has tapped the speaker button
    When the app reports a call from Anna
    And the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    And the user taps the speaker button
    And the app configures the audio session for playing
    Then the Speaker button of the system's screen is not lit

  @outside
  Scenario: The app chooses the speaker for a video call before the call begins
    When the app reports a call from Anna
    And the user answers Anna
    And the app configures the audio session
    And the app configures the audio session for a video call
    And the app fulfils the answer action for Anna
    Then the audio session is activated by CallKit

  @outside
  Scenario: A second call is answered, and the session is configured for it while the first one still has it
    Given a running call with Anna
    When the app reports a call from Ben
    And the user ends the running call and accepts Ben
    And the app configures the audio session for a video call
    And the app fulfils the end action for Anna
    And the app fulfils the answer action for Ben
    Then the screen shows a call with Ben
