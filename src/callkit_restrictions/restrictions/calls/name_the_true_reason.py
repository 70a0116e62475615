"""CXCallEndedReason

Five reasons for an end that comes from outside. The phone's history reads them: missed, or not.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from callkit_restrictions.events import Event
from callkit_restrictions.events.actions import PerformStartCallAction
from callkit_restrictions.events.calls import ReportCallEnded, ReportNewIncomingCall
from callkit_restrictions.events.people import AnsweredElsewhere, MediaFailed, RemoteCancels, RemoteHangsUp
from callkit_restrictions.history import Entry, History
from callkit_restrictions.questions import began
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Number, Restriction, expect, tolerate
from callkit_restrictions.versions import From

TRUE_REASONS: Mapping[type[Event], frozenset[str]] = {
    AnsweredElsewhere: frozenset({"answeredElsewhere"}),
    RemoteHangsUp: frozenset({"remoteEnded"}),
    RemoteCancels: frozenset({"remoteEnded", "unanswered"}),
}
CAUSES: tuple[type[AnsweredElsewhere | RemoteHangsUp | RemoteCancels], ...] = (
    AnsweredElsewhere,
    RemoteHangsUp,
    RemoteCancels,
)
BY_NUMBER = {"1": "failed", "2": "remoteEnded", "3": "unanswered", "4": "answeredElsewhere", "5": "declinedElsewhere"}


def judge(history: History, true: Mapping[type[Event], frozenset[str]] = TRUE_REASONS) -> Iterator[Finding]:
    """One finding for each reported end whose cause the history shows."""
    for end in history.of(ReportCallEnded):
        call = end.event.call
        causes = [*history.of(*CAUSES, call=call, after=_since(history, end), before=end)]
        if not causes or end.event.reason is None:
            continue
        said = str(end.event.reason).rpartition(".")[2]
        reason = BY_NUMBER.get(said, said)
        known = reason in BY_NUMBER.values()
        if known:
            because = f"the call was reported as {reason}, and the history shows {causes[-1].event.name}"
            fits = any(reason in true[type(cause.event)] for cause in causes) or _fits(history, causes, call, reason)
            yield expect(end, fits, because, met_by=causes[-1])


def _since(history: History, end: Entry[ReportCallEnded]) -> Entry[Event] | None:
    """What came before that was about an earlier call under this identifier."""
    bounds = (began(history, end.event.call, end), history.last(ReportCallEnded, call=end.event.call, before=end))
    return max((bound for bound in bounds if bound is not None), key=lambda bound: bound.index, default=None)


def _fits(history: History, causes: Sequence[Entry[Event]], call: str, reason: str) -> bool:
    """Is it true all the same? Who hangs up before they talk gives up; and what broke before may have failed."""
    if reason == "failed":
        return history.first(MediaFailed, call=call, before=causes[-1]) is not None
    hung_up = [cause for cause in causes if isinstance(cause.event, RemoteHangsUp)]
    known = [history.before(cause).calls.get(call) for cause in hung_up]
    return reason == "unanswered" and any(seen is None or seen.state != "connected" for seen in known)


RESTRICTION = Restriction(
    id="calls.name-the-true-reason",
    title="An ended call is reported with the reason that is true",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="the history counts a call as missed that was taken, or leaves out one that was missed",
    watches=(ReportCallEnded, ReportNewIncomingCall, PerformStartCallAction, MediaFailed, *CAUSES),
    judge=judge,
    enforce=tolerate,
    confidence="medium",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxcallendedreason",
            "What each of the five reasons stands for.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXProvider.rs",
            "The reasons and their numbers, from 1: failed, remoteEnded, unanswered, "
            "answeredElsewhere, declinedElsewhere.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/pushkit/responding-to-voip-notifications-from-pushkit",
            "A caller who hangs up is reported as ended by the remote side.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/wireapp/wire-ios-sync-engine/blob/f88d371d33e684ea3c841592699282a2ab8467d9/"
            "Source/Calling/CallKitManager.swift",
            "A shipping app that tells missed calls from those answered elsewhere by the reason.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://github.com/TelegramMessenger/Telegram-iOS/issues/1039",
            "A call answered at the desktop: the phone rang on and then listed it as missed.",
            "anecdotal",
        ),
    ),
    symbols=("CXCallEndedReason", "CXProvider.reportCall(with:endedAt:reason:)"),
    disagreement="Which reasons make a missed call in the phone's history follows from their names; Apple does not say "
    "it.",
    assumes=("A caller who gives up may be reported as remoteEnded or as unanswered.",),
    numbers=(Number("answeredElsewhere", 4), Number("remoteEnded", 2), Number("unanswered", 3)),
    see_also=("calls.end-what-is-over",),
    near_misses=(
        NearMiss(
            "elsewhere-is-unanswered",
            "A call taken on another device is one that nobody answered here.",
            partial(judge, true={**TRUE_REASONS, AnsweredElsewhere: frozenset({"unanswered"})}),
        ),
        NearMiss(
            "anything-for-a-hang-up",
            "A hang-up may be reported with any reason.",
            partial(judge, true={**TRUE_REASONS, RemoteHangsUp: frozenset(BY_NUMBER.values())}),
        ),
    ),
)
