@audio.bring-your-own-ringback
Feature: The caller hears a ringback only if the app plays one, once the session is active

  While the other phone rings, the system plays nothing to the caller. The tone is the app's own, and it is heard only
  once the system has switched the audio session on, shortly after the user has tapped call.

  **You can't have.** A ringback by the system, or a tone in the very instant of the tap.

  **Do instead.** Decide on a tone and let it begin with the connecting; callers take silence for a failure.

  **For engineers.** Fulfil `CXStartCallAction` as soon as the invitation is sent; `didActivate` follows that, not the
  answer of the other side. Start the tone there while the call still connects, mixed into the call's own engine, and
  stop it when the call is connected or ends.

  @kept
  Scenario: The ringback begins when the session is active and the call still connects
    Given the app is in the foreground
    When the app requests to start the call with Anna
    And the app configures the audio session
    And the invitation to Anna is sent
    And the app fulfils the start action for Anna
    And the app reports that the call to Anna is connecting
    And the app plays a ringback through the call's audio
    Then the ringback is heard

  @broken
  Scenario: The ringback begins with the start action
    Given the app is in the foreground
    When the app requests to start the call with Anna
    And the app plays a ringback with a player of its own
    Then the ringback is not heard

  @outside
  Scenario: An incoming call has no ringback to play
    Given the app is in the background
    When the app reports a call from Anna
    And the user answers Anna
    And the app configures the audio session
    And 3 seconds pass
    And the app fulfils the answer action for Anna
    Then the ringback is not heard

  @outside
  Scenario: A call outside CallKit plays its ringback without waiting for anybody
    Given the app is in the foreground
    When the app plays a ringback with a player of its own
    Then the ringback is heard
