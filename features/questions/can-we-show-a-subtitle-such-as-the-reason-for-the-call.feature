@no
Feature: Can we show a subtitle, such as the reason for the call?

  There is one line of text, and it holds the caller's name.

  **Do instead.** Put what must be read into that line, short: "Anna (courier)".

  @no @privacy.no-second-line-of-text
  Scenario: A second line says what the call is about
    When a designer asks for a second line of text, supplied by the app, on the incoming-call screen
    Then iOS offers no way to do this

  @no @privacy.no-second-line-of-text
  Scenario: A badge beside the name says that the caller is verified
    When a designer asks for a verified badge, supplied by the app, on the incoming-call screen
    Then iOS offers no way to do this

  @yes @privacy.no-second-line-of-text
  Scenario: The role stands in the same line as the name
    When a designer asks for the caller's name with a role, supplied by the app, on the incoming-call screen
    Then nothing stands in the way
