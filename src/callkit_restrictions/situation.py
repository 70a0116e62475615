"""The situation: where the phone stands, folded from what happened so far. It never refuses.

An ask counts from the moment it is made, since the phone grants everything; a refusal that follows takes it back.

Every entry of a log is folded in by one small pure function; a kind of event without one changes nothing. The fold
believes what it reads: it is as good for a recorded trace, whose beginning may be missing, as for the live phone.
Whether something was *allowed* is no business of the situation: that is what restrictions are for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal

from callkit_restrictions.errors import INCOMING_CALL, read
from callkit_restrictions.events import Event, audio, calls, process, pushes, screens
from callkit_restrictions.events import actions as a


@dataclass(frozen=True, slots=True)
class Call:
    """One call that CallKit knows.

    `state` runs ringing → connecting → connected for an incoming call, starting → connecting → connected for an
    outgoing one; an ended call is no longer in the situation. `update` holds the fields of `CXCallUpdate` that the
    app has set so far, by their names.
    """

    id: str
    incoming: bool
    state: Literal["ringing", "starting", "connecting", "connected"]
    on_hold: bool = False
    muted: bool = False
    group: str | None = None
    update: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Situation:
    """Where the phone stands. `None` means: the history does not tell.

    `over` is the call that ended last: the system's actions may cross its end, and show no call that is still there.
    """

    process: Literal["running", "suspended", "terminated"] = "running"
    app_state: str | None = None
    locked: bool | None = None
    unlocked_since_boot: bool | None = None
    registered: bool = True
    registry_delegate: bool = True
    provider_ready: bool = True
    handling_push: bool = False
    calls: Mapping[str, Call] = field(default_factory=dict, hash=False)
    session_active: bool = False
    pending: Mapping[tuple[str, str], Any] = field(default_factory=dict, hash=False)
    background_tasks: frozenset[str] = frozenset()
    configuration: Mapping[str, Any] = field(default_factory=dict, hash=False)
    over: str | None = None

    @property
    def alive(self) -> bool:
        """Can the app's code run?"""
        return self.process == "running"

    @property
    def ringing(self) -> Call | None:
        """The call that rings, the newest where there are several."""
        return next((call for call in reversed([*self.calls.values()]) if call.state == "ringing"), None)


RUNNING = Situation()
"""The app is up, registered and without a call: how a history begins unless it says otherwise."""

NOT_LAUNCHED = Situation(process="terminated", registered=False, registry_delegate=False, provider_ready=False)
"""The process has yet to start: nothing is registered, no provider exists."""

_UPDATE_FIELDS = tuple(field.name for field in fields(calls.CallUpdateAsk) if field.name != "call")
_CONFIGURATION_FIELDS = tuple(field.name for field in fields(calls.ConfigurationAsk) if field.name != "provider")


def _said(event: Event, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name in names if (value := getattr(event, name)) is not None}


def _with_call(now: Situation, call: Call) -> Situation:
    return replace(now, calls={**now.calls, call.id: call})


def _without_call(now: Situation, call: str | None) -> Situation:
    left = {key: value for key, value in now.calls.items() if key != call}
    pending = {key: value for key, value in now.pending.items() if key[1] != call}
    return replace(now, calls=left, pending=pending, over=call)


def _there(now: Situation, call: str, *, on_hold: bool = False) -> Situation:
    """The system asks about calls that it has: one that was never seen began before the history does."""
    if call in now.calls or call == now.over:
        return now
    return _with_call(now, Call(call, incoming=True, state="connected", on_hold=on_hold))


def _changed(now: Situation, call: str | None, **changes: Any) -> Situation:  # noqa: ANN401 - fields of Call
    known = now.calls.get(call or "")
    return _with_call(now, replace(known, **changes)) if known else now


def _launched(now: Situation, event: process.ProcessLaunched) -> Situation:
    started = _terminated(now, process.ProcessTerminated())
    return replace(started, process="running", app_state=event.app_state)


def _terminated(now: Situation, _: process.ProcessTerminated) -> Situation:
    return replace(NOT_LAUNCHED, locked=now.locked, unlocked_since_boot=now.unlocked_since_boot)


def _reported(now: Situation, event: calls.ReportNewIncomingCall) -> Situation:
    if not event.call or event.call in now.calls:  # without an identifier there is no call
        return now
    return _with_call(now, Call(event.call, incoming=True, state="ringing", update=_said(event, _UPDATE_FIELDS)))


def _report_completed(now: Situation, event: calls.ReportNewIncomingCallCompletion) -> Situation:
    if event.error is None:
        return now
    error = read(event.error, INCOMING_CALL)
    there_before = error is not None and error.name == "callUUIDAlreadyExists"
    return now if there_before else _without_call(now, event.call)


def _updated(now: Situation, event: calls.ReportCallUpdated) -> Situation:
    known = now.calls.get(event.call)
    return _changed(now, event.call, update={**known.update, **_said(event, _UPDATE_FIELDS)}) if known else now


def _start(now: Situation, event: a.PerformStartCallAction) -> Situation:
    return _pend(_with_call(now, Call(event.call, incoming=False, state="starting")), "CXStartCallAction", event.call)


def _pend(now: Situation, action: str, call: str, value: Any = None) -> Situation:  # noqa: ANN401 - as the action has it
    return replace(now, pending={**now.pending, (action, call): value})


def _fulfilled(now: Situation, event: a.FulfillAction) -> Situation:
    key = (event.action or "", event.call or "")
    value = now.pending.get(key)
    now = replace(now, pending={other: wish for other, wish in now.pending.items() if other != key})
    match event.action:
        case "CXAnswerCallAction":
            return _changed(now, event.call, state="connected")
        case "CXStartCallAction":
            known = now.calls.get(event.call or "")
            return _changed(now, event.call, state="connecting") if known and known.state == "starting" else now
        case "CXEndCallAction":
            return _without_call(now, event.call)
        case "CXSetHeldCallAction" if value is not None:
            return _changed(now, event.call, on_hold=value)
        case "CXSetMutedCallAction" if value is not None:
            return _changed(now, event.call, muted=value)
        case "CXSetGroupCallAction":
            return _changed(now, event.call, group=value)
    return now


def _failed(now: Situation, event: a.FailAction | a.TimedOutPerformingAction) -> Situation:
    """A failed answer or start leaves no call behind; any other failed action leaves the call as it was."""
    if event.action in {"CXAnswerCallAction", "CXStartCallAction"}:
        return _without_call(now, event.call)
    key = (event.action or "", event.call or "")
    return replace(now, pending={other: wish for other, wish in now.pending.items() if other != key})


def _all_calls_gone(now: Situation, _: Event) -> Situation:
    return replace(now, calls={}, pending={})


def _configured(now: Situation, event: calls.ConfigurationAsk) -> Situation:
    return replace(now, configuration={**now.configuration, **_said(event, _CONFIGURATION_FIELDS)})


_FOLD: dict[type[Event], Callable[[Situation, Any], Situation]] = {
    process.ProcessLaunched: _launched,
    process.ProcessSuspended: lambda now, _: replace(now, process="suspended"),
    process.ProcessResumed: lambda now, _: replace(now, process="running"),
    process.ProcessTerminated: _terminated,
    process.AppState: lambda now, event: replace(now, app_state=event.state),
    process.DeviceLocked: lambda now, _: replace(now, locked=True),
    process.DeviceUnlocked: lambda now, _: replace(now, locked=False, unlocked_since_boot=True),
    process.DeviceRebooted: lambda now, event: replace(
        _terminated(now, process.ProcessTerminated()),
        locked=not event.unlocked,
        unlocked_since_boot=bool(event.unlocked),
    ),
    process.BeginBackgroundTask: lambda now, event: replace(
        now, background_tasks=now.background_tasks | {event.task or ""}
    ),
    process.EndBackgroundTask: lambda now, event: replace(
        now, background_tasks=now.background_tasks - {event.task or ""}
    ),
    pushes.SetPushRegistryDelegate: lambda now, _: replace(now, registry_delegate=True),
    pushes.SetDesiredPushTypes: lambda now, _: replace(now, registered=True),
    pushes.DidReceiveIncomingPush: lambda now, _: replace(now, handling_push=True),
    pushes.ReturnFromPushHandler: lambda now, _: replace(now, handling_push=False),
    calls.InitProvider: _configured,
    calls.SetProviderConfiguration: _configured,
    calls.SetProviderDelegate: lambda now, _: replace(now, provider_ready=True),
    calls.InvalidateProvider: lambda now, event: replace(_all_calls_gone(now, event), provider_ready=False),
    calls.ProviderDidReset: _all_calls_gone,
    calls.ReportNewIncomingCall: _reported,
    calls.ReportNewIncomingCallCompletion: _report_completed,
    calls.ReportCallUpdated: _updated,
    calls.ReportCallEnded: lambda now, event: _without_call(now, event.call),
    calls.ReportOutgoingCallStartedConnecting: lambda now, event: _changed(now, event.call, state="connecting"),
    calls.ReportOutgoingCallConnected: lambda now, event: _changed(now, event.call, state="connected"),
    a.PerformStartCallAction: _start,
    a.PerformAnswerCallAction: lambda now, event: _pend(
        _changed(_there(now, event.call), event.call, state="connecting"), "CXAnswerCallAction", event.call
    ),
    a.PerformEndCallAction: lambda now, event: _pend(now, "CXEndCallAction", event.call),
    a.PerformSetHeldCallAction: lambda now, event: _pend(
        _there(now, event.call, on_hold=event.on_hold is False), "CXSetHeldCallAction", event.call, event.on_hold
    ),
    a.PerformSetMutedCallAction: lambda now, event: _pend(
        _there(now, event.call), "CXSetMutedCallAction", event.call, event.muted
    ),
    a.PerformSetGroupCallAction: lambda now, event: _pend(now, "CXSetGroupCallAction", event.call, event.group_with),
    a.FulfillAction: _fulfilled,
    a.FailAction: _failed,
    a.TimedOutPerformingAction: _failed,
    screens.CallUIFallsBack: lambda now, event: replace(
        now, configuration={**now.configuration, event.slot: event.shown}
    ),
    audio.DidActivateAudioSession: lambda now, _: replace(now, session_active=True),
    audio.DidDeactivateAudioSession: lambda now, _: replace(now, session_active=False),
}


def fold(now: Situation, event: Event) -> Situation:
    """The situation after one more event."""
    step = _FOLD.get(type(event))
    return step(now, event) if step else now
