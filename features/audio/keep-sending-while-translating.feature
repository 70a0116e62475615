@audio.keep-sending-while-translating
Feature: While a call is translated, muting must not stop the microphone stream

  The system's translation listens to what the app sends. An app that mutes by sending nothing at all starves it; an
  app that mutes by sending silence does not.

  **You can't have.** A mute that switches the microphone's stream off while the call is being translated.

  **Do instead.** Keep one mute button. Whether the call is translated makes no difference that a user can see.

  **For engineers.** Mute the input and leave the audio unit running: send zeroes while `CXSetTranslatingCallAction` is
  in force (iOS 26.0, for apps with `supportsAudioTranslation`). Stopping the unit in the handler of
  `CXSetMutedCallAction` breaks it off.

  @kept
  Scenario: The user mutes during the translation and the stream goes on
    Given a running call with Anna
    When the user turns on the translation of the call with Anna
    And the app fulfils the translation action for Anna
    And the user mutes the call with Anna
    And the app mutes the microphone for Anna
    And the app fulfils the mute action for Anna
    Then the Mute button of the system's screen is lit
    And Anna does not hear the user

  @broken
  Scenario: The user mutes during the translation and the app stops the stream
    Given a running call with Anna
    When the user turns on the translation of the call with Anna
    And the app fulfils the translation action for Anna
    And the user mutes the call with Anna
    And the app stops the stream of the microphone for Anna
    And the app fulfils the mute action for Anna
    Then the translation of the call with Anna gets no sound
    And the app is at fault

  @broken
  Scenario: On iOS 26.0 the user mutes during the translation and the app stops the stream
    Given an iPhone on iOS 26.0
    And a running call with Anna
    When the user turns on the translation of the call with Anna
    And the app fulfils the translation action for Anna
    And the user mutes the call with Anna
    And the app stops the stream of the microphone for Anna
    And the app fulfils the mute action for Anna
    Then the translation of the call with Anna gets no sound
    And the app is at fault

  @broken
  Scenario: The user mutes during the translation and the app stops its audio unit
    Given a running call with Anna
    When the app starts its audio
    And the user turns on the translation of the call with Anna
    And the app fulfils the translation action for Anna
    And the user mutes the call with Anna
    And the app stops its audio
    And the app fulfils the mute action for Anna
    Then the call with Anna is silent
    And the app is at fault

  @outside
  Scenario: The translated call goes on hold and its audio stops
    Given a running call with Anna
    When the app starts its audio
    And the user turns on the translation of the call with Anna
    And the app fulfils the translation action for Anna
    And the user puts the call with Anna on hold
    And the app stops its audio
    And the app fulfils the hold action for Anna
    Then the call with Anna is silent

  @outside
  Scenario: Nobody translates, and the app stops the stream
    Given a running call with Anna
    When the user mutes the call with Anna
    And the app stops the stream of the microphone for Anna
    And the app fulfils the mute action for Anna
    Then Anna does not hear the user

  @outside
  Scenario: On iOS 18.7 there is no translation, and the app stops the stream
    Given an iPhone on iOS 18.7
    And a running call with Anna
    When the user mutes the call with Anna
    And the app stops the stream of the microphone for Anna
    And the app fulfils the mute action for Anna
    Then Anna does not hear the user
