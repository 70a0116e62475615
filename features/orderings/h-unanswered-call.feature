Feature: A call is not answered

  Whatever ends the ringing, the app reports it with its true reason. No audio callback comes, since no session was
  ever active.

  **Sources.** Apple's article on responding to VoIP notifications; the call services of Stream, Nextcloud and Element
  X.

  Scenario: The app's own time for ringing is over
    Given the app is in the foreground
    When the app reports a call from Anna
    And 45 seconds pass
    And the app reports that the call from Anna is over, since nobody answered
    And 60 seconds pass
    Then the screen shows no call
    And the audio session is never activated

  Scenario: The caller gives up
    Given the app is in the foreground
    When the app reports a call from Anna
    And Anna gives up
    And the app reports that the call from Anna is over, since the other side hung up
    And 60 seconds pass
    Then the screen shows no call
    And the audio session is never activated

  Scenario: Another device answers
    Given the app is in the foreground
    When the app reports a call from Anna
    And another device answers Anna
    And the app reports that the call from Anna is over, since another device answered
    And 60 seconds pass
    Then the screen shows no call
    And the audio session is never activated

  Scenario: The user answers in the moment in which the caller gives up, and the answer is failed
    Given the app is in the foreground
    When the app reports a call from Anna
    And the user answers Anna
    And Anna gives up
    And the app fails the answer action for Anna
    And 60 seconds pass
    Then the screen shows no call
    And the audio session is never activated
