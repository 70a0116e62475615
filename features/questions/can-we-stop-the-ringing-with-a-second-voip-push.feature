@no
Feature: Can we stop the ringing with a second VoIP push?

  A VoIP push stands for a new call, and a second one may come late, come first, or never come.

  **Do instead.** Say it over the connection that the app opened after the first push, and report the call as ended.

  **Since.** iOS 13 for the duty to ring; the order was never promised.

  @no @push.only-for-new-calls
  Scenario: The second push rings for a call that nobody makes
    Given the app is in the background
    When a VoIP push arrives that announces a new call
    And the app reports a call from Anna
    And the push handler returns
    And Anna gives up
    And a VoIP push arrives that announces that the caller gave up
    And the app reports that the call from Anna is over, since nobody answered
    And the app reports a call from Nobody
    And the app reports that the call from Nobody is over, since it failed
    And the push handler returns
    Then the phone rings for Nobody
    And the app is at fault

  @no @push.no-promised-order
  Scenario: The design counts on the second push
    When a designer relies on a second push stopping the ringing
    Then iOS offers no way to do this

  @yes @push.only-for-new-calls
  Scenario: The caller gives up, and the server says so over the connection
    Given the app is in the background
    When a VoIP push arrives that announces a new call
    And the app reports a call from Anna
    And the push handler returns
    And Anna gives up
    And the app reports that the call from Anna is over, since nobody answered
    Then the screen shows no call

  @yes @push.no-promised-order
  Scenario: The design remembers a call whose end came before its beginning
    When a designer asks to remember a call that was stopped before it began
    Then nothing stands in the way
