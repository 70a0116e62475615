"""Suspension: the kernel shuts the sockets of an app that stands still. Between calls there is PushKit instead."""

from collections.abc import Iterator

from callkit_restrictions.events.designs import Do, NoWay, Rely
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, Restriction, expect, punish
from callkit_restrictions.versions import From

HELD_OPEN = "a connection that stays open between calls"
BY_PUSH = "show people as online while pushes can reach them"
SHUT = "between calls the app is suspended, and its sockets are shut"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each wish about how the app is reached between calls: by a held connection, or by push."""
    for wish in history.of(Rely):
        if wish.event.promise == HELD_OPEN:
            yield expect(wish, False, SHUT)
    for answer in history.of(Do):
        if answer.event.deed == BY_PUSH:
            yield expect(answer, True, "")


RESTRICTION = Restriction(
    id="background.no-connection-between-calls",
    title="Nothing keeps the app and its connection alive between calls",
    kind="limit",
    judged_from="design",
    holds=From("10.0"),
    consequence="iOS suspends the app and shuts its sockets; the first use after that fails",
    watches=(Do, Rely),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.promise)),
    confidence="medium",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/pushkit/responding-to-voip-notifications-from-pushkit",
            "A connection while the app runs, a push while it does not.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/764762",
            "It is the active audio session that keeps an app awake in the background.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/networkextension/local-push-connectivity",
            "The exception for managed local networks: an extension that keeps a connection, with an entitlement.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/twilio/voice-quickstart-ios/issues/152",
            "A device log in which suspension is followed by the shutting of the sockets.",
            "secondary",
        ),
    ),
    symbols=("UIBackgroundModes", "PKPushRegistry", "NEAppPushProvider"),
    claims=("S21",),
    assumes=("Local push connectivity, for managed networks without internet, is left out of the rule.",),
    field_rules=("running time in the background ends with the call",),
    see_also=("background.running-time-ends-with-the-call", "background.no-voip-sockets"),
)
