@background.declare-the-voip-mode
Feature: The app declares the voip background mode

  One line in the app's settings file tells iOS that this app makes calls. Without it no call is shown and none can be
  started, however well everything else is made.

  **You can't have.** Calls in an app that does not say that it makes calls, or the declaration in an app that makes none.

  **Do instead.** Nothing to design. If no call ever appears in a new build, this is the first thing to ask for.

  **For engineers.** Put `voip` into `UIBackgroundModes`, and check it in the built product. `audio` is another mode and
  no substitute. Without `voip` a request completes with `com.apple.CallKit.error.requesttransaction` 1 and a report with
  `com.apple.CallKit.error.incomingcall` 1, both `unentitled`; from iOS 14.5 there is also `com.apple.CallKit.error` 3,
  `missingVoIPBackgroundMode`. PushToTalk has a mode of its own.

  @kept
  Scenario: The build declares the mode, and a call is shown
    Given a build that declares the voip background mode
    And the app is in the background
    When a VoIP push arrives
    And the app reports a call from Anna
    And the push handler returns
    Then the phone rings for Anna

  @broken
  Scenario: The build declares the audio mode alone, and a start is refused
    Given a build that declares the audio background mode
    And the app is in the foreground
    When the app requests to start the call with Ben
    Then the request is refused with code 1 unentitled
    And the call with Ben is never started

  @broken
  Scenario: The build declares another mode, and a report is refused
    Given a build that declares the remote-notification background mode
    And the app is in the background
    When a VoIP push arrives
    And the app reports a call from Anna
    And the push handler returns
    Then the report is refused with code 1 unentitled
    And the phone does not ring for Anna

  @broken
  Scenario: On iOS 10.0 the build declares another mode, and a start is refused
    Given an iPhone on iOS 10.0
    And a build that declares the remote-notification background mode
    And the app is in the foreground
    When the app requests to start the call with Ben
    Then the request is refused with code 1 unentitled

  @outside
  Scenario: The build declares another mode and rings by notifications
    Given a build that declares the remote-notification background mode
    And the app is in the background
    When an alert push arrives that announces a call from Anna
    Then a notification tells of a call from Anna

  @outside
  Scenario: A walkie-talkie app declares the mode of the PushToTalk framework
    Given a build that declares the push-to-talk background mode
    And the app is in the background
    When 60 seconds pass
    Then the app is still running
