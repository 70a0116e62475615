@push.repeated-failures-stop-delivery
Feature: An app that keeps leaving VoIP pushes unreported stops receiving them

  iOS counts the calls that an app was woken for and did not show. After a few of them it stops waking the app. Nothing
  crashes any more, the server sees no error, and the phone simply never rings.

  **You can't have.** A bug in how calls are shown that hurts only the calls it meets: soon it hurts every call on that
  phone.

  **Do instead.** Plan for the phone that never rings: a missed-call notice by another way, and a support page that says
  “delete the app and install it again”. Do not promise when calls come back.

  **For engineers.** Report every VoIP push. Watch from the server for pushes that APNs accepts and no app answers, and
  look for callservicesd's line in a sysdiagnose. Apple documents neither the number nor the way back: the three of this
  model is an assumption, so is that nothing lifts the stop.

  @kept
  Scenario: Two pushes went unreported long ago, and the next one rings
    Given 2 VoIP pushes went unreported earlier
    And the app is in the background
    When a VoIP push arrives
    And the app reports a call from Anna
    And the push handler returns
    Then the phone rings for Anna

  @broken
  Scenario: After three unreported pushes the phone stays silent
    Given 3 VoIP pushes went unreported earlier
    And the app is in the background
    When a VoIP push arrives
    And 60 seconds pass
    Then iOS drops the push
    And the screen shows no call

  @broken
  Scenario: On iOS 13.0 delivery stops after three unreported pushes
    Given an iPhone on iOS 13.0
    And 3 VoIP pushes went unreported earlier
    And the app is in the background
    When a VoIP push arrives
    Then iOS drops the push

  @outside
  Scenario: On iOS 12.5 three pushes went unreported, and the fourth is handed over
    Given an iPhone on iOS 12.5
    And 3 VoIP pushes went unreported earlier
    And the app is in the background
    When a VoIP push arrives
    Then the push reaches the app

  @outside
  Scenario: Three pushes went unreported, and an alert push is shown
    Given 3 VoIP pushes went unreported earlier
    And the app is in the background
    When an alert push arrives that announces a missed call
    Then a notification tells of a missed call

  @outside
  Scenario: Nothing went unreported while the app was in front
    Given the app is in the foreground
    When a VoIP push arrives
    And the push handler returns
    And a VoIP push arrives
    And the push handler returns
    And a VoIP push arrives
    And the push handler returns
    And a VoIP push arrives
    Then the push reaches the app

  @outside
  Scenario: An app linked with the iOS 12 SDK left three pushes unreported
    Given an app linked with the iOS 12.1 SDK
    And 3 VoIP pushes went unreported earlier
    And the app is in the background
    When a VoIP push arrives
    Then the push reaches the app
