"""The platforms of CXProvider and CXCallController

CallKit's calling classes are unavailable on the native Mac, the framework does not exist on TV, and in the simulator
nothing rings.
"""

from collections.abc import Iterator

from callkit_restrictions.events.designs import NoWay
from callkit_restrictions.events.store import SubmitToAppStore
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import From

RUNS = frozenset({"iPhone", "iPad", "Apple Watch", "Apple Vision"})
NOWHERE = frozenset({"native Mac", "Apple TV", "simulator"})


def judge(history: History, nowhere: frozenset[str] = NOWHERE) -> Iterator[Finding]:
    """One finding for each build that says where it counts on CallKit calls. Mac Catalyst is a case of its own."""
    for build in history.of(SubmitToAppStore):
        platforms = RUNS | nowhere
        counted = [place for place in build.event.calls_on or () if place in platforms]
        wrong = [place for place in counted if place in nowhere]
        if counted:
            yield expect(build, not wrong, f"there are no CallKit calls on the {' and '.join(wrong)}")


def not_in_catalyst(history: History) -> Iterator[Finding]:
    """The near miss: every Mac is without CallKit calls, Mac Catalyst included."""
    return judge(history, nowhere=NOWHERE | {"Mac Catalyst"})


def simulator_too(history: History) -> Iterator[Finding]:
    """The near miss: calls run in the simulator."""
    return judge(history, nowhere=NOWHERE - {"simulator"})


RESTRICTION = Restriction(
    id="calls.only-where-callkit-runs",
    title="CallKit calls exist on iPhone, iPad, watch and vision, not on the native Mac, on TV or in the simulator",
    kind="limit",
    judged_from="build",
    holds=From("10.0"),
    consequence="the classes are missing when the app is built, or calls have neither screen nor activated sound",
    watches=(SubmitToAppStore,),
    judge=judge,
    enforce=punish("no way", lambda build: NoWay(f"CallKit calls on {' and '.join(build.event.calls_on or ())}")),
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/",
            "The list of platforms of the framework: iOS and iPadOS 10, watchOS 9, visionOS 1, Mac Catalyst; no tvOS.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/voip-calling-with-callkit",
            "Apple's sample has to run on a device.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/xamarin/xamarin-macios/wiki/CallKit-iOS-xcode13.2-b1",
            "The headers of Xcode 13.2 take the calling classes away from the Mac.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/pushkit/pkpushtype/voip",
            "VoIP pushes: iOS and iPadOS 9, Mac Catalyst 14, watchOS 9, visionOS 1.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/nextcloud/talk-ios/blob/master/NextcloudTalk/Calls/CallKitManager.swift",
            "Switches CallKit off for the iPad app on a Mac, after trials on macOS 12 and 13.",
            "secondary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/TelegramMessenger/Telegram-iOS/blob/0305d6c33b34fdd9d806e8e84b47f710ade47313/"
            "submodules/TelegramCallsUI/Sources/CallKitIntegration.swift",
            "Counts CallKit as unavailable in the simulator.",
            "secondary",
        ),
    ),
    symbols=("CXProvider", "CXCallController", "ProcessInfo.isiOSAppOnMac"),
    claims=("S13",),
    disagreement="Mac Catalyst: 13 in the headers, 10 in the documentation; which of them is right is left "
    "open. For macOS 13 the page of the framework lists the module, though no calling class is "
    "available there.",
    assumes=("Calls on the watch need watchOS 9, on vision visionOS 1; the model does not number those systems.",),
    see_also=("store.no-callkit-in-china",),
    near_misses=(
        NearMiss("not-in-catalyst", "Mac Catalyst has no CallKit calls either.", not_in_catalyst),
        NearMiss("simulator-too", "Calls run in the simulator.", simulator_too),
    ),
)
