@calls.finish-every-action
Feature: Every action the system hands over is fulfilled or failed exactly once, in time

  When people tap a button of the system's call screen, the phone asks the app to do it and waits for one word: done, or
  failed. An app that says nothing leaves the screen hanging, until the phone gives up, perhaps together with the call.

  **You can't have.** An answer, a hold or a hang-up that takes as long as your server does.

  **Do instead.** Let mute, hold and hang-up happen at once and catch up with the server afterwards. For an answer plan
  a short "connecting", and the words for "could not connect" in your own app, since by then the call screen is gone.

  **For engineers.** Complete each `CXAction` with `fulfill()` or `fail()` in every branch, the one for an unknown call
  included, and each part of a `CXTransaction` on its own. Set a limit of your own well before `timeoutDate`. In
  `provider(_:timedOutPerforming:)` stop the work and touch the action no more: it has failed.

  @kept
  Scenario: The answer is fulfilled when the call has connected
    When the app reports a call from Anna
    And the user answers Anna
    And 45 seconds pass
    And the app fulfils the answer action for Anna
    Then the screen shows a call with Anna
    And the app is still running

  @kept
  Scenario: A connection cannot be made and the answer is failed
    When the app reports a call from Anna
    And the user answers Anna
    And 5 seconds pass
    And the app fails the answer action for Anna
    And 60 seconds pass
    Then the screen shows no call

  @kept
  Scenario: A connection cannot be made and the call is reported as failed
    When the app reports a call from Anna
    And the user answers Anna
    And the app reports that the call from Anna is over, since it failed
    And 60 seconds pass
    Then the screen shows no call

  @broken
  Scenario: The handler of an answer returns and nothing is fulfilled or failed
    When the app reports a call from Anna
    And the user answers Anna
    And 61 seconds pass
    Then iOS gives up the answer action for Anna
    And the screen shows no call

  @broken
  Scenario: On iOS 10.0 an answer is fulfilled after its time has run out
    Given an iPhone on iOS 10.0
    When the app reports a call from Anna
    And the user answers Anna
    And 61 seconds pass
    And the app fulfils the answer action for Anna
    Then iOS gives up the answer action for Anna
    And the screen shows no call

  @broken
  Scenario: An answer is fulfilled twice
    When the app reports a call from Anna
    And the user answers Anna
    And the app fulfils the answer action for Anna
    And the app fulfils the answer action for Anna
    Then the screen shows a call with Anna
    And the app is at fault

  @outside
  Scenario: A call rings for a minute and nobody acts
    When the app reports a call from Anna
    And 90 seconds pass
    Then the screen shows a call with Anna
