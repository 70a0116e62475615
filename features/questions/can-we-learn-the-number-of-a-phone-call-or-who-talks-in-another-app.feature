@no
Feature: Can we learn the number of a phone call, or who talks in another app?

  An app sees that another call exists, and nothing about its people.

  **Do instead.** Use just that: keep quiet while the person talks elsewhere.

  @no @privacy.no-numbers-of-other-calls
  Scenario: The app is to find out who is calling the phone
    When a designer asks to know the number of another call
    Then iOS offers no way to do this

  @yes @privacy.no-numbers-of-other-calls
  Scenario: The app keeps quiet while there is another call
    When a designer asks to know that another call exists
    Then nothing stands in the way
