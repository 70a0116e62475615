"""CXProvider.reportOutgoingCall(with:connectedAt:)

The system places no call of its own: that somebody has answered, it learns from the app, or not at all.
"""

from collections.abc import Iterator
from functools import partial

from callkit_restrictions.events import Event
from callkit_restrictions.events.actions import PerformEndCallAction
from callkit_restrictions.events.calls import (
    InvalidateProvider,
    ProviderDidReset,
    ReportCallEnded,
    ReportOutgoingCallConnected,
)
from callkit_restrictions.events.people import MediaConnected, MediaFailed, RemoteAnswers
from callkit_restrictions.history import Entry, History
from callkit_restrictions.moments import Duration, seconds
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
UNREPORTED = "both sides can talk, and the call was never reported as connected"


def judge(history: History, patience: Duration = PATIENCE) -> Iterator[Finding]:
    """One finding for each outgoing call that somebody answered, or whose connection stands: whichever is first."""
    seen = set()
    for taken in history.of(RemoteAnswers, MediaConnected):
        call = getattr(taken.event, "call", None) or _only_call(history, taken)
        known = history.before(taken).calls.get(call or "")
        if call is None or known is None or known.incoming or call in seen:
            continue
        seen.add(call)
        report = history.first(ReportOutgoingCallConnected, call=call)
        over = _over(history, taken, call)
        if report is not None and (over is None or report.index < over.index):
            yield settle(history, taken, met_by=report, within=patience, because=UNREPORTED)
        elif over is None:
            yield settle(history, taken, met_by=None, within=patience, because=UNREPORTED)
        elif history.first(MediaFailed, after=taken, before=over) is None:
            yield expect(taken, False, UNREPORTED, met_by=over)


def _only_call(history: History, taken: Entry[Event]) -> str | None:
    calls = [*history.before(taken).calls]
    return calls[0] if len(calls) == 1 else None


def _over(history: History, taken: Entry[Event], call: str) -> Entry[Event] | None:
    ended = history.first(ReportCallEnded, PerformEndCallAction, call=call, after=taken)
    gone = history.first(ProviderDidReset, InvalidateProvider, after=taken)
    return min((end for end in (ended, gone) if end), key=lambda end: end.index, default=None)


RESTRICTION = Restriction(
    id="calls.report-outgoing-progress",
    title="An outgoing call reports when it is connected",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence='the system goes on showing "calling"; no timer, and the history may say cancelled',
    watches=(
        RemoteAnswers,
        MediaConnected,
        MediaFailed,
        ReportOutgoingCallConnected,
        ReportCallEnded,
        PerformEndCallAction,
        ProviderDidReset,
        InvalidateProvider,
    ),
    judge=judge,
    enforce=tolerate,
    confidence="high",
    evidence=(
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2016/230/",
            "The stations of an outgoing call: requested, started, connecting, connected; the app reports the last "
            "two.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxprovider/reportoutgoingcall(with:connectedat:)",
            "To be called after the report that it connects, once both sides can communicate.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/twilio/voice-quickstart-objc/pull/54",
            "Without the connected report the history calls the call cancelled.",
            "secondary",
        ),
    ),
    symbols=(
        "CXProvider.reportOutgoingCall(with:connectedAt:)",
        "CXProvider.reportOutgoingCall(with:startedConnectingAt:)",
        "CXStartCallAction",
    ),
    disagreement="When to report startedConnectingAt: at the remote answer (WWDC 2016) or around the fulfilled start "
    "(Signal, Twilio). The model asks for the connected report alone.",
    assumes=("Apple gives no time for the report. The model waits 10 s after the answer, or until the call is over.",),
    numbers=(Number("seconds from the answer to a missing report", 10, assumed=True),),
    field_rules=("the progress of an outgoing call must be reported to CallKit",),
    see_also=("calls.fulfil-the-start-when-sent",),
    near_misses=(
        NearMiss("at-once", "The report must follow within half a second.", partial(judge, patience=seconds("0.5"))),
    ),
)
