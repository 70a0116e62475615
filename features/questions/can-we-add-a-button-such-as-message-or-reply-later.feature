@no
Feature: Can we add a button, such as "Message" or "Reply later"?

  The buttons of the call screen are the system's own actions, and nothing lets an app add one.

  **Do instead.** Offer the reply in a notification after the call, or in your own screen.

  @no @ui.no-own-buttons
  Scenario: A "Message" button stands beside Decline and Accept
    When a designer asks for a message button, supplied by the app, on the incoming-call screen
    Then iOS offers no way to do this

  @no @ui.no-own-buttons
  Scenario: A "Reply later" button stands on the lock screen
    When a designer asks for a button of our own, supplied by the app, on the lock screen
    Then iOS offers no way to do this

  @yes
  Scenario: The reply is a button of the missed-call notification
    When a designer asks for a message button, supplied by the app, on a notification
    Then nothing stands in the way
