@ui.mark-video-calls-twice
Feature: A call looks like a video call only if provider and call both say so

  The word *Video* or *Audio* is the only sign of the medium on the screen that rings. It depends on two settings: the app
  can do video, and this call has video.

  **You can't have.** A video call that looks like one by itself.

  **Do instead.** Decide for each call whether it begins with video, and say so in the hand-over to engineering. When a
  call changes, the sign should change with it.

  **For engineers.** `CXProviderConfiguration.supportsVideo` is false by default. Set it, and set `hasVideo` in each
  `CXCallUpdate` (or `isVideo` of `CXStartCallAction`). Send an update when a call gains or loses its video. Nothing
  reports an error when one of the two is missing.

  @kept
  Scenario: Provider and call both say video
    Given the app creates a provider that supports video
    When the app reports a video call from Anna
    Then the screen shows a video call with Anna

  @kept
  Scenario: An audio call gains video
    Given the app creates a provider that supports video
    When the app reports a call from Anna
    And the app updates the call from Anna: it has video now
    Then the screen shows a video call with Anna

  @broken
  Scenario: The call has video, and the provider does not support it
    Given the app creates a provider that does not support video
    When the app reports a video call from Anna
    Then the screen shows an audio call with Anna
    And the app is at fault

  @outside
  Scenario: An audio call comes through a provider that supports video
    Given the app creates a provider that supports video
    When the app reports a call from Anna
    Then the screen shows an audio call with Anna
