"""AVAudioApplication.requestRecordPermission(completionHandler:)

The question for the microphone is a dialog, and a dialog needs the app in front. A call that is answered on a locked
phone never brings it there.
"""

from collections.abc import Iterator

from callkit_restrictions.events.actions import FulfillAction
from callkit_restrictions.events.audio import RecordPermission, RequestRecordPermission
from callkit_restrictions.history import Entry, History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.situation import Situation
from callkit_restrictions.versions import From

TOO_LATE = "the app asked for the microphone during a call, out of sight: no dialog can appear"


def out_of_sight(seen: Situation) -> bool:
    """Is the app surely not in front?"""
    return seen.app_state == "background" or seen.locked is True


def _answered(history: History, before: Entry[RequestRecordPermission] | Entry[FulfillAction]) -> bool | None:
    """What the user said when asked before; `None` where nobody asked."""
    answer = history.last(RecordPermission, before=before, where=lambda told: told.granted is not None)
    return answer.event.granted if answer else None


def judge(history: History) -> Iterator[Finding]:
    """One finding for each question during a call out of sight, and for each answer there that needed none."""
    for ask in history.of(RequestRecordPermission):
        seen = history.before(ask)
        if seen.calls and out_of_sight(seen) and _answered(history, ask) is None:
            yield expect(ask, False, TOO_LATE)
    for done in history.of(FulfillAction):
        answered = done.event.action == "CXAnswerCallAction" and out_of_sight(history.before(done))
        if answered and _answered(history, done):
            yield expect(done, True, "")


def locked_alone(history: History) -> Iterator[Finding]:
    """The near miss: only a locked phone keeps the dialog away."""
    return (finding for finding in judge(history) if history.before(finding.target).locked)


def in_front_too(history: History) -> Iterator[Finding]:
    """The near miss: during a call the dialog never appears, not even with the app in front."""
    yield from judge(history)
    for ask in history.of(RequestRecordPermission):
        if history.before(ask).calls and history.before(ask).app_state == "foreground":
            yield expect(ask, False, TOO_LATE)


RESTRICTION = Restriction(
    id="audio.ask-for-the-microphone-beforehand",
    title="The microphone permission is asked for before the first call, with the app in front",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="the question does not appear; the caller hears nothing, and code that waits for the answer hangs",
    watches=(RequestRecordPermission, RecordPermission, FulfillAction),
    judge=judge,
    enforce=punish("withhold", lambda _: None),
    confidence="medium",
    evidence=(
        Evidence(
            "open-source-app",
            "https://github.com/livekit/client-sdk-swift/blob/eebf7806975567b12729c7708d5c8da14156b34c/Sources/LiveKit/"
            "LiveKit%2BDeviceHelpers.swift",
            "Warns that an app which a call has started shows no question, and that code which waits for an answer "
            "then stands still.",
            "secondary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/GetStream/stream-video-swift/blob/8196aff7274afded5f2e1c54e6c0adc4226bc19e/Sources/"
            "StreamVideo/CallKit/MissingPermissionPolicy/CallKitMissingPermissionPolicy.swift",
            "The library offers to end a call that is answered in the background without the permission.",
            "secondary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/signalapp/Signal-iOS/blob/5ea36cd91bb0e3c39cf81230119dd09bc379564e/Signal/Calls/"
            "AudioSession%2BWebRTC.swift",
            "The app starts recording by hand, lest the question come while the phone only rings.",
            "secondary",
        ),
    ),
    symbols=("AVAudioApplication.requestRecordPermission(completionHandler:)", "NSMicrophoneUsageDescription"),
    claims=("S13",),
    assumes=(
        "No page of Apple was found that says so; the rule follows three calling libraries and apps.",
        "The model shows no dialog at all, also not when the app comes to the front later.",
    ),
    see_also=("background.keep-call-data-readable-when-locked", "privacy.contacts-need-their-own-permission"),
    near_misses=(
        NearMiss("locked-alone", "Only a locked phone keeps the dialog away.", locked_alone),
        NearMiss("in-front-too", "Not even an app in front can ask during a call.", in_front_too),
    ),
)
