@no
Feature: Can we tell the phone about a missed call with a VoIP push?

  A VoIP push has to ring, so the missed call would ring again.

  **Do instead.** Send an ordinary notification.

  **Since.** iOS 13.

  @no @push.only-for-new-calls
  Scenario: A VoIP push tells of a missed call and rings for nobody
    Given the app is in the background
    When a VoIP push arrives that announces a missed call
    And the app reports a call from Nobody
    And the app reports that the call from Nobody is over, since it failed
    And the push handler returns
    Then the phone rings for Nobody
    And the app is at fault

  @yes
  Scenario: An ordinary notification tells of the missed call
    Given the app is in the background
    When an alert push arrives that announces a missed call
    Then a notification tells of a missed call
