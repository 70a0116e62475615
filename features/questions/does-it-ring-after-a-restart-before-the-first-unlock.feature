@depends
Feature: Does it ring after a restart, before the first unlock?

  Not for sure: Apple's support calls it undocumented, and not consistent. A push that does come finds an app that can read
  nothing protected and has to ring all the same.

  **Do instead.** Report a placeholder, and keep what a call needs so that it can be read after the first unlock.

  **Since.** iOS 13 for the duty to report.

  @yes @push.report-before-the-handler-returns
  Scenario: Before the first unlock the push comes and the app reports a placeholder
    Given an iPhone on iOS 26.3
    And the phone was restarted and not unlocked since
    When a VoIP push arrives
    And the app creates its provider
    And the app sets the delegate of its provider
    And the app creates its push registry with a delegate
    And the app asks for VoIP pushes
    And the app reads its call token, kept for use after the first unlock
    And the app reports a call from Somebody
    And the push handler returns
    Then the read fails with -25308 errSecInteractionNotAllowed
    And the phone rings for Somebody

  @no @push.report-before-the-handler-returns
  Scenario: Before the first unlock the push comes and the app gives up on its token
    Given an iPhone on iOS 26.3
    And the phone was restarted and not unlocked since
    When a VoIP push arrives
    And the app creates its provider
    And the app sets the delegate of its provider
    And the app creates its push registry with a delegate
    And the app asks for VoIP pushes
    And the app reads its call token, kept for use after the first unlock
    And the push handler returns
    Then iOS terminates the app with NSInternalInconsistencyException
    And the phone never rings

  @yes @background.keep-call-data-readable-when-locked
  Scenario: The phone is locked again later, and the token can be read
    Given the app is in the background
    And the phone is unlocked
    And the phone is locked
    When a VoIP push arrives
    And the app reads its call token, kept for use after the first unlock
    And the app reports a call from Anna
    And the push handler returns
    Then the phone rings for Anna

  @no @background.keep-call-data-readable-when-locked
  Scenario: The phone is locked again later, and the token is kept with the default protection
    Given the app is in the background
    And the phone is unlocked
    And the phone is locked
    When a VoIP push arrives
    And the app reads its call token, kept with the default protection
    And the app reports a call from Nobody
    And the app reports that the call from Nobody is over, since it failed
    And the push handler returns
    Then the read fails with -25308 errSecInteractionNotAllowed
