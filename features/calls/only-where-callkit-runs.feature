@calls.only-where-callkit-runs
Feature: CallKit calls exist on iPhone, iPad, watch and vision, not on the native Mac, on TV or in the simulator

  The phone's call screen is a thing of phones, tablets, watches and headsets. A Mac app has none, a TV app has none,
  and the simulator on a developer's desk does not ring either.

  **You can't have.** One ringing experience for all of Apple's devices, or a demo of it without a device.

  **Do instead.** On the Mac design an ordinary ringing window and a notification. For demos and tests take a real
  phone.

  **For engineers.** Guard CallKit by platform and by `ProcessInfo.isiOSAppOnMac`; on the native Mac the calling classes
  are unavailable, in the simulator there is no call screen and no `didActivate`. Calls on the watch need watchOS 9, on
  vision visionOS 1. Test sequences against a model, and the rest on a device.

  @kept
  Scenario: A build counts on CallKit on iPhone and iPad
    When a build that counts on CallKit calls on iPhone and iPad is submitted
    Then App Review accepts the build

  @broken
  Scenario: A build counts on CallKit on the native Mac
    When a build that counts on CallKit calls on the native Mac is submitted
    Then iOS offers no way to do this

  @broken
  Scenario: Tests count on CallKit in the simulator
    When a build that counts on CallKit calls on the simulator is submitted
    Then iOS offers no way to do this

  @outside
  Scenario: A build counts on CallKit in Mac Catalyst
    When a build that counts on CallKit calls on Mac Catalyst is submitted
    Then App Review accepts the build
