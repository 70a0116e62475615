@ui.no-video-before-answering
Feature: No picture or video of the call appears on the system's call screen

  The system's call screens have no window for video. The first frame of a video call is seen in your own call screen.

  **You can't have.** A look at the caller before the answer, or video on the system's screen during the call.

  **Do instead.** Let the sound begin at once and the picture follow in your own screen. A camera preview belongs
  before a call that the person places.

  **For engineers.** `CXCallUpdate.hasVideo` is a Boolean; no class of CallKit takes a view, a layer or a stream. The
  camera works while the app is in front, so do not let the sound wait for it.

  @kept
  Scenario: A design shows the first frame in the app's own screen
    When a designer asks for the caller's video, supplied by the app, on the app's own screen, after answering
    Then nothing stands in the way

  @broken
  Scenario: A design shows the caller before the answer
    When a designer asks for the caller's video, supplied by the app, on the incoming-call screen, while the phone rings
    Then iOS offers no way to do this

  @broken
  Scenario: A design goes on with video on the system's screen
    When a designer asks for the caller's video, supplied by the app, on the system's in-call screen, after answering
    Then iOS offers no way to do this

  @outside
  Scenario: A design shows a preview in the app's own lobby
    When a designer asks for a camera preview, supplied by the app, on the app's own screen
    Then nothing stands in the way
