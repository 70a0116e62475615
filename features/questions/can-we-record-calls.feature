@partly
Feature: Can we record calls?

  Only if everyone agrees and a sign can be seen or heard. No source lets an app use the phone's own call recording.

  **Do instead.** Ask all sides each time, show a light, and play a notice.

  @yes @store.recording-needs-consent
  Scenario: Everyone agrees, and a light shows that it records
    When a designer asks to record calls with everyone's consent and a clear sign
    Then nothing stands in the way

  @no @store.recording-needs-consent
  Scenario: Calls are recorded quietly to train the staff
    When a designer asks to record calls without telling anybody
    Then App Review rejects the build under Guideline 2.5.14
