"""callservicesd counts the VoIP pushes that an app leaves unreported, and stops delivering.

It is worse than the termination of one process: nothing crashes any more, APNs goes on accepting, and the phone is
silent.
"""

from collections.abc import Iterator
from functools import partial

from callkit_restrictions.events import Event
from callkit_restrictions.events.calls import ReportNewIncomingCall
from callkit_restrictions.events.process import LaunchRefused
from callkit_restrictions.events.pushes import (
    DidReceiveIncomingPush,
    PushDropped,
    PushesLeftUnreported,
    PushSent,
    ReturnFromPushHandler,
)
from callkit_restrictions.history import Entry, History
from callkit_restrictions.questions import unreported_pushes
from callkit_restrictions.restriction import (
    Evidence,
    Finding,
    NearMiss,
    Number,
    Outcome,
    Restriction,
    expect,
    owe,
    punish,
)
from callkit_restrictions.versions import From

LIMIT = 3
STOPPED = "the app had left too many VoIP pushes unreported: iOS no longer hands any over"
UNEXPLAINED = "a VoIP push was dropped; the history does not show whether earlier ones went unreported"


def judge(history: History, limit: int = LIMIT) -> Iterator[Finding]:
    """One finding for each VoIP push that is sent after another one went unreported."""
    failures = [*unreported_pushes(history)]
    for push in history.of(PushSent):
        if not _is_voip(push.event):
            continue
        next_push = history.first(PushSent, after=push, where=_is_voip)
        count = _count(history, failures, push)
        handed_over = history.first(DidReceiveIncomingPush, after=push, before=next_push)
        dropped = history.first(PushDropped, after=push, before=handed_over or next_push, where=_is_voip)
        if count >= limit:
            yield expect(push, False, STOPPED)
        elif dropped is not None and dropped.event.reason is None:
            stopped = expect(push, False, STOPPED, met_by=dropped)
            yield stopped if count else Finding(push, Outcome.CANT_TELL, UNEXPLAINED)
        elif count and dropped is None:
            yield expect(push, True, "", met_by=handed_over) if handed_over else owe(history, push, "on its way")

    yield from _unsent(history, failures)


def _is_voip(push: PushSent | PushDropped) -> bool:
    return push.type.lower() == "voip"


def _unsent(history: History, failures: list[Entry[Event]]) -> Iterator[Finding]:
    """What only the phone's side shows: a launch that is refused, a drop without a sight of the sending."""
    for refused in history.of(LaunchRefused):
        yield expect(refused, False, STOPPED)
    for dropped in history.of(PushDropped):
        unseen = history.last(PushSent, before=dropped) is None
        if unseen and _is_voip(dropped.event) and dropped.event.reason is None:
            known = _count(history, failures, dropped) > 0
            yield expect(dropped, False, STOPPED) if known else Finding(dropped, Outcome.CANT_TELL, UNEXPLAINED)


def _count(history: History, failures: list[Entry[Event]], entry: Entry[Event]) -> int:
    """How many pushes went unreported before an entry."""
    before = sum(earlier.event.count for earlier in history.of(PushesLeftUnreported, before=entry))
    return before + sum(failure.index < entry.index for failure in failures)


def _drop(_: Entry[PushSent]) -> PushDropped:
    return PushDropped(reason="the app failed to report an incoming call too many times")


RESTRICTION = Restriction(
    id="push.repeated-failures-stop-delivery",
    title="An app that keeps leaving VoIP pushes unreported stops receiving them",
    kind="limit",
    judged_from="trace",
    holds=From("13.0").by_linked_sdk(),
    consequence="iOS drops later VoIP pushes in silence; callservicesd logs “will not be launched because it failed to "
    "report an incoming call too many times (or repeatedly crashed.)”",
    watches=(
        LaunchRefused,
        PushSent,
        PushDropped,
        PushesLeftUnreported,
        DidReceiveIncomingPush,
        ReturnFromPushHandler,
        ReportNewIncomingCall,
    ),
    judge=judge,
    enforce=punish("withhold", _drop),
    confidence="high",
    evidence=(
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/PushKit/PKPushRegistry.rs",
            "The comment on the delegate warns of termination at once and, in the long run, of no more launches.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/pushkit/pkpushtype/voip",
            "Names the stop of launches after repeated failures, and no number.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/768136",
            "First the process crashes in PushKit; later callservicesd stops delivering and only the console says so.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/react-native-webrtc/react-native-voip-push-notification/issues/102",
            "The line of callservicesd from a real phone; delivery came back after deleting the app.",
            "anecdotal",
        ),
        Evidence(
            "field-report",
            "https://github.com/VoIPGRID/VialerSIPLib/issues/197",
            "Three to five misses are the range in which developers saw delivery end.",
            "anecdotal",
        ),
        Evidence(
            "field-report",
            "https://github.com/react-native-webrtc/react-native-voip-push-notification/issues/75",
            "A developer writes that the stop lasts for 24 hours.",
            "anecdotal",
        ),
    ),
    symbols=("PKPushRegistry", "PKPushType.voIP"),
    claims=("S8",),
    disagreement="Apple says “repeatedly” and gives no number; one field report speaks of three to five. How delivery "
    "comes back is not documented either: reports name a day, or deleting and installing the app again. The model "
    "stops at three and never lifts the stop.",
    assumes=(
        "Three unreported pushes stop delivery, however long ago they were.",
        "Nothing lifts the stop.",
    ),
    numbers=(Number("unreported pushes until delivery stops", LIMIT, assumed=True),),
    field_rules=("apps that repeatedly leave VoIP pushes unreported stop receiving them",),
    see_also=("push.report-before-the-handler-returns", "push.no-word-of-the-stop"),
    near_misses=(
        NearMiss("two-are-enough", "Delivery stops after two failures.", partial(judge, limit=2)),
        NearMiss("one-more", "Delivery stops only after four failures.", partial(judge, limit=4)),
    ),
)
