"""CXAnswerCallAction on an unlocked phone: the app comes to the front, and no property asks for anything else."""

from collections.abc import Iterator

from callkit_restrictions.events.designs import Do, NoWay
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import From

STAY, STAY_LOCKED = (
    "stay on the system's call screen after an answer",
    "stay on the system's call screen while the phone is locked",
)
OPEN = "open our call screen while the call still connects"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each wish about what an answer on an unlocked phone opens."""
    for wish in history.of(Do):
        if wish.event.deed in {STAY, OPEN}:
            yield expect(wish, wish.event.deed == OPEN, "the answer opens the app, and no property keeps it from that")


def locked_too(history: History) -> Iterator[Finding]:
    """The near miss: even a locked phone opens the app."""
    yield from judge(history)
    for wish in history.of(Do):
        if wish.event.deed == STAY_LOCKED:
            yield expect(wish, False, "the answer opens the app")


RESTRICTION = Restriction(
    id="ui.no-staying-on-the-system-screen",
    title="On an unlocked phone, answering opens the app; it cannot ask to stay on the system's screen",
    kind="no-api",
    judged_from="design",
    holds=From("10.0"),
    consequence="no API: the app is brought to the front, and one without a call screen looks broken",
    watches=(Do,),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.deed)),
    confidence="medium",
    evidence=(
        Evidence(
            "field-report",
            "https://github.com/twilio/video-quickstart-ios/issues/414",
            "A vendor: on an unlocked phone the answer opens the app.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://github.com/twilio/twilio-voice-react-native/issues/417",
            "A developer would rather stay on the system's screen; the thread ends without a way.",
            "anecdotal",
        ),
        Evidence(
            "field-report",
            "https://github.com/ConnectyCube/connectycube-flutter-call-kit/issues/150",
            "By contrast: an audio call, answered on a locked phone, leaves the app closed.",
            "anecdotal",
        ),
    ),
    symbols=("CXAnswerCallAction",),
    claims=("S5",),
    disagreement="Observed by vendors and developers; Apple documents none of it.",
    assumes=("No property was found that asks for the system's screen; the model takes it that there is none.",),
    field_rules=("the system incoming-call screen cannot be customised",),
    see_also=("ui.no-own-screen-on-a-locked-phone",),
    near_misses=(NearMiss("locked-too", "A locked phone opens the app as well.", locked_too),),
)
