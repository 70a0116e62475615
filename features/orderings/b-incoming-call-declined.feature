Feature: An incoming call is declined

  Declining is an end action, never an answer action. There is no audio to start and none to stop.

  **Sources.** WWDC 2016, session 230; Apple's Speakerbox sample; Apple's developer forum, thread 765367; Wire's pull
  request 270 for the second call.

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
