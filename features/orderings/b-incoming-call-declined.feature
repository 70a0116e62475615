Feature: An incoming call is declined

  Declining is an end action, never an answer action. There is no audio to start and none to stop.

  **Sources.**

  - [WWDC 2016, session 230](https://developer.apple.com/videos/play/wwdc2016/230/): declining arrives as an end action.
  - [Apple's Speakerbox sample, in a public copy](https://github.com/SmallSharpToolsOpenSource/Speakerbox/blob/master/Speakerbox/ProviderDelegate.swift): ends the call, then fulfils.
  - [Apple's developer support, thread 765367](https://developer.apple.com/forums/thread/765367): an end action may come without a tap.
  - [Wire, pull request 270](https://github.com/wireapp/wire-ios-sync-engine/pull/270): declining a second call leaves the audio of the first one alone.

  Scenario: The user declines the only call
    Given the app is in the background
    When a VoIP push arrives
    And the app reports a call from Anna
    And the push handler returns
    And the user declines Anna
    And the app fulfils the end action for Anna
    Then the screen shows no call
    And the audio session is never activated

  Scenario: The user declines a second call and the first one goes on
    Given a running call with Anna
    When the app starts its audio
    And the app reports a call from Ben
    And the user declines Ben
    And the app leaves the call with Ben
    And the app fulfils the end action for Ben
    And 60 seconds pass
    Then the call with Anna is heard
