@calls.keep-one-provider
Feature: One provider is kept for the life of the app

  The app talks to the phone's call system through one object. Each call hangs on the object that announced it. An app
  that makes a new one for every call loses its hold on the calls of the old one.

  **You can't have.** A fresh start with every push, or a changed app name or icon by way of a second provider.

  **Do instead.** Change what a caller sees through the call itself, and what the app shows through a new configuration.

  **For engineers.** Make one `CXProvider` at launch, keep it in a global place and set its delegate at once. Names and
  handles belong into `CXCallUpdate`, settings into `provider.configuration`. `invalidate()` is for switching CallKit
  off: it fails every call, and afterwards only a new provider can report.

  @kept
  Scenario: The provider made at launch reports two calls
    Given the app creates its provider
    And the app sets the delegate of its provider
    When the app reports a call from Anna
    And Anna gives up
    And the app reports that the call from Anna is over, since the other side hung up
    And the app reports a call from Ben
    Then the phone rings for Ben

  @kept
  Scenario: Each process of the app makes its provider
    Given the app creates its provider
    And the app sets the delegate of its provider
    When the app is closed
    And the user opens the app
    And the app creates its provider
    And the app sets the delegate of its provider
    And the app reports a call from Anna
    Then the phone rings for Anna

  @broken
  Scenario: A push makes another provider, which reports its call
    Given the app is in the background
    And the app creates its provider
    And the app sets the delegate of its provider
    When a VoIP push arrives
    And the app creates another provider
    And the app sets the delegate of its provider
    And the app reports a call from Anna
    And the push handler returns
    Then the phone rings for Anna
    And the app is at fault

  @broken
  Scenario: On iOS 10.0 a provider is replaced while its call runs
    Given an iPhone on iOS 10.0
    And a running call with Anna
    When the app creates another provider
    And the app sets the delegate of its provider
    Then the screen shows a call with Anna
    And the app is at fault

  @broken
  Scenario: A call is reported through a provider that was invalidated
    When the app invalidates its provider
    And the app reports a call from Anna
    Then the app is at fault

  @outside
  Scenario: CallKit was switched off, and switching it on again makes a new provider
    When the app invalidates its provider
    And the app creates another provider
    And the app sets the delegate of its provider
    And the app reports a call from Anna
    Then the phone rings for Anna
