"""com.apple.developer.dialing-app: from iOS 26 an app may replace the dialler for cellular calls, in the EU."""

from collections.abc import Iterator
from functools import partial

from callkit_restrictions.events.store import RoleRefused, SubmitToAppStore
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import From

ROLE = "default dialler"
ENTITLEMENT = "com.apple.developer.dialing-app"
EU = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip
"""The storefronts of the 27 member states, by their two-letter codes."""

EUROPE = EU | {"CH", "GB", "IS", "LI", "NO"}


def judge(history: History, where: frozenset[str] = EU, *, entitled: bool = True) -> Iterator[Finding]:
    """One finding for each build that wants the role, and of which it is known where it is offered."""
    for build in history.of(SubmitToAppStore):
        if build.event.role == ROLE and build.event.territories is not None:
            outside = sorted(set(build.event.territories) - where)
            lacks = entitled and ENTITLEMENT not in (build.event.entitlements or ())
            why = f"the build lacks {ENTITLEMENT}" if lacks else f"there is no such role in {', '.join(outside)}"
            yield expect(build, not outside and not lacks, why)


RESTRICTION = Restriction(
    id="store.dialer-only-in-the-eu",
    title="A default dialler for cellular calls exists only in the EU",
    kind="review",
    judged_from="build",
    holds=From("26.0"),
    consequence="neither the role nor its interfaces for cellular calls and for the history are available",
    watches=(SubmitToAppStore,),
    judge=judge,
    enforce=punish("refuse", lambda _: RoleRefused(ROLE)),
    confidence="medium",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/livecommunicationkit/preparing-your-app-to-be-the-default-dialer-app",
            "The role, its entitlement and interfaces, and the condition that developer and device are in the EU.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/preparing-your-app-to-be-the-default-calling-app",
            "The role for calls over the internet, of iOS 18.2, is another one.",
            "primary",
        ),
    ),
    symbols=(
        ENTITLEMENT,
        "TelephonyConversationManager",
        "StartCellularConversationAction",
        "ConversationHistoryManager",
    ),
    disagreement="Who read Apple's article once found the EU as a condition, for developer and device; a "
    "second reader found no such limit. The model takes the first reading.",
    assumes=("The model goes by the storefronts in which the build is offered, each of which has to be in the EU.",),
    see_also=("store.default-calling-app-needs-its-role", "privacy.no-numbers-of-other-calls"),
    near_misses=(
        NearMiss("all-of-europe", "Any country of Europe will do.", partial(judge, where=EUROPE)),
        NearMiss("no-entitlement-needed", "The entitlement is not asked for.", partial(judge, entitled=False)),
    ),
)
