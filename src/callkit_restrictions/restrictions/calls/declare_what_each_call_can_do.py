"""CXCallUpdate.supportsHolding, supportsGrouping, supportsUngrouping, supportsDTMF

Four flags of each call decide which of the system's choices appear. Nothing can be counted on there without its flag.
"""

from collections.abc import Iterator

from callkit_restrictions.events.designs import CHOICES, SYSTEM_SCREENS, NoWay, Offer
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import From


def judge(history: History) -> Iterator[Finding]:
    """One finding for each choice that a design wants on a system screen: do its calls declare what it needs?"""
    for wish in history.of(Offer):
        if wish.event.place in SYSTEM_SCREENS:
            needed = CHOICES[wish.event.choice]
            because = f"{wish.event.choice} can be counted on only for calls that declare {needed}"
            yield expect(wish, needed in wish.event.declared, because)


def any_capability_will_do(history: History) -> Iterator[Finding]:
    """The near miss: a call that declares one capability has them all."""
    for wish in history.of(Offer):
        if wish.event.place in SYSTEM_SCREENS:
            yield expect(wish, bool(wish.event.declared), "the calls declare nothing")


RESTRICTION = Restriction(
    id="calls.declare-what-each-call-can-do",
    title="Each call says yes or no to hold, merge, split and keypad; unsaid, a button may appear",
    kind="limit",
    judged_from="design",
    holds=From("10.0"),
    consequence="people find a button that does nothing, or miss Hold & Accept",
    watches=(Offer,),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.choice)),
    confidence="medium",
    evidence=(
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXCallUpdate.rs",
            "Four capabilities of a call: holding, grouping, ungrouping, keypad tones.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxcallaction",
            "What people can do with a call: the closed list of its actions.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/twilio/voice-quickstart-ios/blob/master/Docs/managing-audio-interruptions.md",
            "With supportsHolding the screen for a second call offers Hold & Accept, without it does not.",
            "secondary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/nextcloud/talk-ios/blob/master/NextcloudTalk/Calls/CallKitManager.swift",
            "A shipping app for one call at a time sets all four to false in every update.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://github.com/hiennguyen92/flutter_callkit_incoming/issues/119",
            "Hold & Accept appeared although the flag was off, until both group limits were 1.",
            "anecdotal",
        ),
    ),
    symbols=(
        "CXCallUpdate.supportsHolding",
        "CXCallUpdate.supportsGrouping",
        "CXCallUpdate.supportsUngrouping",
        "CXCallUpdate.supportsDTMF",
    ),
    claims=("S18",),
    disagreement="Apple documents no defaults of the flags; that careful apps switch all four off suggests that they "
    "are on. One report of 2022 saw Hold & Accept although the flag was off. The model follows the flag.",
    assumes=(
        "A design states what its calls declare; an unset flag is unspecified, so set all four.",
        "The simulated phone draws an unset flag as off: no button. Apple documents no default.",
        "What a third call at the same time, or two ringing ones, look like is not documented, and not judged.",
    ),
    see_also=("calls.stay-within-the-call-groups", "calls.held-stays-held"),
    near_misses=(
        NearMiss("any-capability", "A call that declares one capability has them all.", any_capability_will_do),
    ),
)
