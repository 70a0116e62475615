@no
Feature: Can a white-label product show its brand name with a call?

  The system shows the app's own display name, whatever the app says.

  **Do instead.** Ship one app for each brand, or put the brand into the caller's name.

  **Since.** iOS 14. Before, the app could choose the name.

  @no @ui.no-brand-name-of-choice
  Scenario: The app called Example asks for the name of its customer
    Given a build called Example
    And the app creates a provider that bears the name Acme
    When the app reports a call from Anna
    Then the call bears the product name Example

  @yes @ui.no-brand-name-of-choice
  Scenario: The brand has an app of its own
    Given a build called Acme
    And the app creates a provider that bears no name
    When the app reports a call from Anna
    Then the call bears the product name Acme
