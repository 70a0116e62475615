@yes
Feature: Can we ring with our own sound?

  Name a sound file that ships inside the app, and the system plays it. The app itself must not play it.

  **Do instead.** Ship the file in the app. A sound that is downloaded later cannot ring.

  @yes @ui.one-ringtone-from-the-bundle @ui.leave-the-ringing-to-the-system
  Scenario: The system plays the sound that ships in the app
    Given a build whose bundle holds brand.caf
    And the app creates a provider that names the ringtone brand.caf
    When the app reports a call from Anna
    Then the phone rings with brand.caf
    When the user declines Anna
    And the app fulfils the end action for Anna
    Then the screen shows no call

  @no @ui.one-ringtone-from-the-bundle
  Scenario: The sound was downloaded after the app was installed
    Given a build whose bundle holds welcome.caf
    And the app creates a provider that names the ringtone brand.caf
    When the app reports a call from Anna
    Then the phone rings with the user's own ringtone

  @no @ui.leave-the-ringing-to-the-system
  Scenario: The app plays its sound by itself
    When the app reports a call from Anna
    And the app plays a ringtone of its own
    Then two ringtones sound at once
    And the app is at fault
