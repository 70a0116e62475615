@audio.silence-the-microphone-yourself
Feature: The system's mute button only asks; the app has to silence the microphone

  When the user taps mute on the system's screen, the app gets a message and nothing else happens. Unless the app
  silences the microphone, the button is lit and the other side goes on listening.

  **You can't have.** A mute button that works without the app.

  **Do instead.** Test muting from the lock screen, from the car and from the watch, with somebody at the other end.

  **For engineers.** Perform `CXSetMutedCallAction` by silencing your uplink for that call, then fulfil. A press on the
  AirPods is different from iOS 17 on: the system mutes the uplink itself, and the action only tells you.

  @kept
  Scenario: The mute action arrives, the app silences the microphone and fulfils
    Given a running call with Anna
    When the user mutes the call with Anna
    And the app mutes the microphone for Anna
    And the app fulfils the mute action for Anna
    Then the Mute button of the system's screen is lit
    And Anna does not hear the user

  @kept
  Scenario: The user unmutes and is heard again
    Given a running call with Anna
    When the user mutes the call with Anna
    And the app mutes the microphone for Anna
    And the app fulfils the mute action for Anna
    And the user unmutes the call with Anna
    And the app unmutes the microphone for Anna
    And the app fulfils the mute action for Anna
    And the app goes on sending the microphone to Anna
    Then the Mute button of the system's screen is not lit
    And Anna hears the user

  @broken
  Scenario: The mute action is fulfilled and the microphone goes on being sent
    Given a running call with Anna
    When the user mutes the call with Anna
    And the app fulfils the mute action for Anna
    And the app goes on sending the microphone to Anna
    Then the Mute button of the system's screen is lit
    And Anna hears the user
    And the app is at fault

  @outside
  Scenario: From iOS 17 a press on the AirPods mutes without the app
    Given an iPhone on iOS 17.0
    And a running call with Anna
    When the user presses the AirPods to mute the call with Anna
    And the app fulfils the mute action for Anna
    And the app goes on sending the microphone to Anna
    Then the Mute button of the system's screen is lit
