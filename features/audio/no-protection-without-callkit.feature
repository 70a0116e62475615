@audio.no-protection-without-callkit
Feature: A call outside CallKit is cut off by any call that uses it

  To the system, a call that CallKit does not know is just an app that makes sound. When a phone call comes in, or a
  call of another app that uses CallKit, this one is interrupted at once.

  **You can't have.** Your own call screen in place of the system's, and a call that survives the next phone call.

  **Do instead.** Use CallKit: then another call can only hold or end yours, and the user chooses. Where that is
  impossible, say in your design what happens when the phone rings.

  **For engineers.** Without CallKit expect `AVAudioSession.interruptionNotification`, and 561017449 from
  `setActive(true)` until the other call is over. The end of the interruption is not always told. With CallKit only
  another call can take the audio.

  @kept
  Scenario: A design relies on the user's choice between two calls
    When a designer relies on a CallKit call giving way to another call only if the user says so
    Then nothing stands in the way

  @broken
  Scenario: A design has its own call screen without CallKit and expects the call to survive
    When a designer relies on a call without CallKit going on when the phone rings
    Then iOS offers no way to do this

  @outside
  Scenario: Music, games and notifications do not cut a CallKit call
    When a designer relies on a CallKit call that music and games cannot cut off
    Then nothing stands in the way
