@background.keep-call-data-readable-when-locked
Feature: What a call needs is stored so that a locked phone can read it

  Many calls come to a locked phone. By default an app's secrets are shut away then. What is needed to take a call has
  to be stored so that it can be read there, too.

  **You can't have.** Names, keys and settings on a phone that was restarted and not unlocked yet: nothing can be read
  there.

  **Do instead.** Write the words for a call without a name, such as “A call: unlock to see the name”, and for the
  notice that follows it.

  **For engineers.** Store tokens and keys with `kSecAttrAccessibleAfterFirstUnlock` (or its `ThisDeviceOnly` form) and
  files with `completeUntilFirstUserAuthentication`; move old items over at an unlocked launch. With the default class
  a read on a locked phone fails with `errSecInteractionNotAllowed` (-25308): no reason to crash. Report a placeholder,
  end it, notify.

  @kept
  Scenario: The token is kept for use after the first unlock, and a push on a locked phone can read it
    Given the app is in the background
    And the phone is locked
    When a VoIP push arrives
    And the app reads its call token, kept for use after the first unlock
    And the app reports a call from Anna
    And the push handler returns
    Then the phone rings for Anna

  @broken
  Scenario: The token has the default protection, and a push on a locked phone cannot read it
    Given the app is in the background
    And the phone is locked
    When a VoIP push arrives
    And the app reads its call token, kept with the default protection
    And the app reports a call from Nobody
    And the app reports that the call from Nobody is over, since it failed
    And the push handler returns
    Then the read fails with -25308 errSecInteractionNotAllowed

  @broken
  Scenario: On iOS 10.0 a locked phone cannot read a token with the default protection
    Given an iPhone on iOS 10.0
    And the app is in the background
    And the phone is locked
    When the app reads its call token, kept with the default protection
    Then the read fails with -25308 errSecInteractionNotAllowed

  @outside
  Scenario: The phone is unlocked, and the default protection is readable
    Given the app is in the background
    And the phone is unlocked
    When a VoIP push arrives
    And the app reads its call token, kept with the default protection
    And the app reports a call from Anna
    And the push handler returns
    Then the phone rings for Anna

  @outside
  Scenario: Before the first unlock nothing is readable, and the app reports a placeholder
    Given the phone was restarted and not unlocked since
    When a VoIP push arrives
    And the app creates its provider
    And the app sets the delegate of its provider
    And the app creates its push registry with a delegate
    And the app asks for VoIP pushes
    And the app reads its call token, kept for use after the first unlock
    And the app reports a call from Somebody
    And the app reports that the call from Somebody is over, since nobody answered
    And the push handler returns
    Then the read fails with -25308 errSecInteractionNotAllowed
    And iOS does not terminate the app
