@no
Feature: Can we ask our server whether the call still exists before the phone rings?

  The phone has to ring first. By the time the server answers, iOS has ended the app.

  **Do instead.** Report the call, then ask, and end it again if it is over. Send the caller's name inside the push.

  **Since.** iOS 13.

  @no @push.report-before-the-handler-returns
  Scenario: The app waits for the server's answer
    Given an iPhone on iOS 26.3
    And the app is in the background
    When a VoIP push arrives
    And the app asks its server whether the call still exists
    And the push handler returns
    Then iOS terminates the app with NSInternalInconsistencyException

  @no @push.carry-the-caller-in-the-push
  Scenario: The design waits for the server before it rings
    When a designer asks to ask the server whether the call still exists before the phone rings
    Then iOS offers no way to do this

  @yes @push.report-before-the-handler-returns
  Scenario: The app reports first, asks then, and ends the call that is over
    Given an iPhone on iOS 26.3
    And the app is in the background
    When a VoIP push arrives
    And the app reports a call from Anna
    And the app asks its server whether the call still exists
    And the push handler returns
    Then the phone rings for Anna
    When Anna gives up
    And the server answers whether the call still exists
    And the app reports that the call from Anna is over, since nobody answered
    Then the screen shows no call

  @yes @push.carry-the-caller-in-the-push
  Scenario: The first ring shows the name that came with the push
    When a designer asks to show on the first ring what the push carries
    Then nothing stands in the way
