"""CXErrorCodeRequestTransactionError.unknownCallUUID

CallKit knows a call by its UUID alone. A request about another one is refused; a report about another one is not even
that: it has no completion, and nothing happens.
"""

from collections.abc import Iterable, Iterator

from callkit_restrictions.errors import ERRORS, REQUEST_TRANSACTION, read
from callkit_restrictions.events import Event
from callkit_restrictions.events.actions import (
    FailAction,
    FulfillAction,
    PerformAnswerCallAction,
    PerformEndCallAction,
    PerformPlayDTMFCallAction,
    PerformSetGroupCallAction,
    PerformSetHeldCallAction,
    PerformSetMutedCallAction,
    PerformStartCallAction,
)
from callkit_restrictions.events.calls import (
    InvalidateProvider,
    ProviderDidReset,
    ReportCallEnded,
    ReportCallUpdated,
    ReportNewIncomingCall,
    ReportNewIncomingCallCompletion,
    ReportOutgoingCallConnected,
    ReportOutgoingCallStartedConnecting,
    RequestTransaction,
    RequestTransactionCompletion,
)
from callkit_restrictions.events.people import (
    AnsweredElsewhere,
    RemoteAnswers,
    RemoteCancels,
    RemoteHangsUp,
    UserAnswers,
    UserDeclines,
    UserEnds,
    UserEndsAndAccepts,
    UserHolds,
    UserHoldsAndAccepts,
    UserMutes,
    UserSwaps,
    UserUnholds,
)
from callkit_restrictions.events.process import ProcessTerminated
from callkit_restrictions.events.screens import CallUIConnected, CallUIRinging, CallUIStillShown
from callkit_restrictions.history import Entry, History
from callkit_restrictions.questions import answer_of
from callkit_restrictions.restriction import (
    Consequence,
    Evidence,
    Finding,
    NearMiss,
    Number,
    Outcome,
    Restriction,
    expect,
    owe,
)
from callkit_restrictions.versions import From

UNKNOWN = ERRORS[REQUEST_TRANSACTION, 4]
REPORTS = (ReportCallUpdated, ReportCallEnded, ReportOutgoingCallStartedConnecting, ReportOutgoingCallConnected)
BEGINNINGS = (ReportNewIncomingCall, PerformStartCallAction)
SIGNS = (
    *BEGINNINGS,
    PerformAnswerCallAction,
    PerformEndCallAction,
    PerformSetHeldCallAction,
    PerformSetMutedCallAction,
    PerformSetGroupCallAction,
    PerformPlayDTMFCallAction,
    FulfillAction,
    FailAction,
)
OTHERS = (
    ReportNewIncomingCallCompletion,
    AnsweredElsewhere,
    UserHoldsAndAccepts,
    UserEndsAndAccepts,
    UserMutes,
    UserAnswers,
    UserDeclines,
    UserEnds,
    UserHolds,
    UserUnholds,
    UserSwaps,
    RemoteAnswers,
    RemoteCancels,
    RemoteHangsUp,
    CallUIRinging,
    CallUIConnected,
    CallUIStillShown,
)
"""What people do with a call, and what is told or shown of it: then it is there, however it began."""

NOBODY = "CallKit knows no call with this UUID"


def seen(history: History, call: str, before: Entry[Event]) -> bool:
    """Has the history shown this call at all? A recording may have lost its beginning."""
    return history.first(*SIGNS, call=call, before=before) is not None


def judge(history: History) -> Iterator[Finding]:
    """One finding for each request about a call, and one for each report about a call that nobody ever saw.

    An unknown call is settled by the answer: where it is a yes, the system knew more than the recording.
    """
    for ask in history.of(RequestTransaction):
        call = ask.event.call
        if call is None or ask.event.action == "CXStartCallAction" or _lost(history, ask, call):
            continue
        if call in history.before(ask).calls or _beginning_lost(history, ask, call):
            yield expect(ask, True, "")
            continue
        answer = answer_of(history, ask)
        if answer is None:
            yield owe(history, ask, NOBODY)
        elif answer.event.error is None:
            yield expect(ask, True, "", met_by=answer)
        elif read(answer.event.error, REQUEST_TRANSACTION) is UNKNOWN:
            yield expect(ask, False, NOBODY, met_by=answer)
    for report in history.of(*REPORTS):
        call = getattr(report.event, "call", None)
        if call is not None and call not in history.before(report).calls and not _told_of(history, call, report):
            yield expect(report, False, NOBODY)


def _told_of(history: History, call: str, report: Entry[Event]) -> bool:
    """Has anything told of this call? Whoever tells what went wrong leaves out how the call came."""
    asked = history.last(RequestTransaction, call=call, before=report, where=_starts)
    answer = answer_of(history, asked) if asked is not None else None
    started = asked is not None and (answer is None or answer.event.error is None)
    told = history.first(*OTHERS, call=call, before=report)
    return seen(history, call, report) or started or told is not None


def _starts(ask: RequestTransaction) -> bool:
    return ask.action == "CXStartCallAction"


def _lost(history: History, ask: Entry[Event], call: str) -> bool:
    """Was this call taken away by a reset or with its provider? That is another restriction's matter."""
    born = history.last(ProcessTerminated, before=ask)
    gone = history.last(ProviderDidReset, InvalidateProvider, after=born, before=ask)
    return gone is not None and history.first(*BEGINNINGS, call=call, after=gone, before=ask) is None


def _beginning_lost(history: History, ask: Entry[Event], call: str) -> bool:
    """Does the history show a call that goes on, but not how it began?"""
    began = history.first(*BEGINNINGS, call=call, before=ask)
    return began is None and seen(history, call, ask) and not _ended(history, ask, call)


def _ended(history: History, ask: Entry[Event], call: str) -> bool:
    ended = history.last(ReportCallEnded, call=call, before=ask)
    done = history.last(FulfillAction, call=call, before=ask, where=lambda done: done.action == "CXEndCallAction")
    return ended is not None or done is not None


def ended_calls_count(history: History) -> Iterator[Finding]:
    """The near miss: a call that is over can still be named."""
    for finding in judge(history):
        call = finding.target.event.call
        yield expect(finding.target, True, "") if seen(history, call, finding.target) else finding


def reports_are_free(history: History) -> Iterator[Finding]:
    """The near miss: only requests have to name a known call."""
    return (finding for finding in judge(history) if isinstance(finding.target.event, RequestTransaction))


def enforce(history: History, findings: Iterable[Finding]) -> Iterator[Consequence]:
    """A request about an unknown call is refused; a report about one just passes by."""
    for finding in findings:
        if finding.outcome is Outcome.OPEN:
            refusal = RequestTransactionCompletion(finding.target.event.call, str(UNKNOWN))
            yield Consequence("refuse", finding.target, history.now, refusal)


RESTRICTION = Restriction(
    id="calls.name-a-known-call",
    title="Actions and reports name a call that CallKit knows",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="a request is refused with code 4 (unknownCallUUID) of "
    "com.apple.CallKit.error.requesttransaction; a report gets no error, and does nothing",
    watches=(
        RequestTransaction,
        RequestTransactionCompletion,
        *REPORTS,
        *SIGNS,
        *OTHERS,
        ProviderDidReset,
        InvalidateProvider,
    ),
    judge=judge,
    enforce=enforce,
    confidence="high",
    evidence=(
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXError.rs",
            "The codes of a refused request; 4 is unknownCallUUID.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxerrorcoderequesttransactionerror-swift.struct",
            "One line for each of the codes 0 to 7: an action named a call that the system does not know.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/voximplant/flutter_callkit/issues/8",
            "A call could not be ended: the UUID passed was not the one under which it had been reported.",
            "anecdotal",
        ),
        Evidence(
            "field-report",
            "https://github.com/hoxfon/react-native-twilio-programmable-voice/issues/40",
            "An end action after the other side had hung up: code 4.",
            "anecdotal",
        ),
    ),
    symbols=(
        "CXErrorCodeRequestTransactionError.unknownCallUUID",
        "CXCallController.request(_:completion:)",
        "CXCallAction.callUUID",
    ),
    assumes=(
        (
            "A second report about a call that was known and is over is not judged: it does nothing, and races make "
            "it common."
        ),
    ),
    numbers=(Number("code unknownCallUUID", 4),),
    field_rules=("actions and reports must name the UUID of a call CallKit knows",),
    see_also=("calls.fresh-uuid", "calls.forget-calls-after-a-reset"),
    near_misses=(
        NearMiss("ended-calls-count", "A call that is over can still be named.", ended_calls_count),
        NearMiss("reports-are-free", "Only requests have to name a known call.", reports_are_free),
    ),
)
