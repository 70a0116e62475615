"""apns-push-type: background. A push of low priority, throttled, for content that can wait."""

from collections.abc import Iterator
from functools import partial
from itertools import chain

from callkit_restrictions.events.pushes import PushDropped, PushSent
from callkit_restrictions.history import Entry, History
from callkit_restrictions.moments import Duration, Moment, seconds
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Number, Restriction, expect, punish
from callkit_restrictions.versions import From

AN_HOUR = seconds(3600)
PER_HOUR = 3
LOW_PRIORITY = 5


def judge(
    history: History, per_hour: int = PER_HOUR, window: Duration = AN_HOUR, low_priority: int | None = LOW_PRIORITY
) -> Iterator[Finding]:
    """One finding for each background push; those that were withheld do not count against the next."""
    arrived: list[Moment] = []
    earlier = history.of(PushSent, before=next(history.of(PushSent), None))  # remembered ones count as well
    for push in chain(earlier, history.of(PushSent)):
        if push.event.type != "background":
            continue
        if low_priority is not None and push.event.priority not in {None, low_priority}:
            yield expect(
                push, False, f"a background push is sent with priority {low_priority}, or does not wake the app"
            )
            continue
        lately = sum(at > push.at - window for at in arrived)
        if lately < per_hour:
            arrived.append(push.at)
        yield expect(push, lately < per_hour, f"{lately} background pushes have arrived within the last hour")


def _drop(push: Entry[PushSent]) -> PushDropped:
    return PushDropped(push.event.type, reason="throttled")


RESTRICTION = Restriction(
    id="push.no-ringing-by-background-push",
    title="Background pushes are throttled and can neither ring nor stop ringing",
    kind="limit",
    judged_from="trace",
    holds=From("≤13.0"),
    consequence="the push is withheld or delayed; nobody is told",
    watches=(PushSent,),
    judge=judge,
    enforce=punish("withhold", _drop),
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/usernotifications/pushing-background-updates-to-your-app",
            "Such pushes have a low priority and no promise of arrival; the page advises against more than two or "
            "three within an hour.",
            "primary",
        ),
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2019/707/",
            "A background push has to be sent with priority 5.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/823102",
            "A stop sent as a push can arrive before the push that began to ring.",
            "secondary",
        ),
    ),
    symbols=(
        "UIApplicationDelegate.application(_:didReceiveRemoteNotification:fetchCompletionHandler:)",
        "UIBackgroundModes",
        "apns-priority",
    ),
    assumes=(
        "Apple says two or three an hour: the model lets three through in any hour; a real phone may drop the third.",
        "True by iOS 13.0, perhaps earlier.",
    ),
    numbers=(
        Number("background pushes an hour (Apple: two or three)", PER_HOUR, assumed=True),
        Number("apns-priority a background push must have", LOW_PRIORITY),
    ),
    see_also=("push.no-promised-order", "push.only-for-new-calls"),
    near_misses=(
        NearMiss("two-an-hour", "Only two pushes an hour arrive.", partial(judge, per_hour=2)),
        NearMiss("four-an-hour", "Four pushes an hour arrive.", partial(judge, per_hour=4)),
        NearMiss("a-day", "The count runs for a day.", partial(judge, window=24 * AN_HOUR)),
        NearMiss("any-priority", "The priority makes no difference.", partial(judge, low_priority=None)),
    ),
)
