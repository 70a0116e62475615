@push.report-before-the-handler-returns
Feature: Every VoIP push is reported as an incoming call before its handler returns

  A VoIP push wakes the app for one purpose: to ring. The app has to report a call before its push handler returns,
  even when the payload cannot be read, decrypted or matched; what turns out to be nothing is ended afterwards.

  **You can't have.** A silent VoIP push, or a look at the server before the phone rings.

  **Do instead.** Plan the incoming-call moment around what the push itself carries, and plan the screen for a call that
  ended before it began: a short ring, then a missed-call notice.

  **For engineers.** Build a `CXCallUpdate` from the payload and call `reportNewIncomingCall` before the delegate
  method returns: no request to a server, no other queue, no `Task` first. Only that call counts, not its completion. On any
  error report a placeholder with a fresh UUID and end it with `.failed`. The system exempts an app that it sees in front or
  on a call (on iOS 26.4 and later `mustReport` says so); report even when you believe that you are exempt.

  @kept
  Scenario: The call is reported inside the handler
    Given the app is in the background
    When a VoIP push arrives
    And the app reports a call from Anna
    And the push handler returns
    And 60 seconds pass
    Then the phone rings for Anna
    And the app is still running

  @kept
  Scenario: A payload that cannot be decrypted becomes a placeholder call that fails
    Given the app is in the background
    When a VoIP push arrives
    And the app reports a call from Somebody
    And the app reports that the call from Somebody is over, since it failed
    And the push handler returns
    And 60 seconds pass
    Then the screen shows no call
    And iOS does not terminate the app

  @kept
  Scenario: A second push for a ringing call is reported with the call that is known already
    Given the app is in the background
    When a VoIP push arrives
    And the app reports a call from Anna
    And the push handler returns
    And a VoIP push arrives
    And the app reports a call from Anna
    And the push handler returns
    And 60 seconds pass
    Then the app is still running

  @broken
  Scenario: The handler asks the server first and returns
    Given the app is in the background
    When a VoIP push arrives
    And the app asks its server who is calling
    And the push handler returns
    Then iOS terminates the app with NSInternalInconsistencyException

  @broken
  Scenario: The completion handler is called in place of a report
    Given the app is in the background
    When a VoIP push arrives
    And the app calls the completion handler of the push
    And the push handler returns
    Then iOS terminates the app with NSInternalInconsistencyException

  @broken
  Scenario: On iOS 13.0 the push is swallowed
    Given an iPhone on iOS 13.0
    And the app is in the background
    When a VoIP push arrives
    And the push handler returns
    Then iOS terminates the app with NSInternalInconsistencyException

  @outside
  Scenario: On iOS 12.5 the push is swallowed
    Given an iPhone on iOS 12.5
    And the app is in the background
    When a VoIP push arrives
    And the push handler returns
    And 60 seconds pass
    Then the app is still running

  @outside
  Scenario: An app linked with the iOS 12 SDK swallows the push
    Given an app linked with the iOS 12.1 SDK
    And the app is in the background
    When a VoIP push arrives
    And the push handler returns
    Then the app is still running

  @outside
  Scenario: The system sees the app in the foreground
    Given the app is in the foreground
    When a VoIP push arrives
    And the push handler returns
    Then the app is still running

  @outside
  Scenario: The system sees the app on a call
    Given the app is in the background
    And a running call with Anna
    When a VoIP push arrives
    And the push handler returns
    Then the app is still running

  @outside
  Scenario: From iOS 26.4 a push need not be reported
    Given an iPhone on iOS 26.4
    And the app is in the background
    When a VoIP push arrives that need not be reported
    And the push handler returns
    And 60 seconds pass
    Then the app is still running
