@calls.fulfil-the-start-when-sent
Feature: The start action is fulfilled when the invitation has gone out

  "Calling Anna" should mean that Anna's phone has been asked to ring. If the message to her could not be sent, there is
  no call, and the phone's screen must not pretend that there is one.

  **You can't have.** A calling screen that looks the same whether or not anything left the phone.

  **Do instead.** Plan two quick endings besides "calling": "no connection" at once, and "no answer" later.

  **For engineers.** In the handler of `CXStartCallAction` configure the session, send the invitation, then `fulfill()`;
  if sending fails, `fail()`. Do not wait for the other side: the session is activated by this fulfil, so ringback can
  sound, and the action has a time-out. Progress is reported with `reportOutgoingCall`.

  @kept
  Scenario: The invitation is sent and the start is fulfilled, long before anybody answers
    Given the app is in the foreground
    When the app requests to start the call with Anna
    And the invitation to Anna is sent
    And the app fulfils the start action for Anna
    And 20 seconds pass
    Then the screen shows a call that is connecting

  @broken
  Scenario: The invitation cannot be sent and the start is fulfilled all the same
    Given the app is in the foreground
    When the app requests to start the call with Anna
    And the invitation to Anna cannot be sent
    And the app fulfils the start action for Anna
    And 20 seconds pass
    Then the screen shows a call that is connecting
    And the app is at fault

  @broken
  Scenario: On iOS 10.0 the start is fulfilled first, and then the invitation fails
    Given an iPhone on iOS 10.0
    And the app is in the foreground
    When the app requests to start the call with Anna
    And the app fulfils the start action for Anna
    And the invitation to Anna cannot be sent
    Then the screen shows a call that is connecting
    And the app is at fault

  @outside
  Scenario: Sending fails and the start is failed
    Given the app is in the foreground
    When the app requests to start the call with Anna
    And the invitation to Anna cannot be sent
    And the app fails the start action for Anna
    Then the screen shows no call
