@store.no-callkit-in-china
Feature: CallKit is inactive in the China App Store

  Since 2018 App Review refuses builds in which CallKit is active in the storefront of mainland China. VoIP itself is
  allowed.
  Where CallKit is off, VoIP pushes fall out too, since every one of them must be reported as a call.

  **You can't have.** The system's call screen, or ringing by VoIP push, in that one country.

  **Do instead.** Design a second way to ring: a time-sensitive notification and a call screen inside the app.

  **For engineers.** Let one switch decide over CallKit and the push registry together, by storefront or by a separate
  target, and say so in the review notes; that was enough in one case, and a check of the locale was refused in
  another. No text of the rule hosted by Apple was found. LiveCommunicationKit (iOS 17.4) can report a VoIP push as
  well and is said to be in use in China; no Apple text says that the rule spares it.

  @kept
  Scenario: A build switches CallKit off for China
    When a build with CallKit switched off there is submitted for China
    Then App Review accepts the build

  @kept
  Scenario: A build for China rings by notifications
    When a build without CallKit is submitted for China
    Then App Review accepts the build

  @broken
  Scenario: A build for China uses CallKit
    When a build with CallKit is submitted for China
    Then App Review rejects the build under Guideline 5.0

  @outside
  Scenario: The same build is offered in Germany
    When a build with CallKit is submitted for Germany
    Then App Review accepts the build
