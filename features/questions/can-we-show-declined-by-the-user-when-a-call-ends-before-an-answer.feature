@no
Feature: Can we show "Declined by the user" when a call ends before an answer?

  The app is told that the call ends, and not why. It need not have been a tap.

  **Do instead.** Say "Call ended", or "No answer".

  @no @calls.an-end-is-not-a-tap
  Scenario: The design takes each end before an answer for a decline
    When a designer relies on an end action that means that the user declined
    Then iOS offers no way to do this

  @yes @calls.an-end-is-not-a-tap
  Scenario: The design says that the call is over
    When a designer relies on an end action that means that the call is over
    Then nothing stands in the way
