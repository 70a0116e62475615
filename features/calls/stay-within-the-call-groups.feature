@calls.stay-within-the-call-groups
Feature: No more calls side by side than the provider allows

  The phone keeps a small number of places for an app's calls: two, unless the app asks for another number. A call that
  was never ended keeps its place. When all are taken, the next call cannot be started.

  **You can't have.** A third call beside two others, unless the app has planned for it.

  **Do instead.** Design for one call and one that waits. Show "another call is still open" with an End button. A
  conference of many people is one call.

  **For engineers.** Set `maximumCallGroups` (2) and `maximumCallsPerCallGroup` (5) on purpose; for one call at a time
  set both to 1 and all four capabilities to `false`. A start beyond the groups fails with code 7
  `maximumCallGroupsReached` before the delegate sees it. End whatever is left over at launch. Code 7 for the very first
  call has another cause: the provider was made a moment ago. For a further incoming call at the limit expect End & Accept,
  an error, or nothing at all: it is not documented.

  @kept
  Scenario: One call runs and a second one is started
    Given the app is in the foreground
    And a running call with Anna
    When the app requests to start the call with Ben
    And the app fulfils the hold action for Anna
    And the app fulfils the start action for Ben
    Then the request is accepted

  @kept
  Scenario: A provider for three calls has two, and a third one is started
    Given the app is in the foreground
    And the app creates a provider that takes three calls at a time
    And a running call with Anna
    And the user puts the call with Anna on hold
    And the app fulfils the hold action for Anna
    And a running call with Ben
    When the app requests to start the call with Carla
    And the app fulfils the hold action for Ben
    And the app fulfils the start action for Carla
    Then the request is accepted

  @broken
  Scenario: Two calls run and a third one is started
    Given the app is in the foreground
    And a running call with Anna
    And the user puts the call with Anna on hold
    And the app fulfils the hold action for Anna
    And a running call with Ben
    When the app requests to start the call with Carla
    Then the request is refused with code 7 maximumCallGroupsReached

  @broken
  Scenario: On iOS 10.0 a provider for one call at a time has a call ringing
    Given an iPhone on iOS 10.0
    And the app creates a provider that takes one call at a time
    When the app reports a call from Anna
    And the app requests to start the call with Ben
    Then the request is refused with code 7 maximumCallGroupsReached

  @outside
  Scenario: Two calls run and a third one comes in
    Given a running call with Anna
    And the user puts the call with Anna on hold
    And the app fulfils the hold action for Anna
    And a running call with Ben
    When the app reports a call from Carla
    Then the phone rings for Carla
