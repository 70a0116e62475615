"""CXProvider.reportCall(with:endedAt:reason:)

A call that ends on the network exists in CallKit until the app says that it is over. Nobody else knows.
"""

from collections.abc import Iterator
from functools import partial

from callkit_restrictions.errors import ERRORS, REQUEST_TRANSACTION, read
from callkit_restrictions.events import Event
from callkit_restrictions.events.actions import FailAction, FulfillAction, PerformEndCallAction
from callkit_restrictions.events.calls import (
    InvalidateProvider,
    ProviderDidReset,
    ReportCallEnded,
    RequestTransactionCompletion,
)
from callkit_restrictions.events.people import AnsweredElsewhere, RemoteCancels, RemoteHangsUp
from callkit_restrictions.events.screens import CallUIStillShown, RecentsEntry
from callkit_restrictions.history import Entry, History
from callkit_restrictions.moments import Duration, seconds
from callkit_restrictions.questions import earliest
from callkit_restrictions.restriction import (
    Evidence,
    Finding,
    NearMiss,
    Number,
    Restriction,
    expect,
    settle,
    tolerate,
)
from callkit_restrictions.versions import From

PATIENCE = seconds(10)
FULL = ERRORS[REQUEST_TRANSACTION, 7]
ENDS: tuple[type[RemoteHangsUp | RemoteCancels | AnsweredElsewhere], ...] = (
    RemoteHangsUp,
    RemoteCancels,
    AnsweredElsewhere,
)
GHOST = "the call is over on the network, and CallKit was never told: it stays on the screen and keeps its place"


def _over(history: History, end: Entry[Event], call: str) -> Entry[Event] | None:
    """What took the call out of CallKit: a report, an end action that was fulfilled, a failed answer, a reset."""
    report = history.first(ReportCallEnded, call=call, after=end)
    done = history.first(FulfillAction, call=call, after=end, where=lambda done: done.action == "CXEndCallAction")
    failed = history.first(FailAction, call=call, after=end, where=lambda done: done.action == "CXAnswerCallAction")
    gone = history.first(ProviderDidReset, InvalidateProvider, after=end)
    return earliest(report, done, failed, gone)


def _stays(history: History, end: Entry[Event], call: str) -> Entry[Event] | None:
    """What shows, whatever the clock says, that the phone was left with it: on the screen, as missed, in its place."""
    meant = {call, None} if len(history.before(end).calls) == 1 else {call}
    shown = history.first(CallUIStillShown, after=end, where=lambda still: still.call in meant)
    missed = history.first(RecentsEntry, after=end, where=lambda filed: filed.kind == "missed" and filed.call in meant)
    full = history.first(RequestTransactionCompletion, after=end, where=_no_place)
    kept = full if full is not None and [*history.before(full).calls] == [call] else None  # nobody else takes its place
    return earliest(shown, missed, kept)


def _no_place(answer: RequestTransactionCompletion) -> bool:
    return answer.error is not None and read(answer.error, REQUEST_TRANSACTION) is FULL


def judge(history: History, patience: Duration = PATIENCE) -> Iterator[Finding]:
    """One finding for each call that the network ended while CallKit still had it."""
    for end in history.of(*ENDS):
        known = history.before(end).calls
        call: str | None = end.event.call or (next(iter(known)) if len(known) == 1 else None)
        if call is not None and call in known and ("CXEndCallAction", call) not in history.before(end).pending:
            over, stays = _over(history, end, call), _stays(history, end, call)
            if stays is not None and (over is None or stays.index < over.index):
                yield expect(end, False, GHOST, met_by=stays)
            else:
                yield settle(history, end, met_by=over, within=patience, because=GHOST)


RESTRICTION = Restriction(
    id="calls.end-what-is-over",
    title="A call that ends on the network is reported as ended",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="a ghost call: it stays on the screen and keeps its place, so that a later start is refused "
    "(com.apple.CallKit.error.requesttransaction 7, maximumCallGroupsReached)",
    watches=(
        RemoteHangsUp,
        RemoteCancels,
        AnsweredElsewhere,
        ReportCallEnded,
        FulfillAction,
        FailAction,
        PerformEndCallAction,
        ProviderDidReset,
        InvalidateProvider,
        CallUIStillShown,
        RecentsEntry,
        RequestTransactionCompletion,
    ),
    judge=judge,
    enforce=tolerate,
    confidence="high",
    evidence=(
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2016/230/",
            "The provider is for what comes from outside, the controller for what the local user does.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/pushkit/responding-to-voip-notifications-from-pushkit",
            "A caller who hangs up is signalled over the app's own connection and reported as ended by the remote "
            "side.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxerrorcoderequesttransactionerror-swift.struct/"
            "maximumcallgroupsreached",
            "A start that would exceed the groups of the provider is refused.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/twilio/video-quickstart-ios/issues/187",
            "Starts refused with code 7, because earlier calls were never ended.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://github.com/wireapp/wire-ios-sync-engine/pull/123",
            "Ghost calls that survived a restart of the app blocked new ones until they were ended at launch.",
            "secondary",
        ),
    ),
    symbols=(
        "CXProvider.reportCall(with:endedAt:reason:)",
        "CXCallEndedReason",
        "CXErrorCodeRequestTransactionError.maximumCallGroupsReached",
    ),
    assumes=(
        (
            "Apple gives no time for the report. The model waits 10 s before it calls the call a ghost: an app that "
            "tears down its media first is not at fault."
        ),
    ),
    numbers=(Number("seconds until a call that is over counts as a ghost", 10, assumed=True),),
    field_rules=("a call that is over must be ended in CallKit, and only then",),
    near_misses=(
        NearMiss("at-once", "The report must come within half a second.", partial(judge, patience=seconds("0.5"))),
    ),
)
