"""UUID.init(uuidString:)

CallKit takes UUID values. A text that is none becomes nil, and a call without an identifier is no call: nothing is
shown and no error comes.
"""

import re
from collections.abc import Iterable, Iterator

from callkit_restrictions.events import Event
from callkit_restrictions.events.calls import ReportNewIncomingCall, RequestTransaction
from callkit_restrictions.history import Entry, History
from callkit_restrictions.restriction import (
    Consequence,
    Evidence,
    Finding,
    NearMiss,
    Outcome,
    Restriction,
    expect,
)
from callkit_restrictions.versions import From

WELL_FORMED = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
STAND_IN = re.compile(
    r"((call|uuid|id)[-_ ]?)?[A-Za-z0-9]{1,8}|[A-Za-z]+([-_ ]?[A-Za-z]+)?([-_ ]?\d{1,2})?'?|.*(…|\.\.\.).*"
)
NO_UUID = "the identifier is no well-formed UUID, so the call has none"


BEGINNINGS: tuple[type[ReportNewIncomingCall | RequestTransaction], ...] = (ReportNewIncomingCall, RequestTransaction)


def calls_named(history: History) -> Iterator[tuple[Entry[Event], str | None]]:
    """Everything that brings a new call, with its identifier; short stand-ins of anonymised recordings are left out."""
    for entry in history.of(*BEGINNINGS):
        call = entry.event.call
        starts = isinstance(entry.event, ReportNewIncomingCall) or entry.event.action == "CXStartCallAction"
        if starts and not (call and STAND_IN.fullmatch(call)):
            yield entry, call


def judge(history: History) -> Iterator[Finding]:
    """One finding for each call that is reported or started."""
    for entry, call in calls_named(history):
        yield expect(entry, bool(call and WELL_FORMED.fullmatch(call)), NO_UUID)


def only_reports_count(history: History) -> Iterator[Finding]:
    """The near miss: a call that the app starts needs no identifier."""
    return (finding for finding in judge(history) if isinstance(finding.target.event, ReportNewIncomingCall))


def enforce(history: History, findings: Iterable[Finding]) -> Iterator[Consequence]:
    """Nothing happens: no screen, no sound, no completion."""
    for finding in findings:
        if finding.outcome is Outcome.FAILED:
            yield Consequence("withhold", finding.target, history.now, None)


RESTRICTION = Restriction(
    id="calls.well-formed-uuid",
    title="A call's identifier is a real UUID",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="no call screen, and no error",
    watches=(ReportNewIncomingCall, RequestTransaction),
    judge=judge,
    enforce=enforce,
    confidence="medium",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/foundation/uuid/init(uuidstring:)",
            "The initialiser gives nil for a text that does not represent a UUID.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/react-native-webrtc/react-native-callkit/issues/21",
            "An id that was not in the format of a UUID: no call screen, and nothing in the log.",
            "anecdotal",
        ),
    ),
    symbols=("UUID.init(uuidString:)", "CXProvider.reportNewIncomingCall(with:update:completion:)"),
    assumes=(
        "In a recording a short label (A, CONV, call-1) or a shortened UUID stands for a real one, and is not judged.",
        "A call without an identifier is withheld: seen through a wrapper; native code cannot even build the value.",
    ),
    field_rules=("a call UUID must be a well-formed UUID",),
    see_also=("calls.fresh-uuid", "calls.name-a-known-call"),
    near_misses=(
        NearMiss("only-reports-count", "A call that the app starts needs no identifier.", only_reports_count),
    ),
)
