Feature: An incoming call is answered

  From the push to the first sound. The best order fulfils the answer when the connection stands; some engines must
  fulfil first. In both, the app configures, the system activates, and the audio starts in didActivate.

  **Sources.**

  - [WWDC 2016, session 230](https://developer.apple.com/videos/play/wwdc2016/230/): the app configures, fulfils, and starts its audio when the system has activated the session.
  - [Apple's article on responding to VoIP notifications](https://developer.apple.com/documentation/pushkit/responding-to-voip-notifications-from-pushkit): the call is reported inside the push handler, and the answer fulfilled when the connection stands.
  - [Apple's article on VoIP calls](https://developer.apple.com/documentation/callkit/making-and-receiving-voip-calls): configuring comes before fulfilling.
  - [Apple's Speakerbox sample, in a public copy](https://github.com/SmallSharpToolsOpenSource/Speakerbox/blob/master/Speakerbox/ProviderDelegate.swift): fulfils at once, and lets the media follow.
  - [Apple's developer support, thread 783870](https://developer.apple.com/forums/thread/783870): no part of the app activates the session by itself.
  - [Apple's developer support, thread 768136](https://developer.apple.com/forums/thread/768136): what a report that fails means for the push.

  Scenario: The answer is fulfilled when the connection stands, on a locked phone
    Given the app is not running
    And the phone is locked
    When a VoIP push arrives
    And the app creates its push registry with a delegate
    And the app asks for VoIP pushes
    And the app creates its provider
    And the app sets the delegate of its provider
    And the app assigns a configuration that is unchanged
    And the app configures the audio session
    And the app reports a call from Anna
    And the app calls the completion handler of the push
    And the push handler returns
    And 3 seconds pass
    And the user answers Anna
    And the app configures the audio session
    And the app joins the call with Anna
    And 1 second passes
    And the connection to Anna stands
    And the app fulfils the answer action for Anna
    And the app tells WebRTC that the audio session is active
    And the app starts its audio
    And 60 seconds pass
    Then the screen shows a call with Anna that is connected
    And the call with Anna is heard

  Scenario: The answer is fulfilled when the connection stands, with the app in front
    Given the app is in the foreground
    When a VoIP push arrives
    And the app reports a call from Anna
    And the push handler returns
    And the user answers Anna
    And the app configures the audio session
    And the app joins the call with Anna
    And the connection to Anna stands
    And the app fulfils the answer action for Anna
    And the app starts its audio
    And 60 seconds pass
    Then the call with Anna is heard

  Scenario: The app comes to the front before the session is active
    Given the app is in the background
    When a VoIP push arrives
    And the app reports a call from Anna
    And the push handler returns
    And the user answers Anna
    And the app is in the foreground
    And the app configures the audio session
    And the connection to Anna stands
    And the app fulfils the answer action for Anna
    And the app starts its audio
    And 60 seconds pass
    Then the call with Anna is heard

  Scenario: The answer is fulfilled at once, and the engine connects with the activated session
    Given the app is in the background
    When a VoIP push arrives
    And the app reports a call from Anna
    And the push handler returns
    And the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    And the app starts its audio
    And the app joins the call with Anna
    And 60 seconds pass
    Then the call with Anna is heard

  Scenario: The connection fails and the answer is failed
    Given the app is in the foreground
    When the app reports a call from Anna
    And the user answers Anna
    And the app configures the audio session
    And the connection to Anna fails
    And the app fails the answer action for Anna
    And 60 seconds pass
    Then the screen shows no call
    And the audio session is never activated

  Scenario: The connection fails and the call is reported as failed
    Given the app is in the foreground
    When the app reports a call from Anna
    And the user answers Anna
    And the app configures the audio session
    And the connection to Anna fails
    And the app reports that the call from Anna is over, since it failed
    And 60 seconds pass
    Then the screen shows no call
    And the audio session is never activated
