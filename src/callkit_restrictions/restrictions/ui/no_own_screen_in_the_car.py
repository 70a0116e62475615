"""CarPlay: a CallKit call appears on the car's display without any screen of the app."""

from collections.abc import Iterator

from callkit_restrictions.events.designs import CAR, NoWay, Show
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.screen import SLOTS
from callkit_restrictions.versions import From

THE_CALL = frozenset(
    {"our call screen", "the caller's name", "the handle", "the layout", "the background", "the colours"}
)
TEMPLATES = "a list of contacts"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each wish about how the call itself looks on the car's display."""
    for wish in history.of(Show):
        element, place, source = wish.event.element, wish.event.place, wish.event.source
        if place == CAR and element in THE_CALL:
            yield expect(wish, SLOTS[CAR].get(element) == source, f"CarPlay draws the call: no API for {element}")


def templates_too(history: History) -> Iterator[Finding]:
    """The near miss: an app can put nothing at all on the car's display."""
    yield from judge(history)
    for wish in history.of(Show):
        if wish.event.place == CAR and wish.event.element == TEMPLATES:
            yield expect(wish, False, "nothing of the app")


RESTRICTION = Restriction(
    id="ui.no-own-screen-in-the-car",
    title="In the car the call appears on CarPlay's own screens",
    kind="no-api",
    judged_from="design",
    holds=From("10.0"),
    consequence="no API: an entitlement gives templates beside the call, never a call screen",
    watches=(Show,),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.element)),
    confidence="high",
    evidence=(
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2017/719/",
            "Apps with CallKit have CarPlay's interface for ringing and running calls; a place of its own "
            "needs the calling "
            "intents and an entitlement.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/carplay/supporting-previous-versions-of-ios",
            "Which frameworks, intents and entitlements a communication app needs in the car, before and from iOS 14.",
            "primary",
        ),
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2016/230/",
            "CarPlay is one of the system services that CallKit calls reach by themselves.",
            "primary",
        ),
    ),
    symbols=("CXProvider", "INStartCallIntent"),
    assumes=(
        "Names and handles reach the car's display as they reach the phone's. Which buttons stand there, and whether "
        "a name is read out, no source says.",
    ),
    claims=("S1",),
    field_rules=("the system incoming-call screen cannot be customised",),
    see_also=("ui.no-own-call-screen", "ui.no-own-buttons"),
    near_misses=(NearMiss("templates-too", "Not even templates are possible.", templates_too),),
)
