"""Questions that several restrictions ask of a history, answered once.

A restriction never imports another one. Meaning that two of them share stands here, or in the situation.
"""

import re
from collections.abc import Iterator
from typing import Any

from callkit_restrictions.events import Event
from callkit_restrictions.events.actions import (
    FailAction,
    FulfillAction,
    PerformAnswerCallAction,
    PerformEndCallAction,
    PerformSetHeldCallAction,
    PerformStartCallAction,
)
from callkit_restrictions.events.audio import (
    AudioUnitError,
    OverrideOutputAudioPort,
    RouteChanged,
    SetAudioSessionCategory,
    SetAudioSessionMode,
    StartAudio,
    StopAudio,
    TellWebRTCActivated,
    TellWebRTCDeactivated,
)
from callkit_restrictions.events.calls import (
    ProviderDidReset,
    ReportCallEnded,
    ReportNewIncomingCall,
    RequestTransactionCompletion,
)
from callkit_restrictions.events.people import UserTapsSpeaker
from callkit_restrictions.events.process import (
    AppState,
    EndBackgroundTask,
    ProcessLaunched,
    ProcessTerminated,
    StartTransfer,
    TransferCompleted,
)
from callkit_restrictions.events.pushes import DidReceiveIncomingPush, ReturnFromPushHandler
from callkit_restrictions.events.store import DeclareBuild
from callkit_restrictions.history import Entry, History


def exempt_from_reporting(history: History, push: Entry[DidReceiveIncomingPush]) -> bool:
    """Did the system see the app in the foreground, or on a call that is more than ringing, as the push came?

    Source: Apple's developer support, forum thread 768136. It is the system's view that counts, which the app cannot
    know for sure.
    """
    seen = history.before(push)
    on_a_call = any(call.state != "ringing" for call in seen.calls.values())
    return (push.event.app_state or seen.app_state) == "foreground" or on_a_call


def owes_a_report(history: History, push: Entry[DidReceiveIncomingPush]) -> bool:
    """Must a call be reported for this push? The newer callback's flag decides; by the older one, an exemption may."""
    if push.event.type != "voIP":
        return False
    flag = push.event.must_report
    return not exempt_from_reporting(history, push) if flag is None else flag


def earliest(*entries: Entry[Any] | None) -> Entry[Any] | None:
    """The one that happened first, of those that did happen."""
    return min((entry for entry in entries if entry is not None), key=lambda entry: entry.index, default=None)


def ends_of_the_last_call(history: History) -> Iterator[Entry[Event]]:
    """The moments at which the app's last call ended."""
    for end in history.of(FulfillAction, ReportCallEnded, FailAction):
        if history.before(end).calls and not history.after(end).calls:
            yield end


def ends_in_the_background(history: History) -> Iterator[Entry[Event]]:
    """The moments at which the last call ended while the app was in the background."""
    return (end for end in ends_of_the_last_call(history) if history.before(end).app_state == "background")


def let_go(history: History) -> Entry[Event] | None:
    """What let the app go, where now, after its last call, nothing keeps it awake in the background any more."""
    now = history.situation
    held = bool(now.background_tasks or now.calls or now.handling_push) or now.app_state != "background"
    if held or not now.alive:
        return None
    end = next(reversed([*ends_in_the_background(history)]), None)
    if end is None or history.first(AppState, after=end) is not None:
        return None
    return history.last(EndBackgroundTask, ReturnFromPushHandler, after=end) or end


def unreported_pushes(history: History) -> Iterator[Entry[Event]]:
    """The moments at which a VoIP push turned out to stay unreported: its handler returned, or the process ended."""
    for push in history.of(DidReceiveIncomingPush):
        if not owes_a_report(history, push):
            continue
        death = history.end_of_process(push)
        over = history.first(ReturnFromPushHandler, after=push, before=death) or death
        if over is not None and history.first(ReportNewIncomingCall, after=push, before=over) is None:
            yield over


def began(history: History, call: str, before: Entry[Event]) -> Entry[Event] | None:
    """Where the life of a call began that its identifier has at an entry; a second report of a call begins nothing."""
    return next(reversed([*_beginnings(history, call, before=before)]), None)


def begins_again(history: History, call: str, after: Entry[Event]) -> Entry[Event] | None:
    """Where another call begins under the same identifier."""
    return next(_beginnings(history, call, after=after), None)


def _beginnings(
    history: History, call: str, after: Entry[Event] | None = None, before: Entry[Event] | None = None
) -> Iterator[Entry[Event]]:
    for entry in history.of(ReportNewIncomingCall, PerformStartCallAction, call=call, after=after, before=before):
        if call not in history.before(entry).calls:
            yield entry


def killed_with(death: Entry[ProcessTerminated] | None, code: str) -> bool:
    """Was the process killed with a code such as `0xbaadca11`? Reports write it in hex or, from iOS 15, decimal.

    People copy more than the code, such as its namespace, or write it where an exception stands.
    """
    said = f"{death.event.code} {death.event.exception}".lower() if death is not None else ""
    return not {code.removeprefix("0x"), str(int(code, 16))}.isdisjoint(_NUMBER.findall(said))


_NUMBER = re.compile(r"\b(?:0x)?0*([0-9a-f]+)\b")


def declared_build(history: History, entry: Entry[Event]) -> DeclareBuild | None:
    """What the build declares, as far as the history tells before an entry."""
    declared = history.last(DeclareBuild, before=entry)
    return declared.event if declared else None


LARGE_TRANSFER = 1_000_000
"""Bytes from which a transfer does not fit into the extra time after a call; an assumption, Apple gives no number."""


def is_large(transfer: StartTransfer) -> bool:
    """Is it known to be too large for the extra time after a call?"""
    return transfer.size is not None and transfer.size >= LARGE_TRANSFER


STARTS = (StartAudio, TellWebRTCActivated)
STOPS = (StopAudio, TellWebRTCDeactivated)


def is_call_audio(event: Event) -> bool:
    """Is it the sound of the call itself, and no ringtone, ringback or recording?"""
    return getattr(event, "what", None) in {None, "call"}


def call_audio_runs(history: History, before: Entry[Event] | None = None) -> bool:
    """Has the app started the call's audio, and neither stopped it nor been told of an error since?

    A stop that names another call than the one that was started is taken for a stop as well: in doubt nothing runs.
    """
    kinds = (*STARTS, *STOPS, AudioUnitError, ProcessLaunched, ProcessTerminated)
    last = history.last(*kinds, before=before, where=is_call_audio)
    return last is not None and isinstance(last.event, STARTS)


def no_call_left(history: History, entry: Entry[Event]) -> bool:
    """Does the history show that no call is left at an entry? One whose beginning is missing shows nothing."""
    known = (ReportNewIncomingCall, PerformStartCallAction, PerformEndCallAction, ReportCallEnded, ProviderDidReset)
    return not history.before(entry).calls and history.first(*known, before=entry) is not None


def resuming(history: History, entry: Entry[Event]) -> bool:
    """Is the newest thing that the system asked of a call to come back from hold?"""
    asked = history.last(PerformSetHeldCallAction, PerformAnswerCallAction, PerformStartCallAction, before=entry)
    return asked is not None and getattr(asked.event, "on_hold", None) is False


def is_call_configuration(event: Event) -> bool:
    """Does it prepare the audio session for a call? Other categories serve messages and tones."""
    if isinstance(event, SetAudioSessionMode):
        return event.mode in {"voiceChat", "videoChat"}
    return isinstance(event, SetAudioSessionCategory) and event.category in {None, "playAndRecord"}


def speaker_is_on(history: History) -> bool:
    """Is the speaker on by the override that the app and the system's button share?"""
    last = history.last(OverrideOutputAudioPort, UserTapsSpeaker, RouteChanged, where=_moves_the_speaker)
    if last is None or isinstance(last.event, RouteChanged):
        return False
    return getattr(last.event, "port", None) == "speaker" or getattr(last.event, "on", None) is True


def _moves_the_speaker(event: Event) -> bool:
    return not isinstance(event, RouteChanged) or event.reason == "categoryChange"


def transfers_at_the_end(history: History) -> Iterator[tuple[Entry[StartTransfer], Entry[Event]]]:
    """Each transfer that runs as the last call ends in the background, with that end."""
    ends = [*ends_in_the_background(history)]
    for transfer in history.of(StartTransfer):
        end = next((end for end in ends if end.index > transfer.index), None)
        over = [entry for entry in (finished(history, transfer), history.end_of_process(transfer)) if entry is not None]
        if end is not None and all(entry.index > end.index for entry in over):
            yield transfer, end


def finished(history: History, transfer: Entry[StartTransfer]) -> Entry[TransferCompleted] | None:
    """The completion of a transfer, if it has come."""
    return history.first(TransferCompleted, after=transfer, where=lambda done: done.purpose == transfer.event.purpose)


def answer_of(history: History, ask: Entry[Event]) -> Entry[RequestTransactionCompletion] | None:
    """The completion of a requested transaction: of its call, or without a call where a recording leaves that out."""
    mine = {None, getattr(ask.event, "call", None)}
    return history.first(RequestTransactionCompletion, after=ask, where=lambda answer: answer.call in mine)
