@store.no-pretend-callers
Feature: No app for false callers, prank calls or borrowed identities

  The phone believes what an app says about a caller, and so do people. It even adds the photo from their own contacts.
  An app that lets callers dress up as somebody else does not get into the App Store.

  **You can't have.** A caller who picks the name or number that the other phone shows, not even for fun.

  **Do instead.** Show what your server has verified, and a neutral name where it has not. Whether somebody is verified
  can be shown on your own screens.

  **For engineers.** Guideline 1.1.6. Nothing in CallKit checks `remoteHandle` or `localizedCallerName`, and a contact
  is matched by the handle alone. Take both from authenticated data of the server, never from what the caller sent; use
  a `generic` handle for whoever is not verified.

  @kept
  Scenario: Names and numbers come from verified data
    When a designer asks to show only names and numbers that the server has verified
    Then nothing stands in the way

  @broken
  Scenario: Callers choose the number that the other phone shows
    When a designer asks to let callers choose the name and number that the other phone shows
    Then App Review rejects the build under Guideline 1.1.6

  @broken
  Scenario: The app is made for prank calls
    When a designer asks to offer prank calls
    Then App Review rejects the build under Guideline 1.1.6

  @outside
  Scenario: Whoever is not verified gets a neutral name
    When a designer asks to show a neutral name for a caller who is not verified
    Then nothing stands in the way
