"""What iOS does when nobody objects: for each kind of event, the tells that follow it at once.

This is the permissive phone's whole behaviour. It draws, rings, activates and hands over whatever it is asked for;
only restrictions take away. A grant is a function of the history and of the entry that asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from callkit_restrictions.events import Event, audio, calls, people, process, pushes, screens, store
from callkit_restrictions.events import actions as a
from callkit_restrictions.history import Entry, History
from callkit_restrictions.situation import Situation

Grant = Callable[[History, Entry[Any]], Iterator[Event]]


def _deliver_push(history: History, entry: Entry[pushes.PushSent]) -> Iterator[Event]:
    """A VoIP push launches or wakes the app; it is handed over once a registry with a delegate is there."""
    push = entry.event
    match push.type:
        case "voIP":
            yield from _enter_push_handler(history, history.before(entry), push)
        case "background":
            yield from _wake(history.before(entry), "background push")
            yield pushes.DidReceiveRemoteNotification(push.carries)
        case "alert":
            yield screens.NotificationShown(push.carries)


def _relay(history: History, entry: Entry[calls.ReportNewIncomingVoIPPushPayload]) -> Iterator[Event]:
    """What a notification extension hands over reaches the app as a VoIP push does."""
    yield calls.ReportNewIncomingVoIPPushPayloadCompletion()
    yield from _enter_push_handler(history, history.before(entry), pushes.PushSent())


def _wake(seen: Situation, reason: str) -> Iterator[Event]:
    if seen.process == "terminated":
        yield process.ProcessLaunched(reason=reason, app_state="background")
    elif seen.process == "suspended":
        yield process.ProcessResumed()


def _enter_push_handler(history: History, seen: Situation, push: pushes.PushSent) -> Iterator[Event]:
    yield from _wake(seen, "voip push")
    if history.situation.registered and history.situation.registry_delegate:
        yield pushes.DidReceiveIncomingPush(
            app_state=seen.app_state if seen.alive else "background",
            must_report=push.must_report,
            payload=push.payload or push.carries,
        )


def _hand_over_waiting_push(history: History, entry: Entry[Any]) -> Iterator[Event]:
    """A registry that comes late is given the push that launched the app."""
    launch = history.last(process.ProcessLaunched, before=entry)
    if launch is None or not (history.situation.registered and history.situation.registry_delegate):
        return
    sent = history.last(pushes.PushSent, before=launch, where=lambda push: push.type == "voIP")
    if sent is not None and history.first(pushes.DidReceiveIncomingPush, after=sent) is None:
        push, state = sent.event, "background"
        yield pushes.DidReceiveIncomingPush("voIP", state, push.must_report, push.payload or push.carries)


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


def _talking(history: History, besides: str | None = None) -> Iterator[str]:
    """The calls that are neither ringing nor on hold."""
    for call in [*history.situation.calls.values()]:
        if call.state != "ringing" and not call.on_hold and call.id != besides:
            yield call.id


def _hand_over(history: History, entry: Entry[calls.RequestTransaction]) -> Iterator[Event]:
    """An accepted request comes back as an action; starting a call first holds the active one."""
    ask = entry.event
    yield calls.RequestTransactionCompletion(ask.call)
    if ask.action == "CXStartCallAction":
        for other in history.before(entry).calls.values():
            if other.state == "connected" and not other.on_hold:
                yield a.PerformSetHeldCallAction(other.id, on_hold=True)
    if perform := _PERFORM.get(ask.action):
        yield perform(ask)


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
                yield audio.Interrupted("began")
                yield audio.DidDeactivateAudioSession()
        case "CXSetHeldCallAction" if held is False and not now.session_active:
            yield audio.DidActivateAudioSession()
        case "CXEndCallAction" if done.call in seen.calls:
            yield from _take_away(history, done.call)


def _take_away(history: History, call: str | None) -> Iterator[Event]:
    """The call leaves the screen; the session goes with the last call that used it. One still being answered waits."""
    yield screens.CallUIDismissed(call)
    now = history.situation
    using = [talking for talking in _talking(history) if ("CXAnswerCallAction", talking) not in now.pending]
    if now.session_active and not using:
        yield audio.DidDeactivateAudioSession()


def _after_end(history: History, entry: Entry[calls.ReportCallEnded]) -> Iterator[Event]:
    if entry.event.call in history.before(entry).calls:
        yield from _take_away(history, entry.event.call)


def _after_failure(history: History, entry: Entry[a.FailAction | a.TimedOutPerformingAction]) -> Iterator[Event]:
    """A call whose answer or start failed leaves the screen."""
    call = entry.event.call
    if call in history.before(entry).calls and call not in history.situation.calls:
        yield from _take_away(history, call)


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


def _end_and_accept(history: History, entry: Entry[people.UserEndsAndAccepts]) -> Iterator[Event]:
    """One transaction, two actions: the running call ends, the ringing one is answered, if it is the app's."""
    for call in _talking(history):
        yield a.PerformEndCallAction(call)
    yield from _on_tap(a.PerformAnswerCallAction, "ringing")(history, entry)


def _hold_and_accept(history: History, entry: Entry[people.UserHoldsAndAccepts]) -> Iterator[Event]:
    for call in _talking(history):
        yield a.PerformSetHeldCallAction(call, on_hold=True)
    yield from _on_tap(a.PerformAnswerCallAction, "ringing")(history, entry)


def _swap(history: History, entry: Entry[people.UserSwaps]) -> Iterator[Event]:
    """First the active call goes on hold, then the other one comes back; the other one may be outside the app."""
    for call in _talking(history, besides=entry.event.call):
        yield a.PerformSetHeldCallAction(call, on_hold=True)
    yield from _on_tap(lambda call: a.PerformSetHeldCallAction(call, on_hold=False))(history, entry)


def _resume(history: History, entry: Entry[people.OtherCallEnds]) -> Iterator[Event]:
    """A held call comes back by itself if the person ended the other one, and stays held if the far end did."""
    held = [call for call in history.situation.calls.values() if call.on_hold]
    if entry.event.by == "user" and len(held) == 1:
        yield a.PerformSetHeldCallAction(held[0].id, on_hold=False)


def _mute(history: History, entry: Entry[people.UserMutes]) -> Iterator[Event]:
    wished = entry.event.on is not False
    return _on_tap(lambda call: a.PerformSetMutedCallAction(call, wished), "connecting", "connected")(history, entry)


def _press_headset(history: History, entry: Entry[people.UserPressesHeadset]) -> Iterator[Event]:
    now = history.situation.calls
    toggle = _on_tap(lambda call: a.PerformSetMutedCallAction(call, not now[call].muted), "connecting", "connected")
    return toggle(history, entry)


GRANTS: dict[type[Event], Grant] = {
    people.UserTapsRecents: lambda _, entry: iter([people.HandleStartCallIntent(entry.event.handle)]),
    people.UserAsksSiri: lambda _, entry: iter([people.HandleStartCallIntent(entry.event.handle)]),
    pushes.PushSent: _deliver_push,
    pushes.SetPushRegistryDelegate: _hand_over_waiting_push,
    pushes.SetDesiredPushTypes: _hand_over_waiting_push,
    calls.ReportNewIncomingCall: _ring,
    calls.ReportNewIncomingVoIPPushPayload: _relay,
    calls.RequestTransaction: _hand_over,
    calls.ReportCallEnded: _after_end,
    calls.ReportOutgoingCallConnected: lambda _, entry: iter([screens.CallUIConnected(entry.event.call)]),
    a.FailAction: _after_failure,
    a.TimedOutPerformingAction: _after_failure,
    a.FulfillAction: _after_fulfil,
    people.UserAnswers: _on_tap(a.PerformAnswerCallAction, "ringing"),
    people.UserDeclines: _on_tap(a.PerformEndCallAction, "ringing"),
    people.UserEnds: _on_tap(a.PerformEndCallAction, *_ANY),
    people.UserHolds: _on_tap(lambda call: a.PerformSetHeldCallAction(call, on_hold=True), "connected"),
    people.UserUnholds: _on_tap(lambda call: a.PerformSetHeldCallAction(call, on_hold=False), "connected"),
    people.UserEndsAndAccepts: _end_and_accept,
    people.UserHoldsAndAccepts: _hold_and_accept,
    people.UserSwaps: _swap,
    people.UserMutes: _mute,
    people.UserPressesHeadset: _press_headset,
    people.UserTranslates: _on_tap(a.PerformSetTranslatingCallAction, "connected"),
    people.UserTapsSpeaker: lambda _, __: iter([audio.RouteChanged("override")]),
    people.OtherCallEnds: _resume,
    audio.OverrideOutputAudioPort: lambda _, __: iter([audio.RouteChanged("override")]),
    audio.StartAudio: lambda _, entry: iter([audio.SoundHeard(entry.event.what)]),
    audio.PlaySound: lambda _, entry: iter([audio.SoundHeard(entry.event.purpose)]),
    audio.RequestRecordPermission: lambda _, __: iter([audio.RecordPermission(granted=True)]),
    store.SubmitToAppStore: lambda _, __: iter([store.AppStoreAccepted()]),
    calls.CompleteDirectoryRequest: lambda _, __: iter([calls.LoadDirectoryCompletion()]),
}
"""The whole behaviour of the permissive phone."""
