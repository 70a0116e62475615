Feature: Acme knows the caller before it rings

  It cannot: the push handler may not wait. This is the red build of the README.

  # Nothing here says what is wrong with it; the restrictions do.
  Scenario: The app asks its server who is calling, then rings
    Given the app is in the background
    When a VoIP push arrives
    And the app asks its server who is calling
    And the push handler returns
    And the server answers who is calling
    And the app reports a call from Anna
