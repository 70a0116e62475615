@yes
Feature: Can we have our own mute button?

  Your button must tell CallKit. Otherwise the two screens disagree. And it is the app that has to silence the microphone.

  **Do instead.** Let both mute buttons take the same way: ask CallKit, then silence the microphone.

  @yes @audio.mute-through-callkit @audio.silence-the-microphone-yourself
  Scenario: The app's button asks CallKit, and the app silences the microphone
    Given a running call with Anna
    When the user taps mute for Anna in the app
    And the app requests to mute the call with Anna
    And the app mutes the microphone for Anna
    And the app fulfils the mute action for Anna
    Then the Mute button of the system's screen is lit
    And Anna does not hear the user

  @no @audio.mute-through-callkit
  Scenario: The app silences the microphone and tells nobody
    Given a running call with Anna
    When the app mutes the microphone for Anna
    And 60 seconds pass
    Then Anna does not hear the user
    And the Mute button of the system's screen is not lit
    And the app is at fault

  @no @audio.silence-the-microphone-yourself
  Scenario: The system's button is lit, and the microphone is still heard
    Given a running call with Anna
    When the user mutes the call with Anna
    And the app fulfils the mute action for Anna
    And the app goes on sending the microphone to Anna
    Then the Mute button of the system's screen is lit
    And Anna hears the user
    And the app is at fault
