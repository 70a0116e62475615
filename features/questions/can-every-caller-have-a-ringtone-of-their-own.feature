@partly
Feature: Can every caller have a ringtone of their own?

  Only as the user's own choice in Contacts. The app itself has one sound at a time, and it rings for everybody.

  **Do instead.** Name no ringtone. Then the phone rings as the user has set it, for a single contact as well.

  @yes
  Scenario: The app names no sound and the user's own ringtone plays
    Given the app creates a provider that names no ringtone
    When the app reports a call from Anna
    Then the phone rings with the user's own ringtone

  @no @ui.one-ringtone-from-the-bundle
  Scenario: Anna's own ringtone comes from the server
    Given a build whose bundle holds brand.caf
    And the app creates a provider that names the ringtone brand.caf
    When the app assigns a configuration that names the ringtone anna.caf
    And the app reports a call from Anna
    Then the phone rings with the user's own ringtone

  @yes @ui.one-ringtone-from-the-bundle
  Scenario: Anna and Ben ring with the one sound of the app
    Given a build whose bundle holds brand.caf
    And the app creates a provider that names the ringtone brand.caf
    When the app reports a call from Anna
    And Anna gives up
    And the app reports that the call from Anna is over, since nobody answered
    And the app reports a call from Ben
    Then the phone rings with brand.caf
