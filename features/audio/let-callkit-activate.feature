@audio.let-callkit-activate
Feature: CallKit activates the audio session of a call; the app never does

  The sound of a call is switched on by the system, never by the app. An app that tries to do it by itself gets an
  error or, where it happens to come first, a call in which somebody hears nothing.

  **You can't have.** A button that switches the sound of a silent call on.

  **Do instead.** Let the sound start when the system hands it over, a moment after the answer; for a call that stays silent
  offer to hang up and call back.

  **For engineers.** Set category and mode, never `setActive(true)`, between the report or the start of a call and
  `didDeactivate`; forbid it with a lint rule, and switch off libraries that activate by default (WebRTC does). Start
  audio in `provider(_:didActivate:)`. The refusal is 561017449 (`!pri`), from the background 560557684 (`!int`).
  Nobody has shown that early activation terminates an app; what is known are errors, a missing `didActivate` and
  silence.

  @kept
  Scenario: The app configures the session and CallKit activates it
    Given the app is in the background
    When the app reports a call from Anna
    And the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    And the app starts its audio
    Then the audio session is activated by CallKit

  @kept
  Scenario: An outgoing call is started without activating anything
    Given the app is in the foreground
    When the app requests to start the call with Anna
    And the app configures the audio session
    And the app fulfils the start action for Anna
    Then the audio session is activated by CallKit

  @broken
  Scenario: The app activates the session while the call is being answered
    Given the app is in the foreground
    When the app reports a call from Anna
    And the user answers Anna
    And the app activates the audio session itself
    Then the activation is refused with 561017449 insufficientPriority

  @broken
  Scenario: The app activates the session from the background while the phone rings
    Given the app is in the background
    When the app reports a call from Anna
    And the app activates the audio session itself
    Then the activation is refused with 560557684 cannotInterruptOthers
    And the app is still running

  @broken
  Scenario: On iOS 10.0 the app activates the session of a ringing call
    Given an iPhone on iOS 10.0
    And the app is in the foreground
    When the app reports a call from Anna
    And the app activates the audio session itself
    Then the activation is refused with 561017449 insufficientPriority

  @outside
  Scenario: No call exists, and the app activates its session for a voice message
    Given the app is in the foreground
    When the app activates the audio session itself
    Then the app is still running
