"""com.apple.developer.calling-app: from iOS 18.2 people can choose which app calls when they tap a number."""

from collections.abc import Iterator
from functools import partial

from callkit_restrictions.events.store import RoleRefused, SubmitToAppStore
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import From

ROLE = "default calling app"
ENTITLEMENT = "com.apple.developer.calling-app"
EITHER_FRAMEWORK = frozenset({"CallKit", "LiveCommunicationKit"})


def judge(history: History, frameworks: frozenset[str] = EITHER_FRAMEWORK, *, mode: bool = True) -> Iterator[Finding]:
    """One finding for each build that wants the role: entitlement, voip mode, and one of two frameworks."""
    for build in history.of(SubmitToAppStore):
        if build.event.role != ROLE:
            continue
        has = {
            f"the entitlement {ENTITLEMENT}": ENTITLEMENT in (build.event.entitlements or ()),
            "the voip background mode": not mode or "voip" in (build.event.background_modes or ()),
            " or ".join(sorted(frameworks)): not frameworks.isdisjoint(build.event.includes or ()),
        }
        lacking = [what for what, there in has.items() if not there]
        yield expect(build, not lacking, f"the build lacks {', '.join(lacking)}")


RESTRICTION = Restriction(
    id="store.default-calling-app-needs-its-role",
    title="A default calling app needs the entitlement, the voip mode and CallKit or LiveCommunicationKit",
    kind="review",
    judged_from="build",
    holds=From("18.2"),
    consequence="iOS does not offer the app as the default, or App Review refuses the build; into the phone "
    "app leads only a tap of the user",
    watches=(SubmitToAppStore,),
    judge=judge,
    enforce=punish("refuse", lambda _: RoleRefused(ROLE)),
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/preparing-your-app-to-be-the-default-calling-app",
            "The criteria for the role, the taps it brings, and the scheme that hands back to the phone app.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.calling-app",
            "The entitlement, there from iOS 18.2 and watchOS 11.2 on.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/twilio/voice-quickstart-ios/blob/master/LiveCommunicationKitExample/README.md",
            "A vendor's sample that calls LiveCommunicationKit the successor of CallKit and demands it for the role.",
            "secondary",
        ),
    ),
    symbols=(ENTITLEMENT, "UIBackgroundModes", "INStartCallIntent", "ConversationManager"),
    disagreement="A vendor's sample asks for LiveCommunicationKit. Apple lists either framework, and so does "
    "the model.",
    see_also=("background.declare-the-voip-mode", "store.dialer-only-in-the-eu"),
    near_misses=(
        NearMiss(
            "callkit-will-not-do",
            "Only LiveCommunicationKit qualifies.",
            partial(judge, frameworks=frozenset({"LiveCommunicationKit"})),
        ),
        NearMiss("no-mode-needed", "The voip mode is not asked for.", partial(judge, mode=False)),
        NearMiss(
            "any-framework",
            "Whatever framework it links will do.",
            partial(judge, frameworks=EITHER_FRAMEWORK | {"PushKit"}),
        ),
    ),
)
