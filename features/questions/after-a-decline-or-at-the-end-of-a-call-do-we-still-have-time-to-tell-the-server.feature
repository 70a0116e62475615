@partly
Feature: After a decline or at the end of a call, do we still have time to tell the server?

  A little, if the app asks for it before the call is gone. The call itself no longer keeps the app awake.

  **Do instead.** Send one short message, and let the server notice the end by itself as well.

  @yes @background.running-time-ends-with-the-call @background.finish-within-the-extra-time
  Scenario: The app asks for more time before it lets the call go
    Given the app is in the background
    And a running call with Anna
    When the user ends the call with Anna
    And the app begins a background task
    And the app starts to upload the call's length
    And the app fulfils the end action for Anna
    And 2 seconds pass
    And the upload of the call's length is complete
    And the app ends its background task
    Then iOS suspends the app

  @no @background.running-time-ends-with-the-call
  Scenario: The app lets the call go first
    Given the app is in the background
    And a running call with Anna
    When the user ends the call with Anna
    And the app starts to upload the call's length
    And the app fulfils the end action for Anna
    Then iOS suspends the app
    And the upload of the call's length stands still

  @no @background.finish-within-the-extra-time
  Scenario: The app asks for more time and never gives it back
    Given the app is in the background
    And a running call with Anna
    When the user ends the call with Anna
    And the app begins a background task
    And the app fulfils the end action for Anna
    And 31 seconds pass
    Then iOS kills the app with code 0x2182bad2
