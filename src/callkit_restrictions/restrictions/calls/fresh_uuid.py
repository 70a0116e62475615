"""CXErrorCodeIncomingCallError.callUUIDAlreadyExists

A UUID stands for one call, not for a caller, a room or a conversation. Under a UUID that is taken nothing new can ring.
"""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from callkit_restrictions.errors import ERRORS, INCOMING_CALL, REQUEST_TRANSACTION, read
from callkit_restrictions.events import Event
from callkit_restrictions.events.calls import (
    ReportNewIncomingCall,
    ReportNewIncomingCallCompletion,
    RequestTransaction,
    RequestTransactionCompletion,
)
from callkit_restrictions.history import Entry, History
from callkit_restrictions.questions import answer_of
from callkit_restrictions.restriction import (
    Consequence,
    Evidence,
    Finding,
    NearMiss,
    Number,
    Restriction,
    expect,
)
from callkit_restrictions.spelling import names_nobody
from callkit_restrictions.versions import From

TAKEN = {INCOMING_CALL: ERRORS[INCOMING_CALL, 2], REQUEST_TRANSACTION: ERRORS[REQUEST_TRANSACTION, 5]}
BEGINNINGS: tuple[type[ReportNewIncomingCall | RequestTransaction], ...] = (ReportNewIncomingCall, RequestTransaction)
REUSED = "this UUID already belongs to another call"


def starts(history: History) -> Iterator[tuple[Entry[Event], str]]:
    """Everything that brings a new call: reports of incoming ones, requests of outgoing ones."""
    for entry in history.of(*BEGINNINGS):
        call = entry.event.call
        if call and _begins(entry.event):
            yield entry, call


def _begins(event: ReportNewIncomingCall | RequestTransaction) -> bool:
    return isinstance(event, ReportNewIncomingCall) or event.action == "CXStartCallAction"


def same_call(history: History, entry: Entry[Event], call: str) -> bool:
    """Does a report repeat the call that has its UUID? It does where it says nothing different about the caller."""
    if isinstance(entry.event, RequestTransaction):
        return False
    first = history.last(ReportNewIncomingCall, call=call, before=entry)
    if first is None or not isinstance(entry.event, ReportNewIncomingCall):
        return True
    now, then = entry.event, first.event
    said = ((now.handle, then.handle), (now.localized_caller_name, then.localized_caller_name))
    told = [(new, old) for new, old in said if new is not None and old is not None]
    known = [pair for pair in told if not any(map(names_nobody, pair))]  # a push knows less than the call after it
    return all(new == old for new, old in known[:1])  # the handle decides where there is one, else the name


Answer: TypeAlias = Entry[ReportNewIncomingCallCompletion] | Entry[RequestTransactionCompletion]


def answer_to(history: History, entry: Entry[Event], call: str) -> tuple[Answer | None, bool]:
    """How did the system answer? And did it say that the UUID is taken?"""
    answer: Answer | None
    if isinstance(entry.event, RequestTransaction):
        answer, domain = answer_of(history, entry), REQUEST_TRANSACTION
    else:
        answer, domain = history.first(ReportNewIncomingCallCompletion, call=call, after=entry), INCOMING_CALL
    error = answer.event.error if answer is not None else None
    return answer, error is not None and read(error, domain) is TAKEN[domain]


def judge(history: History) -> Iterator[Finding]:
    """One finding for each new call that comes while another one is there, or under a UUID that was used before."""
    for entry, call in starts(history):
        used = history.first(*BEGINNINGS, call=call, before=entry, where=_begins) is not None
        taken, others = call in history.before(entry).calls, bool(history.before(entry).calls)
        answer, refused = answer_to(history, entry, call)
        if taken and same_call(history, entry, call):
            pass  # the same call once more, as a second push demands
        elif taken or (refused and used):
            yield expect(entry, False, REUSED, met_by=answer)
        elif others and not used:
            yield expect(entry, True, "")


def repeats_are_faults(history: History) -> Iterator[Finding]:
    """The near miss: a call may never be reported twice, not even for a second push."""
    yield from judge(history)
    for entry, call in starts(history):
        if call in history.before(entry).calls and same_call(history, entry, call):
            yield expect(entry, False, REUSED)


def requests_are_free(history: History) -> Iterator[Finding]:
    """The near miss: only incoming calls need a UUID of their own."""
    return (finding for finding in judge(history) if isinstance(finding.target.event, ReportNewIncomingCall))


def enforce(history: History, _: Iterable[Finding]) -> Iterator[Consequence]:
    """What brings a call that is there already is refused: a slip as well as the harmless repetition."""
    for entry, call in starts(history):
        if call in history.before(entry).calls:
            if isinstance(entry.event, ReportNewIncomingCall):
                answer: Event = ReportNewIncomingCallCompletion(call, str(TAKEN[INCOMING_CALL]))
            else:
                answer = RequestTransactionCompletion(call, str(TAKEN[REQUEST_TRANSACTION]))
            yield Consequence("refuse", entry, history.now, answer)


RESTRICTION = Restriction(
    id="calls.fresh-uuid",
    title="Every call has a UUID of its own",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="a report is refused with code 2 (callUUIDAlreadyExists) of "
    "com.apple.CallKit.error.incomingcall, a start with code 5 of "
    "com.apple.CallKit.error.requesttransaction",
    watches=(
        ReportNewIncomingCall,
        ReportNewIncomingCallCompletion,
        RequestTransaction,
        RequestTransactionCompletion,
    ),
    judge=judge,
    enforce=enforce,
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxerrorcodeincomingcallerror-swift.struct/"
            "calluuidalreadyexists",
            "A report fails when its UUID is the one of a call that exists.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXError.rs",
            "The numbers: 2 for a report, 5 for a requested transaction.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/817976",
            "For a push that belongs to the running call: report that call again, under its own UUID.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/768136",
            "Such a report fails and does no harm, and the push has had its report.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/wireapp/wire-ios-sync-engine/pull/638",
            "The id of a conversation served as UUID: quick calls one after the other collided.",
            "anecdotal",
        ),
    ),
    symbols=(
        "CXErrorCodeIncomingCallError.callUUIDAlreadyExists",
        "CXErrorCodeRequestTransactionError.callUUIDAlreadyExists",
        "CXProvider.reportNewIncomingCall(with:update:completion:)",
    ),
    assumes=(
        (
            "A report under a known UUID is the same call again, unless it names another handle or, without handles, "
            "another name. A placeholder such as “unknown” names nobody."
        ),
    ),
    numbers=(
        Number("code callUUIDAlreadyExists of a report", 2),
        Number("code callUUIDAlreadyExists of a request", 5),
    ),
    field_rules=("every call needs its own fresh UUID, reported once",),
    see_also=("calls.well-formed-uuid", "calls.name-a-known-call", "push.report-before-the-handler-returns"),
    near_misses=(
        NearMiss("repeats-are-faults", "A call may never be reported twice.", repeats_are_faults),
        NearMiss("requests-are-free", "Only incoming calls need a UUID of their own.", requests_are_free),
    ),
)
