"""APNs promises neither that pushes arrive in order nor that each of them arrives."""

from collections.abc import Iterator

from callkit_restrictions.events.designs import Do, NoWay, Rely
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, Restriction, expect, punish
from callkit_restrictions.versions import From

NOT_PROMISED = frozenset(
    {
        "pushes arriving in the order in which they were sent",
        "every push arriving",
        "a second push stopping the ringing",
    }
)
PREPARED = "remember a call that was stopped before it began"
NO_PROMISE = "a push may overtake another one, and may never arrive"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each wish that depends on the order or the arrival of pushes, or is prepared for both."""
    for wish in history.of(Rely):
        if wish.event.promise in NOT_PROMISED:
            yield expect(wish, False, NO_PROMISE)
    for answer in history.of(Do):
        if answer.event.deed == PREPARED:
            yield expect(answer, True, "")


RESTRICTION = Restriction(
    id="push.no-promised-order",
    title="Neither the order nor the arrival of pushes is promised",
    kind="limit",
    judged_from="design",
    holds=From("10.0"),
    consequence="the word to stop comes before the word to ring, or a call never rings at all",
    watches=(Do, Rely),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.promise)),
    confidence="medium",
    evidence=(
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/823102",
            "Apple promises no order; in this thread the push to stop was there before the push to ring.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/usernotifications/troubleshooting-push-notifications",
            "A waiting notification can be replaced by a newer one, and too many of them look like an attack.",
            "secondary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/758973",
            "How to read in a sysdiagnose what became of a push.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://developer.apple.com/forums/thread/834530",
            "The annotated log of a phone that had been idle for long and got no VoIP push for a long time.",
            "anecdotal",
        ),
    ),
    symbols=("PKPushRegistryDelegate", "CXProvider.reportCall(with:endedAt:reason:)"),
    assumes=(
        "What is said of pushes of different kinds, and of pushes after a time offline, is taken to hold for all.",
    ),
    see_also=("push.late-pushes-still-arrive", "push.only-for-new-calls"),
)
