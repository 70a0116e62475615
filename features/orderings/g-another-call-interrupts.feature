Feature: A call from outside the app interrupts

  A call that merely rings changes nothing. Taken with Hold & Accept, it sends the app's call on hold; taken with End &
  Accept, it ends it. When the user closes the other call, the app's call comes back; when the far end does, it stays
  on hold.

  **Sources.**

  - [Twilio, on audio interruptions](https://github.com/twilio/voice-quickstart-ios/blob/5d3f39019601aab4604e888b22353fe3fdf14066/Docs/managing-audio-interruptions.md): what reaches the app when another call rings, is taken, and ends.
  - [A developer's report, thread 715488](https://developer.apple.com/forums/thread/715488): the call comes back when the user closes the other one, or switches back.
  - [Apple's developer support, thread 749202](https://developer.apple.com/forums/thread/749202): it stays on hold when the far end closes the other one, on purpose.

  Scenario: The other call rings and is ignored
    Given a running call with Anna
    When the app starts its audio
    And another call comes in from outside the app
    And 60 seconds pass
    Then the call with Anna is heard

  Scenario: The user closes the other call and the app's call comes back
    Given a running call with Anna
    When the app starts its audio
    And another call comes in from outside the app
    And the user holds the running call and accepts the other
    And the app stops its audio
    And the app fulfils the hold action for Anna
    And 30 seconds pass
    And the user closes the other call
    And the app configures the audio session
    And the app fulfils the hold action for Anna
    And the app starts its audio
    And 60 seconds pass
    Then the call with Anna is heard

  Scenario: The user switches back while the other call goes on
    Given a running call with Anna
    When the app starts its audio
    And another call comes in from outside the app
    And the user holds the running call and accepts the other
    And the app stops its audio
    And the app fulfils the hold action for Anna
    And the user switches to Anna
    And the app configures the audio session
    And the app fulfils the hold action for Anna
    And the app starts its audio
    And 60 seconds pass
    Then the call with Anna is heard

  Scenario: The far end closes the other call and the app's call stays on hold
    Given a running call with Anna
    When the app starts its audio
    And another call comes in from outside the app
    And the user holds the running call and accepts the other
    And the app stops its audio
    And the app fulfils the hold action for Anna
    And the far end closes the other call
    And 60 seconds pass
    Then the screen shows a call with Anna
    And the call with Anna is silent

  Scenario: The far end closes the other call and the user resumes the app's call in the app
    Given a running call with Anna
    When the app starts its audio
    And another call comes in from outside the app
    And the user holds the running call and accepts the other
    And the app stops its audio
    And the app fulfils the hold action for Anna
    And the far end closes the other call
    And 10 seconds pass
    And the user taps hold for Anna in the app
    And the app requests to resume the call with Anna
    And the app configures the audio session
    And the app starts its audio
    And the app fulfils the hold action for Anna
    And 60 seconds pass
    Then the call with Anna is heard

  Scenario: The user ends the app's call and accepts the other
    Given the app is in the foreground
    And a running call with Anna
    When the app starts its audio
    And another call comes in from outside the app
    And the user ends the call with Anna
    And the app fulfils the end action for Anna
    And the app stops its audio
    And 60 seconds pass
    Then the screen shows no call

  Scenario: An app without CallKit waits with its recording until the other call is over
    Given the app is in the foreground
    When another call comes in from outside the app
    And the user answers the other call
    And 30 seconds pass
    And the user closes the other call
    And the app configures the audio session
    And the app activates the audio session itself
    And the app starts its audio
    Then the app is still running
