@audio.mute-through-callkit
Feature: The app's own mute button tells CallKit

  A call has one state of being muted, and the system keeps it. A mute button in the app has to ask the system, or the
  two screens show different things, and the next tap on the system's button does the opposite of what it says.

  **You can't have.** A mute button that belongs to the app alone, with a state of which the system knows nothing.

  **Do instead.** One state, shown in both places; take the system's as the true one.

  **For engineers.** On a tap, request `CXSetMutedCallAction` with the wished value and do the work when it is
  performed. Set the microphone to `action.isMuted`, never toggle it, and bear unmute actions that nobody asked for.

  @kept
  Scenario: The app's mute button asks CallKit and the microphone follows
    Given a running call with Anna
    When the user taps mute for Anna in the app
    And the app requests to mute the call with Anna
    And the app mutes the microphone for Anna
    And the app fulfils the mute action for Anna
    Then the Mute button of the system's screen is lit

  @kept
  Scenario: The microphone is muted at once and CallKit is told a second later
    Given a running call with Anna
    When the user taps mute for Anna in the app
    And the app mutes the microphone for Anna
    And 1 second passes
    And the app requests to mute the call with Anna
    And the app fulfils the mute action for Anna
    And 60 seconds pass
    Then the Mute button of the system's screen is lit

  @kept
  Scenario: A muted microphone is muted once more, and CallKit knows already
    Given a running call with Anna
    When the app requests to mute the call with Anna
    And the app mutes the microphone for Anna
    And the app fulfils the mute action for Anna
    And 30 seconds pass
    And the app mutes the microphone for Anna
    And 60 seconds pass
    Then the Mute button of the system's screen is lit

  @broken
  Scenario: The app's mute button silences its own track and tells CallKit nothing
    Given a running call with Anna
    When the app mutes the microphone for Anna
    And 60 seconds pass
    Then the Mute button of the system's screen is not lit
    And the app is at fault

  @outside
  Scenario: The user mutes in a lobby, before there is a call
    Given the app is in the foreground
    When the app mutes its microphone in the lobby
    And 60 seconds pass
    Then the app is still running
