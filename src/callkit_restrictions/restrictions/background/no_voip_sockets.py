"""kCFStreamNetworkServiceTypeVoIP: deprecated since iOS 9, and a trap in builds with the iOS 16 SDK."""

from collections.abc import Iterator

from callkit_restrictions.events.process import OpenConnection, ProcessTerminated
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import From

TRAP = "the app opened a connection with the VoIP service type, which wakes nobody any more"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each connection that the app opens."""
    for connection in history.of(OpenConnection):
        yield expect(connection, connection.event.service != "voip", TRAP)


def no_connections(history: History) -> Iterator[Finding]:
    """The near miss: a calling app may open no connection of its own."""
    for connection in history.of(OpenConnection):
        yield expect(connection, False, TRAP)


RESTRICTION = Restriction(
    id="background.no-voip-sockets",
    title="Old VoIP sockets no longer wake an app",
    kind="no-api",
    judged_from="build",
    holds=From("16.0").by_linked_sdk(),
    consequence="the process traps in libsp.dylib (EXC_BREAKPOINT): “Linked against modern SDK, VOIP socket will not "
    "wake. Use Local Push Connectivity instead”",
    watches=(OpenConnection,),
    judge=judge,
    enforce=punish("terminate", lambda _: ProcessTerminated(exception="EXC_BREAKPOINT")),
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/uikit/uiapplication/setkeepalivetimeout(_:handler:)",
            "The keep-alive timer of the old sockets is deprecated, with a pointer to PushKit.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/pjsip/pjproject/issues/3303",
            "The trap in a SIP library, with its text, and the switch that turns VoIP sockets off.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://github.com/MailCore/mailcore2/issues/1955",
            "Not calls alone: a library for mail ran into it as well.",
            "secondary",
        ),
    ),
    symbols=(
        "kCFStreamNetworkServiceTypeVoIP",
        "UIApplication.setKeepAliveTimeout(_:handler:)",
        "PKPushRegistry",
        "NEAppPushProvider",
    ),
    assumes=(
        "The trap is known from crash reports of builds with the iOS 16 SDK; Apple documents the deprecation alone.",
    ),
    see_also=("background.no-connection-between-calls",),
    near_misses=(NearMiss("no-connections", "An app may open no connection of its own.", no_connections),),
)
