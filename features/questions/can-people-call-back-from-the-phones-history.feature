@yes
Feature: Can people call back from the phone's history?

  A tap in the history tells the app whom to call, and the app has to start the call itself.

  **Do instead.** Report numbers as numbers and addresses as addresses, so that the history knows the person. Plan a screen
  for "this person does not use our app".

  @yes @calls.start-the-call-yourself
  Scenario: A tap in the history starts the call
    Given the app is in the background
    When the user taps Anna in Recents
    And the app requests to start the call with Anna
    And the app configures the audio session
    And the invitation to Anna is sent
    And the app fulfils the start action for Anna
    Then the request is accepted

  @no @calls.start-the-call-yourself
  Scenario: A tap in the history opens the app, and nothing happens
    Given the app is in the background
    When the user taps Anna in Recents
    And the app is in the foreground
    And 60 seconds pass
    Then the screen shows no call
    And the app is at fault

  @yes @privacy.type-the-handle
  Scenario: The number is reported as a number, and the history knows Anna
    Given the user keeps +12025550101 in Contacts as Anna
    When the app reports the phone number +12025550101 for a call from Anna
    And Anna gives up
    And the app reports that the call from Anna is over, since nobody answered
    Then the phone's history shows Anna

  @no @privacy.type-the-handle
  Scenario: The number is reported as something else, and the history shows digits
    Given the user keeps +12025550101 in Contacts as Anna
    When the app reports the generic handle +12025550101 for a call from Anna
    And Anna gives up
    And the app reports that the call from Anna is over, since nobody answered
    Then the phone's history shows +12025550101
    And the app is at fault
