@no
Feature: Can our call be heard when the phone is switched to silent?

  The silent switch, the volume and the vibration are the user's, and the app must not ring by itself to get around them.

  **Do instead.** Rely on the screen and on vibration. For a call that was not noticed, send a notification afterwards.

  @no @ui.leave-the-ringing-to-the-system
  Scenario: The app plays its own ringtone because the phone is silent
    Given the user silences the phone
    When the app reports a call from Anna
    And the app plays a ringtone of its own
    Then two ringtones sound at once
    And the app is at fault

  @yes @ui.leave-the-ringing-to-the-system
  Scenario: The call is shown, and the app makes no sound of its own
    Given the user silences the phone
    When the app reports a call from Anna
    Then the screen shows a call with Anna
    When the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    Then the audio session is activated by CallKit
