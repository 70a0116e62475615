@calls.well-formed-uuid
Feature: A call's identifier is a real UUID

  The phone accepts one kind of name for a call: a UUID, thirty-two hexadecimal digits in five groups. A room name, a
  phone number or the server's own call number gives no call at all. There is no message; the phone simply stays dark.

  **You can't have.** Speaking names for calls, such as the title of the meeting, as their identity on the phone.

  **Do instead.** Nothing to draw. The title of a meeting can be the caller's name on the screen.

  **For engineers.** Map the server's call id to a `UUID`, by a table or as a name-based UUID. `UUID(uuidString:)`
  returns `nil` for anything else; a wrapper that passes strings hides that. Check it where the push is read, and report
  a placeholder with a fresh UUID when the check fails: the duty of a VoIP push stays.

  @kept
  Scenario: The server's call number has become a UUID
    When the app reports a call from Anna
    Then the phone rings for Anna

  @broken
  Scenario: A label is passed as the identifier
    When the app reports a call from Anna whose identifier is no UUID
    And 5 seconds pass
    Then the phone never rings
    And the screen shows no call

  @broken
  Scenario: On iOS 10.0 a call is started under a label
    Given an iPhone on iOS 10.0
    And the app is in the foreground
    When the app requests to start the call with Anna whose identifier is no UUID
    Then the request is never answered
    And the screen shows no call

  @outside
  Scenario: The server's own call id stays on the server
    When a VoIP push arrives that need not be reported
    And the app asks its server who is calling in room 12
    And the push handler returns
    Then the screen shows no call
