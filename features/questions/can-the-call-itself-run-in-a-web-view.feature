@no
Feature: Can the call itself run in a web view?

  While CallKit shows the call, a web page gets neither the microphone nor the sound.

  **Do instead.** Carry sound and picture with native code. An app that ends the CallKit call and goes on in a web page
  gives up what the call protects.

  @no @audio.no-web-page-media
  Scenario: A web page carries the call
    When a designer asks to carry the call in a web page while CallKit shows it
    Then iOS offers no way to do this

  @yes @audio.no-web-page-media
  Scenario: Native code carries the call
    When a designer asks to carry the call with native media
    Then nothing stands in the way
