@ui.no-own-screen-in-the-car
Feature: In the car the call appears on CarPlay's own screens

  In a car CarPlay shows a call, while it rings and while it runs. The app has no screen of the call there, and needs none.

  **You can't have.** Your own call screen, your colours or your layout on the car's display.

  **Do instead.** Use names that can be read at a glance, and spoken, in case they are read out. Let every action work
  that your calls declare: which buttons the car shows is not documented.

  **For engineers.** CallKit is all that a call needs. A place on CarPlay's home screen takes an entitlement and the
  calling intents; from iOS 14 on `com.apple.developer.carplay-communication` allows templates beside the call, never a
  call screen.

  @kept
  Scenario: A design chooses a name that can be spoken
    When a designer asks for the caller's name, supplied by the app, on the car's display
    Then nothing stands in the way

  @broken
  Scenario: A design shows its call screen on the car's display
    When a designer asks for our call screen, supplied by the app, on the car's display
    Then iOS offers no way to do this

  @outside
  Scenario: An app with the CarPlay entitlement adds a list of contacts
    When a designer asks for a list of contacts, supplied by the app, on the car's display
    Then nothing stands in the way
