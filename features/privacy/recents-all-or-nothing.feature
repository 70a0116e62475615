@privacy.recents-all-or-nothing
Feature: An app's calls go to Recents all or not at all, and an entry cannot be changed afterwards

  The phone keeps a history of calls, and calls of your app stand in it like any other. The app has one switch for that,
  and no way to an entry that is already there.

  **You can't have.** A call that is deleted in your app and vanishes from the phone's history too, or a row that is
  renamed later.

  **Do instead.** Offer one switch, "Show calls in Recents", and say beside it that earlier entries stay and may appear on
  the person's other devices.

  **For engineers.** `CXProviderConfiguration.includesCallsInRecents` (iOS 11) is true by default and belongs to the
  provider. Assign the configuration before the first report, and again when the setting changes. For people at risk
  report a random generic handle as well.

  @kept
  Scenario: A design offers one switch, and the switch is off
    Given the app creates a provider that keeps its calls out of the phone's history
    When a designer asks to offer one switch for all its calls in the phone's history
    And the app reports a call from Anna
    And the user declines Anna
    And the app fulfils the end action for Anna
    Then nothing stands in the way
    And the phone's history is empty

  @broken
  Scenario: On iOS 11.0 a design deletes one call from the phone's history
    Given an iPhone on iOS 11.0
    When a designer asks to delete one call from the phone's history
    Then iOS offers no way to do this

  @broken
  Scenario: A design renames a call in the phone's history
    When a designer asks to rename a call in the phone's history
    Then iOS offers no way to do this

  @outside
  Scenario: On iOS 10.3 there is no switch and every call is listed
    Given an iPhone on iOS 10.3
    When the app reports the phone number +493012345678 for a call from Anna
    And the user declines Anna
    And the app fulfils the end action for Anna
    Then the phone's history shows +493012345678
