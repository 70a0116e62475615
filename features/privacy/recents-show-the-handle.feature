@privacy.recents-show-the-handle
Feature: The phone's history shows the handle, not the name the app gave

  While it rings, a call bears the name that your app gave. In the phone's history, developers report, it bears the address
  behind it: a number, a mail address, or whatever your app used instead.

  **You can't have.** Readable names in the phone's history on top of addresses that nobody can read.

  **Do instead.** Choose addresses that a person can read, or keep your calls out of the phone's history.

  **For engineers.** A row shows `CXHandle.value` unless the handle matches a contact; `localizedCallerName` does not
  reach it. Keep your own table from handle to callee, since a tap comes back as `INStartCallIntent` with that handle. A
  few projects found this out; Apple does not document what a row shows.

  @kept
  Scenario: A design uses handles that a person can read
    When a designer asks for the handle, supplied by the app, on the phone's history
    And the app reports the generic handle anna.berger for a call from Anna as Anna Berger
    And the user declines Anna
    And the app fulfils the end action for Anna
    Then nothing stands in the way
    And the phone's history shows anna.berger

  @broken
  Scenario: A design wants names in the history and uses opaque handles
    When a designer asks for the caller's name, supplied by the app, on the phone's history
    Then iOS offers no way to do this

  @outside
  Scenario: The handle matches a contact
    Given the user keeps +493012345678 in Contacts as Mum
    When a designer asks for the caller's name, supplied by the user, on the phone's history
    And the app reports the phone number +493012345678 for a call from Anna as Anna Berger
    And the user declines Anna
    And the app fulfils the end action for Anna
    Then nothing stands in the way
    And the phone's history shows Mum
