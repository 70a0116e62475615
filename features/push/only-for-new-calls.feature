@push.only-for-new-calls
Feature: A VoIP push announces a new incoming call and nothing else

  A VoIP push has one meaning: somebody is calling now. News about a call that rings already, a missed call or a message
  have to travel another way, because whatever comes as a VoIP push has to appear on the phone as a call.

  **You can't have.** A VoIP push that stops the ringing, brings a message, or wakes the app to fetch something.

  **Do instead.** Let the end of the ringing come over the open connection, and send missed calls and messages as ordinary
  notifications.

  **For engineers.** One VoIP push for each ringing call and device. The report opens the connection; a hang-up comes over
  it and becomes `reportCall(with:endedAt:reason:)` with `.remoteEnded`. A second push “cancel” owes a
  report like any other: with the UUID of the call that it cancels it is harmless, with a fresh one it makes a phantom call.
  Guideline 2.5.4 may be named in review. That a call is running excuses the report, not the push.

  @kept
  Scenario: The caller gives up, and the server says so over the connection
    Given the app is in the background
    When a VoIP push arrives that announces a new call
    And the app reports a call from Anna
    And the push handler returns
    And Anna gives up
    And the app reports that the call from Anna is over, since the other side hung up
    Then the screen shows no call

  @broken
  Scenario: The caller gives up, and a second push needs a phantom call
    Given the app is in the background
    When a VoIP push arrives that announces a new call
    And the app reports a call from Anna
    And the push handler returns
    And Anna gives up
    And a VoIP push arrives that announces that the caller gave up
    And the app reports that the call from Anna is over, since the other side hung up
    And the app reports a call from Nobody
    And the app reports that the call from Nobody is over, since it failed
    And the push handler returns
    Then the phone rings for Nobody
    And the app is at fault

  @broken
  Scenario: On iOS 13.0 a VoIP push brings a chat message
    Given an iPhone on iOS 13.0
    And the app is in the background
    When a VoIP push arrives that announces a chat message
    And the app reports a call from Nobody
    And the app reports that the call from Nobody is over, since it failed
    And the push handler returns
    Then the phone rings for Nobody
    And the app is at fault

  @outside
  Scenario: On iOS 12.5 a VoIP push only wakes the app
    Given an iPhone on iOS 12.5
    And the app is in the background
    When a VoIP push arrives that announces a chat message
    And the push handler returns
    And 60 seconds pass
    Then the app is still running
    And the screen shows no call

  @outside
  Scenario: The notice of a missed call goes out as an alert push
    Given the app is in the background
    When an alert push arrives that announces a missed call
    Then a notification tells of a missed call
