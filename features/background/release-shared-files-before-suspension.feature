@background.release-shared-files-before-suspension
Feature: No lock on a shared file is held when the app is suspended

  An app and its helpers can share a file, such as the list of calls. If the app is put to sleep in the middle of writing
  it, the others would have to wait for ever. So iOS closes the app by force.

  **You can't have.** A history that is still being written while the phone goes on with other things.

  **Do instead.** Nothing to design. If an app dies shortly after calls, and only in the background, ask for this.

  **For engineers.** Begin a background task well before you write to an App Group's file or SQLite database, and end it
  once the file is closed; in extensions use `performExpiringActivity`. Write the history in the same task as the end of
  the call, not on a queue of its own. The kill is `0xdead10cc` (3735883980), namespace RUNNINGBOARD.

  @kept
  Scenario: The history is written inside a background task
    Given the app is in the background
    And a running call with Anna
    When the user ends the call with Anna
    And the app begins a background task
    And the app locks a file that it shares with its extensions
    And the app fulfils the end action for Anna
    And 1 second passes
    And the app unlocks the file that it shares with its extensions
    And the app ends its background task
    Then iOS suspends the app
    And iOS does not terminate the app

  @broken
  Scenario: The call ends while the shared history is still being written
    Given the app is in the background
    And a running call with Anna
    When the user ends the call with Anna
    And the app locks a file that it shares with its extensions
    And the app fulfils the end action for Anna
    Then iOS kills the app with code 0xdead10cc

  @broken
  Scenario: On iOS 10.0 the background task ends before the file is closed
    Given an iPhone on iOS 10.0
    And the app is in the background
    And a running call with Anna
    When the user ends the call with Anna
    And the app begins a background task
    And the app locks a file that it shares with its extensions
    And the app fulfils the end action for Anna
    And 1 second passes
    And the app ends its background task
    Then iOS kills the app with code 0xdead10cc

  @outside
  Scenario: The lock is on a file of the app's own
    Given the app is in the background
    And a running call with Anna
    When the user ends the call with Anna
    And the app locks a file of its own
    And the app fulfils the end action for Anna
    And 60 seconds pass
    Then iOS suspends the app
    And iOS does not terminate the app
