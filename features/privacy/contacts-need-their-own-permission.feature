@privacy.contacts-need-their-own-permission
Feature: Reading contacts needs its own usage text and the user's consent

  An app that wants to read the user's contacts must say why, and must ask. The call screen needs none of this: there the
  system does the matching itself.

  **You can't have.** Contacts without a question to the user, or a better call screen by asking.

  **Do instead.** Ask at the moment of use, for your own lists only, and design for a user who shares a few contacts or
  none.

  **For engineers.** Without `NSContactsUsageDescription` in Info.plist the first access through `CNContactStore` ends the
  process. Treat `CNAuthorizationStatus.limited` (iOS 18) as a normal state; where one person is enough,
  `CNContactPickerViewController` or `ContactAccessButton` will do.

  @kept
  Scenario: The build says why, and asks at the moment of use
    Given a build with a usage text for contacts
    When the app asks for access to Contacts
    Then the app is still running

  @broken
  Scenario: The build reads contacts and says nothing about it
    Given a build without a usage text for contacts
    When the app asks for access to Contacts
    Then iOS terminates the app for touching private data

  @broken
  Scenario: On iOS 10.0 the build reads contacts and says nothing about it
    Given an iPhone on iOS 10.0
    And a build without a usage text for contacts
    When the app asks for access to Contacts
    Then iOS terminates the app for touching private data

  @outside
  Scenario: The app never reads contacts and the call screen shows the contact all the same
    Given a build without a usage text for contacts
    And the user keeps +493012345678 in Contacts as Mum, with a photo
    When the app reports the phone number +493012345678 for a call from Anna
    Then the screen names the caller Mum
    And the screen shows the contact's photo
