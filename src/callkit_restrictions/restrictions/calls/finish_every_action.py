"""CXAction.fulfill() and CXAction.fail()

The system hands an action over and waits: once, and not for long. Its screen stands still until the app has said how
it went.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, TypeAlias

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
    PerformSetTranslatingCallAction,
    PerformStartCallAction,
    TimedOutPerformingAction,
)
from callkit_restrictions.events.calls import (
    InvalidateProvider,
    ProviderDidReset,
    ReportCallEnded,
    ReportNewIncomingCall,
)
from callkit_restrictions.history import Entry, History
from callkit_restrictions.moments import Duration, seconds
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

HANDED_OVER = (
    PerformStartCallAction,
    PerformAnswerCallAction,
    PerformEndCallAction,
    PerformSetHeldCallAction,
    PerformSetMutedCallAction,
    PerformSetGroupCallAction,
    PerformPlayDTMFCallAction,
    PerformSetTranslatingCallAction,
)
DEADLINES: Mapping[str, Duration] = {"CXAnswerCallAction": seconds(60)}  # Apple gives none; others wait for the event
Finished: TypeAlias = FulfillAction | FailAction | TimedOutPerformingAction
FINISHING: tuple[type[Finished], ...] = (FulfillAction, FailAction, TimedOutPerformingAction)
UNFINISHED = "the action was neither fulfilled nor failed in time"
TWICE = "the action had been fulfilled or failed before, or had timed out"


def _action(handed: Entry[Any]) -> str:
    return str(handed.event.name).removesuffix(".perform")


def _end_of(history: History, handed: Entry[Any]) -> Entry[Event] | None:
    """What finished an action: the app, the clock, or the end of the call, which leaves nothing to perform."""
    action, call = _action(handed), handed.event.call

    def means_it(done: Finished) -> bool:
        """What a recording leaves out is taken to fit."""
        return done.action in {None, action} and done.call in {None, call}

    over = history.first(ReportCallEnded, call=call, after=handed)
    end: Entry[Event] | None = history.first(ProviderDidReset, InvalidateProvider, after=handed, before=over) or over
    return history.first(*FINISHING, after=handed, before=end, where=means_it) or end


def judge(history: History, deadlines: Mapping[str, Duration] = DEADLINES) -> Iterator[Finding]:
    """One finding for each action that was handed over, and one for each completion that came once too often."""
    for handed in history.of(*HANDED_OVER):
        end = _end_of(history, handed)
        deadline = deadlines.get(_action(handed))
        if end is not None and isinstance(end.event, TimedOutPerformingAction):
            yield Finding(handed, Outcome.FAILED, UNFINISHED, end)
        elif deadline is not None:
            yield settle(history, handed, met_by=end, within=deadline, because=UNFINISHED)
        elif end is not None:
            yield expect(handed, True, "", met_by=end)
        else:
            yield owe(history, handed, "the action is still waiting to be fulfilled or failed")
    yield from once_too_often(history)


def once_too_often(history: History) -> Iterator[Finding]:
    """Completions for which no action was waiting any more; one whose hand-over the history lost is left alone."""
    kinds: tuple[type[Any], ...] = (*HANDED_OVER, *FINISHING, ReportNewIncomingCall)
    for call in dict.fromkeys(entry.event.call for entry in history.of(*FINISHING)):
        waiting: dict[str | None, int] = {}
        for entry in history.of(*kinds, call=call) if call is not None else ():
            if isinstance(entry.event, FINISHING):
                action = entry.event.action
                if waiting.get(action) == 0 and not isinstance(entry.event, TimedOutPerformingAction):
                    yield expect(entry, False, TWICE)
                elif waiting.get(action):
                    waiting[action] -= 1
                continue
            begins = isinstance(entry.event, ReportNewIncomingCall | PerformStartCallAction)
            if begins and call not in history.before(entry).calls:  # an app may use an identifier again
                waiting = {}
            if not isinstance(entry.event, ReportNewIncomingCall):
                waiting[_action(entry)] = waiting.get(_action(entry), 0) + 1


def late_completions_count(history: History) -> Iterator[Finding]:
    """The near miss: what is fulfilled after its time-out is fulfilled."""
    return (finding for finding in judge(history) if finding.because != TWICE)


def only_fulfilling_counts(history: History) -> Iterator[Finding]:
    """The near miss: an action that was failed is not finished."""
    for finding in judge(history):
        failed = finding.met_by is not None and isinstance(finding.met_by.event, FailAction)
        yield expect(finding.target, False, UNFINISHED) if failed else finding


def enforce(history: History, findings: Iterable[Finding]) -> Iterator[Consequence]:
    """The system gives the action up and says so; an answer or a start takes its call with it."""
    for finding in findings:
        if finding.outcome is Outcome.FAILED and finding.met_by is None:
            action, call = _action(finding.target), finding.target.event.call
            yield Consequence("time out", finding.target, history.now, TimedOutPerformingAction(action, call))


RESTRICTION = Restriction(
    id="calls.finish-every-action",
    title="Every action the system hands over is fulfilled or failed exactly once, in time",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="provider(_:timedOutPerforming:): the system fails the action and may end its call; whoever "
    "completes it now is not heard",
    watches=(
        *HANDED_OVER,
        *FINISHING,
        ReportNewIncomingCall,
        ReportCallEnded,
        ProviderDidReset,
        InvalidateProvider,
    ),
    judge=judge,
    enforce=enforce,
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxproviderdelegate/provider(_:timedoutperforming:)",
            "An action that timed out may take its call with it, and the delegate must leave that action alone.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxaction/fulfill()",
            "To be called from the delegate only; a second completion changes nothing.",
            "primary",
        ),
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2016/230/",
            "Each action is either fulfilled or failed, and has a time-out of its own so that people are not kept "
            "waiting.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxaction/timeoutdate",
            "The moment after which an action can no longer be completed; the page names no number.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/voximplant/flutter_callkit/issues/12",
            "An answer that nobody had fulfilled timed out after one minute.",
            "anecdotal",
        ),
        Evidence(
            "field-report",
            "https://github.com/kern0x1b/charon",
            "Read timeoutDate on a Mac Catalyst host, its version not known: 600 s for a start, 60 "
            "s for an answer, 5 s for the others.",
            "anecdotal",
        ),
    ),
    symbols=(
        "CXAction.fulfill()",
        "CXAction.fail()",
        "CXAction.timeoutDate",
        "CXProviderDelegate.provider(_:timedOutPerforming:)",
    ),
    disagreement="Apple publishes no time-outs. 600 s measured for a start does not fit a change of Signal in 2017, "
    "which had to fulfil starts sooner. Linphone fulfils in the time-out callback, which Apple forbids.",
    assumes=(
        (
            "An answer times out after 60 s. Actions of other kinds have no number in the model: they wait until the "
            "history shows their time-out. Read timeoutDate on the device."
        ),
        "When an answer or a start times out, its call ends; Apple says that it may.",
    ),
    numbers=(Number("seconds until an answer action times out", 60, assumed=True),),
    field_rules=("every CXAction must be fulfilled or failed, and in time",),
    see_also=("calls.fulfil-the-answer-when-connected", "calls.fulfil-the-start-when-sent"),
    near_misses=(
        NearMiss(
            "half-a-minute",
            "An answer times out after 30 seconds.",
            partial(judge, deadlines={"CXAnswerCallAction": seconds(30)}),
        ),
        NearMiss("late-completions-count", "An action can be fulfilled after its time-out.", late_completions_count),
        NearMiss("only-fulfilling-counts", "An action that is failed is not finished.", only_fulfilling_counts),
    ),
)
