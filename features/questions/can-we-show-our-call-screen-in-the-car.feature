@no
Feature: Can we show our call screen in the car?

  CarPlay shows a call on its own screens. A permission from Apple adds lists beside the call, no call screen.

  **Do instead.** Give each caller a name that can be read at a glance, and let every action work that your calls declare:
  which buttons the car shows is not documented.

  @no @ui.no-own-screen-in-the-car
  Scenario: The app's call screen is to appear on the car's display
    When a designer asks for our call screen, supplied by the app, on the car's display
    Then iOS offers no way to do this

  @yes @ui.no-own-screen-in-the-car
  Scenario: The caller's name stands on CarPlay's own screen
    When a designer asks for the caller's name, supplied by the app, on the car's display
    Then nothing stands in the way
