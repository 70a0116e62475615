@no
Feature: Can we start a call from the background, for example at a set time?

  The app has to be in front, or the person has to ask for the call. Only during a call may another one be started.

  **Do instead.** Send a notification at that time. The person taps it, and the app starts the call.

  @no @background.no-outgoing-calls-from-the-background
  Scenario: The appointment comes, and the app calls Ben
    Given the app is in the background
    When 60 seconds pass
    And the app requests to start the call with Ben
    Then the call with Ben is never started

  @yes @background.no-outgoing-calls-from-the-background
  Scenario: A notification tells of the appointment, and the person opens the app
    Given the app is in the background
    When an alert push arrives that announces the call with Ben
    Then a notification tells of the call with Ben
    When the app is in the foreground
    And the app requests to start the call with Ben
    And the app configures the audio session
    And the invitation to Ben is sent
    And the app fulfils the start action for Ben
    Then the request is accepted
