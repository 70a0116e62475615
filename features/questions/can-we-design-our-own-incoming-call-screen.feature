@no
Feature: Can we design our own incoming-call screen?

  The system draws the screen that rings. You fill in name and handle, a ringtone, the mask of an icon and
  some flags, and nothing else.

  **Do instead.** Fill those slots well, and put the brand into your own call screen, which opens after an answer on an
  unlocked phone.

  @no @ui.no-own-call-screen
  Scenario: The brand's colours stand behind the caller's name
    When a designer asks for the colours, supplied by the app, on the incoming-call screen
    Then iOS offers no way to do this

  @no @ui.no-own-call-screen
  Scenario: The buttons move to where the thumb is
    When a designer asks for the layout, supplied by the app, on the incoming-call screen
    Then iOS offers no way to do this

  @yes @ui.no-own-call-screen
  Scenario: The design fills in the slots and styles its own screen
    When a designer asks for the caller's name, supplied by the app, on the incoming-call screen
    And a designer asks for the ringtone, supplied by the app, on the incoming-call screen
    And a designer asks for the background, supplied by the app, on the app's own screen
    Then nothing stands in the way
