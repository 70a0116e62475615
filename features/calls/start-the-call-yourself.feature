@calls.start-the-call-yourself
Feature: A call chosen in Recents, Contacts or Siri reaches the app as a wish; the app must start it

  A tap on your app's entry in the phone's history opens the app with a wish: call this person. The phone does not place
  the call. An app that only opens leaves people looking at a home screen.

  **You can't have.** A redial that happens without your app, or only for people your app knows.

  **Do instead.** Plan the way from a tap outside to the calling screen, and two answers for when it cannot be: "this
  person does not use the app" and "unlock to call".

  **For engineers.** Take the `INStartCallIntent` (before iOS 13 the audio and video ones) from the `NSUserActivity` in
  scene and app delegate, find the person by the handle, then request a `CXStartCallAction`. From Recents comes
  the handle of your own report; a contact card may bring one you have never seen. Forget the activity once it is served.

  @kept
  Scenario: The wish arrives and the app starts the call
    When the user taps Anna in Recents
    And the app is in the foreground
    And 1.5 seconds pass
    And the app requests to start the call with Anna
    And the app fulfils the start action for Anna
    Then the screen shows a call that is connecting

  @broken
  Scenario: The wish arrives and the app shows nothing but its home screen
    When the user taps Anna in Recents
    And the app is in the foreground
    And 30 seconds pass
    Then the screen shows no call
    And the app is at fault

  @broken
  Scenario: On iOS 10.0 the wish arrives and the app forgets it
    Given an iPhone on iOS 10.0
    When the user taps Anna in Recents
    And the app is in the foreground
    And 30 seconds pass
    Then the screen shows no call
    And the app is at fault

  @outside
  Scenario: The wish names a stranger to the app, and the app says so
    When the user taps Carla in Recents
    And the app is in the foreground
    And the app says that Carla does not use it
    And 30 seconds pass
    Then the screen shows no call
