@calls.fulfil-the-answer-when-connected
Feature: The answer action is fulfilled when people can talk, not before

  Between "answered" and "we can hear each other" there is a gap. The phone has a state for it, "connecting", and leaves
  it when the app says so. An app that says so at once shows a running clock and plays silence.

  **You can't have.** An answer that counts seconds from the tap on.

  **Do instead.** Use the system's connecting state, shorten it by connecting while the phone still rings, and plan an
  end "could not connect".

  **For engineers.** Keep the `CXAnswerCallAction` until the media path stands, then `fulfill()`; on an error `fail()`
  it or report `.failed`, and stay below `timeoutDate`. Only an engine that cannot connect without the activated session
  has to fulfil first. Nothing may wait in a circle.

  @kept
  Scenario: The answer is fulfilled when the connection stands
    When the app reports a call from Anna
    And the user answers Anna
    And 1.3 seconds pass
    And the connection to Anna stands
    And the app fulfils the answer action for Anna
    Then the screen shows a call with Anna that is connected

  @broken
  Scenario: The answer is fulfilled at once and the connection takes three seconds
    When the app reports a call from Anna
    And the user answers Anna
    And the app fulfils the answer action for Anna
    And 3 seconds pass
    And the connection to Anna stands
    Then the call timer runs before the connection to Anna stands
    And the app is at fault

  @broken
  Scenario: On iOS 10.0 the answer is fulfilled at once
    Given an iPhone on iOS 10.0
    When the app reports a call from Anna
    And the user answers Anna
    And the app fulfils the answer action for Anna
    And 8 seconds pass
    And the connection to Anna stands
    Then the call timer runs before the connection to Anna stands
    And the app is at fault

  @outside
  Scenario: The connection stands before the user answers
    When the app reports a call from Anna
    And the connection to Anna stands
    And the user answers Anna
    And the app fulfils the answer action for Anna
    Then the screen shows a call with Anna that is connected

  @outside
  Scenario: The connection cannot be made and the answer is failed
    When the app reports a call from Anna
    And the user answers Anna
    And the connection to Anna fails
    And the app fails the answer action for Anna
    Then the screen shows no call
