@push.no-promised-order
Feature: Neither the order nor the arrival of pushes is promised

  Two pushes that were sent one after the other can arrive the other way round, and one that was sent may never arrive.
  There are reports of phones that lay idle for long and missed calls for a while.

  **You can't have.** A second push that reliably ends what the first one began, or a call that is sure to ring.

  **Do instead.** Design for both surprises: a call that was over before it rang, and a call of which the phone never
  heard. Give missed calls a place that needs no push.

  **For engineers.** Make the handling of pushes independent of their order: take the state from the server by the
  call's id, keep the ids that are over, and end a start that comes after its stop. Let the server time out, and then
  send an alert push.

  @kept
  Scenario: A design remembers the call whose stop came first
    When a designer asks to remember a call that was stopped before it began
    Then nothing stands in the way

  @broken
  Scenario: A design stops the ringing by a second push
    When a designer relies on a second push stopping the ringing
    Then iOS offers no way to do this

  @broken
  Scenario: A design counts on the order of pushes
    When a designer relies on pushes arriving in the order in which they were sent
    Then iOS offers no way to do this

  @broken
  Scenario: On iOS 10.0 a design counts on every push arriving
    Given an iPhone on iOS 10.0
    When a designer relies on every push arriving
    Then iOS offers no way to do this

  @outside
  Scenario: Start and stop travel over one open connection
    When a designer relies on messages of one connection arriving in order
    Then nothing stands in the way
