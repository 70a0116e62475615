@privacy.type-the-handle
Feature: Only a number or mail address reported as such can match a contact

  The system can recognise a caller whom the user keeps in Contacts, and then shows that name and photo. It looks only for
  phone numbers and mail addresses, and only if the app says that this is what they are.

  **You can't have.** A match for a user id, a nickname, or a number that is reported as some text.

  **Do instead.** Use the number with its country code, or the mail address, where you have one and may give it away. For
  everybody else expect neither name nor photo from Contacts.

  **For engineers.** `CXHandle(type: .phoneNumber, value:)` in international form, or `.emailAddress`; `.generic` is
  opaque to the system. List the types in `supportedHandleTypes`, or calling back from Recents, Contacts and the Video
  button does not reach the app. There is no error code for a wrong type.

  @kept
  Scenario: A number with country code finds the contact
    Given the user keeps +493012345678 in Contacts as Mum, with a photo
    When the app reports the phone number +493012345678 for a call from Anna
    Then the screen names the caller Mum
    And the screen shows the contact's photo

  @kept
  Scenario: A mail address finds the contact
    Given the user keeps anna@example.com in Contacts as Mum
    When the app reports the mail address Anna@example.com for a call from Anna
    Then the screen names the caller Mum
    And the screen shows no picture

  @broken
  Scenario: The number is reported as a generic handle
    Given the user keeps +493012345678 in Contacts as Mum, with a photo
    When the app reports the generic handle +493012345678 for a call from Anna
    Then the screen names the caller +493012345678
    And the screen shows no picture
    And the app is at fault

  @outside
  Scenario: A service with pseudonyms reports a random handle and a name of its own
    When the app reports the generic handle 8f14e45f for a call from Anna as Blue Fox
    Then the screen names the caller Blue Fox
    And the screen shows no picture
