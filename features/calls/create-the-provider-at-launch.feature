@calls.create-the-provider-at-launch
Feature: The provider exists, with its delegate, before calls and actions come

  The app's line to the phone's call system has to be up before it is needed. A line that is laid at the moment of the
  first call is not ready yet: the call is refused, and works on the second try.

  **You can't have.** CallKit set up by the first tap on "call", or by a web page or script that loads later.

  **Do instead.** Nothing to draw, but ask for it in the plan: calling is set up when the app starts, not when it is
  opened.

  **For engineers.** In `application(_:didFinishLaunchingWithOptions:)`, on the main thread, make the `CXProvider` and
  set its delegate. Do not wait for `providerDidBegin`, which may never come, and report calls regardless. Code 2
  `unknownCallProvider`: the system knows no provider of yours; code 7 for the very first call: it was made in the same
  turn.

  @kept
  Scenario: The provider is made at launch and a call is started minutes later
    Given the app creates its provider
    And the app sets the delegate of its provider
    When 180 seconds pass
    And the app is in the foreground
    And the app requests to start the call with Anna
    And the app fulfils the start action for Anna
    Then the request is accepted

  @kept
  Scenario: The user taps a moment after the provider was made
    Given the app creates its provider
    And the app sets the delegate of its provider
    When the user taps call for Anna in the app
    And the app requests to start the call with Anna
    And the app fulfils the start action for Anna
    Then the request is accepted

  @broken
  Scenario: The first call is requested in the turn that makes the provider
    Given the app is in the foreground
    When the app creates its provider
    And the app sets the delegate of its provider
    And the app requests to start the call with Anna
    Then the request is refused with code 7 maximumCallGroupsReached

  @broken
  Scenario: On iOS 10.0 the app is launched and starts a call without any provider
    Given an iPhone on iOS 10.0
    When the app is closed
    And the user opens the app
    And the app requests to start the call with Anna
    Then the request is refused with code 2 unknownCallProvider

  @outside
  Scenario: The provider has not begun yet, and an incoming call is reported all the same
    Given the app is in the background
    When the app creates its provider
    And the app sets the delegate of its provider
    And the app reports a call from Anna
    Then the phone rings for Anna
