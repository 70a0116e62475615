"""watchOS: NWConnection and WebSockets are for calls that run in CallKit, and for little else."""

from collections.abc import Iterator

from callkit_restrictions.events.process import ConnectionFailed, OpenConnection
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import From

NO_CALL = "the watch opened a connection while no call was running"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each connection; a call counts from its report on, as the app connects in order to take it."""
    for connection in history.of(OpenConnection):
        yield expect(connection, bool(history.before(connection).calls), NO_CALL)


def once_answered(history: History) -> Iterator[Finding]:
    """The near miss: a call that rings is no call yet."""
    for connection in history.of(OpenConnection):
        answered = any(call.state != "ringing" for call in history.before(connection).calls.values())
        yield expect(connection, answered, NO_CALL)


RESTRICTION = Restriction(
    id="background.watch-connects-only-during-calls",
    title="On the watch, sockets work only while a call is running",
    kind="limit",
    judged_from="trace",
    holds=From("9.0").on("watch"),
    consequence="the connection is not made: it stays in waiting, with ENETDOWN",
    watches=(OpenConnection,),
    judge=judge,
    enforce=punish("refuse", lambda _: ConnectionFailed("ENETDOWN")),
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/technotes/tn3135-low-level-networking-on-watchos",
            "Low-level networking is open to streamed audio, VoIP calls with CallKit (watchOS 9) and "
            "DeviceDiscoveryUI; anything else waits with ENETDOWN, and BSD sockets never work.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/",
            "CallKit exists on the watch from watchOS 9.0 on.",
            "primary",
        ),
    ),
    symbols=("NWConnection", "URLSessionWebSocketTask", "CXProvider"),
    claims=("S21",),
    assumes=("A call counts as running from its report on.",),
    see_also=("background.no-connection-between-calls", "calls.only-where-callkit-runs"),
    near_misses=(NearMiss("once-answered", "A call that rings is no call yet.", once_answered),),
)
