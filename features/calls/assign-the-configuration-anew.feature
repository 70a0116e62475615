@calls.assign-the-configuration-anew
Feature: A changed configuration counts only when it is assigned to the provider again

  The phone reads an app's settings for calls, such as the ringtone, from a copy. When the app changes its own sheet of
  settings, nothing happens until it hands the sheet in again.

  **You can't have.** A ringtone that changes while the phone already rings.

  **Do instead.** Let people choose a ringtone in the app's settings; it counts from the next call on.

  **For engineers.** Build a `CXProviderConfiguration` and assign it as a whole to `provider.configuration`. Reading the
  property gives a copy, so changing what was read changes nothing. Assigning the same value again right before
  `reportNewIncomingCall` is harmless, and Apple's support recommends it to every app: it repairs a rare fault of iOS in
  which `didActivate` never comes and the device's log has `SessionID 0x0`.

  @kept
  Scenario: A configuration with another ringtone is assigned, and the next call rings with it
    Given the app creates a provider that names no ringtone
    When the app sets the ringtone brand.caf on a configuration object
    And the app assigns a configuration that names the ringtone brand.caf
    And the app reports a call from Anna
    Then the phone rings with brand.caf

  @broken
  Scenario: The ringtone is changed on the object that was once handed over
    Given the app creates a provider that names no ringtone
    When the app sets the ringtone brand.caf on a configuration object
    And the app reports a call from Anna
    Then the phone rings with the user's own ringtone
    And the app is at fault

  @broken
  Scenario: On iOS 10.0 the configuration is assigned while the phone rings already
    Given an iPhone on iOS 10.0
    And the app creates a provider that names no ringtone
    When the app sets the ringtone brand.caf on a configuration object
    And the app reports a call from Anna
    And the app assigns a configuration that names the ringtone brand.caf
    Then the phone rings with the user's own ringtone
    And the app is at fault

  @outside
  Scenario: The settings are changed before there is a provider
    When the app sets the ringtone brand.caf on a configuration object
    And the app creates a provider that names the ringtone brand.caf
    And the app reports a call from Anna
    Then the phone rings with brand.caf
