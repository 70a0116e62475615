"""CXProviderDelegate.provider(_:didActivate:), the second time

After a hold the system gives the session back by the same callback as at first. No notification of an ended
interruption comes with it.
"""

from collections.abc import Iterator

from callkit_restrictions.events.actions import PerformEndCallAction, PerformSetHeldCallAction, PerformStartCallAction
from callkit_restrictions.events.audio import (
    AudioUnitError,
    DidActivateAudioSession,
    DidDeactivateAudioSession,
    StartAudio,
    StopAudio,
    TellWebRTCActivated,
    TellWebRTCDeactivated,
)
from callkit_restrictions.events.calls import ProviderDidReset, ReportCallEnded, ReportNewIncomingCall
from callkit_restrictions.events.people import UserHearsNothing
from callkit_restrictions.events.process import ProcessLaunched, ProcessSuspended, ProcessTerminated
from callkit_restrictions.history import History
from callkit_restrictions.moments import seconds
from callkit_restrictions.questions import STARTS, call_audio_runs, earliest, is_call_audio, no_call_left
from callkit_restrictions.restriction import (
    Evidence,
    Finding,
    NearMiss,
    Number,
    Outcome,
    Restriction,
    expect,
    settle,
    tolerate,
)
from callkit_restrictions.versions import From

PATIENCE = seconds(5)
SILENT = "the session was activated again and the call's audio was not started"


def judge(history: History, *, a_call_to_serve: bool = True) -> Iterator[Finding]:
    """One finding for each activation that finds the audio stopped, in an app that starts its audio by itself.

    An app of which no start was seen before may leave it to a library, so its silence shows nothing.
    """
    for given in history.of(DidActivateAudioSession):
        if call_audio_runs(history, before=given) or (a_call_to_serve and no_call_left(history, given)):
            continue
        start = history.first(*STARTS, after=given, where=is_call_audio)
        over = history.first(
            DidDeactivateAudioSession, ReportCallEnded, PerformEndCallAction, PerformSetHeldCallAction,
            ProviderDidReset, ProcessSuspended, after=given, before=start,
        )  # fmt: skip
        in_time = start is not None and start.at < given.at + PATIENCE
        starts_by_itself = history.first(*STARTS, before=given, where=is_call_audio) is not None
        silent = history.first(UserHearsNothing, after=given, before=earliest(start, over))
        if silent is not None and starts_by_itself:
            yield expect(given, False, SILENT, met_by=silent)  # whatever the clock says
        elif (in_time or starts_by_itself) and (over is None or over.at >= given.at + PATIENCE):
            yield settle(history, given, met_by=start, within=PATIENCE, because=SILENT)


def once_is_enough(history: History) -> Iterator[Finding]:
    """The near miss: whoever started the audio once has done the duty for good."""
    for finding in judge(history):
        before = history.first(*STARTS, before=finding.target, where=is_call_audio)
        yield expect(finding.target, True, "") if before and finding.outcome is Outcome.FAILED else finding


def without_a_call(history: History) -> Iterator[Finding]:
    """The near miss: even where no call is left, an activation wants audio."""
    return judge(history, a_call_to_serve=False)


RESTRICTION = Restriction(
    id="audio.start-on-every-activation",
    title="Every didActivate starts the call's audio again",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="the call that comes back from hold has no sound",
    watches=(
        DidActivateAudioSession,
        DidDeactivateAudioSession,
        StartAudio,
        StopAudio,
        TellWebRTCActivated,
        TellWebRTCDeactivated,
        AudioUnitError,
        PerformStartCallAction,
        PerformEndCallAction,
        PerformSetHeldCallAction,
        ReportNewIncomingCall,
        ReportCallEnded,
        UserHearsNothing,
        ProviderDidReset,
        ProcessLaunched,
        ProcessSuspended,
        ProcessTerminated,
    ),
    judge=judge,
    enforce=tolerate,
    confidence="medium",
    evidence=(
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2016/230/",
            "Call audio begins at the callback that follows the activation of the session.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/twilio/voice-quickstart-ios/blob/5d3f39019601aab4604e888b22353fe3fdf14066/Docs/"
            "managing-audio-interruptions.md",
            "With CallKit a call comes back by the held action and a new activation, in which the device is "
            "enabled; the notification of an ended interruption is not sent.",
            "secondary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/react-native-webrtc/react-native-callkeep/blob/"
            "db693d5b6a0a3c38b5d645fd53fc37801d016742/ios/RNCallKeep/RNCallKeep.m",
            "A library posts the notification itself in didActivate, so that media which waits for it starts again.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://developer.apple.com/forums/thread/715488",
            "Ending the other call oneself, or resuming in the app, brought the activation and the sound back.",
            "secondary",
        ),
    ),
    symbols=(
        "CXProviderDelegate.provider(_:didActivate:)",
        "CXSetHeldCallAction",
        "AVAudioSession.interruptionNotification",
    ),
    claims=("S11",),
    assumes=(
        (
            "An app that has not started its audio within five seconds is waiting for something else; Apple gives no "
            "number."
        ),
    ),
    numbers=(Number("seconds from didActivate to the start", 5, assumed=True),),
    field_rules=("call audio starts on every didActivate and stops on every didDeactivate",),
    see_also=("audio.stop-on-deactivation", "audio.wait-for-activation", "calls.held-stays-held"),
    near_misses=(
        NearMiss("once-is-enough", "The first start does for all activations.", once_is_enough),
        NearMiss("without-a-call", "An activation that serves no call wants audio as well.", without_a_call),
    ),
)
