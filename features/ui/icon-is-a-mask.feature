@ui.icon-is-a-mask
Feature: The app's icon on the call screen is a single-colour mask

  During a call one button on the system's screen leads into your app. It bears a sign of yours, drawn in one colour: only
  the shape of your picture counts.

  **You can't have.** Your coloured app icon on the call screen.

  **Do instead.** Deliver a glyph in one colour on a transparent ground, 40 points square.

  **For engineers.** `CXProviderConfiguration.iconTemplateImageData` takes PNG data; the alpha channel becomes a white
  mask. An opaque picture gives no error and is drawn as a plain white square. Set it before the first report, at the
  right scale.

  @kept
  Scenario: The icon is a glyph on a transparent ground
    Given the phone is locked
    And the app creates a provider that brings a glyph as its icon
    And a running call with Anna
    Then the icon on the button to the app is a glyph

  @broken
  Scenario: The icon is the opaque app icon
    Given the phone is locked
    And the app creates a provider that brings the opaque app icon
    And a running call with Anna
    Then the icon on the button to the app is a plain white square

  @outside
  Scenario: No icon is given
    Given the phone is locked
    And the app creates a provider that brings no icon
    And a running call with Anna
    Then the call stays on the system's screen
