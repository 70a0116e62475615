@calls.held-stays-held
Feature: A held call stays held until it is un-held

  When a second call takes over, the first one waits on hold: silent, but not over. It comes back when the user says so.
  If the other side ends the second call, the phone leaves the first on hold, so that nobody is overheard without
  knowing it.

  **You can't have.** A held call that resumes by itself when the other call is over on the far side.

  **Do instead.** Show "on hold, tap to resume" in the app, and expect people to come back to it after minutes.

  **For engineers.** `didDeactivate` means that the session is gone, never that the call is over: stop the audio unit
  and keep the call. Resume by `CXSetHeldCallAction` only; if the user ended the other call, it comes from the system,
  otherwise from the call screen or your button. `setActive(true)` in between is refused with 561017449.

  @kept
  Scenario: The far end closes the other call and the held call waits for the user
    Given a running call with Anna
    When another call comes in from outside the app
    And the user holds the running call and accepts the other
    And the app fulfils the hold action for Anna
    And 90 seconds pass
    And the far end closes the other call
    And 20 seconds pass
    Then the screen shows a call with Anna

  @kept
  Scenario: The user ends the other call and the system resumes the held one
    Given a running call with Anna
    When another call comes in from outside the app
    And the user holds the running call and accepts the other
    And the app fulfils the hold action for Anna
    And the user closes the other call
    And the app fulfils the hold action for Anna
    Then the screen shows a call with Anna that is connected

  @kept
  Scenario: Anna hangs up at the moment in which she is put on hold
    Given a running call with Anna
    When the user puts the call with Anna on hold
    And the app fulfils the hold action for Anna
    And Anna hangs up
    And the app reports that the call from Anna is over, since the other side hung up
    Then the screen shows no call

  @kept
  Scenario: The server closes a call that has been on hold for half a minute
    Given a running call with Anna
    When the user puts the call with Anna on hold
    And the app fulfils the hold action for Anna
    And 30 seconds pass
    And the app reports that the call from Anna is over, since the other side hung up
    Then the screen shows no call

  @broken
  Scenario: The session of a held call is taken away and the app ends the call
    Given a running call with Anna
    When the user puts the call with Anna on hold
    And the app fulfils the hold action for Anna
    And the app reports that the call from Anna is over, since it failed
    Then the screen shows no call
    And the app is at fault

  @broken
  Scenario: On iOS 10.0 the app leaves the call that was put on hold
    Given an iPhone on iOS 10.0
    And a running call with Anna
    When the user puts the call with Anna on hold
    And the app fulfils the hold action for Anna
    And the app leaves the call with Anna
    Then the screen shows a call with Anna that is on hold
    And the app is at fault

  @outside
  Scenario: The session goes with the end of the call, and the app leaves it
    Given a running call with Anna
    When the user ends the call with Anna
    And the app fulfils the end action for Anna
    And the app leaves the call with Anna
    Then the screen shows no call
