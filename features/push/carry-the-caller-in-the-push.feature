@push.carry-the-caller-in-the-push
Feature: The first ring shows only what the push itself carries

  The phone has to ring before the app can count on an answer from anybody. So the name on the screen is the name that
  came with the push; a better one can follow a moment later.

  **You can't have.** A question to the server before the phone rings: who is it, is the call still on, is this person
  blocked.

  **Do instead.** Decide which name the server sends along, what stands there when it sends none, and which name may
  replace it while the phone rings.

  **For engineers.** Put the call's id, handle, display name, video flag and time of sending into `dictionaryPayload`,
  build the `CXCallUpdate` from that alone, and refine it with `reportCall(with:updated:)`. Where the payload is
  encrypted, keep the keys readable on a locked phone, ring with a neutral text until the name is there, or use the
  extension of iOS 14.5, which Apple has to permit.

  @kept
  Scenario: A design shows the name that came with the push
    When a designer asks to show on the first ring what the push carries
    And a designer asks to show a better name while the phone rings
    Then nothing stands in the way

  @broken
  Scenario: A design asks the server who is calling before the phone rings
    When a designer asks to ask the server who is calling before the phone rings
    Then iOS offers no way to do this

  @broken
  Scenario: On iOS 13.0 a design first asks whether the call still exists
    Given an iPhone on iOS 13.0
    When a designer asks to ask the server whether the call still exists before the phone rings
    Then iOS offers no way to do this

  @outside
  Scenario: On iOS 12.5 a design first asks whether the call still exists
    Given an iPhone on iOS 12.5
    When a designer asks to ask the server whether the call still exists before the phone rings
    Then nothing stands in the way

  @outside
  Scenario: The app asks its server once the call is reported
    Given the app is in the background
    When a VoIP push arrives
    And the app reports a call from Anna
    And the app asks its server who is calling
    And the push handler returns
    Then the phone rings for Anna
    And the app is still running
