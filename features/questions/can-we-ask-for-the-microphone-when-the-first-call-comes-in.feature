@no
Feature: Can we ask for the microphone when the first call comes in?

  While the phone is locked, or the app is out of sight, the question cannot appear.

  **Do instead.** Ask when the person sets the app up or first wants to call, and say why.

  @no @audio.ask-for-the-microphone-beforehand
  Scenario: The first call is answered on a locked phone
    Given the app is in the background
    And the phone is locked
    When the app reports a call from Anna
    And the user answers Anna
    And the app asks for the microphone
    Then no question for the microphone appears

  @yes @audio.ask-for-the-microphone-beforehand
  Scenario: The app has asked when it was set up
    Given the app is in the foreground
    When the app asks for the microphone
    And the app is in the background
    And the phone is locked
    And the app reports a call from Anna
    And the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    Then the user has allowed the microphone
