"""CXCallUpdate.localizedCallerName on the lock screen: whatever is reported can be read by everybody nearby."""

from collections.abc import Iterator

from callkit_restrictions.events.designs import Do, NoWay, Rely
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import From

PREVIEWS = "the caller's name staying hidden while previews are off"
NEUTRAL = "report a neutral name and a random handle"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each design that hides the caller: by a setting of the system, or by not giving the name away."""
    for hope in history.of(Rely):
        if hope.event.promise == PREVIEWS:
            yield expect(hope, False, "that setting is about notifications: a reported name stands on the call screen")
    for deed in history.of(Do):
        if deed.event.deed == NEUTRAL:
            yield expect(deed, True, "")


def previews_help(history: History) -> Iterator[Finding]:
    """The near miss: the setting for previews hides the caller, as it hides the text of a message."""
    for finding in judge(history):
        yield expect(finding.target, True, "")


RESTRICTION = Restriction(
    id="privacy.lock-screen-shows-the-name",
    title="A reported name is readable on the lock screen",
    kind="no-api",
    judged_from="design",
    holds=From("10.0"),
    consequence="no API: whoever stands by can read the name, unless the app reports a neutral one",
    watches=(Rely, Do),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.promise)),
    confidence="medium",
    evidence=(
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2016/230/",
            "A reported call appears on the lock screen, in the system's own interface.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/signalapp/Signal-iOS/blob/60dc4a8dc0c06ddd884d0dcc248733056153fdac/"
            "Signal/Calls/UserInterface/CallKitCallUIAdaptee.swift",
            "A shipping app has a switch of its own, and otherwise reports a neutral label.",
            "secondary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/signalapp/Signal-iOS/blob/60dc4a8dc0c06ddd884d0dcc248733056153fdac/"
            "Signal/Calls/CallKitCallManager.swift",
            "It reports a fresh random handle with it, and keeps the table from handle to person to itself.",
            "secondary",
        ),
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2017/719/",
            "The same call is presented in the car, too, before everybody who sits there.",
            "primary",
        ),
    ),
    symbols=("CXCallUpdate.localizedCallerName", "CXHandle.HandleType.generic"),
    disagreement="No source was found that says what the setting for previews does to a call; it belongs to "
    "notifications.",
    assumes=("The setting for previews changes nothing about a call.",),
    see_also=("privacy.type-the-handle", "privacy.recents-show-the-handle"),
    near_misses=(NearMiss("previews-help", "The setting for previews hides the caller.", previews_help),),
)
