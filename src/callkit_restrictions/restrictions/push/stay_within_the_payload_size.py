"""PKPushPayload: APNs refuses a VoIP push whose payload is larger than five kilobytes."""

from collections.abc import Iterator
from functools import partial

from callkit_restrictions.events.pushes import PushRefused, PushSent
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Number, Restriction, expect, punish
from callkit_restrictions.versions import From

LARGEST, LARGEST_OF_OTHERS = 5120, 4096


def judge(history: History, largest: int = LARGEST) -> Iterator[Finding]:
    """One finding for each VoIP push whose size is known."""
    for push in history.of(PushSent):
        size = push.event.size
        if push.event.type.lower() == "voip" and size is not None:
            yield expect(push, size <= largest, f"the payload has {size} bytes, more than {largest}")


RESTRICTION = Restriction(
    id="push.stay-within-the-payload-size",
    title="A VoIP push carries at most five kilobytes",
    kind="limit",
    judged_from="trace",
    holds=From("10.0"),
    consequence="APNs refuses the push (PayloadTooLarge)",
    watches=(PushSent,),
    judge=judge,
    enforce=punish("refuse", lambda _: PushRefused("PayloadTooLarge")),
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/usernotifications/generating-a-remote-notification",
            "Gives VoIP pushes one kilobyte more than the four that all others have: 5120 bytes.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns",
            "The answers of APNs, with PayloadTooLarge for a message that is too large.",
            "primary",
        ),
    ),
    symbols=("PKPushPayload.dictionaryPayload",),
    numbers=(
        Number("largest payload of a VoIP push in bytes", LARGEST),
        Number("largest payload of any other push in bytes", LARGEST_OF_OTHERS),
    ),
    see_also=("push.carry-the-caller-in-the-push", "push.use-the-voip-topic"),
    near_misses=(
        NearMiss(
            "as-any-push", "A VoIP push may have 4096 bytes, as any push.", partial(judge, largest=LARGEST_OF_OTHERS)
        ),
        NearMiss("below-the-limit", "5120 bytes are one too many.", partial(judge, largest=LARGEST - 1)),
        NearMiss("one-more", "5121 bytes are accepted.", partial(judge, largest=LARGEST + 1)),
    ),
)
