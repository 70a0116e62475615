@privacy.no-caller-photo
Feature: The app cannot give the call screen a picture of the caller

  The only picture of a caller on the system's call screen is the one that the user keeps in Contacts. An app has no field
  to send one.

  **You can't have.** The profile picture from your server, an avatar or initials on the screen that rings.

  **Do instead.** Show avatars in your own screens and in the missed-call notification. Report a phone number or an e-mail
  address, so that the system can find the contact, and design the name as if there were no picture.

  **For engineers.** `CXCallUpdate` has no image property, and `iconTemplateImageData` is a mask for the button that opens
  the app. Use `.phoneNumber` in international form or `.emailAddress` as the handle's type, so that contacts can match.

  @kept
  Scenario: A design shows the avatar on its own screen and on a notification
    When a designer asks for the caller's photo, supplied by the app, on the app's own screen
    And a designer asks for the caller's photo, supplied by the app, on a notification
    Then nothing stands in the way

  @broken
  Scenario: A design shows the profile picture from the server on the incoming-call screen
    When a designer asks for the caller's photo, supplied by the app, on the incoming-call screen
    Then iOS offers no way to do this

  @broken
  Scenario: A design shows avatars in the phone's history
    When a designer asks for the caller's photo, supplied by the app, on the phone's history
    Then iOS offers no way to do this

  @outside
  Scenario: The user keeps a photo of the caller in Contacts
    When a designer asks for the caller's photo, supplied by the user, on the incoming-call screen
    Then nothing stands in the way
