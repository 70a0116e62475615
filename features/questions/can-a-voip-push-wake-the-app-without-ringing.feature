@no
Feature: Can a VoIP push wake the app without ringing?

  Each VoIP push becomes a call on the screen, or iOS ends the app. The exception is a push that iOS itself says need not be
  reported.

  **Do instead.** Send news by an ordinary notification.

  **Since.** iOS 13; the exception exists from iOS 26.4 on.

  @no @push.report-before-the-handler-returns
  Scenario: The app takes the push in silence
    Given an iPhone on iOS 26.3
    And the app is in the background
    When a VoIP push arrives
    And the push handler returns
    Then iOS terminates the app with NSInternalInconsistencyException

  @no @push.report-when-the-flag-says-so
  Scenario: On iOS 26.4 the app takes a push in silence that must be reported
    Given an iPhone on iOS 26.4
    And the app is in the background
    When a VoIP push arrives that must be reported
    And the push handler returns
    Then iOS terminates the app with NSInternalInconsistencyException

  @no @push.no-push-without-a-ring
  Scenario: A VoIP push is to fetch new messages
    When a designer asks to fetch new messages by a VoIP push
    Then iOS offers no way to do this

  @yes
  Scenario: From iOS 26.4 a push that need not be reported stays silent
    Given an iPhone on iOS 26.4
    And the app is in the background
    When a VoIP push arrives that need not be reported
    And the push handler returns
    And 60 seconds pass
    Then the screen shows no call
    And the app is still running

  @yes
  Scenario: The news comes as an ordinary notification
    Given the app is in the background
    When an alert push arrives that announces a message from Anna
    Then a notification tells of a message from Anna
