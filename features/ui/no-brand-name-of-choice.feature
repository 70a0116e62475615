@ui.no-brand-name-of-choice
Feature: The app cannot choose the product name shown with a call

  Next to the caller stands the name of the app. It is the name under its icon on the home screen, and the app cannot give
  another one for its calls.

  **You can't have.** One app that calls under several brand names.

  **Do instead.** Ship an app for each brand, or put the brand into the caller's name: "Anna, Acme".

  **For engineers.** `CXProviderConfiguration(localizedName:)` and `localizedName` are deprecated since iOS 14 with the
  word that they are no longer supported. They still compile, with a warning, and have no documented
  effect; use `CXProviderConfiguration()`.

  @kept
  Scenario: The app relies on its display name
    Given a build called Example
    And the app creates a provider that bears no name
    When the app reports a call from Anna
    Then the call bears the product name Example

  @kept
  Scenario: The provider repeats the app's display name
    Given a build called Acme
    And the app creates a provider that bears the name Acme
    When the app reports a call from Anna
    Then the call bears the product name Acme

  @broken
  Scenario: On iOS 14.0 a white-label app sets a brand's name
    Given an iPhone on iOS 14.0
    And a build called Example
    And the app creates a provider that bears the name Acme
    When the app reports a call from Anna
    Then the call bears the product name Example

  @outside
  Scenario: On iOS 13.7 the provider's name could be set
    Given an iPhone on iOS 13.7
    And a build called Example
    And the app creates a provider that bears the name Acme
    When the app reports a call from Anna
    Then the call bears the product name Acme
