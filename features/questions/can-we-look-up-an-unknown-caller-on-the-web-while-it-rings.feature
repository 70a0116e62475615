@no
Feature: Can we look up an unknown caller on the web while it rings?

  While the phone rings no app is asked who is calling. Lists of known numbers are loaded beforehand.

  **Do instead.** For phone calls, load a list beforehand. For your own calls, send the name inside the push.

  **Since.** From iOS 18 on a service can answer for phone calls, without learning the number.

  @no @privacy.no-lookup-while-ringing
  Scenario: The app looks the number up while the phone rings
    When a designer asks to look the caller up on the web while the phone rings
    Then iOS offers no way to do this

  @yes @privacy.no-lookup-while-ringing
  Scenario: The app loads a list of known numbers beforehand
    When a designer asks to load a list of known numbers beforehand
    Then nothing stands in the way

  @yes
  Scenario: From iOS 18 a service answers for phone calls
    Given an iPhone on iOS 18.0
    When a designer asks to answer for phone calls through Live Caller ID Lookup
    Then nothing stands in the way
