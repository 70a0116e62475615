@privacy.no-second-line-of-text
Feature: The caller's name is the only text the app can put on the call screen

  A call screen has one line for the caller, and that line is the only text of yours. The small word below it is the
  system's.

  **You can't have.** A second line with a reason, an order number or a department, or a badge that says "verified".

  **Do instead.** Put the person first and the reason second into the one line: "Anna Berger (Sales)". It may be cut off.
  Show badges and details in your own screens.

  **For engineers.** `CXCallUpdate.localizedCallerName` replaces the name that the system would find by itself; update it
  with `reportCall(with:updated:)` once the real name is decrypted. Leave it nil where the user's own contact name is to
  win. Nothing verifies the text, so take it from your server and not from the caller.

  @kept
  Scenario: A design puts name and role into one line
    When a designer asks for the caller's name with a role, supplied by the app, on the incoming-call screen
    And the app reports the generic handle customer-17 for a call from Anna as Anna Berger (Sales)
    Then nothing stands in the way
    And the screen names the caller Anna Berger (Sales)

  @broken
  Scenario: A design adds a line with the order number
    When a designer asks for a second line of text, supplied by the app, on the incoming-call screen
    Then iOS offers no way to do this

  @broken
  Scenario: A design marks verified callers with a badge
    When a designer asks for a verified badge, supplied by the app, on the system's in-call screen
    Then iOS offers no way to do this

  @outside
  Scenario: The app gives no name and the user has saved the number
    Given the user keeps +493012345678 in Contacts as Mum, with a photo
    When the app reports the phone number +493012345678 for a call from Anna
    Then the screen names the caller Mum
    And the screen shows the contact's photo
