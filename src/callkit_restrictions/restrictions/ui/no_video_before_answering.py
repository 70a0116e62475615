"""CXCallUpdate.hasVideo is a yes or a no: nothing in CallKit takes a view, a layer or a stream."""

from collections.abc import Iterator

from callkit_restrictions.events.designs import APP, SYSTEM_SCREENS, NoWay, Show
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import From

CALL_VIDEO, PREVIEW = "the caller's video", "a camera preview"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each wish to show the call's video, and for each camera picture on a system screen."""
    for wish in history.of(Show):
        element, place = wish.event.element, wish.event.place
        if element == CALL_VIDEO and place in SYSTEM_SCREENS | {APP}:
            yield expect(wish, place == APP, f"no API brings a video picture to {place}")
        elif element == PREVIEW and place in SYSTEM_SCREENS:
            yield expect(wish, False, f"no API brings a camera picture to {place}")


def only_while_ringing(history: History) -> Iterator[Finding]:
    """The near miss: once the call is answered, the system's screen shows its video."""
    for finding in judge(history):
        answered = finding.target.event.moment == "after answering"
        yield expect(finding.target, True, "") if answered else finding


RESTRICTION = Restriction(
    id="ui.no-video-before-answering",
    title="No picture or video of the call appears on the system's call screen",
    kind="no-api",
    judged_from="design",
    holds=From("10.0"),
    consequence="no API: video is seen in the app's own screen only",
    watches=(Show,),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.element)),
    confidence="high",
    evidence=(
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXCallUpdate.rs",
            "Video is a Boolean of the call; no property of the class holds a picture.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/lionheart/openradar-mirror/issues/14887",
            "An early request to hand video over to the system's screen; the answer was that it is not planned.",
            "anecdotal",
        ),
        Evidence(
            "field-report",
            "https://github.com/twilio/video-quickstart-ios/issues/488",
            "A vendor explains that CallKit was made for audio first.",
            "anecdotal",
        ),
    ),
    symbols=("CXCallUpdate.hasVideo",),
    claims=("S3",),
    field_rules=("the system incoming-call screen cannot be customised",),
    see_also=("ui.no-video-until-unlocked", "ui.mark-video-calls-twice"),
    near_misses=(NearMiss("fair-after-the-answer", "Answered, the system's screen has video.", only_while_ringing),),
)
