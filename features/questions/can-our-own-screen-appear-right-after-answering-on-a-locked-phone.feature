@no
Feature: Can our own screen appear right after answering on a locked phone?

  An audio call stays where the system shows it, until the person taps the button with your icon and unlocks the phone.

  **Do instead.** Plan each call so that it works with the system's screen alone, and take over from there after the unlock.

  @no @ui.no-own-screen-on-a-locked-phone
  Scenario: The app's screen covers the lock screen after an answer
    When a designer asks for our call screen, supplied by the app, on the lock screen, after answering
    Then iOS offers no way to do this

  @yes @ui.no-own-screen-on-a-locked-phone
  Scenario: The design leaves the buttons on the lock screen to the system
    When a designer asks for the buttons, supplied by the system, on the lock screen, after answering
    Then nothing stands in the way

  @yes
  Scenario: The app's screen appears once the person has unlocked the phone and opened the app
    Given the phone is locked
    When the app reports a call from Anna
    And the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    Then the call stays on the system's screen
    When the phone is unlocked
    And the app is in the foreground
    Then the call is in the app's own screen
