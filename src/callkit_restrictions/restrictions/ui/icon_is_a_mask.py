"""CXProviderConfiguration.iconTemplateImageData

A square of 40 points whose alpha channel is all that counts: what is opaque becomes white.
"""

from collections.abc import Iterator
from typing import Any

from callkit_restrictions.events.calls import InitProvider, SetProviderConfiguration
from callkit_restrictions.events.screens import CallUIFallsBack
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Number, Restriction, expect, punish
from callkit_restrictions.versions import From

GLYPH, OPAQUE, SQUARE = "glyph", "opaque", "plain white square"
SIDE = 40

CONFIGURED: tuple[type[Any], ...] = (InitProvider, SetProviderConfiguration)


def judge(history: History) -> Iterator[Finding]:
    """One finding for each configuration that brings an icon."""
    for configured in history.of(*CONFIGURED):
        if configured.event.icon_template in {GLYPH, OPAQUE}:
            mask = configured.event.icon_template == GLYPH
            yield expect(configured, mask, "an opaque picture leaves nothing of itself in the mask")


def icon_needed(history: History) -> Iterator[Finding]:
    """The near miss: a provider without an icon is at fault."""
    yield from judge(history)
    for configured in history.of(InitProvider):
        if configured.event.icon_template is None:
            yield expect(configured, False, "there is no icon")


RESTRICTION = Restriction(
    id="ui.icon-is-a-mask",
    title="The app's icon on the call screen is a single-colour mask",
    kind="limit",
    judged_from="build",
    holds=From("10.0"),
    consequence="no error: an opaque picture is drawn as a plain white square",
    watches=(InitProvider, SetProviderConfiguration),
    judge=judge,
    enforce=punish("withhold", lambda _: CallUIFallsBack("icon_template", SQUARE)),
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxproviderconfiguration/icontemplateimagedata",
            "PNG data of a square of 40 points; its alpha becomes a mask in white, for the button "
            "from the system's screen to the app.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/multi-os-engine/moe-core/blob/moe-master/moe.apple/moe.platform.ios/src/main/java/apple/"
            "callkit/CXProviderConfiguration.java",
            "The same square, side of 40 points, in the comment of the header.",
            "primary",
        ),
    ),
    symbols=("CXProviderConfiguration.iconTemplateImageData",),
    assumes=(
        "A picture counts as opaque where it has no transparent ground; the model knows no half-transparent ones.",
    ),
    numbers=(Number("side of the icon in points", SIDE),),
    field_rules=("the system incoming-call screen cannot be customised",),
    see_also=("ui.no-own-call-screen", "ui.no-brand-name-of-choice"),
    near_misses=(NearMiss("an-icon-is-needed", "A provider must bring an icon.", icon_needed),),
)
