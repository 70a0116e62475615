@ui.banner-is-the-users-choice
Feature: Whether a call covers the screen or appears as a banner is the user's choice

  On an unlocked phone a call may cover the screen, or come as a small banner over what the person is doing. A setting of
  the phone decides that, for all calls alike.

  **You can't have.** A call of yours that covers the whole screen although its user chose banners.

  **Do instead.** Draw both forms in your storyboard. Write names that can still be read when a banner cuts them off.

  **For engineers.** There is no code for it: no property of CallKit reads or sets the style, which came with iOS 14. A
  locked phone always shows the full screen. Do not put an incoming screen of your own on top of the banner.

  @kept
  Scenario: The caller's name is written for the banner
    Given the phone is unlocked
    And the user has chosen banners for incoming calls
    When a designer asks for the caller's name, supplied by the app, on the incoming-call banner
    And the app reports a call from Anna
    Then nothing stands in the way
    And the call appears as a banner
    And the buttons are Decline and Accept

  @broken
  Scenario: On iOS 14.0 a design covers the screen with every call
    Given an iPhone on iOS 14.0
    When a designer asks to cover the whole screen with every call
    Then iOS offers no way to do this

  @broken
  Scenario: A design asks which style the user chose
    When a designer asks to know whether the user chose the banner
    Then iOS offers no way to do this

  @outside
  Scenario: A locked phone shows the full screen
    Given the user has chosen banners for incoming calls
    And the phone is locked
    When the app reports a call from Anna
    Then the call covers the screen

  @outside
  Scenario: On iOS 13.7 there was no banner
    Given an iPhone on iOS 13.7
    And the phone is unlocked
    When a designer asks to cover the whole screen with every call
    And the app reports a call from Anna
    Then nothing stands in the way
    And the call covers the screen
