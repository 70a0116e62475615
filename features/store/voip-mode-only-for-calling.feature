@store.voip-mode-only-for-calling
Feature: The voip background mode is only for apps that let people call

  Apps that declare themselves as calling apps are asked for their calls. A reviewer who finds no way to call in the
  app sends it back.

  **You can't have.** The reliable delivery of call pushes for chat, alarms or staying connected.

  **Do instead.** Make calling easy to find, and show the reviewer how to get there. For everything else use ordinary
  notifications.

  **For engineers.** Guideline 2.5.4. Declare `voip` in `UIBackgroundModes` only with a calling feature in the build,
  and put two demo accounts and the steps to a ringing call into the review notes. Several rejected builds were
  approved after such an explanation. `audio`, declared for calls alone, has been refused as well.

  @kept
  Scenario: The reviewer finds the calls
    When a build that offers calls is submitted with the voip background mode
    Then App Review accepts the build

  @broken
  Scenario: The mode is declared in order to stay connected
    When a build that offers a chat that stays connected is submitted with the voip background mode
    Then App Review rejects the build under Guideline 2.5.4

  @broken
  Scenario: The mode is declared for better notifications
    When a build that offers notifications only is submitted with the voip background mode
    Then App Review rejects the build under Guideline 2.5.4

  @outside
  Scenario: A build without calls does not declare the mode
    When a build that offers notifications only is submitted without the voip background mode
    Then App Review accepts the build
