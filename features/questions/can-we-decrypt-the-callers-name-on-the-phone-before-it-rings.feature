@partly
Feature: Can we decrypt the caller's name on the phone before it rings?

  Only in a notification extension, and only with a permission that Apple grants on request.

  **Do instead.** Without that permission, ring with a neutral name and replace it once it is decrypted.

  **Since.** iOS 14.5.

  @yes @push.extension-needs-permission
  Scenario: An extension with Apple's permission hands the call over
    Given a build with Apple's filtering entitlement
    And the app is in the background
    When the extension hands the call over to PushKit
    And the app reports a call from Anna
    And the push handler returns
    Then the phone rings for Anna

  @no @push.extension-needs-permission
  Scenario: An extension without Apple's permission hands the call over
    Given a build without Apple's filtering entitlement
    And the app is in the background
    When the extension hands the call over to PushKit
    Then the hand-over is refused with code 2 missingNotificationFilteringEntitlement
    And the screen shows no call
