"""CXEndCallAction without a tap: from iOS 16 on, a call that nobody answers is reported to be ended by the system."""

from collections.abc import Iterator
from functools import partial

from callkit_restrictions.events.designs import Do, NoWay
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Number, Restriction, expect, punish
from callkit_restrictions.versions import From

LONGEST = 60
RINGING = {"ring for 45 seconds": 45, "ring for 90 seconds": 90, "ring for two minutes": 120}
"""How designs speak of a time to ring, in seconds."""


def judge(history: History, longest: int = LONGEST) -> Iterator[Finding]:
    """One finding for each wish that says how long the phone rings."""
    for wish in history.of(Do):
        if wish.event.deed in RINGING:
            kept = RINGING[wish.event.deed] < longest
            yield expect(wish, kept, f"the system is reported to end an unanswered call after {longest} seconds or so")


RESTRICTION = Restriction(
    id="ui.no-endless-ringing",
    title="The system ends an incoming call that rings too long",
    kind="limit",
    judged_from="design",
    holds=From("16.0"),
    consequence="an end action that nobody tapped; the caller may still be waiting",
    watches=(Do,),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.deed)),
    confidence="low",
    evidence=(
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/765367",
            "Whatever ends a call on the system's side arrives as a CXEndCallAction, whether or not somebody "
            "tapped. It "
            "gives no number of seconds.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/voximplant/flutter_callkit/issues/29",
            "A vendor's calls could ring for 90 s on iOS 14 and 15; on iOS 16 they were closed after 60 s.",
            "anecdotal",
        ),
    ),
    symbols=("CXEndCallAction", "CXCallEndedReason.unanswered"),
    disagreement="The 60 s, for iOS 16 and later, come from a single vendor; Apple documents no time at all.",
    assumes=(
        (
            "60 s, as that one vendor measured. Only a design is judged by it: the simulated phone itself rings on "
            "until somebody "
            "ends the call."
        ),
    ),
    numbers=(Number("seconds of ringing that one vendor reports", LONGEST, assumed=True),),
    field_rules=("ringing is done by the system, with the ringtone file the app names",),
    see_also=("calls.an-end-is-not-a-tap",),
    near_misses=(
        NearMiss("a-minute-and-a-half", "A call may ring for 100 seconds.", partial(judge, longest=100)),
        NearMiss("half-a-minute", "A call may ring for 30 seconds only.", partial(judge, longest=30)),
    ),
)
