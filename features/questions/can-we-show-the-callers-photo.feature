@partly
Feature: Can we show the caller's photo?

  Only one that stands in the user's own Contacts. The app has no way to send a picture.

  **Do instead.** Show the avatar in your own screens and in the missed-call notification.

  @no @privacy.no-caller-photo
  Scenario: The profile picture comes from our server
    When a designer asks for the caller's photo, supplied by the app, on the incoming-call screen
    Then iOS offers no way to do this

  @yes
  Scenario: The user keeps a photo of the caller
    Given the user keeps +12025550101 in Contacts as Anna, with a photo
    When the app reports the phone number +12025550101 for a call from Anna
    Then the screen shows the contact's photo

  @yes @privacy.no-caller-photo
  Scenario: The avatar appears where the app draws
    When a designer asks for the caller's photo, supplied by the app, on the app's own screen
    And a designer asks for the caller's photo, supplied by the app, on a notification
    Then nothing stands in the way
