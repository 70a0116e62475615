@background.no-voip-sockets
Feature: Old VoIP sockets no longer wake an app

  Years ago an app could leave a connection open and be woken when something came in. That way is closed: a build that
  still tries it is stopped at once.

  **You can't have.** Calls without pushes, over a connection that the phone watches for you.

  **Do instead.** Ring by VoIP pushes. Hospitals, ships and plants without internet have a way of their own, which Apple
  has to permit.

  **For engineers.** In builds with the iOS 16 SDK `kCFStreamNetworkServiceTypeVoIP` traps in libsp (EXC_BREAKPOINT); it
  was deprecated in iOS 9, along with `setKeepAliveTimeout(_:handler:)`. Old pjsip, belle-sip, CocoaAsyncSocket and
  MailCore are the usual carriers: update them or switch their VoIP sockets off. `NEAppPushProvider` is what the text of
  the trap points to.

  @kept
  Scenario: The app uses an ordinary connection and VoIP pushes
    Given the app is in the background
    When a VoIP push arrives
    And the app reports a call from Anna
    And the app opens a connection
    And the push handler returns
    Then the phone rings for Anna
    And the app is still running

  @broken
  Scenario: A build with the newest SDK opens an old VoIP connection
    Given the app is in the foreground
    When the app opens a connection with the old VoIP service type
    Then iOS terminates the app with EXC_BREAKPOINT

  @broken
  Scenario: On iOS 16.0 a build with the iOS 16 SDK opens an old VoIP connection
    Given an iPhone on iOS 16.0
    And an app linked with the iOS 16.0 SDK
    And the app is in the foreground
    When the app opens a connection with the old VoIP service type
    Then iOS terminates the app with EXC_BREAKPOINT

  @outside
  Scenario: A build with the iOS 15 SDK opens an old VoIP connection
    Given an app linked with the iOS 15.5 SDK
    And the app is in the foreground
    When the app opens a connection with the old VoIP service type
    Then the app is still running

  @outside
  Scenario: On iOS 15.8 an old VoIP connection is only deprecated
    Given an iPhone on iOS 15.8
    And the app is in the foreground
    When the app opens a connection with the old VoIP service type
    Then the app is still running
