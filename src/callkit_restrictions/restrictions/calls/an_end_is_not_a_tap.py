"""CXEndCallAction

One action for every end on the system's side: tapped, replaced by another call, given up by the system. It carries no
reason.
"""

from collections.abc import Iterator

from callkit_restrictions.events.designs import NoWay, Rely
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import From

MEANINGS = {
    "an end action that means that the call is over": True,
    "an end action that means that the user declined": False,
    "an end action that means that the user hung up": False,
}
"""What a design can read into an end action, and whether it is there."""


def judge(history: History) -> Iterator[Finding]:
    """One finding for each design that reads a meaning into end actions."""
    for wish in history.of(Rely):
        if wish.event.promise in MEANINGS:
            yield expect(wish, MEANINGS[wish.event.promise], "an end action says that the call is over, not why")


def hanging_up_is_a_tap(history: History) -> Iterator[Finding]:
    """The near miss: during a call an end action is always a tap."""
    for finding in judge(history):
        running = "hung up" in finding.target.event.promise
        yield expect(finding.target, True, "") if running else finding


RESTRICTION = Restriction(
    id="calls.an-end-is-not-a-tap",
    title="An end action does not prove that the user tapped anything",
    kind="limit",
    judged_from="design",
    holds=From("10.0"),
    consequence="statistics count refusals that were none, and callers are told of one",
    watches=(Rely,),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.promise)),
    confidence="high",
    evidence=(
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/765367",
            "On end actions that nobody had tapped: the system has one path for a call that is over, and this is it.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/pushkit/responding-to-voip-notifications-from-pushkit",
            "An end from the other side is reported by the app, with a reason.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/voximplant/flutter_callkit/issues/29",
            "From iOS 16 ringing ended after about 60 s, as an end action that nobody had tapped.",
            "anecdotal",
        ),
    ),
    symbols=("CXEndCallAction", "CXCallEndedReason"),
    assumes=("How long iOS lets a call ring is not documented; about 60 s from iOS 16 is one vendor's report.",),
    see_also=("calls.name-the-true-reason", "calls.send-user-actions-through-callkit"),
    near_misses=(NearMiss("hanging-up-is-a-tap", "During a call an end action is a tap.", hanging_up_is_a_tap),),
)
