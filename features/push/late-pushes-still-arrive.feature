@push.late-pushes-still-arrive
Feature: A push that comes too late for its call may still be delivered

  A phone that was out of reach can get the push for a call long after the caller has given up. Servers can ask for late
  pushes to be thrown away, but that wish is not always granted.

  **You can't have.** A promise that no phone rings for a call that is over.

  **Do instead.** Write the words for a call that was over before it rang: a short ring and a missed-call notice, from iOS
  26.4 on the notice alone.

  **For engineers.** Send `apns-expiration: 0` and do not count on it. Put the time of sending into the payload; what is
  older than your ringing time is reported and ended with `.unanswered` in the same handler. From iOS 26.4 `mustReport`
  may be false for it.

  @kept
  Scenario: A design ends a late call at once
    When a designer asks to end a call at once that comes too late
    Then nothing stands in the way

  @broken
  Scenario: A design counts on the expiration
    When a designer relies on an expiration of 0 keeping late pushes away
    Then iOS offers no way to do this

  @broken
  Scenario: On iOS 13.0 a design counts on the expiration
    Given an iPhone on iOS 13.0
    When a designer relies on an expiration of 0 keeping late pushes away
    Then iOS offers no way to do this

  @outside
  Scenario: On iOS 12.5 no late push is on record
    Given an iPhone on iOS 12.5
    When a designer relies on an expiration of 0 keeping late pushes away
    Then nothing stands in the way

  @outside
  Scenario: A late push is reported and ended as unanswered
    Given the app is in the background
    When a VoIP push arrives
    And the app reports a call from Anna
    And the app reports that the call from Anna is over, since nobody answered
    And the push handler returns
    Then the screen shows no call
    And iOS does not terminate the app

  @outside
  Scenario: On iOS 26.4 a late push need not be reported
    Given an iPhone on iOS 26.4
    And the app is in the background
    When a VoIP push arrives that need not be reported
    And the push handler returns
    And 60 seconds pass
    Then the screen shows no call
    And the app is still running
