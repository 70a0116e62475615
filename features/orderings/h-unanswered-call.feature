Feature: A call is not answered

  Whatever ends the ringing, the app reports it with its true reason. No audio callback comes, since no session was
  ever active.

  **Sources.**

  - [Apple's article on responding to VoIP notifications](https://developer.apple.com/documentation/pushkit/responding-to-voip-notifications-from-pushkit): each way in which ringing ends is reported with a reason.
  - [Stream's call service](https://github.com/GetStream/stream-video-swift/blob/8196aff7274afded5f2e1c54e6c0adc4226bc19e/Sources/StreamVideo/CallKit/CallKitService.swift): reports calls that were answered or declined elsewhere.
  - [Nextcloud Talk's CallKit manager](https://github.com/nextcloud/talk-ios/blob/2d31eda5e2acbf3cef27aa289376942bdf0de25d/NextcloudTalk/Calls/CallKitManager.swift): a timer of its own for the ringing.
  - [Element X's call service](https://github.com/element-hq/element-x-ios/blob/5d0343c480a8659a1d5669f8e4a13fb37d7528e7/ElementX/Sources/Services/ElementCall/ElementCallService.swift): rings no longer than the push is good for.

  Scenario: The app's own time for ringing is over
    Given the app is in the foreground
    When the app reports a call from Anna
    And 45 seconds pass
    And the app reports that the call from Anna is over, since nobody answered
    And 60 seconds pass
    Then the screen shows no call
    And the audio session is never activated

  Scenario: The caller gives up
    Given the app is in the foreground
    When the app reports a call from Anna
    And Anna gives up
    And the app reports that the call from Anna is over, since the other side hung up
    And 60 seconds pass
    Then the screen shows no call
    And the audio session is never activated

  Scenario: Another device answers
    Given the app is in the foreground
    When the app reports a call from Anna
    And another device answers Anna
    And the app reports that the call from Anna is over, since another device answered
    And 60 seconds pass
    Then the screen shows no call
    And the audio session is never activated

  Scenario: The user answers in the moment in which the caller gives up, and the answer is failed
    Given the app is in the foreground
    When the app reports a call from Anna
    And the user answers Anna
    And Anna gives up
    And the app fails the answer action for Anna
    And 60 seconds pass
    Then the screen shows no call
    And the audio session is never activated
