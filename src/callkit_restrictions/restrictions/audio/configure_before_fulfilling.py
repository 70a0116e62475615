"""AVAudioSession.setCategory(_:mode:options:), before CXAction.fulfill()

On fulfil the system activates the session as it finds it. What comes afterwards comes too late.
"""

from collections.abc import Iterator

from callkit_restrictions.events import Event
from callkit_restrictions.events.actions import (
    FulfillAction,
    PerformAnswerCallAction,
    PerformEndCallAction,
    PerformSetHeldCallAction,
    PerformStartCallAction,
)
from callkit_restrictions.events.audio import (
    DidDeactivateAudioSession,
    Interrupted,
    OverrideOutputAudioPort,
    RouteChanged,
    SetAudioSessionCategory,
    SetAudioSessionMode,
    StartAudio,
)
from callkit_restrictions.events.calls import ProviderDidReset, ReportCallEnded
from callkit_restrictions.events.people import UserTapsSpeaker
from callkit_restrictions.events.process import ProcessLaunched
from callkit_restrictions.history import Entry, History
from callkit_restrictions.questions import is_call_configuration
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, tolerate
from callkit_restrictions.versions import From

LATE = "the action was fulfilled first and the session configured afterwards"
SETTINGS = (SetAudioSessionCategory, SetAudioSessionMode)


def _configured(history: History, done: Entry[FulfillAction]) -> Entry[Event] | None:
    """The configuration for a call that stands as the action is fulfilled; another category undoes it."""
    launch = history.last(ProcessLaunched, before=done)
    last = history.last(*SETTINGS, after=launch, before=done, where=_tells)
    return last if last is not None and is_call_configuration(last.event) else None


def _tells(event: Event) -> bool:
    return is_call_configuration(event) or isinstance(event, SetAudioSessionCategory)


def judge(history: History) -> Iterator[Finding]:
    """One finding for each answer or start that was fulfilled, where the history shows the app's configuration."""
    for done in history.of(FulfillAction):
        if done.event.action not in {"CXAnswerCallAction", "CXStartCallAction"}:
            continue
        before = _configured(history, done)
        after = history.first(*SETTINGS, after=done, before=_next_chapter(history, done), where=is_call_configuration)
        if before is not None or after is not None:
            yield expect(done, before is not None, LATE, met_by=before or after)


def _next_chapter(history: History, done: Entry[FulfillAction]) -> Entry[Event] | None:
    """Whatever gives a later configuration a reason of its own."""
    return history.first(
        PerformAnswerCallAction, PerformStartCallAction, PerformSetHeldCallAction, PerformEndCallAction,
        ReportCallEnded, DidDeactivateAudioSession, ProviderDidReset, ProcessLaunched,
        StartAudio, OverrideOutputAudioPort, RouteChanged, Interrupted, UserTapsSpeaker, after=done,
    )  # fmt: skip


def answers_alone(history: History) -> Iterator[Finding]:
    """The near miss: only the answer action counts."""
    return (finding for finding in judge(history) if finding.target.event.action == "CXAnswerCallAction")


def in_the_handler_alone(history: History) -> Iterator[Finding]:
    """The near miss: what was configured before the action was handed over does not count."""
    for finding in judge(history):
        call = finding.target.event.call
        begun = history.last(PerformAnswerCallAction, PerformStartCallAction, call=call, before=finding.target)
        early = begun is not None and finding.met_by is not None and finding.met_by.index < begun.index
        yield expect(finding.target, False, LATE) if early else finding


RESTRICTION = Restriction(
    id="audio.configure-before-fulfilling",
    title="Category and mode are set before the answer or start action is fulfilled",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="the session comes up in whatever category it had before, or does not come up: silence, or a "
    "microphone that hears nothing",
    watches=(
        FulfillAction,
        SetAudioSessionCategory,
        SetAudioSessionMode,
        PerformAnswerCallAction,
        PerformStartCallAction,
        PerformSetHeldCallAction,
        PerformEndCallAction,
        ReportCallEnded,
        DidDeactivateAudioSession,
        ProviderDidReset,
        ProcessLaunched,
        StartAudio,
        OverrideOutputAudioPort,
        RouteChanged,
        Interrupted,
        UserTapsSpeaker,
    ),
    judge=judge,
    enforce=tolerate,
    confidence="high",
    evidence=(
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2016/230/",
            "Recommends the handler of the answer action for configuring, because the fulfilment is what makes the "
            "system switch the session on.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/making-and-receiving-voip-calls",
            "The handler of the answer action sets the session up and fulfils after that.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/AVFAudio/AVAudioSessionTypes.rs",
            "The mode voiceChat belongs to the category playAndRecord and brings the Bluetooth hands-free profile "
            "along.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/BelledonneCommunications/linphone-iphone/blob/"
            "44bb74efc8684271a126639a4644f943c0df319e/Linphone/TelecomManager/ProviderDelegate.swift",
            "Both handlers configure before the call is accepted or placed, and before they fulfil.",
            "secondary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/matrix-org/matrix-ios-sdk/blob/2529e7feb9ef4b76c5b7cfdc0a3aa617197762b0/"
            "MatrixSDK/VoIP/CallKit/MXCallKitAdapter.m",
            "Configures still earlier, right before the call is reported, and names advice from Apple's forum as the "
            "reason.",
            "secondary",
        ),
    ),
    symbols=(
        "AVAudioSession.setCategory(_:mode:options:)",
        "AVAudioSession.Mode.voiceChat",
        "CXAnswerCallAction",
        "CXStartCallAction",
    ),
    claims=("S13",),
    disagreement="Apple's article and sample configure inside the handler; several apps do so before they report "
    "the call, since a first call after a push launch was otherwise silent. Here only the fulfilment is the limit, "
    "and both pass.",
    assumes=("An app of which no configuration is seen at all is not judged: a library may do it.",),
    see_also=("audio.let-callkit-activate", "audio.switch-the-speaker-by-override", "calls.finish-every-action"),
    near_misses=(
        NearMiss("answers-alone", "A start action may be fulfilled unprepared.", answers_alone),
        NearMiss("in-the-handler-alone", "An earlier configuration does not count.", in_the_handler_alone),
    ),
)
