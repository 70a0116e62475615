Feature: A call is put on hold and resumed

  Hold means: stop, fulfil at once, and let the system take the session. Resuming brings the session back by a new
  activation; that the audio may start in the held handler already is disputed, and both ways stand here.

  **Sources.** Twilio's document on audio interruptions; Linphone's provider delegate; Apple's Speakerbox sample;
  Apple's developer forum, threads 749202 and 715488.

  Scenario: The user puts the call on hold
    Given a running call with Anna
    When the app starts its audio
    And the user puts the call with Anna on hold
    And the app stops its audio
    And the app fulfils the hold action for Anna
    And 60 seconds pass
    Then the screen shows a call with Anna
    And the call with Anna is silent

  Scenario: The app's own hold button puts the call on hold
    Given a running call with Anna
    When the app starts its audio
    And the user taps hold for Anna in the app
    And the app requests to hold the call with Anna
    And the app stops its audio
    And the app fulfils the hold action for Anna
    And 60 seconds pass
    Then the call with Anna is silent

  Scenario: The user resumes the call and the audio starts with the new activation
    Given a running call with Anna
    When the app starts its audio
    And the user puts the call with Anna on hold
    And the app stops its audio
    And the app fulfils the hold action for Anna
    And 30 seconds pass
    And the user resumes the call with Anna
    And the app configures the audio session
    And the app fulfils the hold action for Anna
    And the app starts its audio
    And 60 seconds pass
    Then the call with Anna is heard

  Scenario: The user resumes the call and the audio starts in the held handler
    Given a running call with Anna
    When the app starts its audio
    And the user puts the call with Anna on hold
    And the app stops its audio
    And the app fulfils the hold action for Anna
    And 30 seconds pass
    And the user resumes the call with Anna
    And the app configures the audio session
    And the app starts its audio
    And the app fulfils the hold action for Anna
    And 60 seconds pass
    Then the call with Anna is heard
