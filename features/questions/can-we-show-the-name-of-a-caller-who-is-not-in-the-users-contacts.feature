@yes
Feature: Can we show the name of a caller who is not in the user's contacts?

  The app names the caller of each call, and the phone shows that name.

  **Do instead.** Send the name inside the push. The phone rings before the app could ask a server for it.

  @yes @privacy.no-second-line-of-text
  Scenario: A courier rings under name and role
    When a designer asks for the caller's name with a role, supplied by the app, on the incoming-call screen
    Then nothing stands in the way

  @yes
  Scenario: A stranger rings under the name that the app gave
    When the app reports the phone number +12025550142 for a call from Anna as Dr Anna Lee
    Then the screen names the caller Dr Anna Lee
