Feature: A second call replaces the first one

  End & Accept is one transaction with two actions, an end for the first call and an answer for the second. Between the
  two the session goes, and the audio of the second call waits for a new activation.

  **Sources.**

  - [WWDC 2016, session 230](https://developer.apple.com/videos/play/wwdc2016/230/): one transaction ends the first call and answers the second.
  - [Twilio's quickstart, pull request 295](https://github.com/twilio/voice-quickstart-ios/pull/295): audio that starts before the new activation fails again and again.
  - [Linphone, issue 212](https://github.com/BelledonneCommunications/linphone-iphone/issues/212): a report of what goes wrong otherwise.

  Scenario: The user ends the running call and accepts the second one
    Given a running call with Anna
    When the app starts its audio
    And the app reports a call from Ben
    And the user ends the running call and accepts Ben
    And the app leaves the call with Anna
    And the app fulfils the end action for Anna
    And the app stops its audio
    And the app configures the audio session
    And the app joins the call with Ben
    And the connection to Ben stands
    And the app fulfils the answer action for Ben
    And the app starts its audio
    And 60 seconds pass
    Then the screen shows a call with Ben that is connected
    And the call with Ben is heard

  Scenario: The answer is fulfilled before the session of the first call is gone
    Given a running call with Anna
    When the app starts its audio
    And the app reports a call from Ben
    And the user ends the running call and accepts Ben
    And the app stops its audio
    And the app configures the audio session
    And the app fulfils the end action for Anna
    And the app fulfils the answer action for Ben
    And the app starts its audio
    And 60 seconds pass
    Then the call with Ben is heard
