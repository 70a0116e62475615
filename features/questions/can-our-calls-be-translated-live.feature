@yes
Feature: Can our calls be translated live?

  The app has to support it, and while the person is muted it has to go on sending silence, or the translation breaks off.

  **Do instead.** Mute by sending silence in every call, so that nothing changes when the translation is on.

  **Since.** iOS 26.

  @yes @audio.keep-sending-while-translating
  Scenario: The user mutes during the translation, and silence is sent
    Given a running call with Anna
    When the user turns on the translation of the call with Anna
    And the app fulfils the translation action for Anna
    And the user mutes the call with Anna
    And the app mutes the microphone for Anna
    And the app fulfils the mute action for Anna
    Then the Mute button of the system's screen is lit
    And Anna does not hear the user

  @no @audio.keep-sending-while-translating
  Scenario: The user mutes during the translation, and nothing is sent any more
    Given a running call with Anna
    When the user turns on the translation of the call with Anna
    And the app fulfils the translation action for Anna
    And the user mutes the call with Anna
    And the app stops the stream of the microphone for Anna
    And the app fulfils the mute action for Anna
    Then the translation of the call with Anna gets no sound
    And the app is at fault
