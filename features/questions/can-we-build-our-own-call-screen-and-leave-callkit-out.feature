@partly
Feature: Can we build our own call screen and leave CallKit out?

  With an ordinary notification and inside the app, you can. Then no call screen appears on a locked phone, and any other
  call cuts yours off.

  **Do instead.** Use CallKit wherever you may. Where you may not, ring by a notification and expect to be missed more often.

  **Since.** iOS 13. Before, a VoIP push could wake the app without CallKit.

  @yes @push.no-push-without-a-ring
  Scenario: A notification announces the call, and a tap opens the app's own screen
    When a designer asks to ring by an alert push and open our call screen after a tap
    Then nothing stands in the way

  @no @push.no-push-without-a-ring
  Scenario: A VoIP push is to show a notification of our own
    When a designer asks to show a notification of our own in place of the call
    Then iOS offers no way to do this

  @no @audio.no-protection-without-callkit
  Scenario: The call is to go on when somebody rings the phone
    When a designer relies on a call without CallKit going on when the phone rings
    Then iOS offers no way to do this
