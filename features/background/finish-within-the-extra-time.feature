@background.finish-within-the-extra-time
Feature: Work after the call ends within the extra time it asked for

  When a call ends behind the lock screen, an app can ask for a little more time: about half a minute, in order to finish
  what it has begun. It has to say when it is done. An app that forgets to is closed by force.

  **You can't have.** Half a minute that is sure, or more of it for the asking.

  **Do instead.** Design what follows a call as something that may also come later: show the summary when the app is
  opened next.

  **For engineers.** Pair every `beginBackgroundTask(withName:expirationHandler:)` with one `endBackgroundTask(_:)` on
  every path, the expiration handler included, and plan for 10 s, not 30. The time runs in the background only, and not
  while call audio keeps the app awake. The kill is `0x2182bad2` (562215634).

  @kept
  Scenario: A background task of two seconds is ended by the app
    Given the app is in the background
    And a running call with Anna
    When the user ends the call with Anna
    And the app begins a background task
    And the app fulfils the end action for Anna
    And 2 seconds pass
    And the app ends its background task
    Then iOS suspends the app
    And iOS does not terminate the app

  @kept
  Scenario: A background task is ended after twenty-nine seconds
    Given the app is in the background
    And a running call with Anna
    When the user ends the call with Anna
    And the app begins a background task
    And the app fulfils the end action for Anna
    And 29 seconds pass
    And the app ends its background task
    Then iOS does not terminate the app

  @broken
  Scenario: A background task is begun at the end of the call and never ended
    Given the app is in the background
    And a running call with Anna
    When the user ends the call with Anna
    And the app begins a background task
    And the app fulfils the end action for Anna
    And 31 seconds pass
    Then iOS kills the app with code 0x2182bad2

  @broken
  Scenario: On iOS 10.0 the app leaves the front with a task that it never ends
    Given an iPhone on iOS 10.0
    And the app is in the foreground
    When the app begins a background task
    And 60 seconds pass
    And the app is in the background
    And 31 seconds pass
    Then iOS kills the app with code 0x2182bad2

  @outside
  Scenario: The app is in front, where the time of a task does not run
    Given the app is in the foreground
    When the app begins a background task
    And 60 seconds pass
    Then the app is still running

  @outside
  Scenario: A call is running, and the time of the task does not run
    Given the app is in the background
    And a running call with Anna
    When the app begins a background task
    And 60 seconds pass
    Then the app is still running
