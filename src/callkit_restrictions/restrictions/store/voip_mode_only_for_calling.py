"""App Review Guideline 2.5.4: a background mode serves its purpose, and the purpose of `voip` is calling."""

import re
from collections.abc import Iterator

from callkit_restrictions.events.store import AppStoreRejected, SubmitToAppStore
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import ALWAYS

CALLING = re.compile(r"(?<!no )(?<!without )\b(calls?|calling|telephony)\b", re.IGNORECASE)
NO_CALLS = "the build declares the voip background mode, and a reviewer finds no calls in it"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each build that declares the voip mode and of which it is known what it offers."""
    for build in history.of(SubmitToAppStore):
        offers = build.event.feature
        if "voip" in (build.event.background_modes or ()) and offers is not None:
            yield expect(build, CALLING.search(offers) is not None, NO_CALLS)


def without_the_mode_too(history: History) -> Iterator[Finding]:
    """The near miss: a build without calls is refused, whatever it declares."""
    for build in history.of(SubmitToAppStore):
        if build.event.feature is not None:
            yield expect(build, CALLING.search(build.event.feature) is not None, NO_CALLS)


RESTRICTION = Restriction(
    id="store.voip-mode-only-for-calling",
    title="The voip background mode is only for apps that let people call",
    kind="review",
    judged_from="build",
    holds=ALWAYS,
    consequence="App Review rejects the build under Guideline 2.5.4",
    watches=(SubmitToAppStore,),
    judge=judge,
    enforce=punish("reject", lambda _: AppStoreRejected(guideline="2.5.4")),
    confidence="high",
    evidence=(
        Evidence(
            "app-review",
            "https://developer.apple.com/app-store/review/guidelines/",
            "Guideline 2.5.4: background services are for what they are meant for, VoIP being one of them.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/skrafft/react-native-jitsi-meet/issues/180",
            "A rejection of 2020 for a declared voip mode, and an approval after an exchange with App Review.",
            "secondary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/pushkit/pkpushtype/voip",
            "VoIP pushes begin calls and do nothing else.",
            "primary",
        ),
        Evidence(
            "crash-doc",
            "https://developer.apple.com/documentation/xcode/sigkill",
            "0xbad22222 is the code of a VoIP app that resumed too often, an older answer to keeping alive.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/QuickBlox/q-municate-ios/issues/232",
            "The audio mode was refused in the same way.",
            "anecdotal",
        ),
    ),
    symbols=("UIBackgroundModes",),
    assumes=("The model takes a build to offer calls if what it offers is described by that word.",),
    field_rules=("the voip background mode is only for apps that offer VoIP calling",),
    see_also=("background.declare-the-voip-mode", "push.only-for-new-calls"),
    near_misses=(
        NearMiss(
            "without-the-mode-too", "A build without calls is refused, whatever it declares.", without_the_mode_too
        ),
    ),
)
