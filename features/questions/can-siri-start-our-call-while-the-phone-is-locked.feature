@depends
Feature: Can Siri start our call while the phone is locked?

  Apple's documentation says yes, without an unlock. Developers report that the phone asks to be unlocked first.

  **Do instead.** Plan for both: a call on the system's screen alone, and "unlock to call".

  @yes @calls.start-the-call-yourself
  Scenario: As documented, the wish reaches the app on a locked phone and the app starts the call
    Given the phone is locked
    And the app is in the background
    When the user asks Siri to call Anna
    And the app requests to start the call with Anna
    And the app configures the audio session
    And the invitation to Anna is sent
    And the app fulfils the start action for Anna
    Then the request is accepted
    And the call stays on the system's screen

  @no @calls.start-the-call-yourself
  Scenario: The app waits for its own window before it starts the call
    Given the phone is locked
    And the app is in the background
    When the user asks Siri to call Anna
    And 60 seconds pass
    Then the screen shows no call
    And the app is at fault
