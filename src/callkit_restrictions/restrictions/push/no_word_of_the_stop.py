"""callservicesd stops delivering without a word: PushKit has no callback, no error and no property for it."""

from collections.abc import Iterator

from callkit_restrictions.events.designs import Do, Know, NoWay
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, Restriction, expect, punish
from callkit_restrictions.versions import From

ON_THE_PHONE = "whether iOS still delivers its VoIP pushes"
ON_THE_SERVER = "which calls no phone has answered"
FROM_THE_SERVER = "fall back to an alert push when no phone answers"
SILENCE = "nothing tells an app that its VoIP pushes are no longer delivered"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each wish to notice the stop: an app cannot, a server can see that nobody answers."""
    for wish in history.of(Know):
        if wish.event.fact in {ON_THE_PHONE, ON_THE_SERVER}:
            yield expect(wish, wish.event.fact == ON_THE_SERVER, SILENCE)
    for answer in history.of(Do):
        if answer.event.deed == FROM_THE_SERVER:
            yield expect(answer, True, "")


RESTRICTION = Restriction(
    id="push.no-word-of-the-stop",
    title="The app cannot find out that its VoIP pushes are no longer delivered",
    kind="no-api",
    judged_from="design",
    holds=From("13.0"),
    consequence="no API: no error and no callback, and APNs goes on accepting",
    watches=(Do, Know),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.fact)),
    confidence="high",
    evidence=(
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/768136",
            "Code cannot find out the blocked state; once crashes give way to silence, only the console shows it.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/tags/callkit",
            "On iOS 26 the system shows dialogs about failed reports and stopped delivery, but only for builds in "
            "development and TestFlight.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/react-native-webrtc/react-native-voip-push-notification/issues/102",
            "The only trace on the phone: a console line of callservicesd.",
            "anecdotal",
        ),
    ),
    symbols=("PKPushRegistry",),
    claims=("S8",),
    field_rules=("apps that repeatedly leave VoIP pushes unreported stop receiving them",),
    see_also=("push.repeated-failures-stop-delivery",),
)
