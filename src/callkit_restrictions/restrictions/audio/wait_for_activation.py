"""CXProviderDelegate.provider(_:didActivate:)

The network side of a call may connect early. Its sound may not: the audio unit or engine runs only between
`didActivate` and `didDeactivate`.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from callkit_restrictions.events import Event
from callkit_restrictions.events.actions import (
    PerformAnswerCallAction,
    PerformEndCallAction,
    PerformSetHeldCallAction,
    PerformStartCallAction,
)
from callkit_restrictions.events.audio import (
    AudioUnitError,
    DidActivateAudioSession,
    StartAudio,
    StartMedia,
    StopAudio,
    TellWebRTCActivated,
    TellWebRTCDeactivated,
)
from callkit_restrictions.events.calls import ProviderDidReset, ReportCallEnded, ReportNewIncomingCall
from callkit_restrictions.history import Entry, History
from callkit_restrictions.questions import STARTS, STOPS, is_call_audio, no_call_left, resuming
from callkit_restrictions.restriction import (
    Consequence,
    Evidence,
    Finding,
    NearMiss,
    Number,
    Outcome,
    Restriction,
    expect,
)
from callkit_restrictions.versions import From

INSUFFICIENT_PRIORITY, CANNOT_START_RECORDING = "561017449", "561145187"
UNTOLD = "the call's audio ran before CallKit knew of the call, so nobody had activated the session for it"
EARLY = "the call's audio was started while the session was not active: didActivate had not come, or no longer held"


BEGINNINGS = (*STARTS, StartMedia)


def judge(history: History, *, spare_the_held_handler: bool = True) -> Iterator[Finding]:
    """One finding for each start of a call's audio: within the window of the two callbacks, or outside of it.

    A call that comes back from hold is let off: Apple's own sample starts it in the held handler.
    """
    for start in history.of(*BEGINNINGS):
        seen = history.before(start)
        if not is_call_audio(start.event):
            continue
        if seen.session_active:
            if not no_call_left(history, start):
                yield expect(start, True, "")
            continue
        resumed = [
            call for (action, call), on in seen.pending.items() if action == "CXSetHeldCallAction" and on is False
        ]
        talked_on = [call for call in seen.calls.values() if not call.on_hold]
        if (talked_on or resumed) and not (spare_the_held_handler and resuming(history, start)):
            yield expect(start, False, EARLY)
        elif not seen.calls and (told := _told_afterwards(history, start)):
            yield expect(start, False, UNTOLD, met_by=told)


def _told_afterwards(history: History, start: Entry[Any]) -> Entry[Event] | None:
    """Where the very call whose audio runs begins in CallKit only later. A stop in between makes it a fresh start."""
    call = start.event.call if not isinstance(start.event, TellWebRTCActivated) else None
    begun = history.first(ReportNewIncomingCall, PerformStartCallAction, call=call, after=start) if call else None
    return begun if begun is not None and history.first(*STOPS, after=start, before=begun) is None else None


def incoming_calls_alone(history: History) -> Iterator[Finding]:
    """The near miss: an outgoing call may start its audio when it likes."""
    for finding in judge(history):
        if any(call.incoming for call in history.before(finding.target).calls.values()):
            yield finding


def no_exception(history: History) -> Iterator[Finding]:
    """The near miss: even a call that comes back from hold must wait."""
    return judge(history, spare_the_held_handler=False)


def enforce(history: History, findings: Iterable[Finding]) -> Iterator[Consequence]:
    """The audio unit does not start; in the background the microphone is what is missed first."""
    for finding in findings:
        if finding.outcome is Outcome.FAILED:
            in_front = history.before(finding.target).app_state == "foreground"
            code = INSUFFICIENT_PRIORITY if in_front else CANNOT_START_RECORDING
            yield Consequence("refuse", finding.target, history.now, AudioUnitError(code))


RESTRICTION = Restriction(
    id="audio.wait-for-activation",
    title="Call audio starts only after didActivate",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="the audio unit fails to start: 561017449 insufficientPriority, 561015905 cannotStartPlaying or "
    "561145187 cannotStartRecording; the call may stay silent",
    watches=(
        StartAudio,
        StartMedia,
        StopAudio,
        TellWebRTCActivated,
        TellWebRTCDeactivated,
        ReportNewIncomingCall,
        ReportCallEnded,
        ProviderDidReset,
        DidActivateAudioSession,
        PerformAnswerCallAction,
        PerformStartCallAction,
        PerformSetHeldCallAction,
        PerformEndCallAction,
    ),
    judge=judge,
    enforce=enforce,
    confidence="high",
    evidence=(
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2016/230/",
            "The callback that follows the system's activation is where an app begins to process call audio.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/SmallSharpToolsOpenSource/Speakerbox/blob/master/Speakerbox/ProviderDelegate.swift",
            "Apple's sample of 2016 (a public copy) configures in the answer and start handlers and starts audio in "
            "didActivate.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CoreAudioTypes/AudioSessionTypes.rs",
            "The three codes: too little priority, playing not allowed to start, recording not allowed to start.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/livekit/client-sdk-swift/blob/eebf7806975567b12729c7708d5c8da14156b34c/README.md",
            "The library has a switch that keeps its engine off outside the window of the two callbacks.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://github.com/twilio/voice-quickstart-ios/pull/295",
            "An audio device switched on too early logged 561017449 over and over; the app went on living.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://github.com/livekit/client-sdk-swift/issues/181",
            "A call answered on a locked phone, whose session had not been handed over: 561015905 and 561145187.",
            "anecdotal",
        ),
        Evidence(
            "field-report",
            "https://github.com/twilio/voice-quickstart-objc/issues/6",
            "A call that was connected first and requested from CallKit afterwards lost its tones and disturbed its "
            "sound.",
            "anecdotal",
        ),
    ),
    symbols=(
        "CXProviderDelegate.provider(_:didActivate:)",
        "AudioOutputUnitStart",
        "AVAudioEngine.start()",
        "RTCAudioSession.isAudioEnabled",
    ),
    claims=("S11",),
    disagreement="Where audio restarts after a hold: most sources wait for didActivate; Apple's sample of 2016 and "
    "Linphone start it in the held handler, since after a call that the far end closed didActivate is reported not "
    "to come. Both pass here.",
    assumes=(
        (
            "The model always refuses, with 561017449 in front and 561145187 otherwise. Which code a device gives "
            "depends on more."
        ),
    ),
    numbers=(
        Number("error insufficientPriority", 561017449),
        Number("error cannotStartPlaying", 561015905),
        Number("error cannotStartRecording", 561145187),
    ),
    field_rules=("call audio starts on every didActivate and stops on every didDeactivate",),
    see_also=("audio.let-callkit-activate", "audio.start-on-every-activation", "audio.stop-on-deactivation"),
    near_misses=(
        NearMiss("incoming-calls-alone", "Outgoing calls may start their audio when they like.", incoming_calls_alone),
        NearMiss("no-exception", "A call that comes back from hold must wait, too.", no_exception),
    ),
)
