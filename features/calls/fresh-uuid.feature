@calls.fresh-uuid
Feature: Every call has a UUID of its own

  A UUID stands for one single call. Two people who call in one conversation are two calls; if both come under one name,
  the second one never rings.

  **You can't have.** One identity for everything that happens in a room or a conversation.

  **Do instead.** Let a second caller be a second call on the screen. A second message about the same call stays
  invisible.

  **For engineers.** Make the UUID once per call, random or derived from the server's call id, never from a user or a
  conversation. Code 2 `callUUIDAlreadyExists` for a report that merely repeats its call is harmless and meets the duty
  of a push, so never skip the second report and never end the call in that error's branch. A start under a known UUID:
  code 5.

  @kept
  Scenario: Two callers have two identifiers
    Given a running call with Anna
    When the app reports a call from Ben
    Then the phone rings for Ben

  @broken
  Scenario: A second caller comes under the identifier of the running call
    Given a running call with Anna
    When the app reports a call from Ben under the identifier of Anna
    Then the report is refused with code 2 callUUIDAlreadyExists
    And the screen shows a call with Anna

  @broken
  Scenario: On iOS 10.0 a call is started under the identifier of the ringing call
    Given an iPhone on iOS 10.0
    When the app reports a call from Anna
    And the app requests to start the call with Ben under the identifier of Anna
    Then the request is refused with code 5 callUUIDAlreadyExists
    And the screen shows a call with Anna

  @outside
  Scenario: A second push brings the same call once more
    Given the app is in the background
    When a VoIP push arrives
    And the app reports a call from Anna
    And the push handler returns
    And a VoIP push arrives
    And the app reports a call from Anna
    And the push handler returns
    Then the report is refused with code 2 callUUIDAlreadyExists
    And the screen shows a call with Anna
    And iOS does not terminate the app
