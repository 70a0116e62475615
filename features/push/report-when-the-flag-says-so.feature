@push.report-when-the-flag-says-so
Feature: From iOS 26.4 each VoIP push says whether a call must be reported, and a push that says so is reported

  On older systems nearly every push for a call has to make the phone ring. From iOS 26.4 the system says for each one
  whether it has to; where it need not, the app may stay silent, or show a notice of a missed call.

  **You can't have.** A choice of your own which pushes ring: the system decides, by criteria that Apple does not promise.

  **Do instead.** Turn a push that need not be reported, such as one that comes minutes too late, into a missed-call notice.

  **For engineers.** Implement `pushRegistry(_:didReceiveIncomingVoIPPushWith:metadata:withCompletionHandler:)` and
  branch on `mustReport` alone, never on the state of the application as the app sees it. Keep the older callback,
  which always reports, for systems before 26.4.

  @kept
  Scenario: A push that must be reported is reported inside the handler
    Given an iPhone on iOS 26.4
    And the app is in the background
    When a VoIP push arrives that must be reported
    And the app reports a call from Anna
    And the push handler returns
    Then the phone rings for Anna
    And the app is still running

  @broken
  Scenario: A push that must be reported belongs to a call that is over, and is dropped
    Given an iPhone on iOS 26.4
    And the app is in the background
    When a VoIP push arrives that must be reported
    And the push handler returns
    Then iOS terminates the app with NSInternalInconsistencyException

  @outside
  Scenario: A push that need not be reported becomes a notice
    Given an iPhone on iOS 26.4
    And the app is in the background
    When a VoIP push arrives that need not be reported
    And the push handler returns
    And 60 seconds pass
    Then the app is still running
    And the screen shows no call

  @outside
  Scenario: On iOS 26.3 there is no flag, and the older duty is done
    Given an iPhone on iOS 26.3
    And the app is in the background
    When a VoIP push arrives
    And the app reports a call from Anna
    And the push handler returns
    Then the app is still running
