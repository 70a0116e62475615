@push.keep-the-handler-short
Feature: The handler of a VoIP push may not keep the system waiting for the report

  When a push announces a call, the app has about seven seconds to tell iOS about that call. If it is still busy with
  something else by then, iOS ends it, and the phone never rings.

  **You can't have.** A slow start between the push and the ring: a database migration, a login, a splash screen that waits.

  **Do instead.** Let the phone ring with what is known, and fill in the better name while it rings.

  **For engineers.** This is the second check, by callservicesd: it meets the handler that has not returned, which
  PushKit's own check, on return, cannot see. Keep everything between launch and the delegate method free of long
  work, and never block the queue that the registry was created with. Where something must come first, wait with a
  limit well under seven seconds and report a placeholder when it runs out. A crash reporter inside the process cannot
  see this kill; look for `0xbaadca11` (3131951633 in JSON reports) in the device's own.

  @kept
  Scenario: The handler waits five seconds for decryption and then reports
    Given the app is in the background
    When a VoIP push arrives
    And 5 seconds pass
    And the app reports a call from Anna
    And the push handler returns
    Then the phone rings for Anna
    And the app is still running

  @broken
  Scenario: The handler is busy with a database migration for eight seconds
    Given the app is in the background
    When a VoIP push arrives
    And 8 seconds pass
    Then iOS kills the app with code 0xbaadca11 7 seconds after the push

  @broken
  Scenario: On iOS 13.0 the handler is busy for eight seconds
    Given an iPhone on iOS 13.0
    And the app is in the background
    When a VoIP push arrives
    And 8 seconds pass
    Then iOS kills the app with code 0xbaadca11

  @outside
  Scenario: On iOS 12.5 the handler is busy for eight seconds
    Given an iPhone on iOS 12.5
    And the app is in the background
    When a VoIP push arrives
    And 8 seconds pass
    Then the app is still running

  @outside
  Scenario: The system sees the app in the foreground while its handler is busy
    Given the app is in the foreground
    When a VoIP push arrives
    And 8 seconds pass
    Then the app is still running

  @outside
  Scenario: The system sees the app on a call while its handler is busy
    Given the app is in the background
    And a running call with Anna
    When a VoIP push arrives
    And 8 seconds pass
    Then the app is still running

  @outside
  Scenario: From iOS 26.4 the handler of a push that need not be reported is busy
    Given an iPhone on iOS 26.4
    And the app is in the background
    When a VoIP push arrives that need not be reported
    And 8 seconds pass
    Then the app is still running

  @outside
  Scenario: The handler of an app linked with the iOS 12 SDK is busy for eight seconds
    Given an app linked with the iOS 12.1 SDK
    And the app is in the background
    When a VoIP push arrives
    And 8 seconds pass
    Then the app is still running
