"""CXProvider.reportOutgoingCall(with:connectedAt:)

The system places no call of its own: that somebody has answered, it learns from the app, or not at all.
"""

from collections.abc import Iterator
from functools import partial

from callkit_restrictions.events import Event
from callkit_restrictions.events.actions import PerformEndCallAction, PerformStartCallAction
from callkit_restrictions.events.calls import ReportCallEnded, ReportOutgoingCallConnected
from callkit_restrictions.events.people import MediaConnected, MediaFailed, RemoteAnswers, RemoteHangsUp
from callkit_restrictions.events.screens import RecentsEntry
from callkit_restrictions.history import Entry, History
from callkit_restrictions.moments import Duration, seconds
from callkit_restrictions.restriction import (
    Evidence,
    Finding,
    NearMiss,
    Number,
    Outcome,
    Restriction,
    expect,
    owe,
    settle,
    tolerate,
)
from callkit_restrictions.versions import From

PATIENCE = seconds(10)
NOBODY_TALKED = frozenset({"unanswered", "failed", "answeredElsewhere", "declinedElsewhere"})
UNREPORTED = "both sides can talk, and the call was never reported as connected"


def judge(history: History, patience: Duration = PATIENCE) -> Iterator[Finding]:
    """One finding for each outgoing call that somebody answered, or, where no answer is shown, that was connected.

    A connection alone proves no answer: it can stand before anybody picks up, and the caller may give up, or the callee
    decline. Only who hangs up had answered.
    """
    for answered in history.of(RemoteAnswers):
        start = _start(history, answered)
        if start is not None:
            call = start.event.call
            over = _over(history, answered, call) or _filed_as_cancelled(history, answered, call)
            report = history.first(ReportOutgoingCallConnected, call=call, after=start)
            broke = history.first(MediaFailed, call=call, after=answered, before=report)
            if over is not None and over.at < answered.at + patience and _unreported(report, over):
                yield expect(answered, False, UNREPORTED, met_by=over)
            elif broke is None or broke.at >= answered.at + patience:
                yield settle(history, answered, met_by=report, within=patience, because=UNREPORTED)
    for stands in history.of(MediaConnected):
        start = _start(history, stands)
        if start is not None:
            earlier = history.of(MediaConnected, after=start, before=stands)
            if not any(_start(history, each) == start for each in earlier):
                yield from _by_its_end(history, stands, start)


def _by_its_end(
    history: History, stands: Entry[MediaConnected], start: Entry[PerformStartCallAction]
) -> Iterator[Finding]:
    call = start.event.call
    report = history.first(ReportOutgoingCallConnected, call=call, after=start)
    answered = history.first(RemoteAnswers, call=call, after=start)
    if answered is not None and _unreported(report, answered):
        return  # then the answer is the target
    over = _over(history, stands, call)
    if report is not None and not _unreported(report, over):
        yield expect(stands, True, "", met_by=report)
    elif over is None:
        yield owe(history, stands, "nothing shows yet whether anybody answered")
    elif isinstance(over.event, RemoteHangsUp):
        yield expect(stands, False, UNREPORTED, met_by=over)  # who hangs up had picked up
    elif getattr(over.event, "reason", None) not in NOBODY_TALKED:
        yield Finding(stands, Outcome.CANT_TELL, "nothing shows whether anybody answered", over)


def _unreported(report: Entry[Event] | None, by: Entry[Event] | None) -> bool:
    """Had the call not been reported as connected when something else happened?"""
    return by is not None and (report is None or by.index < report.index)


def _start(history: History, entry: Entry[RemoteAnswers | MediaConnected]) -> Entry[PerformStartCallAction] | None:
    """The start of the outgoing call that an entry is about: the one it names, or the only one there is."""
    known = history.before(entry).calls
    named = entry.event.call or (next(iter(known)) if len(known) == 1 else None)
    call = known.get(named or "")
    return history.last(PerformStartCallAction, call=named, before=entry) if call and not call.incoming else None


def _filed_as_cancelled(history: History, answered: Entry[RemoteAnswers], call: str) -> Entry[RecentsEntry] | None:
    """The entry that the phone's history makes of a call of which it never heard that somebody answered."""
    mine = {call, None} if len(history.before(answered).calls) == 1 else {call}
    return history.first(
        RecentsEntry,
        after=answered,
        where=lambda filed: filed.call in mine and (filed.kind or "").lower() in {"cancelled", "canceled"},
    )


def _over(history: History, taken: Entry[Event], call: str) -> Entry[Event] | None:
    ended = history.first(ReportCallEnded, PerformEndCallAction, RemoteHangsUp, call=call, after=taken)
    return history.first(RemoteHangsUp, after=taken, before=ended, where=lambda end: end.call is None) or ended


RESTRICTION = Restriction(
    id="calls.report-outgoing-progress",
    title="An outgoing call reports when it is connected",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence='the screen stays at "calling", without a timer, and the call may stand in the history as cancelled',
    watches=(
        PerformStartCallAction,
        RemoteAnswers,
        MediaConnected,
        MediaFailed,
        ReportOutgoingCallConnected,
        ReportCallEnded,
        PerformEndCallAction,
        RemoteHangsUp,
        RecentsEntry,
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
    assumes=(
        "Apple gives no time for the report. The model waits 10 s after the answer, or until the call is over.",
        "Where no answer is shown, a connected call that the other side hung up was answered.",
    ),
    numbers=(Number("seconds from the answer to a missing report", 10, assumed=True),),
    field_rules=("the progress of an outgoing call must be reported to CallKit",),
    see_also=("calls.fulfil-the-start-when-sent",),
    near_misses=(
        NearMiss("at-once", "The report must follow within half a second.", partial(judge, patience=seconds("0.5"))),
    ),
)
