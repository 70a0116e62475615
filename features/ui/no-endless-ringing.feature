@ui.no-endless-ringing
Feature: The system ends an incoming call that rings too long

  A call that nobody answers does not ring for ever. From iOS 16 on the system is reported to end it after about a minute.

  **You can't have.** Two minutes of ringing that you can count on.

  **Do instead.** Let your server give up after 45 to 55 seconds, and show a missed call.

  **For engineers.** It arrives as a `CXEndCallAction` that nobody tapped, so do not tell the other side "declined". Run a
  timer of your own and report the end with `.unanswered` before that. The 60 s are one vendor's measurement; Apple gives
  no number.

  @kept
  Scenario: A server gives up after 45 seconds
    When a designer asks to ring for 45 seconds
    Then nothing stands in the way

  @broken
  Scenario: On iOS 16.0 a design rings for 90 seconds
    Given an iPhone on iOS 16.0
    When a designer asks to ring for 90 seconds
    Then iOS offers no way to do this

  @broken
  Scenario: A design rings for two minutes
    When a designer asks to ring for two minutes
    Then iOS offers no way to do this

  @outside
  Scenario: On iOS 15.8 a vendor could ring for 90 seconds
    Given an iPhone on iOS 15.8
    When a designer asks to ring for 90 seconds
    Then nothing stands in the way
