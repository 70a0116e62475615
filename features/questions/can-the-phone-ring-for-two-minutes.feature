@no
Feature: Can the phone ring for two minutes?

  Apple promises no ringing time, and on current systems the phone is reported to stop after about a minute.

  **Do instead.** Let the server give up first, for example after 45 seconds, and treat an end that nobody tapped as a missed
  call.

  **Since.** Reported for iOS 16 and later, by one vendor.

  @no @ui.no-endless-ringing
  Scenario: The design counts on two minutes
    When a designer asks to ring for two minutes
    Then iOS offers no way to do this

  @yes @ui.no-endless-ringing
  Scenario: The server gives up after 45 seconds
    When a designer asks to ring for 45 seconds
    Then nothing stands in the way
