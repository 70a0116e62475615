"""apns-push-type, apns-topic and apns-priority: the three headers by which APNs knows a VoIP push."""

from collections.abc import Iterable, Iterator

from callkit_restrictions.events.pushes import PushDropped, PushRefused, PushSent
from callkit_restrictions.history import History
from callkit_restrictions.restriction import (
    Consequence,
    Evidence,
    Finding,
    NearMiss,
    Number,
    Outcome,
    Restriction,
    expect,
)
from callkit_restrictions.versions import From

SUFFIX = ".voip"
TOP_PRIORITY = 10


def _is_for_pushkit(push: PushSent) -> bool:
    """Is it meant as a VoIP push, and are any of its headers known?"""
    known = (push.push_type, push.topic, push.priority) != (None, None, None)
    return known and (push.type.lower() == "voip" or (push.topic or "").endswith(SUFFIX))


def _right_type(push: PushSent) -> bool:
    return (push.push_type or push.type).lower() == "voip"


def _wrong(push: PushSent) -> list[str]:
    """What is wrong with the headers that are known."""
    right = {
        f"the push type is {push.push_type or push.type}, not voip": _right_type(push),
        f"the topic does not end in {SUFFIX}": push.topic is None or push.topic.endswith(SUFFIX),
        f"the priority is {push.priority}, not {TOP_PRIORITY}": push.priority in {None, TOP_PRIORITY},
    }
    return [fault for fault, fine in right.items() if not fine]


def judge(history: History, *, forgives: str = "-") -> Iterator[Finding]:
    """One finding for each push that is meant for PushKit and whose headers are known."""
    for push in history.of(PushSent):
        if _is_for_pushkit(push.event):
            wrong = [fault for fault in _wrong(push.event) if forgives not in fault]
            yield expect(push, not wrong, "; ".join(wrong))


def any_type(history: History) -> Iterator[Finding]:
    """The near miss: the topic alone decides, whatever the push type says."""
    return judge(history, forgives="push type")


def any_topic(history: History) -> Iterator[Finding]:
    """The near miss: the push type alone decides, whatever the topic is."""
    return judge(history, forgives="topic")


def any_priority(history: History) -> Iterator[Finding]:
    """The near miss: a low priority does no harm."""
    return judge(history, forgives="priority")


def enforce(history: History, findings: Iterable[Finding]) -> Iterator[Consequence]:
    """APNs answers to a wrong push type; with another wrong header the push is late or lost."""
    for finding in findings:
        if finding.outcome is Outcome.FAILED and not _right_type(finding.target.event):
            yield Consequence("refuse", finding.target, history.now, PushRefused("InvalidPushType"))
        elif finding.outcome is Outcome.FAILED:
            yield Consequence("withhold", finding.target, history.now, PushDropped(reason=finding.because))


RESTRICTION = Restriction(
    id="push.use-the-voip-topic",
    title="A VoIP push carries the voip type, the .voip topic and top priority",
    kind="duty",
    judged_from="trace",
    holds=From("13.0"),
    consequence="APNs refuses the push (InvalidPushType), or it is delayed or never delivered",
    watches=(PushSent,),
    judge=judge,
    enforce=enforce,
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns",
            "The table of headers: which type and which topic go with VoIP, and which certificates are good for it.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/PushKit/PKPushRegistry.rs",
            "The VoIP token is one of its own; it comes later than the registration and can change.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/Pr0Ger/PyAPNs2/issues/87",
            "When iOS 13 came out, a server library found its pushes turned away for their type.",
            "anecdotal",
        ),
    ),
    symbols=("apns-push-type", "apns-topic", "apns-priority", "PKPushRegistry.pushToken(for:)"),
    assumes=(
        "A wrong push type is refused, as seen with iOS 13; a wrong topic or priority loses the push, the worst case.",
    ),
    numbers=(Number("apns-priority of a VoIP push", TOP_PRIORITY),),
    see_also=("push.stay-within-the-payload-size", "push.late-pushes-still-arrive"),
    near_misses=(
        NearMiss("any-type", "The topic alone decides.", any_type),
        NearMiss("any-topic", "The push type alone decides.", any_topic),
        NearMiss("any-priority", "A low priority does no harm.", any_priority),
    ),
)
