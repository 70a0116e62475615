@calls.an-end-is-not-a-tap
Feature: An end action does not prove that the user tapped anything

  The phone tells the app that a call is over, and nothing more. A tap on Decline, another call that took its place, a
  phone that gave up ringing: all of it arrives as the same message.

  **You can't have.** "Anna declined your call" as something the caller can rely on.

  **Do instead.** Write "call ended" or "no answer". Only a button in your own screen tells you that it was tapped.

  **For engineers.** Treat `CXEndCallAction` as the one clean-up path, keyed by UUID and safe to run twice, and count
  nothing as a decline because of it. An end that your server announces is reported with a `CXCallEndedReason` and
  brings no end action.

  @kept
  Scenario: A design says that the call has ended
    When a designer relies on an end action that means that the call is over
    Then nothing stands in the way

  @broken
  Scenario: A design tells the caller that the user declined
    When a designer relies on an end action that means that the user declined
    Then iOS offers no way to do this

  @broken
  Scenario: A design counts who hung up
    When a designer relies on an end action that means that the user hung up
    Then iOS offers no way to do this

  @outside
  Scenario: A design counts taps on the app's own decline button
    When a designer relies on the app's own buttons to know what the user tapped
    Then nothing stands in the way
