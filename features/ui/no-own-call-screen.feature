@ui.no-own-call-screen
Feature: The incoming-call screen cannot be redesigned

  The system draws the screen on which a call rings. An app fills a handful of named slots: the caller's name, the handle,
  a ringtone, an icon mask. Nothing else about that screen is the app's.

  **You can't have.** Your colours, your background, your layout or your animation on the screen that rings.

  **Do instead.** Treat that screen as a fixed form with named slots, fill them well, and put the brand into your own call
  screen, which opens after an answer on an unlocked phone.

  **For engineers.** There are the fields of `CXProviderConfiguration` and `CXCallUpdate`, and nothing else. Let one place in
  the code fill both from your own model of a call.

  @kept
  Scenario: A design fills in the named slots
    When a designer asks for the caller's name, supplied by the app, on the incoming-call screen
    And a designer asks for the ringtone, supplied by the app, on the incoming-call screen
    And a designer asks for the icon, supplied by the app, on the system's in-call screen
    Then nothing stands in the way

  @broken
  Scenario: A design puts the brand's pattern behind the caller's name
    When a designer asks for the background, supplied by the app, on the incoming-call screen
    Then iOS offers no way to do this

  @broken
  Scenario: A design moves the buttons on the system's in-call screen
    When a designer asks for the layout, supplied by the app, on the system's in-call screen
    Then iOS offers no way to do this

  @outside
  Scenario: A design gives the app's own call screen any look
    When a designer asks for the background, supplied by the app, on the app's own screen
    Then nothing stands in the way
