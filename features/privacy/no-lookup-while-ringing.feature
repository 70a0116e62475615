@privacy.no-lookup-while-ringing
Feature: No app is asked who is calling while the phone rings

  An app can help to name unknown callers, but only by a list that it loads beforehand. When somebody calls, the system
  looks into that list by itself, and the app hears nothing of it.

  **You can't have.** A look-up on the web at the moment the phone rings.

  **Do instead.** Load the numbers you know in advance, and lead people to the setting that switches the list on. From iOS
  18 on a service can answer for phone calls in a private way.

  **For engineers.** `beginRequest(with:)` of a `CXCallDirectoryProvider` runs to load entries, not per call, and the user
  must enable the extension. Contacts come first, then the entries. Live Caller ID Lookup (iOS 18) asks a server in
  encrypted form; it is not known to serve third-party calls.

  @kept
  Scenario: A list of known numbers is loaded beforehand
    When a designer asks to load a list of known numbers beforehand
    And the extension adds 49 30 12345678 as Taxi
    And the extension completes its request
    And the app reports the phone number +493012345678 for a call from Anna
    Then nothing stands in the way
    And the screen names the caller Taxi

  @broken
  Scenario: A design asks the web the moment the phone rings
    When a designer asks to look the caller up on the web while the phone rings
    Then iOS offers no way to do this

  @outside
  Scenario: From iOS 18.0 on a private look-up serves phone calls
    Given an iPhone on iOS 18.0
    When a designer asks to answer for phone calls through Live Caller ID Lookup
    Then nothing stands in the way
