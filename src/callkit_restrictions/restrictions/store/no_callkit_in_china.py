"""App Review Guideline 5.0, as it is applied to the storefront of mainland China since 2018."""

import re
from collections.abc import Iterator

from callkit_restrictions.events.store import AppStoreRejected, SubmitToAppStore
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import ALWAYS

CHINA = "CN"
IN_CHINA = r"\b(CN|CHN|China|(?i:all|everywhere|worldwide|global|globally))\b"
"""The storefront as builds declare it, and as people write it down."""
OFF = r"(?i)\b(no|not|off|without|except|but|outside|disabled|inactive|removed)\b|\bexclud"
"""What turns such a word into its opposite."""


def judge(history: History) -> Iterator[Finding]:
    """One finding for each build that is offered in China: CallKit must be inactive there."""
    for build in history.of(SubmitToAppStore):
        declared = build.event
        if declared.includes is None or not _in_china(declared.territories or ()):
            continue
        named = [each for each in declared.includes if re.search(r"\bCallKit\b", each)]
        active = any(not re.search(OFF, each) for each in named) and CHINA not in declared.switched_off_in
        yield expect(build, not active, "CallKit is active in the storefront of China")


def _in_china(territories: tuple[str, ...]) -> bool:
    named = [each for each in territories if re.search(IN_CHINA, each)]
    left_out = any(re.search(OFF, each) for each in territories if re.search(r"\b(CN|CHN|China)\b", each))
    return bool(named) and not left_out


def everywhere(history: History) -> Iterator[Finding]:
    """The near miss: CallKit is refused wherever the build is offered."""
    for build in history.of(SubmitToAppStore):
        yield expect(build, "CallKit" not in (build.event.includes or ()), "CallKit is active")


def no_switch(history: History) -> Iterator[Finding]:
    """The near miss: switching CallKit off for China is not enough, it may not be linked at all."""
    for finding in judge(history):
        linked = "CallKit" in finding.target.event.includes
        yield expect(finding.target, not linked, "CallKit is linked")


RESTRICTION = Restriction(
    id="store.no-callkit-in-china",
    title="CallKit is inactive in the China App Store",
    kind="review",
    judged_from="build",
    holds=ALWAYS,
    consequence="App Review rejects the build under Guideline 5.0, or the app is removed from that store",
    watches=(SubmitToAppStore,),
    judge=judge,
    enforce=punish("reject", lambda _: AppStoreRejected(guideline="5.0")),
    confidence="high",
    evidence=(
        Evidence(
            "field-report",
            "https://github.com/jitsi/jitsi-meet/issues/3152",
            "The rejection text of June 2018: a ministry demands that CallKit be inactive in China.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://github.com/andreamainella98/phone_state/issues/46",
            "App Review still used these words in November 2025.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://github.com/BelledonneCommunications/linphone-iphone/issues/423",
            "An early letter (May 2018); to explain to App Review how the app switches CallKit off did settle it.",
            "secondary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/nextcloud/talk-ios/blob/2d31eda5e2acbf3cef27aa289376942bdf0de25d/"
            "NextcloudTalk/Calls/CallKitManager.swift",
            "A shipping app that switches CallKit off by region.",
            "secondary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/TelegramMessenger/Telegram-iOS/blob/0305d6c33b34fdd9d806e8e84b47f710ade47313/"
            "submodules/TelegramCallsUI/Sources/CallKitIntegration.swift",
            "Another shipping app with such a switch.",
            "secondary",
        ),
        Evidence(
            "app-review",
            "https://developer.apple.com/app-store/review/guidelines/",
            "Guideline 5.0: an app must obey the law wherever it is offered; the word CallKit does not stand there.",
            "primary",
        ),
    ),
    symbols=("CXProvider", "PKPushRegistry"),
    disagreement="A switch and a reply to App Review were enough in one case; checks of the locale were refused in "
    "another. No text of the rule hosted by Apple was found: it is known from rejection messages.",
    assumes=(
        "The model judges what the build declares: CallKit active in the storefront of China, or switched off there.",
    ),
    field_rules=("CallKit must be inactive on the China App Store",),
    near_misses=(
        NearMiss("everywhere", "CallKit is refused wherever the build is offered.", everywhere),
        NearMiss("no-switch", "CallKit may not even be linked.", no_switch),
    ),
)
