"""CXProviderDelegate.provider(_:didDeactivate:)

There is one audio session for all calls of an app. When the system takes it away, whatever still runs on it stops;
the calls themselves stay.
"""

from collections.abc import Iterator

from callkit_restrictions.events.audio import (
    AudioUnitError,
    DidActivateAudioSession,
    DidDeactivateAudioSession,
    StartAudio,
    StopAudio,
    TellWebRTCActivated,
    TellWebRTCDeactivated,
)
from callkit_restrictions.events.calls import ProviderDidReset
from callkit_restrictions.events.process import ProcessLaunched, ProcessSuspended, ProcessTerminated
from callkit_restrictions.history import History
from callkit_restrictions.moments import seconds
from callkit_restrictions.questions import STOPS, call_audio_runs, is_call_audio
from callkit_restrictions.restriction import (
    Evidence,
    Finding,
    NearMiss,
    Number,
    Restriction,
    settle,
    tolerate,
)
from callkit_restrictions.versions import From

PATIENCE = seconds(5)
RUNS_ON = "the session was taken away and the call's audio ran on"


def judge(history: History, *, runs: bool = True) -> Iterator[Finding]:
    """One finding for each deactivation that meets running call audio, unless the session comes back meanwhile."""
    for taken in history.of(DidDeactivateAudioSession):
        if runs and not call_audio_runs(history, before=taken):
            continue
        stop = history.first(*STOPS, after=taken, where=is_call_audio)
        other = history.first(DidActivateAudioSession, ProviderDidReset, ProcessSuspended, after=taken, before=stop)
        if other is None or other.at >= taken.at + PATIENCE:
            yield settle(history, taken, met_by=stop, within=PATIENCE, because=RUNS_ON)


def stopped_or_not(history: History) -> Iterator[Finding]:
    """The near miss: each deactivation wants a stop of its own, even where nothing runs any more."""
    return judge(history, runs=False)


def the_last_one_counts(history: History) -> Iterator[Finding]:
    """The near miss: as long as a call is left, its audio may run on."""
    return (finding for finding in judge(history) if not history.before(finding.target).calls)


RESTRICTION = Restriction(
    id="audio.stop-on-deactivation",
    title="Call audio stops when didDeactivate arrives",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="the app plays and records on a session that it no longer has: errors, and a route or mute state "
    "that does not fit the call",
    watches=(
        DidDeactivateAudioSession,
        DidActivateAudioSession,
        StartAudio,
        StopAudio,
        TellWebRTCActivated,
        TellWebRTCDeactivated,
        AudioUnitError,
        ProviderDidReset,
        ProcessLaunched,
        ProcessSuspended,
        ProcessTerminated,
    ),
    judge=judge,
    enforce=tolerate,
    confidence="high",
    evidence=(
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXProvider.rs",
            "The callback says that the session of the provider is no longer active; it hands over no call.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/AVFAudio/AVAudioSession.rs",
            "Whoever deactivates a session stops its input and output first; up to iOS 18 isBusy gave the mistake "
            "away.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/livekit/client-sdk-swift/blob/eebf7806975567b12729c7708d5c8da14156b34c/README.md",
            "Outside the window of the two callbacks the engine has to be off.",
            "secondary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/twilio/voice-quickstart-ios/blob/5d3f39019601aab4604e888b22353fe3fdf14066/Docs/"
            "migration-guide-5.x-6.x.md",
            "Apps that use CallKit switch the audio device off when the session is deactivated.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://github.com/react-native-webrtc/react-native-callkeep/issues/489",
            "The end of one call deactivated the session for the other one too, which was on hold.",
            "anecdotal",
        ),
    ),
    symbols=("CXProviderDelegate.provider(_:didDeactivate:)", "RTCAudioSession.audioSessionDidDeactivate(_:)"),
    claims=("S11",),
    assumes=(
        "Audio that runs on for five seconds was not stopped by the callback; Apple gives no number.",
        "A session that comes back within that time is no fault, as when two calls are swapped.",
    ),
    numbers=(Number("seconds from didDeactivate to the stop", 5, assumed=True),),
    field_rules=("call audio starts on every didActivate and stops on every didDeactivate",),
    see_also=("audio.start-on-every-activation", "audio.wait-for-activation", "calls.held-stays-held"),
    near_misses=(
        NearMiss("stopped-or-not", "A stop is owed even where nothing runs any more.", stopped_or_not),
        NearMiss("the-last-one-counts", "Audio may run on while a call is left.", the_last_one_counts),
    ),
)
