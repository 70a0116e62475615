"""CXSetMutedCallAction, requested through CXCallController

A call has one mute state, and it is CallKit's. The app's own button asks for a change; the microphone follows when
the action is performed.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from callkit_restrictions.events.actions import PerformSetMutedCallAction
from callkit_restrictions.events.audio import MuteMicrophone, UnmuteMicrophone
from callkit_restrictions.events.calls import RequestTransaction
from callkit_restrictions.events.process import ProcessTerminated
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
from callkit_restrictions.situation import Call
from callkit_restrictions.versions import From

PATIENCE = seconds(2)
UNTOLD = "the app changed its own microphone, and CallKit was not told: the two screens disagree"
CHANGES = (MuteMicrophone, UnmuteMicrophone)


def _meant(history: History, touch: Entry[Any]) -> Call | None:
    """The call whose microphone it is, if that call is being talked on."""
    seen = history.before(touch)
    named = touch.event.call or (next(iter(seen.calls)) if len(seen.calls) == 1 else None)
    call = seen.calls.get(named or "")
    holding = seen.pending.get(("CXSetHeldCallAction", named or ""))
    return call if call and call.state == "connected" and not call.on_hold and not holding else None


def judge(history: History, patience: Duration = PATIENCE) -> Iterator[Finding]:
    """One finding for each change of the microphone that CallKit knows of, or that CallKit's own state contradicts."""
    for touch in history.of(*CHANGES):
        call = _meant(history, touch)
        if call is None:
            continue
        about = partial(_is_a_mute_of, call.id)
        since = history.last(*CHANGES, ProcessTerminated, before=touch)  # a process begins with its microphone on
        told = history.first(RequestTransaction, PerformSetMutedCallAction, after=since, before=touch, where=about)
        if told is not None:
            yield expect(touch, True, "", met_by=told)
        elif call.muted != isinstance(touch.event, MuteMicrophone):
            later = history.first(RequestTransaction, PerformSetMutedCallAction, after=touch, where=about)
            yield settle(history, touch, met_by=later, within=patience, because=UNTOLD)


def _is_a_mute_of(call: str, event: RequestTransaction | PerformSetMutedCallAction) -> bool:
    mute = isinstance(event, PerformSetMutedCallAction) or event.action == "CXSetMutedCallAction"
    return mute and event.call in {call, None}


def with_or_without_a_call(history: History) -> Iterator[Finding]:
    """The near miss: a microphone that is muted before there is a call must be told of as well."""
    yield from judge(history)
    for touch in history.of(*CHANGES):
        if not history.before(touch).calls:
            yield expect(touch, False, UNTOLD)


RESTRICTION = Restriction(
    id="audio.mute-through-callkit",
    title="The app's own mute button tells CallKit",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="the app and the system show different states, and the next tap on the system's button does the "
    "opposite of what it says",
    watches=(MuteMicrophone, UnmuteMicrophone, RequestTransaction, PerformSetMutedCallAction),
    judge=judge,
    enforce=tolerate,
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxsetmutedcallaction",
            "Muting a call is an action: the caller is no longer heard and still hears; the delegate fulfils it.",
            "primary",
        ),
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2016/230/",
            "What the local user does goes to the system as a transaction of the call controller.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/twilio/video-quickstart-ios/pull/353",
            "A mute button of the app that bypassed the transaction left the two interfaces with different states.",
            "secondary",
        ),
    ),
    symbols=("CXSetMutedCallAction", "CXCallController.request(_:completion:)"),
    assumes=("An app that changes its microphone first has two seconds to tell CallKit; Apple gives no number.",),
    numbers=(Number("seconds from the change to the request", 2, assumed=True),),
    see_also=("audio.silence-the-microphone-yourself", "calls.send-user-actions-through-callkit"),
    near_misses=(
        NearMiss("told-beforehand", "CallKit must be told first.", partial(judge, patience=0)),
        NearMiss("with-or-without-a-call", "Muting in a lobby must be told as well.", with_or_without_a_call),
    ),
)
