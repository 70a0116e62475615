@store.block-only-spam
Feature: Blocking and identifying callers is for confirmed spam, and its data for nothing else

  An app may help to keep unwanted calls away. It may block what is known to be spam, has to say how it knows, and may
  not use what it learns for anything else.

  **You can't have.** A block list that serves advertising, tracking or a quarrel between companies.

  **Do instead.** Explain in the app by which criteria a number counts as spam, and let people correct it.

  **For engineers.** Guideline 2.5.12, for builds with `CXCallDirectoryProvider`. Disclose the criteria in the app or
  its description, and keep the numbers out of analytics.

  @kept
  Scenario: Confirmed spam is blocked, and the criteria are disclosed
    When a designer asks to block confirmed spam by criteria that it discloses
    Then nothing stands in the way

  @broken
  Scenario: The block list is used for advertising as well
    When a designer asks to use the list of blocked callers for advertising
    Then App Review rejects the build under Guideline 2.5.12

  @broken
  Scenario: The app blocks numbers that are no spam
    When a designer asks to block whoever a competitor calls
    Then App Review rejects the build under Guideline 2.5.12

  @outside
  Scenario: People keep their own block list in the system's settings
    When a designer asks to send people to the phone's own list of blocked contacts
    Then nothing stands in the way
