"""CXEndCallAction, for a call that only rings

The end action also comes when a second call is declined. There is one audio session for all calls, and the first
call is using it.
"""

from collections.abc import Iterator

from callkit_restrictions.events import Event
from callkit_restrictions.events.actions import (
    FailAction,
    FulfillAction,
    PerformEndCallAction,
    PerformSetHeldCallAction,
)
from callkit_restrictions.events.audio import (
    DeactivateAudioSession,
    DidDeactivateAudioSession,
    SetAudioSessionCategory,
    StopAudio,
    TellWebRTCDeactivated,
)
from callkit_restrictions.events.calls import ProviderDidReset, ReportCallEnded
from callkit_restrictions.history import Entry, History
from callkit_restrictions.questions import STOPS, is_call_audio
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, owe, tolerate
from callkit_restrictions.versions import From

TOUCHED = "while the second call was being declined, the audio of the running one was touched"
CHANGES_MORE = (
    PerformEndCallAction,
    PerformSetHeldCallAction,
    ReportCallEnded,
    DidDeactivateAudioSession,
    ProviderDidReset,
)
TOUCHES = (*STOPS, DeactivateAudioSession, SetAudioSessionCategory)


def _declined_beside_another(history: History) -> Iterator[Entry[PerformEndCallAction]]:
    """The end actions for a call that rings while another call is being talked on."""
    for end in history.of(PerformEndCallAction):
        calls = history.before(end).calls
        declined = calls.get(end.event.call)
        beside = [call for call in calls.values() if call.state == "connected" and not call.on_hold]
        if declined is not None and declined.state == "ringing" and beside:
            yield end


def _audio_work(history: History, end: Entry[PerformEndCallAction], until: Entry[Event] | None) -> Entry[Event] | None:
    """Work on the audio that the calls share; the declined call's own media is nobody's business."""
    return history.first(
        *TOUCHES,
        after=end,
        before=until,
        where=lambda touch: is_call_audio(touch) and getattr(touch, "call", None) != end.event.call,
    )


def judge(history: History) -> Iterator[Finding]:
    """One finding for each second call that is declined while the first one runs."""
    for end in _declined_beside_another(history):
        call = end.event.call
        done = history.first(FulfillAction, FailAction, call=call, after=end, where=_ends)
        other = history.first(*CHANGES_MORE, after=end, before=done)
        touch = _audio_work(history, end, other or done)
        if touch is not None:
            yield expect(end, False, TOUCHED, met_by=touch)
        elif done is not None:
            yield expect(end, True, "", met_by=done)
        elif other is None:
            yield owe(history, end, "the end action is still being performed")


def _ends(event: Event) -> bool:
    return getattr(event, "action", None) in {None, "CXEndCallAction"}


def every_end(history: History) -> Iterator[Finding]:
    """The near miss: no end handler may ever touch the audio, not even that of the only call."""
    yield from judge(history)
    for end in history.of(PerformEndCallAction):
        done = history.first(FulfillAction, call=end.event.call, after=end, where=_ends)
        if len(history.before(end).calls) == 1 and _audio_work(history, end, done) is not None:
            yield expect(end, False, TOUCHED)


def stopping_alone(history: History) -> Iterator[Finding]:
    """The near miss: only stopped audio does harm, a deactivated session does none."""
    for finding in judge(history):
        harmless = finding.met_by is not None and not isinstance(finding.met_by.event, STOPS)
        yield expect(finding.target, True, "") if harmless else finding


RESTRICTION = Restriction(
    id="audio.spare-the-running-call",
    title="Declining a second call leaves the audio of the first one alone",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="the call that goes on falls silent",
    watches=(
        PerformEndCallAction,
        PerformSetHeldCallAction,
        FulfillAction,
        FailAction,
        StopAudio,
        TellWebRTCDeactivated,
        DeactivateAudioSession,
        SetAudioSessionCategory,
        ReportCallEnded,
        DidDeactivateAudioSession,
        ProviderDidReset,
    ),
    judge=judge,
    enforce=tolerate,
    confidence="medium",
    evidence=(
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXProvider.rs",
            "The callbacks of the session name no call: there is one session for all of them.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/wireapp/wire-ios-sync-engine/pull/270",
            "A reset of the audio in the end action muted the first call when a second was declined; it moved to "
            "didDeactivate.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://github.com/hiennguyen92/flutter_callkit_incoming/pull/850",
            "A report that CallKit turned down had prepared the shared session before, and the other call lost its "
            "audio.",
            "secondary",
        ),
    ),
    symbols=("CXEndCallAction", "CXProviderDelegate.provider(_:didDeactivate:)"),
    claims=("S18",),
    disagreement="Apple's sample of 2016 stops its audio in every end handler, which is safe with one call at a time "
    "only.",
    field_rules=("call audio starts on every didActivate and stops on every didDeactivate",),
    see_also=("audio.stop-on-deactivation", "calls.an-end-is-not-a-tap"),
    near_misses=(
        NearMiss("every-end", "The end of the only call must leave the audio alone, too.", every_end),
        NearMiss("stopping-alone", "Deactivating the session does no harm.", stopping_alone),
    ),
)
