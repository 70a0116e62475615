@privacy.nothing-comes-back
Feature: Reporting a caller tells the app nothing about the user's contacts

  The system may find the caller in the user's contacts and show that name and photo. Your app is not told: not the name,
  not the photo, not even whether there was a match.

  **You can't have.** Your own call screen with the name or photo that the system has just shown.

  **Do instead.** Show the name from your own directory. If the contact's name matters, ask for access to Contacts and
  look the person up yourself.

  **For engineers.** The completion of `reportNewIncomingCall` carries an optional error and nothing else; its code may tell
  of a Focus or the block list. `CXCall` has a UUID and four flags. The only word that comes back later is the handle of
  a call-back intent, which you supplied yourself.

  @kept
  Scenario: A design shows the name from the app's own directory
    When a designer asks to know the caller's name in its own directory
    Then nothing stands in the way

  @broken
  Scenario: A design shows the contact's name that iOS found
    When a designer asks to know which contact iOS found
    Then iOS offers no way to do this

  @broken
  Scenario: A design shows the contact's photo that iOS found
    When a designer asks to know the photo that iOS found
    Then iOS offers no way to do this

  @outside
  Scenario: The user let the app read Contacts
    Given a build with a usage text for contacts
    When a designer asks to know a contact that the user let it read
    And the app asks for access to Contacts
    Then nothing stands in the way
