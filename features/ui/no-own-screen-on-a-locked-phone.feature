@ui.no-own-screen-on-a-locked-phone
Feature: On a locked phone an answered audio call stays on the system's screen; the app cannot come to the front

  People answer calls without unlocking the phone. The whole call is then held on the system's screen, and your own call
  screen is not seen at all.

  **You can't have.** Your own call screen on the lock screen, neither while it rings nor after the answer.

  **Do instead.** Make sure that everything somebody needs to talk exists on the system's screen: mute, speaker, keypad,
  end. Anything else waits until the person taps the button with your icon and unlocks.

  **For engineers.** After a locked answer the app runs in the background, with no window. The path from
  `CXAnswerCallAction` to sound must not need a view, a permission alert or a web view. Give each call a handle that is
  not empty: on iOS 26 the button that opens the app was reported to do nothing without one.

  @kept
  Scenario: Everything that a locked caller needs is on the system's screen
    Given the phone is locked
    When a designer asks for the buttons, supplied by the system, on the lock screen
    And the app reports a call from Anna
    And the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    Then nothing stands in the way
    And the call stays on the system's screen

  @broken
  Scenario: A design opens the app's call screen right after an answer on the lock screen
    When a designer asks for our call screen, supplied by the app, on the lock screen, after answering
    Then iOS offers no way to do this

  @broken
  Scenario: A design rings with a screen of its own on the locked phone
    When a designer asks for our call screen, supplied by the app, on the lock screen, while the phone rings
    Then iOS offers no way to do this

  @outside
  Scenario: The phone is unlocked and the answer opens the app
    Given the phone is unlocked
    When a designer asks for our call screen, supplied by the app, on the app's own screen, after answering
    And the app reports a call from Anna
    And the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    Then the call is in the app's own screen

  @outside
  Scenario: A video call is answered on the locked phone and the person unlocks
    Given the phone is locked
    And the app creates a provider that supports video
    When the app reports a video call from Anna
    And the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    Then the phone asks to unlock
    When the phone is unlocked
    Then the call is in the app's own screen
