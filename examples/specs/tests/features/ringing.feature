Feature: Acme rings

  Background:
    Given the app is in the background

  Scenario: A call comes in
    When a VoIP push arrives
    And the app reports a call from Anna
    And the push handler returns
    Then the phone rings for Anna

  @ios-16.4
  Scenario: The oldest iOS that Acme supports
    When a VoIP push arrives
    And the app reports a call from Anna
    And the push handler returns
    And 60 seconds pass
    Then the app is still running

  Scenario: Acme's own sentences
    When Acme's server calls for user 7
    And the push handler returns
    Then the phone rings for Ben

  @region-CN
  Scenario: In China a notification tells of the call, since CallKit may not be active there
    When an alert push arrives that announces a call from Anna
    Then a notification tells of a call from Anna

  @broken @push.report-before-the-handler-returns
  Scenario: What happened in release 3, kept so that nobody forgets
    When a VoIP push arrives
    And the push handler returns
    Then iOS terminates the app with NSInternalInconsistencyException
