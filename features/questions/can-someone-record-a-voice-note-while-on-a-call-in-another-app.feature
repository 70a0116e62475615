@no
Feature: Can someone record a voice note while on a call in another app?

  While another app has a call, nobody else gets the microphone.

  **Do instead.** Say so at the record button. Playing a voice note still works.

  **Since.** True by iOS 18, perhaps earlier.

  @no @audio.no-recording-during-another-call
  Scenario: The record button is tapped during another app's call
    Given the app is in the foreground
    When another call comes in from outside the app
    And the user answers the other call
    And the app configures the audio session for a voice note
    And the app activates the audio session itself
    Then the activation is refused with 561017449 insufficientPriority

  @yes @audio.no-recording-during-another-call
  Scenario: A voice note is played during another app's call
    Given the app is in the foreground
    When another call comes in from outside the app
    And the user answers the other call
    And the app configures the audio session for playing
    And the app activates the audio session itself
    Then the app is still running
