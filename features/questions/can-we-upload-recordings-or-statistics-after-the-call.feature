@yes
Feature: Can we upload recordings or statistics after the call?

  The app hands the upload to the system, which carries it out even when the app no longer runs.

  **Do instead.** Do not tell people to keep the app open. Say that the upload goes on by itself.

  @yes @background.upload-through-a-background-session
  Scenario: The system uploads the recording
    Given the app is in the background
    And a running call with Anna
    When the user ends the call with Anna
    And the app hands a 9-megabyte upload of the recording to a background session
    And the app fulfils the end action for Anna
    Then iOS suspends the app
    When the upload of the recording is complete
    And 60 seconds pass
    Then iOS does not terminate the app

  @no @background.upload-through-a-background-session
  Scenario: The app uploads the recording itself
    Given the app is in the background
    And a running call with Anna
    When the user ends the call with Anna
    And the app begins a 9-megabyte upload of the recording
    And the app fulfils the end action for Anna
    Then the upload of the recording stands still
    And the app is at fault
