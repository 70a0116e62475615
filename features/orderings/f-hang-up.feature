Feature: Somebody hangs up

  A far end that hangs up is reported; a local user who hangs up is an end action. In both, the session goes with the
  last call, and other sounds wait for that.

  **Sources.**

  - [Apple's article on responding to VoIP notifications](https://developer.apple.com/documentation/pushkit/responding-to-voip-notifications-from-pushkit): the app reports that the far end is gone.
  - [Apple's Speakerbox sample, in a public copy](https://github.com/SmallSharpToolsOpenSource/Speakerbox/blob/master/Speakerbox/ProviderDelegate.swift): an end action stops the audio and is fulfilled.
  - [Apple's developer support, thread 765367](https://developer.apple.com/forums/thread/765367): an end action is how the system says that a call is over.

  Scenario: The other side hangs up
    Given the app is in the foreground
    And a running call with Anna
    When the app starts its audio
    And Anna hangs up
    And the app stops its audio
    And the app reports that the call from Anna is over, since the other side hung up
    And 60 seconds pass
    Then the screen shows no call

  Scenario: The user hangs up in the app
    Given the app is in the foreground
    And a running call with Anna
    When the app starts its audio
    And the user taps hang up for Anna in the app
    And the app requests to end the call with Anna
    And the app stops its audio
    And the app leaves the call with Anna
    And the app fulfils the end action for Anna
    And 60 seconds pass
    Then the screen shows no call

  Scenario: The user hangs up on the system's screen
    Given the app is in the foreground
    And a running call with Anna
    When the app starts its audio
    And the user ends the call with Anna
    And the app leaves the call with Anna
    And the app fulfils the end action for Anna
    And the app stops its audio
    And 60 seconds pass
    Then the screen shows no call

  Scenario: The app plays its own sounds once the session is gone
    Given the app is in the foreground
    And a running call with Anna
    When the app starts its audio
    And Anna hangs up
    And the app reports that the call from Anna is over, since the other side hung up
    And the app stops its audio
    And the app configures the audio session for playing
    And the app activates the audio session itself
    And 60 seconds pass
    Then the screen shows no call
