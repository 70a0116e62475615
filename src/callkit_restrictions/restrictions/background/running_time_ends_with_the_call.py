"""The running time that a call gives in the background is gone with the last call.

What remains is what the app asked for beforehand: a background task, or a transfer of a background URL session, which
runs outside the process.
"""

from collections.abc import Iterable, Iterator

from callkit_restrictions.events import Event
from callkit_restrictions.events.actions import FailAction, FulfillAction
from callkit_restrictions.events.calls import ReportCallEnded
from callkit_restrictions.events.people import TellServerDeclined, TellServerNotRung
from callkit_restrictions.events.process import (
    AppState,
    BeginBackgroundTask,
    EndBackgroundTask,
    ProcessLaunched,
    ProcessResumed,
    ProcessSuspended,
    StartTransfer,
    TransferCompleted,
)
from callkit_restrictions.events.pushes import ReturnFromPushHandler
from callkit_restrictions.history import Entry, History
from callkit_restrictions.questions import finished, is_large, let_go, transfers_at_the_end
from callkit_restrictions.restriction import (
    Consequence,
    Evidence,
    Finding,
    NearMiss,
    Number,
    Restriction,
    expect,
    owe,
)
from callkit_restrictions.versions import From

TOO_LATE = "the app was suspended with the end of its last call, before it told its server"
ENDS: tuple[type[FulfillAction | FailAction | ReportCallEnded], ...] = (FulfillAction, FailAction, ReportCallEnded)
CUT_OFF = "the app was suspended with the end of its last call, before this was finished"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each short, ordinary transfer that runs when the last call ends in the background."""
    for work, end in transfers_at_the_end(history):
        if work.event.session == "background" or is_large(work.event):
            continue
        done, suspended = finished(history, work), history.first(ProcessSuspended, after=end)
        if done is not None and (suspended is None or done.index < suspended.index):
            yield expect(work, True, CUT_OFF, met_by=done)
        elif suspended is not None:
            yield expect(work, False, CUT_OFF, met_by=suspended)
        else:
            yield owe(history, work, "the transfer is still running")
    for word in history.of(TellServerDeclined, TellServerNotRung):
        if _after_its_time(history, word):
            yield expect(word, False, TOO_LATE)


def _after_its_time(history: History, word: Entry[Event]) -> bool:
    """Does word to the server stand after the suspension that the end of the last call brought?"""
    last = history.last(ProcessSuspended, ProcessResumed, ProcessLaunched, before=word)
    if last is None or not isinstance(last.event, ProcessSuspended) or history.before(last).calls:
        return False
    end = history.last(*ENDS, before=last, where=_ends)
    return end is not None and history.before(end).app_state != "foreground"


def _ends(event: FulfillAction | FailAction | ReportCallEnded) -> bool:
    """Does it end a call, which may be older than the history?"""
    if isinstance(event, ReportCallEnded):
        return True
    ending = {"CXEndCallAction"} if isinstance(event, FulfillAction) else {"CXAnswerCallAction", "CXStartCallAction"}
    return event.action in ending


def background_sessions_too(history: History) -> Iterator[Finding]:
    """The near miss: a transfer of a background session is cut off as well."""
    yield from judge(history)
    for work, end in transfers_at_the_end(history):
        if work.event.session == "background" and history.first(ProcessSuspended, after=end) is not None:
            yield expect(work, False, CUT_OFF)


def enforce(history: History, _: Iterable[Finding]) -> Iterator[Consequence]:
    """The system suspends whether or not work is lost: at once, unless a background task or the front holds the app."""
    release = let_go(history)
    if release is not None:
        yield Consequence("suspend", release, release.at, ProcessSuspended())


RESTRICTION = Restriction(
    id="background.running-time-ends-with-the-call",
    title="The running time a call gives in the background ends with the call",
    kind="limit",
    judged_from="trace",
    holds=From("10.0"),
    consequence="iOS suspends the app soon after its last call; work that is not done by then is not done",
    watches=(
        FulfillAction,
        ReportCallEnded,
        FailAction,
        StartTransfer,
        TransferCompleted,
        BeginBackgroundTask,
        EndBackgroundTask,
        ReturnFromPushHandler,
        AppState,
        ProcessSuspended,
        ProcessResumed,
        ProcessLaunched,
        TellServerDeclined,
        TellServerNotRung,
    ),
    judge=judge,
    enforce=enforce,
    confidence="high",
    evidence=(
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/793663",
            "What a call allows in the background stops when the call ends.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/764762",
            "An active audio session is what keeps the app awake; a background task has about 30 s by default.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/uikit/extending-your-app-s-background-execution-time",
            "Work that must be finished can be covered by a background task, whose end the system may bring forward.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/twilio/voice-quickstart-ios/issues/152",
            "Three lines of a phone's log: nothing holds the app any more, it is suspended, its sockets are shut.",
            "anecdotal",
        ),
    ),
    symbols=(
        "UIApplication.beginBackgroundTask(withName:expirationHandler:)",
        "URLSessionConfiguration.background(withIdentifier:)",
    ),
    claims=("S20", "S21"),
    disagreement="No Apple source says how long an app runs on between the end of its call and its suspension.",
    assumes=("The app is suspended at once when its last call ends in the background and no background task runs.",),
    numbers=(Number("seconds between the end of the call and suspension", 0, assumed=True),),
    field_rules=("running time in the background ends with the call",),
    near_misses=(
        NearMiss(
            "background-sessions-too", "Transfers of a background session are cut off as well.", background_sessions_too
        ),
    ),
)
