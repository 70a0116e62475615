@ui.no-staying-on-the-system-screen
Feature: On an unlocked phone, answering opens the app; it cannot ask to stay on the system's screen

  On an unlocked phone an answer brings your app to the front. From then on the call is yours to show, and the system
  keeps only a small indicator that leads back.

  **You can't have.** An app without a call screen, which leaves the person with the system's.

  **Do instead.** Build a call screen that can come up at any moment, also while the call still connects. It is the one
  place where the call looks like your brand.

  **For engineers.** Observed, not documented: after `CXAnswerCallAction` the scene becomes active, before or after
  `provider(_:didActivate:)`. Restore the call screen from your model when the scene activates, and assume no order.

  @kept
  Scenario: A design opens its call screen while the call still connects
    Given the phone is unlocked
    When a designer asks to open our call screen while the call still connects
    And the app reports a call from Anna
    And the user answers Anna
    Then nothing stands in the way
    And the call is in the app's own screen
    When the app configures the audio session
    And the app fulfils the answer action for Anna
    And the app is in the background
    Then the call is left to the system's indicator

  @broken
  Scenario: A design leaves the person on the system's screen after an answer
    When a designer asks to stay on the system's call screen after an answer
    Then iOS offers no way to do this

  @outside
  Scenario: The phone is locked and the system's screen stays
    Given the phone is locked
    When a designer asks to stay on the system's call screen while the phone is locked
    And the app reports a call from Anna
    And the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    Then the call stays on the system's screen
