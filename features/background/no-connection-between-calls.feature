@background.no-connection-between-calls
Feature: Nothing keeps the app and its connection alive between calls

  An app that makes calls is not always on. Between calls it stands still like any other app, and its connection to the
  server is cut.

  **You can't have.** A green dot that means “connected right now”, or anything that counts on the app listening all day.

  **Do instead.** Let pushes announce calls, and let the server decide who counts as online: whoever a push can reach.

  **For engineers.** The kernel shuts the sockets at suspension; expect an error at the first use after it, and connect
  anew on each push and in front. The voip mode alone keeps nothing running. While the process is awake, signal over the
  connection that is there. Managed networks without internet have `NEAppPushProvider`.

  @kept
  Scenario: A design shows as online whoever pushes can reach
    When a designer asks to show people as online while pushes can reach them
    Then nothing stands in the way

  @broken
  Scenario: A design counts on a connection between calls
    When a designer relies on a connection that stays open between calls
    Then iOS offers no way to do this

  @broken
  Scenario: On iOS 10.0 a design counts on a connection between calls
    Given an iPhone on iOS 10.0
    When a designer relies on a connection that stays open between calls
    Then iOS offers no way to do this

  @outside
  Scenario: A design counts on the connection during a call
    When a designer relies on a connection that stays open during a call
    Then nothing stands in the way
