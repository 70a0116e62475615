@calls.report-outgoing-progress
Feature: An outgoing call reports when it is connected

  The phone does not notice that somebody has picked up. Until the app says so, its screen shows a call that is still
  being made: no clock, no sign that people are talking.

  **You can't have.** A call timer that starts by itself when the other side answers.

  **Do instead.** Draw three states for a call that is made: calling, connecting, connected, and let the app drive all
  of them.

  **For engineers.** After the fulfilled `CXStartCallAction` call `reportOutgoingCall(with:startedConnectingAt:)` and,
  when both can talk, `reportOutgoingCall(with:connectedAt:)`; a `nil` date means now. Neither of them activates audio:
  the session came with the start action.

  @kept
  Scenario: Anna answers and the app says so
    Given the app is in the foreground
    When the app requests to start the call with Anna
    And the invitation to Anna is sent
    And the app fulfils the start action for Anna
    And 12 seconds pass
    And Anna answers
    And 1 second passes
    And the app reports that the call to Anna is connected
    And 60 seconds pass
    Then the screen shows a call that is connected

  @broken
  Scenario: Anna answers and the app never reports it
    Given the app is in the foreground
    When the app requests to start the call with Anna
    And the invitation to Anna is sent
    And the app fulfils the start action for Anna
    And Anna answers
    And the connection to Anna stands
    And 60 seconds pass
    Then the screen shows a call that is connecting
    And the app is at fault

  @broken
  Scenario: On iOS 10.0 a whole call passes and is never reported as connected
    Given an iPhone on iOS 10.0
    And the app is in the foreground
    When the app requests to start the call with Anna
    And the invitation to Anna is sent
    And the app fulfils the start action for Anna
    And Anna answers
    And 5 seconds pass
    And the user ends the call with Anna
    And the app fulfils the end action for Anna
    Then the screen shows no call
    And the app is at fault

  @outside
  Scenario: Anna never answers and the call is reported as ended
    Given the app is in the foreground
    When the app requests to start the call with Anna
    And the invitation to Anna is sent
    And the app fulfils the start action for Anna
    And 45 seconds pass
    And the app reports that the call from Anna is over, since nobody answered
    Then the screen shows no call
