Feature: A call is put on hold and resumed

  Hold means: stop, fulfil at once, and let the system take the session. Resuming brings the session back by a new
  activation; that the audio may start in the held handler already is disputed, and both ways stand here.

  **Sources.**

  - [Twilio, on audio interruptions](https://github.com/twilio/voice-quickstart-ios/blob/5d3f39019601aab4604e888b22353fe3fdf14066/Docs/managing-audio-interruptions.md): holding brings an interruption and a deactivation; resuming brings an activation.
  - [Linphone's provider delegate](https://github.com/BelledonneCommunications/linphone-iphone/blob/44bb74efc8684271a126639a4644f943c0df319e/Linphone/TelecomManager/ProviderDelegate.swift): stops and fulfils at once; on resuming starts in the held handler.
  - [Apple's Speakerbox sample, in a public copy](https://github.com/SmallSharpToolsOpenSource/Speakerbox/blob/master/Speakerbox/ProviderDelegate.swift): starts its audio in the held handler.
  - [Apple's developer support, thread 749202](https://developer.apple.com/forums/thread/749202): a held call stays on hold when the far end closes the other one.
  - [A developer's report, thread 715488](https://developer.apple.com/forums/thread/715488): a hold that is finished late may cost the call.

  Scenario: The user puts the call on hold
    Given a running call with Anna
    When the app starts its audio
    And the user puts the call with Anna on hold
    And the app stops its audio
    And the app fulfils the hold action for Anna
    And 60 seconds pass
    Then the screen shows a call with Anna
    And the call with Anna is silent

  Scenario: The app's own hold button puts the call on hold
    Given a running call with Anna
    When the app starts its audio
    And the user taps hold for Anna in the app
    And the app requests to hold the call with Anna
    And the app stops its audio
    And the app fulfils the hold action for Anna
    And 60 seconds pass
    Then the call with Anna is silent

  Scenario: The user resumes the call and the audio starts with the new activation
    Given a running call with Anna
    When the app starts its audio
    And the user puts the call with Anna on hold
    And the app stops its audio
    And the app fulfils the hold action for Anna
    And 30 seconds pass
    And the user resumes the call with Anna
    And the app configures the audio session
    And the app fulfils the hold action for Anna
    And the app starts its audio
    And 60 seconds pass
    Then the call with Anna is heard

  Scenario: The user resumes the call and the audio starts in the held handler
    Given a running call with Anna
    When the app starts its audio
    And the user puts the call with Anna on hold
    And the app stops its audio
    And the app fulfils the hold action for Anna
    And 30 seconds pass
    And the user resumes the call with Anna
    And the app configures the audio session
    And the app starts its audio
    And the app fulfils the hold action for Anna
    And 60 seconds pass
    Then the call with Anna is heard
