@no
Feature: Does "Silence Unknown Callers" stop strangers in our app?

  Apple does not say. [An article of 2019](https://www.idownloadblog.com/2019/07/10/silence-unknown-callers-iphone/)
  found the calls of other apps untouched, and no source shows the opposite. The model lets them ring.

  **Do instead.** Give the app such a setting of its own, and let the server apply it before it sends the push.

  **Since.** The setting exists from iOS 13 on.

  @no
  Scenario: As the model assumes, a stranger rings although the user silences unknown callers
    Given the user silences unknown callers
    When the app reports the phone number +12025550142 for a call from Carla as Carla
    Then the phone rings for Carla
    And the screen names the caller Carla
