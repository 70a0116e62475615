@calls.name-the-true-reason
Feature: An ended call is reported with the reason that is true

  When a call ends from outside, the app tells the phone why. The phone's history depends on it: a call that was taken
  on the tablet must not look missed on the phone.

  **You can't have.** One ending for everything, or missed calls that the phone works out by itself.

  **Do instead.** Decide for each ending whether it is a missed call: nobody answered, the caller gave up, answered or
  declined on another device, an error.

  **For engineers.** Map the causes of your server to `CXCallEndedReason` in one table: `.failed` 1, `.remoteEnded` 2,
  `.unanswered` 3, `.answeredElsewhere` 4, `.declinedElsewhere` 5. Local declines and hang-ups are not among them; they
  are `CXEndCallAction`s.

  @kept
  Scenario: Answered on the tablet, the phone reports it so
    When the app reports a call from Anna
    And another device answers Anna
    And the app reports that the call from Anna is over, since another device answered
    Then the screen shows no call

  @kept
  Scenario: The caller gives up and the phone reports that nobody answered
    When the app reports a call from Anna
    And Anna gives up
    And the app reports that the call from Anna is over, since nobody answered
    Then the screen shows no call

  @broken
  Scenario: Answered on the tablet, the phone reports that nobody answered
    When the app reports a call from Anna
    And another device answers Anna
    And the app reports that the call from Anna is over, since nobody answered
    Then the screen shows no call
    And the app is at fault

  @broken
  Scenario: On iOS 10.0 a hang-up is reported as a failure
    Given an iPhone on iOS 10.0
    And a running call with Anna
    When Anna hangs up
    And the app reports that the call from Anna is over, since it failed
    Then the screen shows no call
    And the app is at fault

  @outside
  Scenario: The user declines on this phone, which is an action
    When the app reports a call from Anna
    And the user declines Anna
    And the app fulfils the end action for Anna
    Then the screen shows no call
