@push.stay-within-the-payload-size
Feature: A VoIP push carries at most five kilobytes

  What a push can carry is little: a name, a number, an id. A push that is too large is not cut, it is refused, and the
  phone never rings.

  **You can't have.** A caller's picture, or everything that the call needs to connect, inside the push.

  **Do instead.** Send the words of the first ring along, and nothing else.

  **For engineers.** 5120 bytes for a VoIP push, 4096 for any other; beyond that APNs answers `PayloadTooLarge`. Leave
  session descriptions and certificates to the connection, and count what encryption and base64 add.

  @kept
  Scenario: A payload of 5,120 bytes is accepted
    Given the app is in the background
    When a VoIP push of 5,120 bytes is sent
    And the app reports a call from Anna
    And the push handler returns
    Then the phone rings for Anna

  @broken
  Scenario: A session description makes the payload one byte too large
    Given the app is in the background
    When a VoIP push of 5,121 bytes is sent
    Then APNs refuses the push with PayloadTooLarge

  @broken
  Scenario: On iOS 10.0 a payload of 6,000 bytes is refused
    Given an iPhone on iOS 10.0
    And the app is in the background
    When a VoIP push of 6,000 bytes is sent
    Then APNs refuses the push with PayloadTooLarge

  @outside
  Scenario: The session description travels over the connection, after the report
    Given the app is in the background
    When a VoIP push arrives
    And the app reports a call from Anna
    And the app asks its server for the session description
    And the push handler returns
    Then the phone rings for Anna
