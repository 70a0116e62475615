"""App Review Guideline 2.5.12: CallKit's blocking and identification, and what their data may be used for."""

from collections.abc import Iterator

from callkit_restrictions.events.designs import Do
from callkit_restrictions.events.store import AppStoreRejected
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, Restriction, expect, punish
from callkit_restrictions.versions import ALWAYS

AGAINST_SPAM = "block confirmed spam by criteria that it discloses"
FOR_SOMETHING_ELSE = frozenset({"use the list of blocked callers for advertising", "block whoever a competitor calls"})
ANOTHER_PURPOSE = "blocking is for confirmed spam, and its data is for blocking"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each wish about whom an app blocks, or what it does with the list."""
    for wish in history.of(Do):
        if wish.event.deed in {AGAINST_SPAM, *FOR_SOMETHING_ELSE}:
            yield expect(wish, wish.event.deed == AGAINST_SPAM, ANOTHER_PURPOSE)


RESTRICTION = Restriction(
    id="store.block-only-spam",
    title="Blocking and identifying callers is for confirmed spam, and its data for nothing else",
    kind="review",
    judged_from="design",
    holds=ALWAYS,
    consequence="App Review rejects the build under Guideline 2.5.12",
    watches=(Do,),
    judge=judge,
    enforce=punish("reject", lambda _: AppStoreRejected(guideline="2.5.12")),
    confidence="medium",
    evidence=(
        Evidence(
            "app-review",
            "https://developer.apple.com/app-store/review/guidelines/",
            "Guideline 2.5.12: only confirmed spam, with the criteria disclosed, and no other use of the data.",
            "secondary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/identifying-and-blocking-calls",
            "Two requests, to block and to identify; the system consults the lists when a call comes.",
            "primary",
        ),
    ),
    symbols=(
        "CXCallDirectoryProvider",
        "CXCallDirectoryExtensionContext.addBlockingEntry(withNextSequentialPhoneNumber:)",
        "CXCallDirectoryExtensionContext.addIdentificationEntry(withNextSequentialPhoneNumber:label:)",
    ),
    see_also=("privacy.no-lookup-while-ringing", "privacy.load-the-directory-in-order"),
)
