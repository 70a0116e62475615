"""CXCallDirectoryExtensionContext.addIdentificationEntry(withNextSequentialPhoneNumber:label:) and its blocking twin.

The *next sequential* number is meant: each entry must be higher than the one before it, in each of the two lists.
"""

from collections.abc import Iterable, Iterator

from callkit_restrictions.events.calls import LoadDirectoryCompletion, LoadDirectoryEntry
from callkit_restrictions.history import Entry, History
from callkit_restrictions.restriction import (
    Consequence,
    Evidence,
    Finding,
    NearMiss,
    Number,
    Outcome,
    Restriction,
    expect,
)
from callkit_restrictions.versions import From

DOMAIN = "com.apple.CallKit.error.calldirectorymanager"
OUT_OF_ORDER, DUPLICATE = 3, 4


def _previous(history: History, entry: Entry[LoadDirectoryEntry]) -> Entry[LoadDirectoryEntry] | None:
    """The entry before it in the same load and the same list: with labels it identifies, without it blocks."""
    begin = history.last(LoadDirectoryCompletion, before=entry)
    identifies = entry.event.label is not None
    return history.last(
        LoadDirectoryEntry, after=begin, before=entry, where=lambda other: (other.label is not None) == identifies
    )


def judge(history: History) -> Iterator[Finding]:
    """One finding for each entry of a list: is it higher than the one before?"""
    for entry in history.of(LoadDirectoryEntry):
        before = _previous(history, entry)
        if before is None or before.event.number < entry.event.number:
            yield expect(entry, True, "")
        elif before.event.number == entry.event.number:
            yield expect(entry, False, "the number was added before: duplicateEntries", met_by=before)
        else:
            yield expect(entry, False, "the number is lower than the one before: entriesOutOfOrder", met_by=before)


def twice_is_fine(history: History) -> Iterator[Finding]:
    """The near miss: the same number may come twice in a row."""
    for finding in judge(history):
        same = finding.met_by is not None and finding.met_by.event.number == finding.target.event.number
        yield expect(finding.target, True, "") if same else finding


def one_list(history: History) -> Iterator[Finding]:
    """The near miss: blocked and identified numbers are one list."""
    for entry in history.of(LoadDirectoryEntry):
        before = history.last(LoadDirectoryEntry, before=entry)
        yield expect(entry, before is None or before.event.number < entry.event.number, "not higher")


def enforce(history: History, findings: Iterable[Finding]) -> Iterator[Consequence]:
    """The load ends with an error, which says whether the number was lower or the same."""
    for finding in findings:
        if finding.outcome is Outcome.FAILED and finding.met_by is not None:
            same = finding.met_by.event.number == finding.target.event.number
            code = DUPLICATE if same else OUT_OF_ORDER
            yield Consequence("refuse", finding.target, history.now, LoadDirectoryCompletion(f"{DOMAIN} {code}"))


RESTRICTION = Restriction(
    id="privacy.load-the-directory-in-order",
    title="Caller lists are loaded in ascending order, without duplicates",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence=f"the load is refused: {DOMAIN} code 3 entriesOutOfOrder or 4 duplicateEntries",
    watches=(LoadDirectoryEntry, LoadDirectoryCompletion),
    judge=judge,
    enforce=enforce,
    confidence="high",
    evidence=(
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXError.rs",
            "The error codes of a load, 0 to 8: 3 for the order, 4 for a duplicate.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXCallDirectoryExtensionContext.rs",
            "What a complete and an incremental load may hold, and how entries are added.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/identifying-and-blocking-calls",
            "Entries are loaded in numerical order.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/chrisballinger/OpenCallBlock/issues/2",
            "Another limit of a load, its size: 100,000 entries failed with error 2 until less memory was used.",
            "anecdotal",
        ),
    ),
    symbols=(
        "CXCallDirectoryExtensionContext.addIdentificationEntry(withNextSequentialPhoneNumber:label:)",
        "CXErrorCodeCallDirectoryManagerError.entriesOutOfOrder",
        "CXErrorCodeCallDirectoryManagerError.duplicateEntries",
    ),
    assumes=(
        "Blocked and identified numbers are two lists, each in its own order.",
        "The load ends with the first entry that is out of order.",
    ),
    numbers=(Number("error entriesOutOfOrder", OUT_OF_ORDER), Number("error duplicateEntries", DUPLICATE)),
    see_also=("privacy.no-lookup-while-ringing", "store.block-only-spam"),
    near_misses=(
        NearMiss("twice-is-fine", "The same number may come twice.", twice_is_fine),
        NearMiss("one-list", "Blocked and identified numbers are one list.", one_list),
    ),
)
