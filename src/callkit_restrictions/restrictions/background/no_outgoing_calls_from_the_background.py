"""CXStartCallAction: from the front, from a wish that the system passes on, or during a call.

End means end: an app whose user has hung up on the system's screen cannot begin the next call behind their back.
"""

from collections.abc import Iterator
from functools import partial

from callkit_restrictions.events.actions import PerformAnswerCallAction
from callkit_restrictions.events.calls import RequestTransaction, RequestTransactionCompletion
from callkit_restrictions.events.people import HandleStartCallIntent, UserTapsInApp
from callkit_restrictions.events.process import AppState, ProcessLaunched
from callkit_restrictions.history import Entry, History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import From

START = "CXStartCallAction"
BEHIND_THE_BACK = "the app started a call from the background, on its own, and no call was running"


def judge(history: History, *, calls_excuse: bool = True, intents_excuse: bool = True) -> Iterator[Finding]:
    """One finding for each start while no call runs, where the history shows where the app was."""
    for ask in history.of(RequestTransaction):
        if ask.event.action != START:
            continue
        running = any(call.state != "ringing" for call in history.before(ask).calls.values())
        if calls_excuse and running:
            continue
        state = history.last(AppState, before=ask)
        if state is None or _may_have_come_forward(history, state, ask):
            continue
        tapped = history.first(UserTapsInApp, after=state, before=ask) is not None
        behind = state.event.state == "background" and not tapped
        yield expect(ask, not behind or (intents_excuse and _wished(history, ask)), BEHIND_THE_BACK)


def _may_have_come_forward(history: History, state: Entry[AppState], ask: Entry[RequestTransaction]) -> bool:
    """Could the app be somewhere else by now, unseen? Launched anew, or opened by an answer on an unlocked phone."""
    launched = history.first(ProcessLaunched, after=state, before=ask)
    answered = history.first(PerformAnswerCallAction, after=state, before=ask)
    return launched is not None or (answered is not None and not history.before(ask).locked)


def _wished(history: History, ask: Entry[RequestTransaction]) -> bool:
    """Does a wish of the user, from Recents, a contact or Siri, stand behind this start?"""
    wish = history.last(HandleStartCallIntent, before=ask)
    return wish is not None and not any(
        other.event.action == START for other in history.of(RequestTransaction, after=wish, before=ask)
    )


def _refuse(ask: Entry[RequestTransaction]) -> RequestTransactionCompletion:
    """The domain, and no code: none is documented."""
    return RequestTransactionCompletion(ask.event.call, "com.apple.CallKit.error.requesttransaction")


RESTRICTION = Restriction(
    id="background.no-outgoing-calls-from-the-background",
    title="No call is started from the background, unless one is already running",
    kind="limit",
    judged_from="trace",
    holds=From("10.0"),
    consequence="iOS refuses the start, or the call does not work; no error code is documented",
    watches=(
        RequestTransaction,
        AppState,
        ProcessLaunched,
        PerformAnswerCallAction,
        UserTapsInApp,
        HandleStartCallIntent,
    ),
    judge=judge,
    enforce=punish("refuse", _refuse),
    confidence="high",
    evidence=(
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/793663",
            "CallKit normally keeps apps from starting calls in the background; a running call lifts that, and its end "
            "brings it back. Starting again after the user has hung up is the wrong design.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/770556",
            "Recording, too, has to begin in the foreground; it may then go on in the background.",
            "primary",
        ),
    ),
    symbols=("CXStartCallAction", "CXCallController.request(_:completion:)", "INStartCallIntent", "CXEndCallAction"),
    claims=("S20",),
    disagreement="The sources agree on the rule and differ in the symptom: prevented, or, on iOS 26, a call without a "
    "route to the receiver. The model refuses the request and names no code.",
    assumes=(
        "A wish that the system passes on (Recents, a contact, Siri) allows one start, also in the background.",
        "A call that only rings is not a running call.",
    ),
    see_also=("background.running-time-ends-with-the-call", "calls.start-the-call-yourself"),
    near_misses=(
        NearMiss("even-on-a-call", "Not even a running call allows it.", partial(judge, calls_excuse=False)),
        NearMiss("even-when-asked", "Not even a wish of the user allows it.", partial(judge, intents_excuse=False)),
    ),
)
