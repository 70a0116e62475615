"""CXCallController.request(_:completion:)

Two channels: the provider reports what comes from outside, the controller requests what the local user does. A tap in
the app that never becomes a request leaves the system's picture behind.
"""

from collections.abc import Iterator
from functools import partial

from callkit_restrictions.events.actions import PerformEndCallAction
from callkit_restrictions.events.calls import InvalidateProvider, ProviderDidReset, ReportCallEnded, RequestTransaction
from callkit_restrictions.events.people import UserTapsInApp
from callkit_restrictions.history import Entry, History
from callkit_restrictions.moments import Duration, seconds
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Number, Restriction, settle, tolerate
from callkit_restrictions.versions import From

PATIENCE = seconds(10)
ACTION_OF = {
    "answer": "CXAnswerCallAction",
    "decline": "CXEndCallAction",
    "hang up": "CXEndCallAction",
    "hold": "CXSetHeldCallAction",
    "resume": "CXSetHeldCallAction",
    "mute": "CXSetMutedCallAction",
    "unmute": "CXSetMutedCallAction",
}
NOT_REQUESTED = "the user's tap in the app never became a request, so the system does not know of it"


def judge(history: History, patience: Duration = PATIENCE, buttons: dict[str, str] = ACTION_OF) -> Iterator[Finding]:
    """One finding for each tap in the app about a call that CallKit has."""
    for tap in history.of(UserTapsInApp):
        call, action = tap.event.call, buttons.get(tap.event.button)
        if call is None or action is None or call not in history.before(tap).calls:
            continue
        asks = (ask for ask in history.of(RequestTransaction, call=call, after=tap) if ask.event.action == action)
        request = next(asks, None)
        if request is None and _over(history, tap, call):
            continue
        yield settle(history, tap, met_by=request, within=patience, because=NOT_REQUESTED)


def _over(history: History, tap: Entry[UserTapsInApp], call: str) -> bool:
    """Did the call end some other way before it mattered?"""
    ended = history.first(ReportCallEnded, PerformEndCallAction, call=call, after=tap)
    gone = history.first(ProviderDidReset, InvalidateProvider, after=tap)
    return any(end is not None and end.at < tap.at + PATIENCE for end in (ended, gone))


RESTRICTION = Restriction(
    id="calls.send-user-actions-through-callkit",
    title="What the user does on the app's own call screen goes through CallKit as an action",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="the system's screen keeps its state: a call that was declined rings on, one that was left "
    "is still counted",
    watches=(
        UserTapsInApp,
        RequestTransaction,
        ReportCallEnded,
        PerformEndCallAction,
        ProviderDidReset,
        InvalidateProvider,
    ),
    judge=judge,
    enforce=tolerate,
    confidence="high",
    evidence=(
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2016/230/",
            "What the local user does goes through the controller; the provider is for what comes from outside.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/765367",
            "Inside the system a call has one way to end, and it reaches the app as an end action.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXCallController.rs",
            "Without an error the transaction was accepted; the provider's delegate performs it afterwards.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxsetheldcallaction",
            "Hold is an action: communication is suspended, the call goes on, the delegate fulfils.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/hoxfon/react-native-twilio-programmable-voice/issues/40",
            "The channels mixed up: an end action for a call that the other side had ended, refused with code 4.",
            "anecdotal",
        ),
    ),
    symbols=(
        "CXCallController.request(_:completion:)",
        "CXEndCallAction",
        "CXSetHeldCallAction",
        "CXSetMutedCallAction",
    ),
    claims=("S18",),
    assumes=("Apple gives no time. The model waits 10 s for the request, so that an app may tidy up first.",),
    numbers=(Number("seconds until a tap without a request counts as lost", 10, assumed=True),),
    field_rules=(
        "a call that is over must be ended in CallKit, and only then",
        "hold and un-hold go through CXSetHeldCallAction, and a held call stays held until it is un-held",
    ),
    see_also=("calls.end-what-is-over", "calls.held-stays-held"),
    near_misses=(
        NearMiss("at-once", "The request must follow within half a second.", partial(judge, patience=seconds("0.5"))),
        NearMiss(
            "only-hanging-up",
            "Only hanging up has to go through CallKit.",
            partial(judge, buttons={"hang up": "CXEndCallAction"}),
        ),
    ),
)
