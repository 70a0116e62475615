Feature: An outgoing call

  The app asks the call controller, the system hands the start action over, and the session is active once the start is
  fulfilled, before anybody answers. Sources differ on when to say that the call is connecting; both orders stand here.

  **Sources.**

  - [WWDC 2016, session 230](https://developer.apple.com/videos/play/wwdc2016/230/): the start goes through the call controller, since the system may have to hold another call first.
  - [Apple's Speakerbox sample, in a public copy](https://github.com/SmallSharpToolsOpenSource/Speakerbox/blob/master/Speakerbox/ProviderDelegate.swift): configures in the start handler, and fulfils when the call has been placed.
  - [The header of CXStartCallAction](https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXStartCallAction.rs): a start is done when the call has begun, not when somebody answers.
  - [Twilio's quickstart, issue 92](https://github.com/twilio/voice-quickstart-ios/issues/92): a device's log: request, action, activation, within two seconds.

  Scenario: The call connects, rings and is answered
    Given the app is in the foreground
    When the user taps call for Anna in the app
    And the app requests to start the call with Anna
    And the app configures the audio session
    And the invitation to Anna is sent
    And the app fulfils the start action for Anna
    And 2 seconds pass
    And the app starts its audio
    And the app plays a ringback through the call's audio
    And 5 seconds pass
    And the app reports that the call to Anna is connecting
    And Anna answers
    And the app reports that the call to Anna is connected
    And 60 seconds pass
    Then the screen shows a call that is connected
    And the call with Anna is heard

  Scenario: The app says that the call is connecting as soon as the start is fulfilled
    Given the app is in the foreground
    When the app requests to start the call with Anna
    And the app configures the audio session
    And the app reports that the call to Anna is connecting
    And the invitation to Anna is sent
    And the app fulfils the start action for Anna
    And the app starts its audio
    And Anna answers
    And the app reports that the call to Anna is connected
    And 60 seconds pass
    Then the call with Anna is heard

  Scenario: The user calls from the phone's history
    Given the app is in the foreground
    When the user taps Anna in Recents
    And the app requests to start the call with Anna
    And the app configures the audio session
    And the invitation to Anna is sent
    And the app fulfils the start action for Anna
    And the app starts its audio
    And Anna answers
    And the app reports that the call to Anna is connected
    And 60 seconds pass
    Then the call with Anna is heard

  Scenario: Another call of the app is put on hold first
    Given the app is in the foreground
    And a running call with Anna
    When the app starts its audio
    And the app requests to start the call with Ben
    And the app stops its audio
    And the app fulfils the hold action for Anna
    And the app configures the audio session
    And the invitation to Ben is sent
    And the app fulfils the start action for Ben
    And the app starts its audio
    And Ben answers
    And the app reports that the call to Ben is connected
    And 60 seconds pass
    Then the call with Ben is heard

  Scenario: The invitation cannot be sent and the start is failed
    Given the app is in the foreground
    When the app requests to start the call with Anna
    And the app configures the audio session
    And the invitation to Anna cannot be sent
    And the app fails the start action for Anna
    And 60 seconds pass
    Then the screen shows no call
    And the audio session is never activated

  Scenario: Nobody answers the outgoing call
    Given the app is in the foreground
    When the app requests to start the call with Anna
    And the app configures the audio session
    And the invitation to Anna is sent
    And the app fulfils the start action for Anna
    And the app starts its audio
    And the app reports that the call to Anna is connecting
    And 45 seconds pass
    And the app stops its audio
    And the app reports that the call from Anna is over, since nobody answered
    And 60 seconds pass
    Then the screen shows no call
