@calls.end-what-is-over
Feature: A call that ends on the network is reported as ended

  CallKit does not hear the network. A call that is over there goes on here, until the app says so: it stays on the
  screen, and it keeps one of the few places for calls.

  **You can't have.** A call that disappears by itself when the other side hangs up.

  **Do instead.** Draw the end of a call for every way it can end, and a message for the case that an old call blocks a
  new one.

  **For engineers.** Report every end that comes from outside with `reportCall(with:endedAt:reason:)`; what the local
  user does is a `CXEndCallAction` instead. End what is left over at every launch.

  @kept
  Scenario: The other side hangs up and the app reports it
    Given a running call with Anna
    When Anna hangs up
    And 2 seconds pass
    And the app reports that the call from Anna is over, since the other side hung up
    Then the screen shows no call

  @kept
  Scenario: The caller gives up while the phone rings, and the app reports it
    When the app reports a call from Anna
    And Anna gives up
    And the app reports that the call from Anna is over, since the other side hung up
    And 60 seconds pass
    Then the screen shows no call

  @kept
  Scenario: Another device answers and the app reports it
    When the app reports a call from Anna
    And another device answers Anna
    And the app reports that the call from Anna is over, since another device answered
    Then the screen shows no call

  @kept
  Scenario: The caller gives up while the call is being answered, and the app fails the answer
    When the app reports a call from Anna
    And the user answers Anna
    And Anna gives up
    And the app fails the answer action for Anna
    Then the screen shows no call

  @broken
  Scenario: The other side hangs up and the app only stops its media
    Given a running call with Anna
    When Anna hangs up
    And the app stops its audio
    And 60 seconds pass
    Then the screen shows a call with Anna
    And the app is at fault

  @broken
  Scenario: On iOS 10.0 the caller gives up and the phone rings on
    Given an iPhone on iOS 10.0
    When the app reports a call from Anna
    And Anna gives up
    And 60 seconds pass
    Then the screen shows a call with Anna
    And the app is at fault

  @outside
  Scenario: The user ends the call, and no report follows
    Given a running call with Anna
    When the user ends the call with Anna
    And the app fulfils the end action for Anna
    And Anna hangs up
    And 60 seconds pass
    Then the screen shows no call

  @outside
  Scenario: The user declines, and the caller gives up afterwards
    When the app reports a call from Anna
    And the user declines Anna
    And the app fulfils the end action for Anna
    And Anna gives up
    And 60 seconds pass
    Then the screen shows no call
