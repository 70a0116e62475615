@push.no-push-without-a-ring
Feature: There is no silent VoIP push: without the system's call there is no VoIP push

  The push that wakes an app for a call, and the system's call screen, come as a pair. A product that wants the one has to
  show the other.

  **You can't have.** Your own notification, or nothing at all, in place of the ringing call; or the fast push for
  anything that is not a call.

  **Do instead.** Where the system's screen is unwanted, ring by an ordinary alert push, marked as time-sensitive, and
  open your own call screen after a tap.

  **For engineers.** `PKPushType.voIP` and `CXProvider` (or LiveCommunicationKit, iOS 17.4) are taken or left together.
  Without them: `UserNotifications` with a `UNNotificationServiceExtension`; walkie-talkies have `PTChannelManager` (iOS
  16). A build without CallKit must not register for VoIP pushes.

  @kept
  Scenario: A design rings by a VoIP push with the system's screen
    When a designer asks to ring by a VoIP push with the system's call screen
    Then nothing stands in the way

  @kept
  Scenario: A design without CallKit rings by an alert push
    When a designer asks to ring by an alert push and open our call screen after a tap
    Then nothing stands in the way

  @broken
  Scenario: A design shows its own notification in place of the call
    When a designer asks to show a notification of our own in place of the call
    Then iOS offers no way to do this

  @broken
  Scenario: On iOS 13.0 a design fetches messages by a VoIP push
    Given an iPhone on iOS 13.0
    When a designer asks to fetch new messages by a VoIP push
    Then iOS offers no way to do this

  @outside
  Scenario: On iOS 12.5 a design fetches messages by a VoIP push
    Given an iPhone on iOS 12.5
    When a designer asks to fetch new messages by a VoIP push
    Then nothing stands in the way

  @outside
  Scenario: On iOS 26.4 a push that need not be reported makes no call
    Given an iPhone on iOS 26.4
    And the app is in the background
    When a VoIP push arrives that need not be reported
    And the push handler returns
    And 60 seconds pass
    Then the screen shows no call
    And the app is still running
