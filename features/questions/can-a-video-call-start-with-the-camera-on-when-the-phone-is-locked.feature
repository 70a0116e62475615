@no
Feature: Can a video call start with the camera on when the phone is locked?

  The person has to unlock the phone first. Until then there is only sound.

  **Do instead.** Begin with sound, tell the other side so, and switch the camera on when the app comes to the front.

  @no @ui.no-video-until-unlocked
  Scenario: The camera is on before the phone is unlocked
    When a designer asks for a camera preview, supplied by the app, on the app's own screen, while the phone is locked
    Then iOS offers no way to do this

  @yes @ui.no-video-until-unlocked
  Scenario: The video waits for the unlock
    When a designer asks to wait with the video until the phone is unlocked
    Then nothing stands in the way

  @yes
  Scenario: A video call is answered on a locked phone
    Given the phone is locked
    And the app creates a provider that supports video
    When the app reports a video call from Anna
    And the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    Then the phone asks to unlock
