Feature: Two calls are swapped

  A swap is two held actions: first the active call to hold, then the other one off hold. The audio runs once at the
  end.

  **Sources.**

  - [Linphone's provider delegate](https://github.com/BelledonneCommunications/linphone-iphone/blob/44bb74efc8684271a126639a4644f943c0df319e/Linphone/TelecomManager/ProviderDelegate.swift): hold first, then resume.
  - [A developer's report, thread 794277](https://developer.apple.com/forums/thread/794277): the only recorded sequence, of three calls and a headset; no clean record of two calls was found.

  Scenario: The user swaps two calls of the app
    Given a running call with Anna
    When the app starts its audio
    And the app reports a call from Ben
    And the user holds the running call and accepts the other
    And the app stops its audio
    And the app fulfils the hold action for Anna
    And the app configures the audio session
    And the app fulfils the answer action for Ben
    And the app starts its audio
    And 30 seconds pass
    And the user switches to Anna
    And the app stops its audio
    And the app fulfils the hold action for Ben
    And the app configures the audio session
    And the app fulfils the hold action for Anna
    And the app starts its audio
    And 60 seconds pass
    Then the call with Anna is heard
