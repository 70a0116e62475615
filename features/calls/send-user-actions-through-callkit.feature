@calls.send-user-actions-through-callkit
Feature: What the user does on the app's own call screen goes through CallKit as an action

  A call has two faces: the phone's screen and yours. A tap on your hang-up, mute or hold button has to be told to the
  phone, which then asks the app to do it. Otherwise the two faces disagree.

  **You can't have.** Buttons in the app that act on the call behind the system's back.

  **Do instead.** Draw each button so that it can take a moment and can fail; it asks the phone first and acts when
  told.

  **For engineers.** Request `CXEndCallAction`, `CXSetHeldCallAction` or `CXSetMutedCallAction` with a
  `CXCallController`, and do the work in `provider(_:perform:)`, so that your button, the lock screen, the headset and
  the car take one path. A `nil` error of the request means accepted, not done. What comes from the network is reported
  instead.

  @kept
  Scenario: The hang-up button of the app requests an end action
    Given a running call with Anna
    When the user taps hang up for Anna in the app
    And 1 second passes
    And the app requests to end the call with Anna
    And the app fulfils the end action for Anna
    Then the screen shows no call

  @kept
  Scenario: The mute button of the app requests a mute action
    Given a running call with Anna
    When the user taps mute for Anna in the app
    And the app requests to mute the call with Anna
    And the app fulfils the mute action for Anna
    Then the screen shows a call with Anna

  @broken
  Scenario: The hang-up button leaves the call and requests nothing
    Given a running call with Anna
    When the user taps hang up for Anna in the app
    And the app leaves the call with Anna
    And 60 seconds pass
    Then the screen shows a call with Anna that is connected
    And the app is at fault

  @broken
  Scenario: On iOS 10.0 the hold button only stops the app's own sound
    Given an iPhone on iOS 10.0
    And a running call with Anna
    When the user taps hold for Anna in the app
    And the app leaves the call with Anna
    And 60 seconds pass
    Then the screen shows a call with Anna that is connected
    And the app is at fault

  @outside
  Scenario: The other side hangs up, which is reported and not requested
    Given a running call with Anna
    When Anna hangs up
    And the app reports that the call from Anna is over, since the other side hung up
    Then the screen shows no call

  @outside
  Scenario: The user hangs up a conference of which CallKit knows nothing
    When the user taps hang up for Ben in the app
    And the app leaves the call with Ben
    And 60 seconds pass
    Then the screen shows no call
