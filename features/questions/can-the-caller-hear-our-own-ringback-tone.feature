@yes
Feature: Can the caller hear our own ringback tone?

  The tone has to come from the app, since the system plays none. It is heard once CallKit has switched the sound on.

  **Do instead.** Start the tone when the sound is switched on, not when the person taps "Call".

  @yes @audio.bring-your-own-ringback
  Scenario: The tone begins once the sound is switched on
    Given the app is in the foreground
    When the app requests to start the call with Anna
    And the app configures the audio session
    And the invitation to Anna is sent
    And the app fulfils the start action for Anna
    And the app plays a ringback through the call's audio
    Then the ringback is heard

  @no @audio.bring-your-own-ringback
  Scenario: The tone begins with the tap
    Given the app is in the foreground
    When the app requests to start the call with Anna
    And the app plays a ringback with a player of its own
    Then the ringback is not heard
