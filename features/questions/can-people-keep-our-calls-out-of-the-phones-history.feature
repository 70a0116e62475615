@yes
Feature: Can people keep our calls out of the phone's history?

  One switch takes all calls of the app out. It counts from the next call on.

  **Do instead.** Offer the switch in the app's settings, and say that older entries stay.

  **Since.** iOS 11.

  @yes @privacy.recents-all-or-nothing
  Scenario: The app offers one switch
    When a designer asks to offer one switch for all its calls in the phone's history
    Then nothing stands in the way

  @yes
  Scenario: The switch is off, and a missed call leaves no trace
    Given the app creates a provider that keeps its calls out of the phone's history
    When the app reports a call from Anna
    And Anna gives up
    And the app reports that the call from Anna is over, since nobody answered
    Then the phone's history is empty
