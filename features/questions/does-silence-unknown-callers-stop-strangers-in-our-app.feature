@no
Feature: Does "Silence Unknown Callers" stop strangers in our app?

  Nobody has shown that it does. The setting belongs to phone calls and FaceTime, and no source says that it reaches
  the calls of other apps. The model therefore lets them ring.

  **Do instead.** Give the app such a setting of its own, and let the server apply it before it sends the push.

  **Since.** The setting exists from iOS 13 on.

  @no
  Scenario: The user silences unknown callers, and a stranger rings through the app
    Given the user silences unknown callers
    When the app reports the phone number +12025550142 for a call from Carla as Carla
    Then the phone rings for Carla
    And the screen names the caller Carla
