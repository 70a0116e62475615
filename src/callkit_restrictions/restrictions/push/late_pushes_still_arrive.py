"""apns-expiration: a request to APNs, and no promise that a late push stays away."""

from collections.abc import Iterator

from callkit_restrictions.events.designs import Do, NoWay, Rely
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, Restriction, expect, punish
from callkit_restrictions.versions import From

A_PROMISE = "an expiration of 0 keeping late pushes away"
PREPARED = "end a call at once that comes too late"
STILL_ARRIVES = "pushes with an expiration of 0 have been delivered half a minute late"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each wish that deals with a late push: by being prepared, or by counting on the expiration."""
    for wish in history.of(Rely):
        if wish.event.promise == A_PROMISE:
            yield expect(wish, False, STILL_ARRIVES)
    for answer in history.of(Do):
        if answer.event.deed == PREPARED:
            yield expect(answer, True, "")


RESTRICTION = Restriction(
    id="push.late-pushes-still-arrive",
    title="A push that comes too late for its call may still be delivered",
    kind="limit",
    judged_from="design",
    holds=From("≤13.0"),
    consequence="the phone rings although the caller has given up; the app has to report that call all the same, "
    "and end it, unless iOS 26.4 lets it off",
    watches=(Do, Rely),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.promise)),
    confidence="medium",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/pushkit/responding-to-voip-notifications-from-pushkit",
            "Advises servers to let a push live for no time at all, or hardly any.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/tags/callkit",
            "From iOS 26.4 a push that comes too late to matter need not be reported.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/778512",
            "Apple's support treats the delivery of expired VoIP pushes as an issue of long standing.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://developer.apple.com/forums/thread/795610",
            "Pushes with expiration 0 came once flight mode was off again.",
            "anecdotal",
        ),
        Evidence(
            "field-report",
            "https://github.com/twilio/voice-quickstart-ios/issues/308",
            "A phone that had just been signed in got old pushes in a bunch, and the app did not survive them.",
            "anecdotal",
        ),
    ),
    symbols=("apns-expiration", "CXCallEndedReason.unanswered", "PKVoIPPushMetadata.mustReport"),
    disagreement="Apple's pages and session read as if expiration 0 meant no late delivery; developers report late "
    "deliveries, and Apple's support knows of them. The model lets late pushes arrive.",
    assumes=("True by iOS 13.0, from which on the reports date; it may have been so before.",),
    see_also=("push.report-when-the-flag-says-so", "push.no-promised-order"),
)
