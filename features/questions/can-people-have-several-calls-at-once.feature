@yes
Feature: Can people have several calls at once?

  Unless the app says otherwise, two calls can stand side by side, and each may be a merger of up to five. A further one
  cannot be started.

  **Do instead.** Take the button for another call away when the limit is reached.

  @yes @calls.stay-within-the-call-groups
  Scenario: A second call is started, and the first one waits
    Given the app is in the foreground
    And a running call with Anna
    When the app requests to start the call with Ben
    And the app fulfils the hold action for Anna
    And the invitation to Ben is sent
    And the app fulfils the start action for Ben
    Then the request is accepted

  @no @calls.stay-within-the-call-groups
  Scenario: A third call is started
    Given the app is in the foreground
    And a running call with Anna
    And the user puts the call with Anna on hold
    And the app fulfils the hold action for Anna
    And a running call with Ben
    When the app requests to start the call with Carla
    Then the request is refused with code 7 maximumCallGroupsReached
