@partly
Feature: Does it work on the Mac and the watch?

  On the watch, yes. A native Mac app has no CallKit calls, and neither has the simulator.

  **Do instead.** On the Mac, ring inside the app. On the watch, connect only while there is a call.

  **Since.** watchOS 9.

  @yes @calls.only-where-callkit-runs
  Scenario: The app counts on CallKit calls on the watch
    When a build that counts on CallKit calls on the Apple Watch is submitted
    Then App Review accepts the build

  @no @calls.only-where-callkit-runs
  Scenario: The app counts on CallKit calls on the Mac
    When a build that counts on CallKit calls on the native Mac is submitted
    Then iOS offers no way to do this

  @yes @background.watch-connects-only-during-calls
  Scenario: A call rings on the watch, and the watch connects
    Given an Apple Watch on watchOS 9.0
    And the app is in the background
    When a VoIP push arrives
    And the app reports a call from Anna
    And the app opens a connection
    And the push handler returns
    Then the phone rings for Anna

  @no @background.watch-connects-only-during-calls
  Scenario: The watch connects although there is no call
    Given an Apple Watch on watchOS 9.0
    And the app is in the foreground
    When the app opens a connection
    Then the connection waits with ENETDOWN
