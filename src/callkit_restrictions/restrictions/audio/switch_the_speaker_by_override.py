"""AVAudioSession.overrideOutputAudioPort(_:)

The app's speaker button and the system's are one switch, a temporary override. Configuring the session again throws
the override away, and the system's button jumps back.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from callkit_restrictions.events.actions import PerformEndCallAction, PerformStartCallAction
from callkit_restrictions.events.audio import (
    DidActivateAudioSession,
    OverrideOutputAudioPort,
    RouteChanged,
    SetAudioSessionCategory,
    SetAudioSessionMode,
)
from callkit_restrictions.events.calls import ProviderDidReset, ReportCallEnded, ReportNewIncomingCall
from callkit_restrictions.events.people import UserTapsSpeaker
from callkit_restrictions.history import Entry, History
from callkit_restrictions.questions import no_call_left
from callkit_restrictions.restriction import Consequence, Evidence, Finding, NearMiss, Outcome, Restriction, expect
from callkit_restrictions.situation import Situation
from callkit_restrictions.versions import From

AGAIN = "the session was configured again in the middle of a call, which throws the speaker's override away"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each override, and for each configuration that moves the route, while the session is active."""
    for change in history.of(OverrideOutputAudioPort, SetAudioSessionCategory):
        seen = history.before(change)
        if not seen.session_active or no_call_left(history, change):
            continue
        if isinstance(change.event, OverrideOutputAudioPort):
            yield expect(change, True, "")
        elif not _another_call_begins(seen) and _moves_the_route(history, change):
            yield expect(change, False, AGAIN)


def _another_call_begins(seen: Situation) -> bool:
    """Is there a call to prepare for? Then a configuration is due, even while another call still has the session."""
    begun = [action for action, _ in seen.pending if action in {"CXAnswerCallAction", "CXStartCallAction"}]
    resumed = [action for (action, _), on in seen.pending.items() if action == "CXSetHeldCallAction" and on is False]
    return bool(begun or resumed or seen.ringing)


def _moves_the_route(history: History, change: Entry[Any]) -> bool:
    """Does it ask for another route than before, or come after the speaker was touched? A mere repetition does not."""
    since = history.last(DidActivateAudioSession, before=change)
    touched = history.first(OverrideOutputAudioPort, UserTapsSpeaker, after=since, before=change)
    category = history.last(SetAudioSessionCategory, before=change)
    settings: Entry[Any] | None = history.last(SetAudioSessionCategory, SetAudioSessionMode, before=change)
    other = (
        category is not None
        and settings is not None
        and (category.event.category, settings.event.mode) != (change.event.category, change.event.mode)
    )
    return touched is not None or other or "defaultToSpeaker" in str(change.event.options)


def from_the_ring_on(history: History) -> Iterator[Finding]:
    """The near miss: no configuration at all once there is a call."""
    yield from judge(history)
    for change in history.of(SetAudioSessionCategory):
        if history.before(change).calls and not history.before(change).session_active:
            yield expect(change, False, AGAIN)


def the_option_alone(history: History) -> Iterator[Finding]:
    """The near miss: only the option `defaultToSpeaker` does harm."""
    for finding in judge(history):
        if "defaultToSpeaker" in str(getattr(finding.target.event, "options", "defaultToSpeaker")):
            yield finding


def enforce(history: History, findings: Iterable[Finding]) -> Iterator[Consequence]:
    """The system drops the override and tells of a changed route."""
    for finding in findings:
        if finding.outcome is Outcome.FAILED:
            yield Consequence("withhold", finding.target, history.now, RouteChanged("categoryChange"))


RESTRICTION = Restriction(
    id="audio.switch-the-speaker-by-override",
    title="During a call the speaker is switched by a temporary override, never by configuring the session again",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="the system's speaker button goes dark (route change, reason categoryChange), or the sound comes "
    "out elsewhere",
    watches=(
        OverrideOutputAudioPort,
        SetAudioSessionCategory,
        SetAudioSessionMode,
        DidActivateAudioSession,
        UserTapsSpeaker,
        PerformStartCallAction,
        PerformEndCallAction,
        ReportNewIncomingCall,
        ReportCallEnded,
        ProviderDidReset,
    ),
    judge=judge,
    enforce=enforce,
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/avfaudio/avaudiosession/overrideoutputaudioport(_:)",
            "An override holds until the route changes or the app takes it back; Apple prefers the system's route "
            "picker.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/800247",
            "Apple's support: the session of a CallKit call is special, and the strict rules for changing it while "
            "it is active are barely written down.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/804510",
            "CallKit runs the call in a configuration of its own; a louder category set by the app has no effect.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/flutter-webrtc/flutter-webrtc/pull/1995",
            "The option defaultToSpeaker fights with the override, and activating again during the call resets it "
            "(reason 3).",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://github.com/GetStream/stream-video-js/pull/2251",
            "With defaultToSpeaker fixed in the code, the speaker button of the lock screen fell out of step.",
            "secondary",
        ),
    ),
    symbols=(
        "AVAudioSession.overrideOutputAudioPort(_:)",
        "AVAudioSession.CategoryOptions.defaultToSpeaker",
        "AVAudioSession.routeChangeNotification",
        "AVRoutePickerView",
    ),
    claims=("S13",),
    assumes=(
        "Setting the same category and mode again, with the speaker untouched, harms nobody and is not judged.",
        "A change of the mode alone is not judged: a call that turns into a video call may need it.",
    ),
    field_rules=(
        (
            "during a call the route is changed by a temporary override, not by re-configuring or re-activating the "
            "session"
        ),
    ),
    see_also=("audio.configure-before-fulfilling", "audio.let-callkit-activate"),
    near_misses=(
        NearMiss("from-the-ring-on", "Once there is a call, nothing may be configured any more.", from_the_ring_on),
        NearMiss("the-option-alone", "Only the option defaultToSpeaker does harm.", the_option_alone),
    ),
)
