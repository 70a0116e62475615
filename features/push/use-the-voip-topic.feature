@push.use-the-voip-topic
Feature: A VoIP push carries the voip type, the .voip topic and top priority

  Pushes have labels that only servers see. A call whose push bears the wrong label comes late, or not at all, and nobody
  on the phone notices.

  **You can't have.** A VoIP push that is labelled like an ordinary message.

  **Do instead.** Nothing to design. When calls come late or never, ask the people who run the server about these three
  labels.

  **For engineers.** `apns-push-type: voip`, `apns-topic` the bundle identifier and `.voip`, `apns-priority: 10`, sent to
  the VoIP token and not to the one for alerts; with certificates, one for VoIP services. A wrong type has been refused
  with `InvalidPushType`. The sandbox has a host of its own, and tokens of its own.

  @kept
  Scenario: The push has the voip type, the VoIP topic and priority 10
    Given the app is in the background
    When a VoIP push is sent as type voip, on the VoIP topic, with priority 10
    And the app reports a call from Anna
    And the push handler returns
    Then the phone rings for Anna

  @broken
  Scenario: The push has the type of an alert
    Given the app is in the background
    When a VoIP push is sent as type alert, on the VoIP topic, with priority 10
    Then APNs refuses the push with InvalidPushType

  @broken
  Scenario: The push is sent on the topic of ordinary notifications
    Given the app is in the background
    When a VoIP push is sent as type voip, on the ordinary topic, with priority 10
    Then iOS drops the push

  @broken
  Scenario: The push has a low priority
    Given the app is in the background
    When a VoIP push is sent as type voip, on the VoIP topic, with priority 5
    Then iOS drops the push

  @broken
  Scenario: On iOS 13.0 the push has the type of an alert
    Given an iPhone on iOS 13.0
    And the app is in the background
    When a VoIP push is sent as type alert, on the VoIP topic, with priority 10
    Then APNs refuses the push with InvalidPushType

  @outside
  Scenario: On iOS 12.5 no push type is expected yet
    Given an iPhone on iOS 12.5
    And the app is in the background
    When a VoIP push is sent as type alert, on the VoIP topic, with priority 10
    Then the push reaches the app
