"""CXCallObserver: every call on the phone as a UUID and four flags, and no number with it."""

from collections.abc import Iterator

from callkit_restrictions.events.designs import Know, NoWay
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import From

HIDDEN = frozenset({"the number of another call", "whether another call is a phone call or FaceTime"})
SEEN, OWN = "that another call exists", "who is on a call of its own"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each wish to know something of a call outside the app."""
    for wish in history.of(Know):
        if wish.event.fact in {SEEN, *HIDDEN}:
            yield expect(wish, wish.event.fact == SEEN, "an observer sees a UUID and four flags, nothing else")


def kinds_differ(history: History) -> Iterator[Finding]:
    """The near miss: an observer can at least tell a phone call from FaceTime."""
    for finding in judge(history):
        yield expect(finding.target, True, "") if finding.target.event.fact.startswith("whether") else finding


def own_calls_too(history: History) -> Iterator[Finding]:
    """The near miss: not even of its own calls does an app know the other side."""
    yield from judge(history)
    for wish in history.of(Know):
        if wish.event.fact == OWN:
            yield expect(wish, False, "nobody's name")


RESTRICTION = Restriction(
    id="privacy.no-numbers-of-other-calls",
    title="No app learns who the user talks to outside its own calls",
    kind="no-api",
    judged_from="design",
    holds=From("10.0"),
    consequence="no API: an app learns that there is a call, and four flags of it (outgoing, on hold, "
    "connected, ended)",
    watches=(Know,),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.fact)),
    confidence="high",
    evidence=(
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXCall.rs",
            "The whole list: a UUID, outgoing, on hold, connected, ended.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxcallobserver",
            "Any app may observe the calls of the phone.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/coretelephony/ctcallcenter",
            "The older observer is deprecated since iOS 10 in favour of this one; it had no number either.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/identifying-and-blocking-calls",
            "An extension that names callers works with a list that it loaded beforehand.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://developer.apple.com/forums/thread/69150",
            "A developer cannot tell a carrier's call from FaceTime.",
            "anecdotal",
        ),
    ),
    symbols=("CXCallObserver", "CXCall", "CXCallObserverDelegate.callObserver(_:callChanged:)"),
    see_also=("privacy.no-lookup-while-ringing", "audio.no-recording-during-another-call"),
    near_misses=(
        NearMiss("kinds-differ", "An observer can tell a phone call from FaceTime.", kinds_differ),
        NearMiss("own-calls-too", "An app does not even know the other side of its own calls.", own_calls_too),
    ),
)
