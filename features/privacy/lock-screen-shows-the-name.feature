@privacy.lock-screen-shows-the-name
Feature: A reported name is readable on the lock screen

  A call appears on the lock screen in full, with the name that your app gave. Whoever stands next to the phone can read
  it.

  **You can't have.** A system that hides the name for you: the setting for previews is about notifications, not about
  calls.

  **Do instead.** Offer a switch of your own, "Hide names on the call screen". When it is on, give the call a neutral name
  such as "App user".

  **For engineers.** Decide at the time of the report, from a preference that can be read while the phone is locked.
  Report a fresh random `.generic` handle with the neutral `localizedCallerName`, and keep the table from handle to person
  yourself. The same text may be spoken, shown in the car and on the watch.

  @kept
  Scenario: A setting of the app reports a neutral name
    Given the phone is locked
    When a designer asks to report a neutral name and a random handle
    And the app reports the generic handle 8f14e45f for a call from Anna as App user
    Then nothing stands in the way
    And the screen names the caller App user

  @broken
  Scenario: A design counts on the setting for previews
    When a designer relies on the caller's name staying hidden while previews are off
    Then iOS offers no way to do this

  @outside
  Scenario: The app was never given the name
    Given the phone is locked
    When the app reports the generic handle extension-12 for a call from Anna
    Then the screen names the caller extension-12
