"""CXAnswerCallAction on a locked phone: the app runs behind the system's in-call screen and cannot come forward."""

from collections.abc import Iterator

from callkit_restrictions.events.designs import LOCK_SCREEN, NoWay, Show
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.screen import SLOTS
from callkit_restrictions.versions import From

CONTROLS = frozenset({"our call screen", "the buttons"})


def judge(history: History) -> Iterator[Finding]:
    """One finding for each wish about who draws the call on the lock screen."""
    for wish in history.of(Show):
        element, place, source = wish.event.element, wish.event.place, wish.event.source
        if place == LOCK_SCREEN and element in CONTROLS:
            kept = SLOTS[place].get(element) == source
            yield expect(wish, kept, "on a locked phone the call stays on the system's screen")


def only_while_ringing(history: History) -> Iterator[Finding]:
    """The near miss: once the call is answered, the app may come to the front."""
    for finding in judge(history):
        answered = finding.target.event.moment == "after answering"
        yield expect(finding.target, True, "") if answered else finding


RESTRICTION = Restriction(
    id="ui.no-own-screen-on-a-locked-phone",
    title="On a locked phone an answered audio call stays on the system's screen; the app cannot come to the front",
    kind="no-api",
    judged_from="design",
    holds=From("10.0"),
    consequence="no API: the person must tap the button with the app's icon, and unlock",
    watches=(Show,),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.element)),
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/intents/instartaudiocallintent",
            "A call that is started with CallKit needs no unlocked phone: the app stays behind, and "
            "what is seen is the system's own call screen.",
            "primary",
        ),
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2016/230/",
            "The button with the app's masked icon is the way from the system's screen into the app.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/twilio/video-quickstart-ios/issues/414",
            "A vendor: unlocked, the app opens; locked, the system's screen stays until its button and an unlock.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://github.com/react-native-webrtc/react-native-callkit/issues/24",
            "Maintainers call an own screen after a locked audio answer impossible.",
            "anecdotal",
        ),
        Evidence(
            "field-report",
            "https://github.com/ConnectyCube/connectycube-flutter-call-kit/issues/150",
            "Audio stays on the lock screen, a call reported with video asks to unlock.",
            "anecdotal",
        ),
        Evidence(
            "field-report",
            "https://developer.apple.com/forums/thread/810709",
            "On iOS 26 the way into the app did nothing for calls whose handle was missing or empty.",
            "anecdotal",
        ),
    ),
    symbols=("CXAnswerCallAction", "CXProviderConfiguration.iconTemplateImageData", "CXCallUpdate.remoteHandle"),
    claims=("S5",),
    disagreement="Apple's text speaks of calls that an intent starts. That an answer leads to the same is "
    "known from vendors and developers only.",
    field_rules=("an app cannot bring itself to the front of a locked phone",),
    see_also=("ui.no-video-until-unlocked", "ui.no-staying-on-the-system-screen"),
    near_misses=(NearMiss("fair-after-the-answer", "After the answer the app may come forward.", only_while_ringing),),
)
