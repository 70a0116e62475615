@no
Feature: Can we keep people on the system's screen after they answer on an unlocked phone?

  An answer on an unlocked phone opens the app.

  **Do instead.** Have a call screen of your own ready that can be shown while the call still connects.

  @no @ui.no-staying-on-the-system-screen
  Scenario: The design has no call screen of its own
    When a designer asks to stay on the system's call screen after an answer
    Then iOS offers no way to do this

  @yes @ui.no-staying-on-the-system-screen
  Scenario: The app's call screen is there at once
    When a designer asks to open our call screen while the call still connects
    Then nothing stands in the way
