@no
Feature: Can our app notice that iOS no longer delivers its pushes?

  After too many pushes without a call iOS falls silent, and nothing tells the app.

  **Do instead.** Watch from the server: calls that no phone answers are the sign. Fall back to an ordinary notification.

  **Since.** iOS 13.

  @no @push.no-word-of-the-stop
  Scenario: The app is to warn that calls are blocked
    When a designer asks to know whether iOS still delivers its VoIP pushes
    Then iOS offers no way to do this

  @no @push.repeated-failures-stop-delivery
  Scenario: Three pushes went unreported, and the next call never rings
    Given 3 VoIP pushes went unreported earlier
    And the app is in the background
    When a VoIP push arrives
    Then iOS drops the push
    And the screen shows no call

  @yes @push.no-word-of-the-stop
  Scenario: The server notices and falls back to a notification
    When a designer asks to know which calls no phone has answered
    And a designer asks to fall back to an alert push when no phone answers
    Then nothing stands in the way
