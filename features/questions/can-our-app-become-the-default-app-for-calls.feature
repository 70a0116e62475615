@yes
Feature: Can our app become the default app for calls?

  The app needs Apple's entitlement for it, the voip background mode, and CallKit or LiveCommunicationKit.

  **Do instead.** Plan where a call goes that your service cannot make, above all an emergency call.

  **Since.** iOS 18.2.

  @yes @store.default-calling-app-needs-its-role
  Scenario: The build brings all that is asked for
    When a build with the calling entitlement, the voip mode and CallKit is submitted as the default calling app
    Then App Review accepts the build

  @no @store.default-calling-app-needs-its-role
  Scenario: The build lacks the entitlement
    When a build with the voip mode and CallKit is submitted as the default calling app
    Then the app cannot become the default calling app
