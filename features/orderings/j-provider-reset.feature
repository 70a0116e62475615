Feature: The provider is reset

  When the system's call service fails or restarts, every call is gone and no deactivation is promised. The app stops
  its audio, forgets its calls, and hands its configuration over again.

  **Sources.**

  - [Apple's developer support, thread 801418](https://developer.apple.com/forums/thread/801418): the reset comes when the connection to the call service is lost.
  - [The header of CXProvider](https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXProvider.rs): after a reset every call is gone.
  - [Apple's Speakerbox sample, in a public copy](https://github.com/SmallSharpToolsOpenSource/Speakerbox/blob/master/Speakerbox/ProviderDelegate.swift): stops the audio and forgets its calls.

  Scenario: The reset comes in the middle of a call
    Given the app is in the foreground
    And a running call with Anna
    When the app starts its audio
    And iOS resets the provider
    And the app stops its audio
    And the app leaves the call with Anna
    And the app assigns a configuration that is unchanged
    And 60 seconds pass
    Then the screen shows no call
