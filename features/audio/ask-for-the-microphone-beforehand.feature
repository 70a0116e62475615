@audio.ask-for-the-microphone-beforehand
Feature: The microphone permission is asked for before the first call, with the app in front

  The question whether the app may use the microphone is a dialog, and it appears only while the app is on the screen.
  A first call that is answered on a locked phone comes too late for it: the caller hears nothing.

  **You can't have.** The question for the microphone at the moment of the first call.

  **Do instead.** Ask during the first steps in the app, with a reason, before the app can be called at all.

  **For engineers.** Call `requestRecordPermission` (of `AVAudioApplication` from iOS 17, of `AVAudioSession` before)
  in front, before you register for VoIP pushes, and check the state when a call comes. Where it is undetermined or
  denied, report the call all the same, end it as failed and post a notification. Never wait for the answer on the way
  to a call.

  @kept
  Scenario: The microphone is allowed early, and the first call is answered on the lock screen
    Given the app is in the foreground
    When the app asks for the microphone
    And the app is in the background
    And the phone is locked
    And the app reports a call from Anna
    And the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    Then the user has allowed the microphone

  @broken
  Scenario: The first call is answered on a locked phone and only then the app asks
    Given the app is in the background
    And the phone is locked
    When the app reports a call from Anna
    And the user answers Anna
    And the app asks for the microphone
    Then no question for the microphone appears

  @broken
  Scenario: The app asks from the background while the phone rings
    Given the app is in the background
    When the app reports a call from Anna
    And the app asks for the microphone
    Then no question for the microphone appears

  @outside
  Scenario: The first call is answered with the app in front
    Given the app is in the foreground
    When the app reports a call from Anna
    And the user answers Anna
    And the app asks for the microphone
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    Then the user has allowed the microphone
