@no
Feature: Will our call always cover the whole screen?

  Not on an unlocked phone: there the user has chosen a banner or the whole screen, and the app is not told which.

  **Do instead.** Choose a name that can be read in a narrow banner, too.

  **Since.** iOS 14. Before, every call covered the screen.

  @no @ui.banner-is-the-users-choice
  Scenario: Every call is to cover the whole screen
    When a designer asks to cover the whole screen with every call
    Then iOS offers no way to do this

  @no @ui.banner-is-the-users-choice
  Scenario: The app is to find out what the user chose
    When a designer asks to know whether the user chose the banner
    Then iOS offers no way to do this

  @yes @ui.banner-is-the-users-choice
  Scenario: The name fits the banner
    When a designer asks for the caller's name, supplied by the app, on the incoming-call banner
    Then nothing stands in the way

  @no
  Scenario: The user wants banners and gets one
    Given the user has chosen banners for incoming calls
    And the phone is unlocked
    When the app reports a call from Anna
    Then the call appears as a banner
