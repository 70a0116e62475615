@partly
Feature: Can we show the caller's name in the phone's history?

  Apple does not say what a row shows. A few projects found the address of the call there and not the name that the app
  gave; for callers in the user's contacts the model shows the contact's name.

  **Do instead.** Use addresses that a person can read, or keep the calls out of the phone's history.

  @no @privacy.recents-show-the-handle
  Scenario: The app's name for the caller is to stand in the history
    When a designer asks for the caller's name, supplied by the app, on the phone's history
    Then iOS offers no way to do this

  @yes @privacy.recents-show-the-handle
  Scenario: The address itself can be read
    When a designer asks for the handle, supplied by the app, on the phone's history
    And the app reports the generic handle anna.berger for a call from Anna as Anna Berger
    And the user declines Anna
    And the app fulfils the end action for Anna
    Then nothing stands in the way
    And the phone's history shows anna.berger

  @yes
  Scenario: The user keeps the caller in Contacts
    Given the user keeps +12025550101 in Contacts as Mum
    When the app reports the phone number +12025550101 for a call from Anna as Anna Berger
    And the user declines Anna
    And the app fulfils the end action for Anna
    Then the phone's history shows Mum
