@calls.keep-the-call-until-it-is-over
Feature: A CallKit call is not ended while people still talk

  The call on the phone's screen is not decoration. It keeps the sound alive and the app awake. End it while people
  talk, to be rid of the system's screen, and sound and time are taken away from the conversation.

  **You can't have.** A call that leaves the phone's screen and goes on inside the app as if nothing had changed.

  **Do instead.** Let the call show for as long as the conversation lasts, and put your own screen in front of it.

  **For engineers.** Report the end, or fulfil the end action, after the media has stopped. Afterwards come
  `didDeactivate` and, in the background, suspension. What goes on elsewhere is another matter: `.answeredElsewhere`
  ends the call here only.

  @kept
  Scenario: The conversation ends and then the call
    Given a running call with Anna whose connection stands
    When Anna hangs up
    And the app leaves the call with Anna
    And the app reports that the call from Anna is over, since the other side hung up
    Then the screen shows no call

  @kept
  Scenario: The call is reported as ended and the media is tidied up right away
    Given a running call with Anna whose connection stands
    When the app reports that the call from Anna is over, since it failed
    And 1 second passes
    And the app leaves the call with Anna
    Then the screen shows no call

  @broken
  Scenario: The call is reported as ended in the background and the two talk on
    Given the app is in the background
    And a running call with Anna whose connection stands
    When the app reports that the call from Anna is over, since it failed
    And 30 seconds pass
    And Anna hangs up
    Then iOS suspends the app
    And the app is at fault

  @broken
  Scenario: On iOS 10.0 the app gets rid of the call screen and joins again
    Given an iPhone on iOS 10.0
    And the app is in the foreground
    And a running call with Anna whose connection stands
    When the app reports that the call from Anna is over, since it failed
    And the app joins the call with Anna
    Then the screen shows no call
    And the app is at fault

  @outside
  Scenario: The call goes on at another device
    Given a running call with Anna whose connection stands
    When another device answers Anna
    And the app reports that the call from Anna is over, since another device answered
    And 60 seconds pass
    And Anna hangs up
    Then the screen shows no call
