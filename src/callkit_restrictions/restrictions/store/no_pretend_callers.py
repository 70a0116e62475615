"""CXCallUpdate.remoteHandle: the system shows whatever the app reports, so App Review asks who vouches for it."""

from collections.abc import Iterator

from callkit_restrictions.events.designs import Do
from callkit_restrictions.events.store import AppStoreRejected
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, Restriction, expect, punish
from callkit_restrictions.versions import ALWAYS

TRUE_CALLERS = "show only names and numbers that the server has verified"
PRETENDED = frozenset({"let callers choose the name and number that the other phone shows", "offer prank calls"})
FALSE = "the phone would show a caller who is somebody else, and perhaps lend them a contact's face"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each wish about who vouches for the caller that the phone shows."""
    for wish in history.of(Do):
        if wish.event.deed in {TRUE_CALLERS, *PRETENDED}:
            yield expect(wish, wish.event.deed == TRUE_CALLERS, FALSE)


RESTRICTION = Restriction(
    id="store.no-pretend-callers",
    title="No app for false callers, prank calls or borrowed identities",
    kind="review",
    judged_from="design",
    holds=ALWAYS,
    consequence="App Review rejects the build under Guideline 1.1.6",
    watches=(Do,),
    judge=judge,
    enforce=punish("reject", lambda _: AppStoreRejected(guideline="1.1.6")),
    confidence="medium",
    evidence=(
        Evidence(
            "app-review",
            "https://developer.apple.com/app-store/review/guidelines/",
            "Guideline 1.1.6: no false information, and nothing made for pranks.",
            "secondary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/making-and-receiving-voip-calls",
            "Whom the phone takes a caller for depends on nothing but the handle that the app reports.",
            "primary",
        ),
    ),
    symbols=("CXCallUpdate.remoteHandle", "CXCallUpdate.localizedCallerName", "CXHandle.HandleType.generic"),
    assumes=("The guideline does not name calling apps; that it covers a borrowed number is how the model reads it.",),
    see_also=("privacy.no-caller-photo", "privacy.type-the-handle"),
)
