@calls.name-a-known-call
Feature: Actions and reports name a call that CallKit knows

  Each call on the phone has one name, its UUID, given by the app when the call began. Whoever wants to end, hold or
  update that call has to use the same name. The server's own call number means nothing to the phone.

  **You can't have.** A call that is found by its caller, its room or its number on the server.

  **Do instead.** Nothing to draw; but plan for "this call is over already", since a button can be tapped a moment too
  late.

  **For engineers.** Keep one table from your server's call id to the UUID, from the first report on. A request that
  names no known call fails with code 4 `unknownCallUUID`; `reportCall(with:endedAt:reason:)` and its sisters have no
  completion, so a wrong UUID there goes unseen and the real call stays on the screen. After a call has ended, request
  nothing for it.

  @kept
  Scenario: The end action names the call that was reported
    Given a running call with Anna
    When the app requests to end the call with Anna
    And the app fulfils the end action for Anna
    Then the request is accepted
    And the screen shows no call

  @broken
  Scenario: The end action names the call by the identifier of the server
    Given a running call with Anna
    When the app requests to end the call with Anna under an identifier of its server
    Then the request is refused with code 4 unknownCallUUID
    And the screen shows a call with Anna

  @broken
  Scenario: On iOS 10.0 the app ends a call that the other side had ended
    Given an iPhone on iOS 10.0
    And a running call with Anna
    When Anna hangs up
    And the app reports that the call from Anna is over, since the other side hung up
    And the app requests to end the call with Anna
    Then the request is refused with code 4 unknownCallUUID

  @broken
  Scenario: The end is reported for a call that CallKit was never told of
    Given a running call with Anna
    When the app reports that the call from Ben is over, since it failed
    Then the screen shows a call with Anna
    And the app is at fault

  @outside
  Scenario: A call that is started has a new identifier
    Given the app is in the foreground
    When the app requests to start the call with Anna
    And the invitation to Anna is sent
    And the app fulfils the start action for Anna
    Then the request is accepted

  @outside
  Scenario: The end of a call is reported twice
    When the app reports a call from Anna
    And Anna gives up
    And the app reports that the call from Anna is over, since the other side hung up
    And the app reports that the call from Anna is over, since the other side hung up
    Then the screen shows no call
