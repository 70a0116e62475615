@calls.forget-calls-after-a-reset
Feature: After a provider reset every call is gone

  Rarely, the phone's call system restarts and tells the app. From that moment it knows none of the app's calls: no
  screen, no buttons, no sound of its own. The app has to let go as well.

  **You can't have.** A call that survives the restart of the phone's call system.

  **Do instead.** Show "the call was interrupted", with a button to call again.

  **For engineers.** In `providerDidReset(_:)` stop the audio unit, leave every call, empty the list and answer no
  pending action; assign the provider's configuration again. No `didDeactivate` is promised. Requests about old UUIDs
  fail with code 4; if code 2 `unknownCallProvider` stays, make a new provider.

  @kept
  Scenario: The provider resets and the app leaves its call
    Given a running call with Anna
    When iOS resets the provider
    And the app leaves the call with Anna
    Then the screen shows no call

  @broken
  Scenario: The provider resets and the app joins its call again
    Given a running call with Anna whose connection stands
    When iOS resets the provider
    And the app joins the call with Anna
    Then the screen shows no call
    And the app is at fault

  @broken
  Scenario: On iOS 10.0 the app's sound runs on after the reset
    Given an iPhone on iOS 10.0
    And a running call with Anna
    And the app starts its audio
    When iOS resets the provider
    And 30 seconds pass
    Then the screen shows no call
    And the app is at fault

  @broken
  Scenario: The app ends a call that a reset took away
    Given a running call with Anna
    When iOS resets the provider
    And the app leaves the call with Anna
    And the app requests to end the call with Anna
    Then the request is refused with code 4 unknownCallUUID

  @outside
  Scenario: The provider resets while no call exists
    When iOS resets the provider
    And 30 seconds pass
    And the app reports a call from Anna
    Then the phone rings for Anna
