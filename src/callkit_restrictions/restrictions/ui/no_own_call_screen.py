"""CXProviderConfiguration and CXCallUpdate: two closed sets of fields, and nothing beside them.

No code can break this, since there is nothing to call. A design can: it is judged wish by wish, against the table of
slots that the system's screens have.
"""

from collections.abc import Iterator

from callkit_restrictions.events.designs import BANNER, IN_CALL, INCOMING, LOCK_SCREEN, NoWay, Show
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.screen import SLOTS
from callkit_restrictions.versions import From

CALL_SCREENS = frozenset({INCOMING, IN_CALL, BANNER, LOCK_SCREEN})
THE_LOOK = frozenset({"the layout", "the background", "the colours"})
FILLED_IN = frozenset({"the caller's name", "the handle", "the ringtone", "the icon"})


def judge(history: History) -> Iterator[Finding]:
    """One finding for each wish about the look of a system call screen, or about a slot that an app may fill."""
    for wish in history.of(Show):
        element, place, source = wish.event.element, wish.event.place, wish.event.source
        if place in CALL_SCREENS and element in THE_LOOK | FILLED_IN:
            owner = SLOTS[place].get(element, "system")
            yield expect(wish, owner == source, f"{element} of {place} belongs to the {owner}, not to the {source}")


def background_is_free(history: History) -> Iterator[Finding]:
    """The near miss: an app may choose the background, as wallpapers suggest."""
    for finding in judge(history):
        yield expect(finding.target, True, "") if finding.target.event.element == "the background" else finding


RESTRICTION = Restriction(
    id="ui.no-own-call-screen",
    title="The incoming-call screen cannot be redesigned",
    kind="no-api",
    judged_from="design",
    holds=From("10.0"),
    consequence="no API: an app fills the slots that have a name, and nothing else",
    watches=(Show,),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.element)),
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/",
            "CallKit supplies the calling interface, with the same screens as the Phone app.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXProviderConfiguration.rs",
            "The whole list of what a provider can be given; nothing in it touches colour, background or layout.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXCallUpdate.rs",
            "The whole list of what a call can be given: handle, name, a video flag and four capabilities.",
            "primary",
        ),
    ),
    symbols=("CXProviderConfiguration", "CXCallUpdate"),
    claims=("S1",),
    field_rules=("the system incoming-call screen cannot be customised",),
    see_also=("privacy.no-caller-photo",),
    near_misses=(NearMiss("background-is-free", "An app may choose the background.", background_is_free),),
)
