@audio.no-web-page-media
Feature: The sound and picture of a CallKit call cannot run inside a web view

  A web page in the app has a process and an audio session of its own. While CallKit shows a call, the microphone
  belongs to the app, and the page stays grey and silent.

  **You can't have.** A call that is answered on the lock screen and carried by a web page.

  **Do instead.** Carry the call with native media; or let CallKit only ring, and go over to the page in the opened
  app.

  **For engineers.** Use native WebRTC. Where the call must live in `WKWebView`, end the CallKit call before the page
  joins, and start no `CXStartCallAction` for outgoing ones. What happens to run on one version is an accident.

  @kept
  Scenario: A design carries the call with native media
    When a designer asks to carry the call with native media
    Then nothing stands in the way

  @broken
  Scenario: A design carries the call in a web page while CallKit shows it
    When a designer asks to carry the call in a web page while CallKit shows it
    Then iOS offers no way to do this

  @outside
  Scenario: CallKit only rings, and the web page takes over
    When a designer asks to go on in a web page once the CallKit call has been ended
    Then nothing stands in the way
