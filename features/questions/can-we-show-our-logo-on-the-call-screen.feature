@partly
Feature: Can we show our logo on the call screen?

  Only as a white shape, on the button that opens the app. The colours of a picture are lost, and one without a
  transparent ground becomes a plain white square.

  **Do instead.** Draw a glyph on a transparent ground that is still known by its shape.

  @yes @ui.icon-is-a-mask
  Scenario: The logo is a glyph on a transparent ground
    Given the phone is locked
    And the app creates a provider that brings a glyph as its icon
    And a running call with Anna
    Then the icon on the button to the app is a glyph

  @no @ui.icon-is-a-mask
  Scenario: The logo is the opaque app icon
    Given the phone is locked
    And the app creates a provider that brings the opaque app icon
    And a running call with Anna
    Then the icon on the button to the app is a plain white square
