@calls.declare-what-each-call-can-do
Feature: Each call says yes or no to hold, merge, split and keypad; unsaid, a button may appear

  The phone draws the buttons for hold, merge, split and the keypad, and for each call the app says yes or no to each of
  them. Where it says nothing, a button may appear or not: Apple documents no default.

  **You can't have.** Hold & Accept that you can count on, while your calls do not say that they can be put on hold.

  **Do instead.** Decide for your product which of hold, merge, split and keypad exist. Where they do not, say no, and
  plan for End & Accept: taking the second call ends the first.

  **For engineers.** Set `supportsHolding`, `supportsGrouping`, `supportsUngrouping` and `supportsDTMF` explicitly in
  the first update of every call, incoming and outgoing; their defaults are not documented. Set only what your server
  can do, and fail the action where it cannot. Later updates change only the fields they set.

  @kept
  Scenario: A design offers Hold & Accept for calls that declare holding
    When a designer offers Hold & Accept for calls that declare holding
    Then nothing stands in the way

  @kept
  Scenario: A design offers the keypad for calls that declare keypad tones
    When a designer offers the keypad for calls that declare keypad tones
    Then nothing stands in the way

  @broken
  Scenario: A design offers Hold & Accept for calls that declare nothing
    When a designer offers Hold & Accept for calls that declare nothing
    Then iOS offers no way to do this

  @broken
  Scenario: A design offers Merge for calls that can only be held
    When a designer offers Merge for calls that declare holding
    Then iOS offers no way to do this

  @outside
  Scenario: A design puts people on hold inside the app's own conference
    When a designer offers Hold on the app's own screen
    Then nothing stands in the way
