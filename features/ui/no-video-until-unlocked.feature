@ui.no-video-until-unlocked
Feature: A video call answered on a locked phone waits for the unlock before any video

  Somebody takes a video call on the lock screen. The phone asks to unlock first; until then the two can talk, and nobody
  is seen.

  **You can't have.** Full video on a locked phone, at the moment of the answer.

  **Do instead.** Design the state in between: sound first, the camera off, and "unlock to turn the camera on". The other
  side needs a picture for that, too.

  **For engineers.** Observed, not documented: a locked answer of a call with `hasVideo` leads to the unlock and then to
  the app. Connect the audio at once, start the camera when the scene is active. iOS 16.0 had a fault here. Do not report
  video for audio calls only to be opened: screen and history will say video.

  @kept
  Scenario: A design lets the picture wait for the unlock
    Given the phone is locked
    And the app creates a provider that supports video
    When a designer asks to wait with the video until the phone is unlocked
    And the app reports a video call from Anna
    And the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    Then nothing stands in the way
    And the phone asks to unlock

  @broken
  Scenario: A design shows full video the moment a locked phone is answered
    When a designer asks for the caller's video, supplied by the app, on the app's own screen, while the phone is locked
    Then iOS offers no way to do this

  @outside
  Scenario: The phone is unlocked and the app may start the camera
    When a designer asks for the caller's video, supplied by the app, on the app's own screen, after answering
    Then nothing stands in the way
