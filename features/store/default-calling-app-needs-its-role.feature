@store.default-calling-app-needs-its-role
Feature: A default calling app needs the entitlement, the voip mode and CallKit or LiveCommunicationKit

  From iOS 18.2 people can choose which app calls when they tap a number. An app that wants to be on that list has to
  meet three conditions, and has to hand back to the phone app when it cannot call.

  **You can't have.** The role by a switch of your own, or a jump into the phone app that nobody has asked for.

  **Do instead.** Explain in your settings where the choice is made, and draw the way back to the phone app, above all
  for emergency numbers.

  **For engineers.** `com.apple.developer.calling-app`, `voip` in `UIBackgroundModes`, and CallKit or
  LiveCommunicationKit linked. Handle `tel:` links and the start-call activity. The `telephony:` scheme opens the phone
  app, and only after an explicit tap. iPadOS has the role from 18.2 on, watchOS from 11.2 on.

  @kept
  Scenario: A build meets all conditions with CallKit
    When a build with the calling entitlement, the voip mode and CallKit is submitted as the default calling app
    Then App Review accepts the build

  @kept
  Scenario: A build meets all conditions with LiveCommunicationKit
    When a build with the calling entitlement, the voip mode and LiveCommunicationKit is submitted as the default calling app
    Then App Review accepts the build

  @broken
  Scenario: The build lacks the entitlement
    When a build with the voip mode and CallKit is submitted as the default calling app
    Then the app cannot become the default calling app

  @broken
  Scenario: The build lacks the voip mode
    When a build with the calling entitlement and CallKit is submitted as the default calling app
    Then the app cannot become the default calling app

  @broken
  Scenario: The build links neither framework
    When a build with the calling entitlement, the voip mode and PushKit is submitted as the default calling app
    Then the app cannot become the default calling app

  @broken
  Scenario: On iOS 18.2 the build lacks the entitlement
    Given an iPhone on iOS 18.2
    When a build with the voip mode and CallKit is submitted as the default calling app
    Then the app cannot become the default calling app

  @outside
  Scenario: On iOS 18.1 nobody can ask for the role
    Given an iPhone on iOS 18.1
    When a build with the voip mode and CallKit is submitted as the default calling app
    Then App Review accepts the build

  @outside
  Scenario: A build that wants no role calls without the entitlement
    When a build that offers calls is submitted with the voip background mode
    Then App Review accepts the build
