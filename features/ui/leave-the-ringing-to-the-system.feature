@ui.leave-the-ringing-to-the-system
Feature: The system rings; the app never plays a ringtone itself

  Once a call is reported, the phone rings by itself. Volume, silent switch, vibration and Focus are the user's, and the
  system obeys them. A ringtone of the app on top of that obeys none.

  **You can't have.** A sound that your app plays while a reported call rings.

  **Do instead.** Give the system one sound file of your brand and let it do the ringing. Expect silence where the user
  wants silence.

  **For engineers.** Name the file in `CXProviderConfiguration.ringtoneSound`, and play nothing between
  `reportNewIncomingCall` and the answer. A player needs an active `AVAudioSession`; taken at that moment it may keep
  `provider(_:didActivate:)` from coming.

  @kept
  Scenario: The system plays the ringtone that the app names
    Given a build whose bundle holds brand.caf
    And the app creates a provider that names the ringtone brand.caf
    When the app reports a call from Anna
    Then the phone rings with brand.caf
    When the user declines Anna
    And the app fulfils the end action for Anna
    Then the screen shows no call

  @broken
  Scenario: The app plays a ringtone of its own while the call rings
    Given the app is in the foreground
    When the app reports a call from Anna
    And the app plays a ringtone of its own
    Then two ringtones sound at once
    And the app is at fault

  @outside
  Scenario: An app without CallKit rings while people look at it
    Given the app is in the foreground
    When the app plays a ringtone of its own
    Then the screen shows no call
    And the app is still running
