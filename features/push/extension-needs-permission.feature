@push.extension-needs-permission
Feature: A notification extension may start a call only with Apple's filtering entitlement

  Messengers that encrypt everything have a side door: a small helper of the app reads an ordinary notification, finds a
  call in it, and lets the phone ring. Apple opens that door on request, app by app.

  **You can't have.** This way without Apple's permission, or as a way to look before you ring when nothing is encrypted.

  **Do instead.** Ask for the permission early if your server must not know what is a call; until it is granted, send VoIP
  pushes.

  **For engineers.** The server sends type `alert` with `mutable-content`; the `UNNotificationServiceExtension` decrypts
  and calls `reportNewIncomingVoIPPushPayload(_:completion:)`, then delivers empty content. The app's push handler is
  entered as by a VoIP push and owes the report. Without `com.apple.developer.usernotifications.filtering` the completion
  carries code 2, called from the app itself code 1. Not on watchOS.

  @kept
  Scenario: An extension with the entitlement hands a call over, and the app reports it
    Given a build with Apple's filtering entitlement
    And the app is in the background
    When the extension hands the call over to PushKit
    And the app reports a call from Anna
    And the push handler returns
    Then the phone rings for Anna
    And the app is still running

  @broken
  Scenario: An extension without the entitlement hands a call over
    Given a build without Apple's filtering entitlement
    And the app is in the background
    When the extension hands the call over to PushKit
    Then the hand-over is refused with code 2 missingNotificationFilteringEntitlement
    And the screen shows no call

  @broken
  Scenario: The app itself hands a call over
    Given a build with Apple's filtering entitlement
    And the app is in the background
    When the app hands the call over to PushKit
    Then the hand-over is refused with code 1 invalidClientProcess

  @broken
  Scenario: On iOS 14.5 an extension without the entitlement hands a call over
    Given an iPhone on iOS 14.5
    And a build without Apple's filtering entitlement
    And the app is in the background
    When the extension hands the call over to PushKit
    Then the hand-over is refused with code 2 missingNotificationFilteringEntitlement

  @outside
  Scenario: On iOS 14.4 the server sends a VoIP push, and no entitlement is asked for
    Given an iPhone on iOS 14.4
    And a build without Apple's filtering entitlement
    And the app is in the background
    When a VoIP push arrives
    And the app reports a call from Anna
    And the push handler returns
    Then the phone rings for Anna
