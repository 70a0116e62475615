@depends
Feature: Does a held call resume by itself when the other call ends?

  If the user ended the other call on this phone, yes. If the other side hung up there, no; Apple means it so.

  **Do instead.** Show a button to resume, and keep the call while it waits.

  @yes @calls.held-stays-held
  Scenario: The user ends the other call, and the held one comes back
    Given a running call with Anna
    When another call comes in from outside the app
    And the user holds the running call and accepts the other
    And the app fulfils the hold action for Anna
    And the user closes the other call
    And the app fulfils the hold action for Anna
    Then the screen shows a call with Anna that is connected

  @no
  Scenario: The far end closes the other call, and the held one waits
    Given a running call with Anna
    When another call comes in from outside the app
    And the user holds the running call and accepts the other
    And the app fulfils the hold action for Anna
    And the far end closes the other call
    And 20 seconds pass
    Then the screen shows a call with Anna that is on hold

  @no @calls.held-stays-held
  Scenario: The app takes the hold for the end and gives the call up
    Given a running call with Anna
    When the user puts the call with Anna on hold
    And the app fulfils the hold action for Anna
    And the app reports that the call from Anna is over, since it failed
    Then the screen shows no call
    And the app is at fault
