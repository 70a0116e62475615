@ui.one-ringtone-from-the-bundle
Feature: The ringtone is a file in the app's bundle, one for all its callers

  An app may bring its own ringtone. It is one sound file that ships inside the app, and it belongs to the app's calls as
  a whole, not to a caller. Who wants a sound for one person sets it in Contacts.

  **You can't have.** A ringtone that is downloaded, recorded or bought in the app, or a sound of yours for a single
  caller.

  **Do instead.** Ship one short sound that loops well. If there is none, the user's own ringtone plays, even one that was
  set for a single contact.

  **For engineers.** `ringtoneSound` is a file name in the main bundle, extension included; assign the configuration
  before the first report. A missing file gives no error. Length and format are not documented: the 30 seconds one hears
  of are Apple's limit for the sounds of notifications.

  @kept
  Scenario: The bundle holds the sound that the configuration names
    Given a build whose bundle holds brand.caf
    And the app creates a provider that names the ringtone brand.caf
    When the app reports a call from Anna
    Then the phone rings with brand.caf

  @broken
  Scenario: The sound was downloaded, and the bundle lacks it
    Given a build whose bundle holds welcome.caf
    And the app creates a provider that names the ringtone brand.caf
    When the app reports a call from Anna
    Then the phone rings with the user's own ringtone

  @broken
  Scenario: The bundle holds the sound under another extension
    Given a build whose bundle holds brand.wav
    And the app creates a provider that names no ringtone
    When the app assigns a configuration that names the ringtone brand.caf
    And the app reports a call from Anna
    Then the phone rings with the user's own ringtone

  @outside
  Scenario: No sound is named and the user's own ringtone plays
    Given a build whose bundle holds welcome.caf
    And the app creates a provider that names no ringtone
    When the app reports a call from Anna
    Then the phone rings with the user's own ringtone
