@privacy.no-numbers-of-other-calls
Feature: No app learns who the user talks to outside its own calls

  An app can see that another call is going on. It cannot see with whom, over which app, or whether it is a phone call or
  FaceTime.

  **You can't have.** A log of all phone calls with their numbers, or a look-up of whoever has just called.

  **Do instead.** React to the bare fact: pause a recording, show "you are on another call". For anything more let the
  person type or share the number.

  **For engineers.** `CXCallObserver` reports each call of the phone as a `CXCall`: a UUID and `isOutgoing`, `isOnHold`,
  `hasConnected`, `hasEnded`. Sort out your own calls by your table of UUIDs. `CTCallCenter`, deprecated since iOS 10, had
  no number either.

  @kept
  Scenario: Another call pauses the recording
    When a designer asks to know that another call exists
    Then nothing stands in the way

  @broken
  Scenario: A design logs the number of every phone call
    When a designer asks to know the number of another call
    Then iOS offers no way to do this

  @broken
  Scenario: A design treats FaceTime otherwise than a phone call
    When a designer asks to know whether another call is a phone call or FaceTime
    Then iOS offers no way to do this

  @outside
  Scenario: The app knows the other side of its own calls
    When a designer asks to know who is on a call of its own
    Then nothing stands in the way
