@partly
Feature: Can we hide the caller's name on the lock screen?

  Only by never giving it away. A name that the app reports can be read on the locked phone.

  **Do instead.** Report a neutral name, such as "Private call", and show the real one in the app.

  @yes @privacy.lock-screen-shows-the-name
  Scenario: The app reports a neutral name
    When a designer asks to report a neutral name and a random handle
    Then nothing stands in the way

  @no @privacy.lock-screen-shows-the-name
  Scenario: The design counts on hidden previews
    When a designer relies on the caller's name staying hidden while previews are off
    Then iOS offers no way to do this
