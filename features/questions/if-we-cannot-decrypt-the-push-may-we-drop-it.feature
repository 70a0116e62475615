@no
Feature: If we cannot decrypt the push, may we drop it?

  A push that the app cannot read has to ring like any other.

  **Do instead.** Report a call from "Somebody" and end it as failed. The screen shows up for a moment.

  **Since.** iOS 13.

  @no @push.report-before-the-handler-returns
  Scenario: The app drops what it cannot read
    Given an iPhone on iOS 26.3
    And the app is in the background
    When a VoIP push arrives
    And the push handler returns
    Then iOS terminates the app with NSInternalInconsistencyException

  @no @push.report-when-the-flag-says-so
  Scenario: On iOS 26.4 the app drops what it cannot read and must report
    Given an iPhone on iOS 26.4
    And the app is in the background
    When a VoIP push arrives that must be reported
    And the push handler returns
    Then iOS terminates the app with NSInternalInconsistencyException

  @yes @push.report-before-the-handler-returns
  Scenario: A placeholder rings and is ended as failed
    Given an iPhone on iOS 26.3
    And the app is in the background
    When a VoIP push arrives
    And the app reports a call from Somebody
    And the app reports that the call from Somebody is over, since it failed
    And the push handler returns
    Then the screen shows no call
    And iOS does not terminate the app

  @yes @push.report-when-the-flag-says-so
  Scenario: On iOS 26.4 a placeholder rings for a push that must be reported
    Given an iPhone on iOS 26.4
    And the app is in the background
    When a VoIP push arrives that must be reported
    And the app reports a call from Somebody
    And the app reports that the call from Somebody is over, since it failed
    And the push handler returns
    Then the screen shows no call
    And iOS does not terminate the app
