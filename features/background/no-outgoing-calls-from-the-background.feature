@background.no-outgoing-calls-from-the-background
Feature: No call is started from the background, unless one is already running

  A call begins because somebody wants it to, in the app or by a tap on a name elsewhere on the phone. While nobody looks
  at it, an app cannot call anyone, and after the user has hung up it cannot pick up again.

  **You can't have.** A call that starts by itself: by a timer, as a call back, or to go on after the user ended it on the
  system's screen.

  **Do instead.** Send a notification that opens the app with one tap, and start the call there. End means end.

  **For engineers.** `CXStartCallAction` from the foreground, from `INStartCallIntent` (Recents, a contact, Siri), or
  while a call is running. To change media, update the running call with `reportCall(with:updated:)` instead of ending and
  starting. No error code is documented: the request is refused, or the call does not work.

  @kept
  Scenario: The app comes to the front and starts the call
    Given the app is in the background
    When the app is in the foreground
    And the app requests to start the call with Ben
    And the app configures the audio session
    And the invitation to Ben is sent
    And the app fulfils the start action for Ben
    And Ben answers
    And the app reports that the call to Ben is connected
    Then the request is accepted

  @kept
  Scenario: The user taps an entry of Recents while the app is in the background
    Given the app is in the background
    When the user taps Ben in Recents
    And the app requests to start the call with Ben
    And the app configures the audio session
    And the invitation to Ben is sent
    And the app fulfils the start action for Ben
    And Ben answers
    And the app reports that the call to Ben is connected
    Then the request is accepted

  @broken
  Scenario: A timer starts a call
    Given the app is in the background
    When 60 seconds pass
    And the app requests to start the call with Ben
    Then the call with Ben is never started

  @broken
  Scenario: On iOS 10.0 the app calls again after the user has hung up
    Given an iPhone on iOS 10.0
    And the app is in the background
    And the phone is locked
    And a running call with Anna
    When the user ends the call with Anna
    And the app begins a background task
    And the app fulfils the end action for Anna
    And the app requests to start the call with Ben
    And the app ends its background task
    Then the call with Ben is never started

  @outside
  Scenario: A second call is started in the background while the first is running
    Given the app is in the background
    And the phone is locked
    And a running call with Anna
    When the app requests to start the call with Ben
    And the app fulfils the hold action for Anna
    And the app configures the audio session
    And the invitation to Ben is sent
    And the app fulfils the start action for Ben
    And Ben answers
    And the app reports that the call to Ben is connected
    Then the request is accepted
