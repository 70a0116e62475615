@depends
Feature: Does it ring when the user has swiped the app away?

  It may. In one report on [Apple's forum](https://developer.apple.com/forums/thread/781211) the push started an app that
  its user had killed, and iOS ended it again, since the push never reached its handler. Apple promises neither.

  **Do instead.** Register for pushes at the start of the app, and report before anything else is loaded.

  **Since.** iOS 13 for the duty to report.

  @yes @push.report-before-the-handler-returns
  Scenario: The push starts the app, and the app reports the call
    Given an iPhone on iOS 26.3
    And the app is closed
    When a VoIP push arrives
    And the app creates its provider
    And the app sets the delegate of its provider
    And the app creates its push registry with a delegate
    And the app asks for VoIP pushes
    And the app reports a call from Anna
    And the push handler returns
    Then the phone rings for Anna

  @no @push.report-before-the-handler-returns
  Scenario: The push starts the app, and the app first loads its account
    Given an iPhone on iOS 26.3
    And the app is closed
    When a VoIP push arrives
    And the app creates its provider
    And the app sets the delegate of its provider
    And the app creates its push registry with a delegate
    And the app asks for VoIP pushes
    And the app asks its server who is calling
    And the push handler returns
    Then iOS terminates the app with NSInternalInconsistencyException
    And the phone never rings
