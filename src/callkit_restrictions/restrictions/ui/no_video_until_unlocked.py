"""CXCallUpdate.hasVideo on a locked phone: the answer asks to unlock, and the camera waits for that."""

from collections.abc import Iterator

from callkit_restrictions.events.designs import APP, Do, NoWay, Show, Wish
from callkit_restrictions.history import Entry, History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import From

WAIT = "wait with the video until the phone is unlocked"
VIDEO = frozenset({"the caller's video", "a camera preview"})


def judge(history: History) -> Iterator[Finding]:
    """One finding for each wish about video between an answer on the lock screen and the unlock."""
    for wish in history.of(Show):
        if wish.event.element in VIDEO and wish.event.place == APP and wish.event.moment == "while the phone is locked":
            yield expect(wish, False, "until the unlock the app is not in front: no video and no camera")
    for wait in history.of(Do):
        if wait.event.deed == WAIT:
            yield expect(wait, True, "")


def unlocked_too(history: History) -> Iterator[Finding]:
    """The near miss: video waits even on an unlocked phone."""
    yield from (finding for finding in judge(history) if isinstance(finding.target.event, Do))
    for wish in history.of(Show):
        if wish.event.element in VIDEO and wish.event.place == APP:
            yield expect(wish, False, "no video at once")


def _no_way(wish: Entry[Wish]) -> NoWay:
    return NoWay(wish.event.element if isinstance(wish.event, Show) else WAIT)


RESTRICTION = Restriction(
    id="ui.no-video-until-unlocked",
    title="A video call answered on a locked phone waits for the unlock before any video",
    kind="limit",
    judged_from="design",
    holds=From("10.0"),
    consequence="the phone asks to unlock first; until then there is sound only and the camera is off",
    watches=(Show, Do),
    judge=judge,
    enforce=punish("no way", _no_way),
    confidence="medium",
    evidence=(
        Evidence(
            "open-source-app",
            "https://github.com/element-hq/element-x-ios/blob/5d0343c480a8659a1d5669f8e4a13fb37d7528e7/"
            "ElementX/Sources/Services/ElementCall/ElementCallService.swift",
            "A shipping app reports video so that an answer brings it to the front.",
            "secondary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/BelledonneCommunications/linphone-iphone/blob/44bb74efc8684271a126639a4644f943c0df319e/"
            "Linphone/TelecomManager/ProviderDelegate.swift",
            "Another one switches its camera off where it is answered without being in front.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://github.com/twilio/video-quickstart-ios/issues/414",
            "A vendor describes what the answer does on a locked and on an unlocked phone.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://github.com/react-native-webrtc/react-native-callkeep/issues/355",
            "With the video flag: ring, answer, unlock, then the app.",
            "anecdotal",
        ),
        Evidence(
            "field-report",
            "https://github.com/nextcloud/talk-ios/pull/913",
            "iOS 16.0 lost the hand-over for this app; the workaround waits until the phone is unlocked.",
            "anecdotal",
        ),
    ),
    symbols=("CXCallUpdate.hasVideo", "CXAnswerCallAction"),
    claims=("S3",),
    disagreement="Observed, not documented by Apple. Reports differ by release on how soon the phone asks to unlock.",
    assumes=("The phone asks to unlock as soon as the call is answered.",),
    field_rules=("an app cannot bring itself to the front of a locked phone",),
    see_also=("ui.no-own-screen-on-a-locked-phone", "ui.no-video-before-answering", "ui.mark-video-calls-twice"),
    near_misses=(NearMiss("unlocked-too", "Video waits on an unlocked phone as well.", unlocked_too),),
)
