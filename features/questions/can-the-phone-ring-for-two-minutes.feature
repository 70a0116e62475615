@no
Feature: Can the phone ring for two minutes?

  Do not count on it: Apple names no ringing time. One vendor saw the phone give up after about a minute from iOS 16 on,
  and could ring for 90 seconds on iOS 14 and 15.

  **Do instead.** Let the server give up first, for example after 45 seconds, and show a missed call. Where the phone ends
  the call before that, say "no answer", not "declined": the app cannot know whether somebody tapped.

  **Since.** Reported for iOS 16 and later, by one vendor.

  @no @ui.no-endless-ringing
  Scenario: The design counts on two minutes
    When a designer asks to ring for two minutes
    Then iOS offers no way to do this

  @yes @ui.no-endless-ringing
  Scenario: The server gives up after 45 seconds
    When a designer asks to ring for 45 seconds
    Then nothing stands in the way
