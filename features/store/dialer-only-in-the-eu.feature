@store.dialer-only-in-the-eu
Feature: A default dialler for cellular calls exists only in the EU

  In the EU an app can take the place of the phone app, ordinary phone calls included. Everywhere else that place is
  taken.

  **You can't have.** A product that replaces the phone app all over the world.

  **Do instead.** Make the dialler a feature that appears in the EU alone; elsewhere offer calls over the internet, as
  the default calling app if you like.

  **For engineers.** From iOS 26.0: `com.apple.developer.dialing-app`, with `TelephonyConversationManager`,
  `StartCellularConversationAction` and `ConversationHistoryManager` of LiveCommunicationKit. Developer and device have
  to be in the EU. Check at run time; without the entitlement the interfaces cannot be used.

  @kept
  Scenario: A build with the dialling entitlement is offered in the EU
    When a build with the dialling entitlement is submitted as the default dialler for Germany
    Then App Review accepts the build

  @broken
  Scenario: The same build is offered in Japan
    When a build with the dialling entitlement is submitted as the default dialler for Japan
    Then the app cannot become the default dialler

  @broken
  Scenario: The same build is offered in Europe, outside the EU
    When a build with the dialling entitlement is submitted as the default dialler for the United Kingdom
    Then the app cannot become the default dialler

  @broken
  Scenario: A build without the entitlement is offered in the EU
    When a build with CallKit is submitted as the default dialler for Germany
    Then the app cannot become the default dialler

  @broken
  Scenario: On iOS 26.0 the build is offered in the United States
    Given an iPhone on iOS 26.0
    When a build with the dialling entitlement is submitted as the default dialler for the United States
    Then the app cannot become the default dialler

  @outside
  Scenario: On iOS 18.7 there is no such role anywhere
    Given an iPhone on iOS 18.7
    When a build with the dialling entitlement is submitted as the default dialler for Japan
    Then App Review accepts the build
