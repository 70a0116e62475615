@store.recording-needs-consent
Feature: Recording a call needs everyone's consent and a clear sign

  Whoever is recorded must have agreed, and must be able to see or hear that it happens. That is a rule of the App
  Store, beside the laws of the countries.

  **You can't have.** Recording in silence, for quality, for training or as a default that nobody sees.

  **Do instead.** Ask everyone on the call, then show a light and say a sentence; stop when somebody no longer agrees.

  **For engineers.** Guideline 2.5.14. Let the recorder start from the state of consent, not from a setting. No Apple
  source was found that opens the system's own recording of iOS 18 to other apps.

  @kept
  Scenario: Everyone has agreed, and the recording can be seen and heard
    When a designer asks to record calls with everyone's consent and a clear sign
    Then nothing stands in the way

  @broken
  Scenario: Calls are recorded silently for quality
    When a designer asks to record calls without telling anybody
    Then App Review rejects the build under Guideline 2.5.14

  @broken
  Scenario: Everyone agrees once, and nothing shows that it records
    When a designer asks to record calls without a sign
    Then App Review rejects the build under Guideline 2.5.14

  @outside
  Scenario: A voice note is recorded outside a call
    When a designer asks to record a voice note outside a call
    Then nothing stands in the way
