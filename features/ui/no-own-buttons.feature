@ui.no-own-buttons
Feature: The call screen takes no buttons of your own

  What can be tapped on a call screen is fixed by the system. An app says what its call can do, such as being put on hold,
  and the system shows or hides the button that belongs to it.

  **You can't have.** A button of your own on a system call screen: no "Reply with a message", no "Remind me", no
  reactions.

  **Do instead.** Map each control of your product to one of the system's actions, or put it into your own call screen.
  Quick replies fit into a notification.

  **For engineers.** The actions are the subclasses of `CXCallAction`: start, answer, end, hold, mute, group, keypad
  tones, and from iOS 26 on translation. `supportsHolding`, `supportsGrouping`, `supportsUngrouping` and `supportsDTMF` of
  `CXCallUpdate` decide which of the buttons appear. Developers report that the Video button sends no action: the app is
  opened with a user activity for a video call.

  @kept
  Scenario: A call declares what it can do, and the system draws the buttons for it
    Given the phone is locked
    When a designer asks for the keypad, supplied by the app, on the system's in-call screen
    And a designer asks for the hold button, supplied by the app, on the system's in-call screen
    And the app reports a call from Anna that can be held and has a keypad
    And the user answers Anna
    And the app configures the audio session
    And the app fulfils the answer action for Anna
    Then nothing stands in the way
    And the buttons are Mute, Keypad, Speaker, Hold and End

  @broken
  Scenario: A design puts a message button next to Decline
    When a designer asks for a message button, supplied by the app, on the incoming-call screen
    Then iOS offers no way to do this

  @broken
  Scenario: A design adds a button to the lock screen
    When a designer asks for a button of our own, supplied by the app, on the lock screen
    Then iOS offers no way to do this

  @outside
  Scenario: A design gives the app's own call screen any button
    When a designer asks for a button of our own, supplied by the app, on the app's own screen
    Then nothing stands in the way
