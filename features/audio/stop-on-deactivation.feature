@audio.stop-on-deactivation
Feature: Call audio stops when didDeactivate arrives

  The system takes the audio session away when a call is put on hold or ends. Whatever plays or records then has to
  stop, while a call on hold goes on existing.

  **You can't have.** A call that stays audible, or a microphone that stays open, while another call has the audio.

  **Do instead.** Show a call on hold as silent in both directions, and let a sound for the end of a call wait until
  then.

  **For engineers.** In `provider(_:didDeactivate:)` stop the unit or engine (with WebRTC: `isAudioEnabled = false`,
  then `audioSessionDidDeactivate(_:)`); better still, stop it in the hold and end handlers already. The callback
  names no call: stop the sound of all of them and end none. Sounds after a call begin after this callback.

  @kept
  Scenario: The call is put on hold, the session goes and the audio stops
    Given a running call with Anna
    When the app starts its audio
    And the user puts the call with Anna on hold
    And the app fulfils the hold action for Anna
    And the app stops its audio
    Then the screen shows a call with Anna
    And the call with Anna is silent

  @kept
  Scenario: The other side hangs up, the session goes and the audio stops a second later
    Given the app is in the foreground
    And a running call with Anna
    When the app starts its audio
    And Anna hangs up
    And the app reports that the call from Anna is over, since the other side hung up
    And 1 second passes
    And the app stops its audio
    And 60 seconds pass
    Then the screen shows no call

  @broken
  Scenario: The call is put on hold and the audio runs on
    Given a running call with Anna
    When the app starts its audio
    And the user puts the call with Anna on hold
    And the app fulfils the hold action for Anna
    And 10 seconds pass
    Then the app's audio runs on without a session
    And the app is at fault

  @broken
  Scenario: The only call ends and the audio runs on
    Given the app is in the foreground
    And a running call with Anna
    When the app starts its audio
    And the user ends the call with Anna
    And the app fulfils the end action for Anna
    And 10 seconds pass
    Then the app's audio runs on without a session
    And the app is at fault

  @outside
  Scenario: The audio was stopped in the hold handler already
    Given a running call with Anna
    When the app starts its audio
    And the user puts the call with Anna on hold
    And the app stops its audio
    And the app fulfils the hold action for Anna
    And 10 seconds pass
    Then the screen shows a call with Anna

  @outside
  Scenario: The session comes back at once, and the audio was never stopped
    Given a running call with Anna
    When the app starts its audio
    And the user puts the call with Anna on hold
    And the app fulfils the hold action for Anna
    And 1 second passes
    And the user resumes the call with Anna
    And the app fulfils the hold action for Anna
    And 60 seconds pass
    Then the call with Anna is heard
