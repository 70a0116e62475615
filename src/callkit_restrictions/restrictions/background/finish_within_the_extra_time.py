"""UIApplication.beginBackgroundTask(withName:expirationHandler:): about 30 seconds to finish, and to say so."""

from collections.abc import Callable, Iterator
from functools import partial

from callkit_restrictions.events import Event
from callkit_restrictions.events.actions import FailAction, FulfillAction, PerformStartCallAction
from callkit_restrictions.events.audio import DidActivateAudioSession, DidDeactivateAudioSession
from callkit_restrictions.events.calls import (
    InvalidateProvider,
    ProviderDidReset,
    ReportCallEnded,
    ReportNewIncomingCall,
    ReportNewIncomingCallCompletion,
)
from callkit_restrictions.events.process import AppState, BeginBackgroundTask, EndBackgroundTask, ProcessTerminated
from callkit_restrictions.history import Entry, History
from callkit_restrictions.moments import Duration, seconds
from callkit_restrictions.questions import killed_with
from callkit_restrictions.restriction import (
    Evidence,
    Finding,
    NearMiss,
    Number,
    Restriction,
    expect,
    punish,
    settle,
)
from callkit_restrictions.situation import Situation
from callkit_restrictions.versions import From

EXTRA_TIME = seconds(30)
KILLED_FOR_IT = "0x2182bad2"
NOT_ENDED = "the background task was not ended before its time ran out"

MOVES_THE_CLOCK: tuple[type[Event], ...] = (
    AppState,
    DidActivateAudioSession,
    DidDeactivateAudioSession,
    ReportNewIncomingCall,
    ReportNewIncomingCallCompletion,
    PerformStartCallAction,
    FulfillAction,
    FailAction,
    ReportCallEnded,
    ProviderDidReset,
    InvalidateProvider,
)
"""What can start or stop the time of a background task."""


def runs(now: Situation) -> bool:
    """Does the time of a task run? Not in front, and not while a call or its audio keeps the app awake."""
    return now.app_state == "background" and not now.calls and not now.session_active


def in_front_too(now: Situation) -> bool:
    """The near miss: the time runs in the foreground as well."""
    return not now.calls and not now.session_active


def judge(
    history: History, extra_time: Duration = EXTRA_TIME, runs: Callable[[Situation], bool] = runs
) -> Iterator[Finding]:
    """One finding for each background task whose time has begun to run."""
    for task in history.of(BeginBackgroundTask):
        end = _end_of(history, task)
        death = history.end_of_process(task)
        since = _running_since(history, task, end or death, extra_time, runs)
        if end is None and killed_with(death, KILLED_FOR_IT):
            yield expect(task, False, NOT_ENDED, met_by=death)  # whatever the clock says
        elif since is not None:
            yield settle(history, task, met_by=end, within=since.at - task.at + extra_time, because=NOT_ENDED)


def _end_of(history: History, task: Entry[BeginBackgroundTask]) -> Entry[EndBackgroundTask] | None:
    death = history.end_of_process(task)
    return history.first(EndBackgroundTask, after=task, before=death, where=lambda end: end.task == task.event.task)


def _running_since(
    history: History,
    task: Entry[BeginBackgroundTask],
    until: Entry[Event] | None,
    extra_time: Duration,
    runs: Callable[[Situation], bool],
) -> Entry[Event] | None:
    """The moment from which the time runs without a break, as far as the history goes or until it has run out."""
    since: Entry[Event] | None = None
    for entry in (task, *history.of(*MOVES_THE_CLOCK, after=task, before=until)):
        if since is not None and entry.at >= since.at + extra_time:
            break
        since = (since or entry) if runs(history.after(entry)) else None
    return since


RESTRICTION = Restriction(
    id="background.finish-within-the-extra-time",
    title="Work after the call ends within the extra time it asked for",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="iOS kills the app that has left a background task open: 0x2182bad2 (562215634)",
    watches=(BeginBackgroundTask, EndBackgroundTask, *MOVES_THE_CLOCK),
    judge=judge,
    enforce=punish("terminate", lambda _: ProcessTerminated(code=KILLED_FOR_IT)),
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/uikit/extending-your-app-s-background-execution-time",
            "A task extends the running time, may be cut short, and has to be ended, or the app is terminated.",
            "primary",
        ),
        Evidence(
            "crash-doc",
            "https://developer.apple.com/documentation/xcode/sigkill",
            "Lists 0x2182bad2 as the code for a background task that ran out.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/message/391799",
            "The time is about 30 seconds.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/764762",
            "30 seconds by default, which can differ; while an audio session is active, tasks do not expire.",
            "primary",
        ),
    ),
    symbols=(
        "UIApplication.beginBackgroundTask(withName:expirationHandler:)",
        "UIApplication.endBackgroundTask(_:)",
        "UIApplication.backgroundTimeRemaining",
    ),
    claims=("S20",),
    assumes=(
        "The time is exactly 30 s, and the kill follows at once; on a phone the expiration handler is called first.",
        "Each task has its own time; it runs while the app is in the background without a call or call audio.",
    ),
    numbers=(Number("seconds of a background task by default (about)", 30),),
    field_rules=("running time in the background ends with the call",),
    see_also=("background.running-time-ends-with-the-call", "background.upload-through-a-background-session"),
    near_misses=(
        NearMiss("twenty-seconds", "A task has 20 seconds.", partial(judge, extra_time=seconds(20))),
        NearMiss("a-minute", "A task has a minute.", partial(judge, extra_time=seconds(60))),
        NearMiss("in-front-too", "The time runs in the foreground as well.", partial(judge, runs=in_front_too)),
    ),
)
