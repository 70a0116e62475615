@yes
Feature: Can we have our own speaker button?

  Your button switches the speaker on for this call, and the system's own button follows.

  **Do instead.** Always show where the sound really goes, since the person may also switch on the system's screen.

  @yes @audio.switch-the-speaker-by-override
  Scenario: The app's button uses the temporary override
    When the app reports a call from Anna
    And the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    And the app switches the speaker on
    Then the Speaker button of the system's screen is lit

  @no @audio.switch-the-speaker-by-override
  Scenario: The app's button configures the sound anew
    When the app reports a call from Anna
    And the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    And the user taps the speaker button
    And the app configures the audio session for a voice call, with the speaker as its default
    Then the Speaker button of the system's screen is not lit
