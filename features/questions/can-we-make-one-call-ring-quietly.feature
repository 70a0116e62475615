@partly
Feature: Can we make one call ring quietly?

  Only with a softer sound from the app's bundle, named before the call is reported. It is no property of one call: it
  rings for all that follow, until the app names another. Volume and vibration are the user's.

  **Do instead.** For what need not ring, send a notification in place of a call.

  @yes @ui.one-ringtone-from-the-bundle
  Scenario: The soft sound anna.caf ships with the app and is named before the call
    Given a build whose bundle holds anna.caf
    And the app creates a provider that names no ringtone
    When the app assigns a configuration that names the ringtone anna.caf
    And the app reports a call from Anna
    Then the phone rings with anna.caf

  @no @ui.one-ringtone-from-the-bundle
  Scenario: The soft sound anna.caf does not ship with the app
    Given a build whose bundle holds brand.caf
    And the app creates a provider that names the ringtone brand.caf
    When the app assigns a configuration that names the ringtone anna.caf
    And the app reports a call from Anna
    Then the phone rings with the user's own ringtone

  @no @ui.leave-the-ringing-to-the-system
  Scenario: The app plays a soft ringtone of its own
    When the app reports a call from Anna
    And the app plays a ringtone of its own
    Then two ringtones sound at once
    And the app is at fault
