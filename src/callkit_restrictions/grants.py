"""What iOS does when nobody objects: for each kind of event, the tells that follow it at once.

This is the permissive phone's whole behaviour. It draws, rings, activates and hands over whatever it is asked for;
only restrictions take away. A grant is a function of the history and of the entry that asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from callkit_restrictions.events import Event
from callkit_restrictions.events import actions as a
from callkit_restrictions.events import audio, calls, people, process, pushes, screens, store
from callkit_restrictions.history import Entry, History

Grant = Callable[[History, Entry[Any]], Iterator[Event]]


def _deliver_push(history: History, entry: Entry[pushes.PushSent]) -> Iterator[Event]:
    """A VoIP push launches or wakes the app; it is handed over once a registry with a delegate is there."""
    push, seen = entry.event, history.before(entry)
    if push.type != "voIP":
        return
    if seen.process == "terminated":
        yield process.ProcessLaunched(reason="voip push", app_state="background")
    elif seen.process == "suspended":
        yield process.ProcessResumed()
    if history.situation.registered and history.situation.registry_delegate:
        yield pushes.DidReceiveIncomingPush(
            type=push.type,
            app_state=seen.app_state if seen.alive else "background",
            must_report=push.must_report,
            payload=push.carries,
        )


def _hand_over_waiting_push(history: History, entry: Entry[Any]) -> Iterator[Event]:
    """A registry that comes late is given the push that launched the app."""
    launch = history.last(process.ProcessLaunched, before=entry)
    if launch is None or not (history.situation.registered and history.situation.registry_delegate):
        return
    sent = history.last(pushes.PushSent, before=launch, where=lambda push: push.type == "voIP")
    if sent is not None and history.first(pushes.DidReceiveIncomingPush, after=sent) is None:
        push = sent.event
        yield pushes.DidReceiveIncomingPush(
            type=push.type, app_state="background", must_report=push.must_report, payload=push.carries
        )


def _ring(history: History, entry: Entry[calls.ReportNewIncomingCall]) -> Iterator[Event]:
    call = entry.event.call
    yield calls.ReportNewIncomingCallCompletion(call)
    if call not in history.before(entry).calls:
        yield screens.CallUIRinging(call, sound=history.situation.configuration.get("ringtone_sound"))


_PERFORM: dict[str, Callable[[calls.RequestTransaction], Event]] = {
    "CXStartCallAction": lambda ask: a.PerformStartCallAction(ask.call or ""),
    "CXAnswerCallAction": lambda ask: a.PerformAnswerCallAction(ask.call or ""),
    "CXEndCallAction": lambda ask: a.PerformEndCallAction(ask.call or ""),
    "CXSetHeldCallAction": lambda ask: a.PerformSetHeldCallAction(ask.call or "", ask.on_hold),
    "CXSetMutedCallAction": lambda ask: a.PerformSetMutedCallAction(ask.call or "", ask.muted),
    "CXSetGroupCallAction": lambda ask: a.PerformSetGroupCallAction(ask.call or "", ask.group_with),
    "CXPlayDTMFCallAction": lambda ask: a.PerformPlayDTMFCallAction(ask.call or ""),
    "CXSetTranslatingCallAction": lambda ask: a.PerformSetTranslatingCallAction(ask.call or ""),
}


def _hand_over(history: History, entry: Entry[calls.RequestTransaction]) -> Iterator[Event]:
    """An accepted request comes back as an action; starting a call first holds the active one."""
    ask = entry.event
    yield calls.RequestTransactionCompletion(ask.call)
    if ask.action == "CXStartCallAction":
        for other in history.before(entry).calls.values():
            if other.state == "connected" and not other.on_hold:
                yield a.PerformSetHeldCallAction(other.id, on_hold=True)
    yield _PERFORM[ask.action](ask)


def _after_fulfil(history: History, entry: Entry[a.FulfillAction]) -> Iterator[Event]:
    """The system moves the audio session as calls are answered, started, held and ended."""
    done, seen, now = entry.event, history.before(entry), history.situation
    held = seen.pending.get((done.action or "", done.call or ""))
    match done.action:
        case "CXAnswerCallAction":
            if not now.session_active:
                yield audio.DidActivateAudioSession()
            yield screens.CallUIConnected(done.call)
        case "CXStartCallAction" if not now.session_active:
            yield audio.DidActivateAudioSession()
        case "CXSetHeldCallAction" if held and now.session_active:
            if all(call.on_hold or call.state == "ringing" for call in now.calls.values()):
                yield audio.DidDeactivateAudioSession()
        case "CXSetHeldCallAction" if held is False and not now.session_active:
            yield audio.DidActivateAudioSession()
        case "CXEndCallAction" if done.call in seen.calls:
            yield from _take_away(history, done.call)


def _take_away(history: History, call: str | None) -> Iterator[Event]:
    """The call leaves the screen; the session goes with the last call that used it."""
    yield screens.CallUIDismissed(call)
    now = history.situation
    if now.session_active and not any(c.state != "ringing" and not c.on_hold for c in now.calls.values()):
        yield audio.DidDeactivateAudioSession()


def _after_end(history: History, entry: Entry[calls.ReportCallEnded]) -> Iterator[Event]:
    if entry.event.call in history.before(entry).calls:
        yield from _take_away(history, entry.event.call)


def _named(history: History, entry: Entry[Any], *states: str) -> str | None:
    """The call a person means: the one named, or the only one in such a state."""
    if entry.event.call is not None:
        return str(entry.event.call)
    return next((call.id for call in history.situation.calls.values() if call.state in states), None)


def _on_tap(perform: Callable[[str], Event], *states: str) -> Grant:
    def grant(history: History, entry: Entry[Any]) -> Iterator[Event]:
        call = _named(history, entry, *states)
        if call in history.situation.calls:
            yield perform(str(call))

    return grant


_ANY = ("ringing", "starting", "connecting", "connected")

GRANTS: dict[type[Event], Grant] = {
    pushes.PushSent: _deliver_push,
    pushes.SetPushRegistryDelegate: _hand_over_waiting_push,
    pushes.SetDesiredPushTypes: _hand_over_waiting_push,
    calls.ReportNewIncomingCall: _ring,
    calls.RequestTransaction: _hand_over,
    calls.ReportCallEnded: _after_end,
    a.FulfillAction: _after_fulfil,
    people.UserAnswers: _on_tap(a.PerformAnswerCallAction, "ringing"),
    people.UserDeclines: _on_tap(a.PerformEndCallAction, "ringing"),
    people.UserEnds: _on_tap(a.PerformEndCallAction, *_ANY),
    people.UserHolds: _on_tap(lambda call: a.PerformSetHeldCallAction(call, on_hold=True), "connected"),
    people.UserUnholds: _on_tap(lambda call: a.PerformSetHeldCallAction(call, on_hold=False), "connected"),
    store.SubmitToAppStore: lambda _, __: iter([store.AppStoreAccepted()]),
}
"""The whole behaviour of the permissive phone."""
