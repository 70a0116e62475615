@audio.start-on-every-activation
Feature: Every didActivate starts the call's audio again

  When a call comes back from hold, the system switches the audio session on a second time and says so in the same way
  as at first. The app has to start its sound again; nothing else will.

  **You can't have.** A resumed call that finds its sound by itself.

  **Do instead.** Let the call simply go on when the user resumes it: no prompt, no button to switch the sound on.

  **For engineers.** Treat each `provider(_:didActivate:)` like the first one. An interruption notification of type
  `ended` is not part of this path: use `AVAudioSession.interruptionNotification` for logging, never as the signal to
  start.

  @kept
  Scenario: The call comes back from hold and its audio starts again
    Given a running call with Anna
    When the app starts its audio
    And the user puts the call with Anna on hold
    And the app stops its audio
    And the app fulfils the hold action for Anna
    And the user resumes the call with Anna
    And the app fulfils the hold action for Anna
    And the app starts its audio
    And 60 seconds pass
    Then the call with Anna is heard

  @kept
  Scenario: The user closes the other call and the app's call comes back
    Given a running call with Anna
    When the app starts its audio
    And another call comes in from outside the app
    And the user holds the running call and accepts the other
    And the app stops its audio
    And the app fulfils the hold action for Anna
    And the user closes the other call
    And the app fulfils the hold action for Anna
    And the app starts its audio
    And 60 seconds pass
    Then the call with Anna is heard

  @kept
  Scenario: Two calls are swapped and the audio starts for the other one
    Given a running call with Anna
    When the app starts its audio
    And the app reports a call from Ben
    And the user puts the call with Anna on hold
    And the app stops its audio
    And the app fulfils the hold action for Anna
    And the user answers Ben
    And the app fulfils the answer action for Ben
    And the app starts its audio
    And the user switches to Anna
    And the app stops its audio
    And the app fulfils the hold action for Ben
    And the app fulfils the hold action for Anna
    And the app starts its audio
    And 60 seconds pass
    Then the call with Anna is heard

  @broken
  Scenario: The app waits for the end of an interruption and the resumed call stays silent
    Given a running call with Anna
    When the app starts its audio
    And the user puts the call with Anna on hold
    And the app stops its audio
    And the app fulfils the hold action for Anna
    And the user resumes the call with Anna
    And the app fulfils the hold action for Anna
    And 60 seconds pass
    Then the call with Anna is silent
    And the app is at fault

  @outside
  Scenario: A session that is activated after a reset has no call to serve
    Given the app is in the foreground
    When the app starts its audio
    And the app stops its audio
    And the app reports a call from Anna
    And iOS resets the provider
    And iOS activates the audio session once more
    And 60 seconds pass
    Then the screen shows no call
