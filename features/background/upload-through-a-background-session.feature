@background.upload-through-a-background-session
Feature: Larger uploads after a call go through a background session

  What is large does not fit into the short time after a call. iOS can send it for the app, in its own time, even while
  the app stands still, if it is handed over.

  **You can't have.** A recording or a report that is sure to be on the server when the call screen closes.

  **Do instead.** Say “will be uploaded” and show it as done when it is. Statistics may arrive hours later.

  **For engineers.** Write a file during the call and hand it to `URLSessionConfiguration.background(withIdentifier:)`,
  with `isDiscretionary` where it can wait; uploads from files only. A transfer on an ordinary session stops with the
  process. Take too long over the session's events and the kill is `0x2182bad3`. Regular upkeep belongs to
  `BGTaskScheduler`. That one megabyte is large is an assumption of this model.

  @kept
  Scenario: The call's statistics are handed to a background session
    Given the app is in the background
    And a running call with Anna
    When the user ends the call with Anna
    And the app hands a 2-megabyte upload of the call's statistics to a background session
    And the app fulfils the end action for Anna
    Then iOS suspends the app

  @broken
  Scenario: A large upload on an ordinary session is cut off with the call
    Given the app is in the background
    And a running call with Anna
    When the user ends the call with Anna
    And the app begins a 2-megabyte upload of the call's statistics
    And the app fulfils the end action for Anna
    Then the upload of the call's statistics stands still
    And the app is at fault

  @broken
  Scenario: On iOS 10.0 a background task is over before the large upload
    Given an iPhone on iOS 10.0
    And the app is in the background
    And a running call with Anna
    When the user ends the call with Anna
    And the app begins a background task
    And the app begins a 9-megabyte upload of the recording
    And the app fulfils the end action for Anna
    And 25 seconds pass
    And the app ends its background task
    Then the upload of the recording stands still
    And the app is at fault

  @outside
  Scenario: The large upload finishes within a background task
    Given the app is in the background
    And a running call with Anna
    When the user ends the call with Anna
    And the app begins a background task
    And the app begins a 2-megabyte upload of the call's statistics
    And the app fulfils the end action for Anna
    And 5 seconds pass
    And the upload of the call's statistics is complete
    And the app ends its background task
    Then iOS suspends the app

  @outside
  Scenario: The large upload runs while the app is in front
    Given the app is in the foreground
    And a running call with Anna
    When the user ends the call with Anna
    And the app begins a 2-megabyte upload of the call's statistics
    And the app fulfils the end action for Anna
    And 60 seconds pass
    Then the app is still running
