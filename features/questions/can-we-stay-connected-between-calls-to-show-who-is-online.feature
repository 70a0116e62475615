@no
Feature: Can we stay connected between calls to show who is online?

  Between calls iOS puts the app to sleep and shuts its connections.

  **Do instead.** Let the server say who is online: whoever a push can reach.

  @no @background.no-connection-between-calls
  Scenario: The design counts on a connection that stays open
    When a designer relies on a connection that stays open between calls
    Then iOS offers no way to do this

  @yes @background.no-connection-between-calls
  Scenario: The server shows as online whoever a push can reach
    When a designer asks to show people as online while pushes can reach them
    Then nothing stands in the way
