"""CXProviderDelegate.providerDidReset(_:)

The system's side of the line has gone down, and with it every call. What the app still holds is its own memory.
"""

from collections.abc import Iterable, Iterator

from callkit_restrictions.errors import ERRORS, REQUEST_TRANSACTION
from callkit_restrictions.events import Event
from callkit_restrictions.events.actions import FulfillAction, PerformStartCallAction
from callkit_restrictions.events.audio import StartAudio, StartMedia, StopAudio
from callkit_restrictions.events.calls import (
    InvalidateProvider,
    ProviderDidReset,
    ReportCallUpdated,
    ReportNewIncomingCall,
    RequestTransaction,
    RequestTransactionCompletion,
)
from callkit_restrictions.events.people import JoinMedia, LeaveMedia, MediaConnected
from callkit_restrictions.events.process import ProcessTerminated
from callkit_restrictions.history import Entry, History
from callkit_restrictions.moments import seconds
from callkit_restrictions.questions import answer_of, earliest
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
    settle,
)
from callkit_restrictions.versions import From

PATIENCE = seconds(10)
UNKNOWN = ERRORS[REQUEST_TRANSACTION, 4]
STAYED = "every call was gone with the reset, and the app stayed in its call"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each reset during a call, and one for each request about a call that a reset took away."""
    for reset in history.of(ProviderDidReset):
        if (calls := _lost(history, reset)) or _sounding(history, reset):
            yield _left(history, reset, calls)
    for ask in history.of(RequestTransaction):
        last = history.last(ProviderDidReset, before=ask)
        if last is None or ask.event.action == "CXStartCallAction" or ask.event.call not in _lost(history, last):
            continue
        if history.first(ReportNewIncomingCall, call=ask.event.call, after=last, before=ask):
            continue
        answer = answer_of(history, ask)
        if answer is None:
            yield owe(history, ask, STAYED)
        elif answer.event.error is not None:
            yield expect(ask, False, STAYED, met_by=answer)


def _lost(history: History, reset: Entry[ProviderDidReset]) -> set[str]:
    """The calls that a reset took away: those CallKit knew, and those whose connection the history shows."""
    born = history.last(ProcessTerminated, before=reset)
    connected = {media.event.call for media in history.of(MediaConnected, after=born, before=reset) if media.event.call}
    left = {media.event.call for media in history.of(LeaveMedia, before=reset)}
    ended = {call for call in connected if history.first(FulfillAction, call=call, before=reset, where=_ends)}
    return {*history.before(reset).calls, *(connected - left - ended)}


def _ends(done: FulfillAction) -> bool:
    return done.action == "CXEndCallAction"


def _sounding(history: History, reset: Entry[Event]) -> bool:
    started = history.last(StartAudio, after=history.last(ProcessTerminated, before=reset), before=reset)
    return started is not None and history.first(StopAudio, after=started, before=reset) is None


def _left(history: History, reset: Entry[ProviderDidReset], calls: set[str]) -> Finding:
    """Leaving, or stopping the sound, settles it well; going on with an old call, or sound that runs on, badly."""
    leaves = _leaving(history, reset, calls)
    goes_on = next(
        (
            entry
            for entry in history.of(MediaConnected, JoinMedia, ReportCallUpdated, after=reset)
            if getattr(entry.event, "call", None) in calls or _meant(history, reset, entry, calls)
        ),
        None,
    )
    if goes_on is not None and (leaves is None or goes_on.index < leaves.index):
        return expect(reset, False, STAYED, met_by=goes_on)
    if leaves is not None:
        return settle(history, reset, met_by=leaves, within=PATIENCE, because=STAYED)
    if _sounding(history, reset):
        return settle(history, reset, met_by=None, within=PATIENCE, because=STAYED)
    return owe(history, reset, "nothing shows yet that the app has left its call")


def _meant(history: History, reset: Entry[Event], entry: Entry[Event], calls: set[str]) -> bool:
    """Is a connection that names no call that of the one call which the reset took, before any other has come?"""
    nameless = isinstance(entry.event, MediaConnected) and entry.event.call is None and len(calls) == 1
    news = (ReportNewIncomingCall, PerformStartCallAction, RequestTransaction, StartMedia)
    return nameless and history.first(*news, after=reset, before=entry) is None


def _leaving(history: History, reset: Entry[ProviderDidReset], calls: set[str]) -> Entry[Event] | None:
    """What shows that the app has left; leaving a call that began after the reset, or stopping its sound, does not."""
    of_another = None if _sounding(history, reset) else history.first(StartAudio, after=reset)
    stop = history.first(StopAudio, after=reset, before=of_another)
    left = history.first(LeaveMedia, after=reset, where=lambda leave: leave.call is None or leave.call in calls)
    return earliest(stop, left, history.first(InvalidateProvider, after=reset))


def sound_may_run_on(history: History) -> Iterator[Finding]:
    """The near miss: sound that runs on is no sign of a call."""
    for finding in judge(history):
        reset = isinstance(finding.target.event, ProviderDidReset) and finding.met_by is None
        yield expect(finding.target, True, "") if reset else finding


def enforce(history: History, findings: Iterable[Finding]) -> Iterator[Consequence]:
    """Requests about a call of the time before are refused."""
    for finding in findings:
        if finding.outcome is Outcome.OPEN and isinstance(finding.target.event, RequestTransaction):
            refusal = RequestTransactionCompletion(finding.target.event.call, str(UNKNOWN))
            yield Consequence("refuse", finding.target, history.now, refusal)


RESTRICTION = Restriction(
    id="calls.forget-calls-after-a-reset",
    title="After a provider reset every call is gone",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="requests about old calls are refused (com.apple.CallKit.error.requesttransaction 4 or 2), "
    "and sound runs on that belongs to no call",
    watches=(
        ProviderDidReset,
        RequestTransaction,
        RequestTransactionCompletion,
        ReportNewIncomingCall,
        ReportCallUpdated,
        FulfillAction,
        InvalidateProvider,
        MediaConnected,
        JoinMedia,
        LeaveMedia,
        PerformStartCallAction,
        StartAudio,
        StartMedia,
        StopAudio,
    ),
    judge=judge,
    enforce=enforce,
    confidence="high",
    evidence=(
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXProvider.rs",
            "All state of all calls is to be cleaned up; the app may take a reset as the wish to end every call.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/801418",
            "A reset follows when the connection with callservicesd fails; code 2 says that the provider is not known.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/SmallSharpToolsOpenSource/Speakerbox/blob/master/Speakerbox/ProviderDelegate.swift",
            "Apple's 2016 sample (public copy) stops its audio, ends its calls and empties its list.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://developer.apple.com/forums/thread/817614",
            "Code 4 after a reset, until the provider was made again.",
            "anecdotal",
        ),
        Evidence(
            "field-report",
            "https://github.com/GetStream/stream-video-js/pull/2329",
            "An app that did not handle the reset and stayed in its call.",
            "anecdotal",
        ),
    ),
    symbols=(
        "CXProviderDelegate.providerDidReset(_:)",
        "CXErrorCodeRequestTransactionError.unknownCallUUID",
        "CXErrorCodeRequestTransactionError.unknownCallProvider",
    ),
    assumes=(
        "A request about an old call is refused with code 4; on a device code 2 is possible, too.",
        "Sound that still runs 10 s after a reset means that the app stayed in its call.",
    ),
    numbers=(
        Number("code unknownCallUUID", 4),
        Number("code unknownCallProvider", 2),
        Number("seconds until sound that runs on counts as staying", 10, assumed=True),
    ),
    field_rules=("a call that is over must be ended in CallKit, and only then",),
    see_also=("calls.name-a-known-call", "calls.end-what-is-over"),
    near_misses=(NearMiss("sound-may-run-on", "Sound may run on after a reset.", sound_may_run_on),),
)
