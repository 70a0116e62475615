@calls.the-phone-may-refuse-a-call
Feature: A reported call may be refused because the user wants quiet or has blocked the caller

  The user has the last word on what rings. With a Focus on, or a caller on the phone's block list, a call that the app
  reports is refused: no screen, no sound. That is nobody's fault, and nothing an app can change.

  **You can't have.** A call that always rings, or a promise that favourites always get through.

  **Do instead.** Design the outcome "the phone did not ring": a silent entry in the app, and a message for the caller
  that does not tell why.

  **For engineers.** Look at the error of `reportNewIncomingCall`: 3 `filteredByDoNotDisturb`, 4 `filteredByBlockList`;
  treat 5 to 7 and any code you do not know as filtered, too. Report a telephone number or a mail address as the handle,
  so that the phone can match it. The duty of a VoIP push is met by a refused report.

  @kept
  Scenario: A Focus is on and lets Anna through
    Given the user turns on a Focus that lets Anna through
    When the app reports a call from the number of Anna
    Then the phone rings for Anna

  @kept
  Scenario: The Focus was turned off before the call
    Given the user turns on a Focus that lets nobody through
    And the user turns the Focus off
    When the app reports a call from the number of Anna
    Then the phone rings for Anna

  @kept
  Scenario: Somebody else is blocked
    Given the user has blocked Ben
    When the app reports a call from the number of Anna
    Then the phone rings for Anna

  @broken
  Scenario: The caller is blocked
    Given the user has blocked Ben
    When the app reports a call from the number of Ben
    And the app tells its server that the phone did not ring for Ben
    Then the report is refused with code 4 filteredByBlockList
    And the phone does not ring for Ben

  @broken
  Scenario: A Focus is on and lets somebody else through
    Given the user turns on a Focus that lets Anna through
    When the app reports a call from the number of Ben
    And the app tells its server that the phone did not ring for Ben
    Then the report is refused with code 3 filteredByDoNotDisturb
    And the phone does not ring for Ben

  @broken
  Scenario: On iOS 10.0 the user wants quiet as a push arrives
    Given an iPhone on iOS 10.0
    And the app is in the background
    And the user turns on Do Not Disturb that lets nobody through
    When a VoIP push arrives
    And the app reports a call from the number of Anna
    And the push handler returns
    And the app tells its server that the phone did not ring for Anna
    Then the report is refused with code 3 filteredByDoNotDisturb
    And the screen shows no call
    And iOS does not terminate the app

  @outside
  Scenario: The phone is silenced by its switch, and the call is shown without sound
    Given the user silences the phone
    When the app reports a call from the number of Anna
    Then the screen shows a call with Anna
