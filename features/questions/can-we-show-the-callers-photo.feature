@partly
Feature: Can we show the caller's photo?

  Only the one that the user keeps in Contacts. The app cannot supply a picture of its own.

  **Do instead.** Show the avatar in your own screens and in the missed-call notification.

  @no @privacy.no-caller-photo
  Scenario: The profile picture comes from our server
    When a designer asks for the caller's photo, supplied by the app, on the incoming-call screen
    Then iOS offers no way to do this

  @yes
  Scenario: The caller is in the user's contacts, with a photo
    Given the user keeps +12025550101 in Contacts as Anna, with a photo
    When the app reports the phone number +12025550101 for a call from Anna
    Then the screen shows the contact's photo

  @yes @privacy.no-caller-photo
  Scenario: The avatar appears where the app draws
    When a designer asks for the caller's photo, supplied by the app, on the app's own screen
    And a designer asks for the caller's photo, supplied by the app, on a notification
    Then nothing stands in the way
