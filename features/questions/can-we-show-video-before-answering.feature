@no
Feature: Can we show video before answering?

  Neither the caller's picture nor the user's own camera can appear on the system's call screen.

  **Do instead.** Say that it is a video call, and begin with the video in your own screen.

  @no @ui.no-video-before-answering
  Scenario: The caller can be seen while the phone rings
    When a designer asks for the caller's video, supplied by the app, on the incoming-call screen, while the phone rings
    Then iOS offers no way to do this

  @no @ui.no-video-before-answering
  Scenario: The user checks their own picture while the phone rings
    When a designer asks for a camera preview, supplied by the app, on the incoming-call screen, while the phone rings
    Then iOS offers no way to do this

  @yes @ui.no-video-before-answering
  Scenario: The video begins in the app's own screen
    When a designer asks for the caller's video, supplied by the app, on the app's own screen, after answering
    Then nothing stands in the way
