"""CXCallAction: what can be tapped on a system call screen are the system's own actions, and nothing beside them.

Four flags of `CXCallUpdate` say what a call can do; the system draws the buttons that follow from them.
"""

from collections.abc import Iterator

from callkit_restrictions.events.designs import SYSTEM_SCREENS, NoWay, Show
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.screen import SLOTS
from callkit_restrictions.versions import From

DECLARED = frozenset({"the keypad", "the hold button"})
OWN = frozenset({"a message button", "a button of our own"})


def judge(history: History) -> Iterator[Finding]:
    """One finding for each wish for a button on a screen that the system draws."""
    for wish in history.of(Show):
        element, place, source = wish.event.element, wish.event.place, wish.event.source
        if element in DECLARED | OWN and place in SYSTEM_SCREENS:
            yield expect(wish, SLOTS[place].get(element) == source, f"no API puts {element} of the {source} on {place}")


def message_too(history: History) -> Iterator[Finding]:
    """The near miss: since phone calls offer a message, an app may offer it as well."""
    for finding in judge(history):
        yield expect(finding.target, True, "") if finding.target.event.element == "a message button" else finding


def not_even_declared(history: History) -> Iterator[Finding]:
    """The near miss: an app has no say at all in the buttons."""
    for finding in judge(history):
        yield expect(finding.target, False, "no button at all")


RESTRICTION = Restriction(
    id="ui.no-own-buttons",
    title="The call screen takes no buttons of your own",
    kind="no-api",
    judged_from="design",
    holds=From("10.0"),
    consequence="no API: every button belongs to the system; capability flags show or hide a few of them",
    watches=(Show,),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.element)),
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxcallaction",
            "The closed table of actions: start, answer, end, hold, mute, group, keypad tones, and later translation.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXCallUpdate.rs",
            "Four capability flags of a call, for holding, grouping, ungrouping and keypad tones; none names a button.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxsettranslatingcallaction",
            "The one action that came later, with iOS 26: even that button is the system's.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/yorifuji/skyway-callkit-sampler/issues/1",
            "A developer asks for the Message button of phone calls; nobody knows a way.",
            "anecdotal",
        ),
    ),
    symbols=("CXCallAction", "CXCallUpdate.supportsDTMF", "CXCallUpdate.supportsHolding"),
    claims=("S4",),
    field_rules=("the system incoming-call screen cannot be customised",),
    see_also=("ui.no-own-call-screen", "calls.declare-what-each-call-can-do"),
    near_misses=(
        NearMiss("a-message-button-too", "An app may offer a message, as phone calls do.", message_too),
        NearMiss("not-even-declared", "Not even the declared abilities show.", not_even_declared),
    ),
)
