@push.register-at-every-launch
Feature: The push registry exists, with its delegate, from the first moments of every launch

  A call can start the app when nobody has opened it. The app then has a few seconds to say that it is listening. An
  app that first shows a login, or waits for its data, is never handed the call, and iOS ends it.

  **You can't have.** A start in which something has to happen first: a sign-in, a consent screen, a first-run tour.

  **Do instead.** Let calls ring without any screen of the app having been seen. When a user signs out, take the phone
  off the server's list as well, or it will be rung all the same.

  **For engineers.** In `application(_:didFinishLaunchingWithOptions:)` create `PKPushRegistry`, set its `delegate`,
  then `desiredPushTypes`, and keep the object; make the `CXProvider` there, too. Nothing of this depends on sign-in or
  on a scene. The kill is `0xbaadca11`, about 7 s after delivery, with an idle main thread in the crash report.

  @kept
  Scenario: The registry is there from the first moment of the launch
    Given the app is not running
    When a VoIP push arrives
    And the app creates its provider
    And the app sets the delegate of its provider
    And the app creates its push registry with a delegate
    And the app asks for VoIP pushes
    And the app reports a call from Anna
    And the push handler returns
    And 60 seconds pass
    Then the phone rings for Anna
    And the app is still running

  @kept
  Scenario: The registry comes six seconds after the launch
    Given the app is not running
    When a VoIP push arrives
    And 6 seconds pass
    And the app creates its provider
    And the app sets the delegate of its provider
    And the app creates its push registry with a delegate
    And the app asks for VoIP pushes
    And the app reports a call from Anna
    And the push handler returns
    Then the phone rings for Anna

  @broken
  Scenario: The registry waits for the user to sign in
    Given the app is not running
    When a VoIP push arrives
    And the app creates its provider
    And the app sets the delegate of its provider
    And 8 seconds pass
    Then iOS kills the app with code 0xbaadca11 7 seconds after the push

  @broken
  Scenario: On iOS 13.0 the registry has a delegate and no push types
    Given an iPhone on iOS 13.0
    And the app is not running
    When a VoIP push arrives
    And the app creates its provider
    And the app sets the delegate of its provider
    And the app creates its push registry with a delegate
    And 8 seconds pass
    Then iOS kills the app with code 0xbaadca11

  @outside
  Scenario: On iOS 12.5 the registry comes late
    Given an iPhone on iOS 12.5
    And the app is not running
    When a VoIP push arrives
    And the app creates its provider
    And the app sets the delegate of its provider
    And 8 seconds pass
    Then the app is still running

  @outside
  Scenario: A push reaches an app that has been running for a minute
    Given the app is in the background
    When 60 seconds pass
    And a VoIP push arrives
    And the app reports a call from Anna
    And the push handler returns
    Then the phone rings for Anna
    And the app is still running

  @outside
  Scenario: The registry of an app linked with the iOS 12 SDK comes late
    Given an app linked with the iOS 12.1 SDK
    And the app is not running
    When a VoIP push arrives
    And the app creates its provider
    And the app sets the delegate of its provider
    And 8 seconds pass
    Then the app is still running
