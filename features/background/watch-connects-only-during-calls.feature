@background.watch-connects-only-during-calls
Feature: On the watch, sockets work only while a call is running

  A watch keeps most apps from holding a live connection. A calling app may open one when a call is on, from the moment
  it rings, and at no other time.

  **You can't have.** Presence, chat or a line kept warm between calls on the watch.

  **Do instead.** Show on the wrist what was true when last fetched, and let pushes bring calls.

  **For engineers.** On watchOS 9 and later `NWConnection` and `URLSessionWebSocketTask` work while a CallKit call
  runs; otherwise the connection stays in `waiting` with `ENETDOWN`. BSD sockets never work. Report first, then
  connect; for the rest there is plain HTTP by `URLSession`. Streamed audio and DeviceDiscoveryUI are the other
  exceptions.

  @kept
  Scenario: The call is reported, then the watch connects
    Given an Apple Watch on watchOS 11.0
    And the app is in the background
    When a VoIP push arrives
    And the app reports a call from Anna
    And the app opens a connection
    And the push handler returns
    Then the phone rings for Anna

  @broken
  Scenario: The watch opens a connection while no call is running
    Given an Apple Watch on watchOS 9.0
    And the app is in the foreground
    When the app opens a connection
    Then the connection waits with ENETDOWN

  @outside
  Scenario: An iPhone in front opens the same connection
    Given the app is in the foreground
    When the app opens a connection
    Then the app is still running

  @outside
  Scenario: On watchOS 8.1 there are no calls by CallKit that could open the network
    Given an Apple Watch on watchOS 8.1
    And the app is in the foreground
    When the app opens a connection
    Then the app is still running
