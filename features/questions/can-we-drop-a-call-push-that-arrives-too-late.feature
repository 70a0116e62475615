@partly
Feature: Can we drop a call push that arrives too late?

  Only from iOS 26.4 on, when iOS says that the push need not be reported. In all other cases it has to ring.

  **Do instead.** Report the late call and end it at once as unanswered.

  **Since.** iOS 26.4.

  @yes
  Scenario: On iOS 26.4 a late push need not be reported
    Given an iPhone on iOS 26.4
    And the app is in the background
    When a VoIP push arrives that need not be reported
    And the push handler returns
    And 60 seconds pass
    Then the screen shows no call
    And the app is still running

  @no @push.report-when-the-flag-says-so
  Scenario: On iOS 26.4 a late push that must be reported is dropped
    Given an iPhone on iOS 26.4
    And the app is in the background
    When a VoIP push arrives that must be reported
    And the push handler returns
    Then iOS terminates the app with NSInternalInconsistencyException

  @no @push.late-pushes-still-arrive
  Scenario: The server counts on late pushes being thrown away
    When a designer relies on an expiration of 0 keeping late pushes away
    Then iOS offers no way to do this

  @yes @push.late-pushes-still-arrive
  Scenario: The late call is reported and ended at once
    When a designer asks to end a call at once that comes too late
    Then nothing stands in the way
