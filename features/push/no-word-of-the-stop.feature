@push.no-word-of-the-stop
Feature: The app cannot find out that its VoIP pushes are no longer delivered

  When iOS stops waking an app for calls, it says so to nobody. The app cannot ask, the server gets no error, and the user
  sees a phone that does not ring.

  **You can't have.** A warning inside the app that calls are blocked on this phone, or a switch that unblocks them.

  **Do instead.** Let the server notice that nobody answers, and send an ordinary notification then. Offer a page that
  explains what to do when calls stay away.

  **For engineers.** There is no property, callback or error for it; APNs goes on accepting. What is left are the crash
  reports of the first failures, callservicesd's line in a sysdiagnose and, on iOS 26, a dialog of the system that only
  builds in development and TestFlight show: treat it as a reason not to release.

  @kept
  Scenario: The server notices that no phone answers and falls back to an alert push
    When a designer asks to know which calls no phone has answered
    And a designer asks to fall back to an alert push when no phone answers
    Then nothing stands in the way

  @broken
  Scenario: A design shows that calls are blocked on this phone
    When a designer asks to know whether iOS still delivers its VoIP pushes
    Then iOS offers no way to do this

  @broken
  Scenario: On iOS 13.0 a design shows that calls are blocked on this phone
    Given an iPhone on iOS 13.0
    When a designer asks to know whether iOS still delivers its VoIP pushes
    Then iOS offers no way to do this

  @outside
  Scenario: On iOS 12.5 delivery does not stop, and there is nothing to find out
    Given an iPhone on iOS 12.5
    When a designer asks to know whether iOS still delivers its VoIP pushes
    Then nothing stands in the way
