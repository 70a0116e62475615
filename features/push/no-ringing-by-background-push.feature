@push.no-ringing-by-background-push
Feature: Background pushes are throttled and can neither ring nor stop ringing

  There is a push that wakes the app without a sound. iOS hands over only a few of them an hour, when it suits the phone.
  It is good for news that can wait, and for nothing that happens now.

  **You can't have.** Ringing, or the end of ringing, by a silent push.

  **Do instead.** Ring by a VoIP push, end the ringing over the open connection, and use an ordinary notification for what
  people are to read.

  **For engineers.** `apns-push-type: background` goes out with priority 5, is not guaranteed, and is throttled to two or
  three an hour. The model lets three through within any hour. Use it to refresh histories and contacts, not as a
  fall-back for calls.

  @kept
  Scenario: The third background push within an hour arrives
    Given the app is in the background
    When a background push arrives that announces new entries of the history
    And 60 seconds pass
    And a background push arrives that announces new entries of the history
    And 60 seconds pass
    And a background push arrives that announces new entries of the history
    Then the push reaches the app

  @kept
  Scenario: One background push an hour keeps the history fresh
    Given the app is in the background
    When a background push arrives that announces new entries of the history
    And 3600 seconds pass
    And a background push arrives that announces new entries of the history
    And 3600 seconds pass
    And a background push arrives that announces new entries of the history
    And 3600 seconds pass
    And a background push arrives that announces new entries of the history
    Then the push reaches the app

  @broken
  Scenario: The fourth background push within an hour is meant to stop the ringing
    Given the app is in the background
    When a background push arrives that announces new entries of the history
    And a background push arrives that announces new entries of the history
    And a background push arrives that announces new entries of the history
    And 60 seconds pass
    And a background push arrives that announces the end of the ringing
    Then iOS drops the push

  @broken
  Scenario: A background push claims top priority
    Given the app is in the background
    When a background push is sent with priority 10
    Then iOS drops the push

  @broken
  Scenario: On iOS 13.0 the fourth background push within an hour is dropped
    Given an iPhone on iOS 13.0
    And the app is in the background
    When a background push arrives that announces new entries of the history
    And a background push arrives that announces new entries of the history
    And a background push arrives that announces new entries of the history
    And 60 seconds pass
    And a background push arrives that announces new entries of the history
    Then iOS drops the push

  @outside
  Scenario: On iOS 12.5 the number is not on record, and a background push claims top priority
    Given an iPhone on iOS 12.5
    And the app is in the background
    When a background push is sent with priority 10
    Then the push reaches the app

  @outside
  Scenario: The fourth alert push within an hour is shown
    Given the app is in the background
    When an alert push arrives that announces a message
    And an alert push arrives that announces a message
    And an alert push arrives that announces a message
    And an alert push arrives that announces a missed call
    Then a notification tells of a missed call
