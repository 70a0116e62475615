@no
Feature: Can we use CallKit in China?

  App Review rejects a build in which CallKit is active in the App Store of China.

  **Do instead.** Switch CallKit off there, and ring by an ordinary notification.

  @no @store.no-callkit-in-china
  Scenario: A build with CallKit is offered in China
    When a build with CallKit is submitted for China
    Then App Review rejects the build under Guideline 5.0

  @yes @store.no-callkit-in-china
  Scenario: CallKit is switched off for China
    When a build with CallKit switched off there is submitted for China
    Then App Review accepts the build

  @yes @push.no-push-without-a-ring
  Scenario: A notification announces the call
    When a designer asks to ring by an alert push and open our call screen after a tap
    Then nothing stands in the way
