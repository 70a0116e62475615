"""CXHandle.value is what the phone's history lists, not CXCallUpdate.localizedCallerName."""

from collections.abc import Iterator

from callkit_restrictions.events.designs import RECENTS, NoWay, Show
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.screen import SLOTS
from callkit_restrictions.versions import From

TEXT = frozenset({"the caller's name", "the handle"})


def judge(history: History) -> Iterator[Finding]:
    """One finding for each text that the app wants to see in the phone's history."""
    for wish in history.of(Show):
        element, source = wish.event.element, wish.event.source
        if wish.event.place == RECENTS and element in TEXT and source == "app":
            yield expect(
                wish, SLOTS[RECENTS][element] == source, "without a contact the history lists the handle's value"
            )


def contacts_too(history: History) -> Iterator[Finding]:
    """The near miss: not even a contact's name stands in the history."""
    yield from judge(history)
    for wish in history.of(Show):
        if wish.event.place == RECENTS and wish.event.element == "the caller's name" and wish.event.source == "user":
            yield expect(wish, False, "only handles are listed")


RESTRICTION = Restriction(
    id="privacy.recents-show-the-handle",
    title="The phone's history shows the handle, not the name the app gave",
    kind="limit",
    judged_from="design",
    holds=From("10.0"),
    consequence="rows that nobody can read, for callers who are no contact",
    watches=(Show,),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.element)),
    confidence="low",
    evidence=(
        Evidence(
            "field-report",
            "https://github.com/Cap-go/capacitor-twilio-voice/pull/47",
            "The live call bore the name, the phone's history the value of the handle.",
            "anecdotal",
        ),
        Evidence(
            "field-report",
            "https://github.com/session-foundation/session-ios/pull/513",
            "A watch showed a hashed id, until the handle itself held the name.",
            "anecdotal",
        ),
        Evidence(
            "field-report",
            "https://github.com/signalapp/Signal-iOS/pull/1801",
            "A new random handle for each call, and a table inside the app for calling back.",
            "anecdotal",
        ),
    ),
    symbols=("CXHandle.value", "CXCallUpdate.localizedCallerName", "INStartCallIntent"),
    claims=("S15",),
    disagreement="Found by a few projects; Apple documents no rule for what a row shows.",
    assumes=("A row shows the contact's name if the handle matches one, else the handle's value.",),
    field_rules=("caller name and call history come from the handle and the system address book",),
    see_also=("privacy.recents-all-or-nothing", "privacy.type-the-handle", "calls.start-the-call-yourself"),
    near_misses=(NearMiss("contacts-too", "Not even a contact's name stands there.", contacts_too),),
)
