@audio.spare-the-running-call
Feature: Declining a second call leaves the audio of the first one alone

  The message that ends a call also comes when the user declines a second one. All calls of an app share one audio
  session, so an app that tidies up the sound at that moment cuts off the call that is still running.

  **You can't have.** A separate sound for each call: all calls of an app share one.

  **Do instead.** Make declining free of side effects: the running call goes on as if nothing had happened.

  **For engineers.** In the handler of `CXEndCallAction` drop the media of that one call and fulfil. Leave the session,
  the audio unit and the category to `provider(_:didDeactivate:)`. Mind that samples for a single call stop their audio
  there.

  @kept
  Scenario: A second call is declined and only its own media is dropped
    Given a running call with Anna
    When the app starts its audio
    And the app reports a call from Ben
    And the user declines Ben
    And the app leaves the call with Ben
    And the app fulfils the end action for Ben
    Then the call with Anna is heard

  @kept
  Scenario: The first call ends while the second one is being declined
    Given the app is in the foreground
    And a running call with Anna
    When the app starts its audio
    And the app reports a call from Ben
    And the user declines Ben
    And Anna hangs up
    And the app reports that the call from Anna is over, since the other side hung up
    And the app stops its audio
    And the app fulfils the end action for Ben
    Then the screen shows no call

  @broken
  Scenario: A second call is declined and the app stops its audio
    Given a running call with Anna
    When the app starts its audio
    And the app reports a call from Ben
    And the user declines Ben
    And the app stops its audio
    And the app fulfils the end action for Ben
    Then the call with Anna is silent
    And the app is at fault

  @broken
  Scenario: A second call is declined and the app deactivates the session
    Given a running call with Anna
    When the app starts its audio
    And the app reports a call from Ben
    And the user declines Ben
    And the app deactivates the audio session itself
    And the app fulfils the end action for Ben
    Then the call with Anna is silent
    And the app is at fault

  @outside
  Scenario: The only call ends and the app stops its audio
    Given the app is in the foreground
    And a running call with Anna
    When the app starts its audio
    And the user ends the call with Anna
    And the app stops its audio
    And the app fulfils the end action for Anna
    Then the screen shows no call
