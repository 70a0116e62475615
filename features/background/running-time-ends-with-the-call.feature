@background.running-time-ends-with-the-call
Feature: The running time a call gives in the background ends with the call

  While a call runs, the app runs, even behind the lock screen. With its last call that gift is gone: what the app has not
  finished, or asked more time for, stands still.

  **You can't have.** A summary, a rating or an upload that counts on the app after a call in the background.

  **Do instead.** Show the rating when the app is opened next, or by a notification; let large files go through the system's
  background transfer.

  **For engineers.** Call `beginBackgroundTask` before you fulfil the end action or report the end, send what must be
  sent, then `endBackgroundTask`. Hand anything large to a background `URLSession` while the call still runs.

  @kept
  Scenario: A background task is begun before the call ends
    Given the app is in the background
    And a running call with Anna
    When the user ends the call with Anna
    And the app begins a background task
    And the app starts to upload the call's length
    And the app fulfils the end action for Anna
    And 1 second passes
    And the upload of the call's length is complete
    And the app ends its background task
    Then iOS suspends the app

  @broken
  Scenario: The upload runs when the call ends and nobody asked for more time
    Given the app is in the background
    And a running call with Anna
    When the user ends the call with Anna
    And the app starts to upload the call's statistics
    And the app fulfils the end action for Anna
    Then iOS suspends the app
    And the upload of the call's statistics stands still

  @broken
  Scenario: On iOS 10.0 the other side hangs up while the app uploads
    Given an iPhone on iOS 10.0
    And the app is in the background
    And a running call with Anna
    When the app starts to upload a voice message
    And Anna hangs up
    And the app reports that the call from Anna is over, since the other side hung up
    Then iOS suspends the app
    And the upload of a voice message stands still

  @outside
  Scenario: The app is in front when the call ends
    Given the app is in the foreground
    And a running call with Anna
    When the user ends the call with Anna
    And the app starts to upload the call's statistics
    And the app fulfils the end action for Anna
    And 60 seconds pass
    Then the app is still running

  @outside
  Scenario: The upload was handed to a background session
    Given the app is in the background
    And a running call with Anna
    When the user ends the call with Anna
    And the app hands the upload of the call's statistics to a background session
    And the app fulfils the end action for Anna
    Then iOS suspends the app
