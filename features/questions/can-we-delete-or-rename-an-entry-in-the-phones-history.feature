@no
Feature: Can we delete or rename an entry in the phone's history?

  Once a call stands there, nothing lets an app touch it.

  **Do instead.** Offer the switch that keeps all calls out, and a history of your own inside the app.

  **Since.** iOS 11 for the switch.

  @no @privacy.recents-all-or-nothing
  Scenario: The user wants one call forgotten
    When a designer asks to delete one call from the phone's history
    Then iOS offers no way to do this

  @no @privacy.recents-all-or-nothing
  Scenario: The caller has a new name
    When a designer asks to rename a call in the phone's history
    Then iOS offers no way to do this

  @yes @privacy.recents-all-or-nothing
  Scenario: The app offers one switch for all its calls
    When a designer asks to offer one switch for all its calls in the phone's history
    Then nothing stands in the way
