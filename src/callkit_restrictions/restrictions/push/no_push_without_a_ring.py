"""PKPushType.voIP and CXProvider belong together: an app takes both, or neither."""

from collections.abc import Iterator

from callkit_restrictions.events.designs import Do, NoWay
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, Restriction, expect, punish
from callkit_restrictions.versions import From

WITH_A_RING = frozenset(
    {
        "ring by a VoIP push with the system's call screen",
        "ring by an alert push and open our call screen after a tap",
    }
)
WITHOUT_A_RING = frozenset(
    {
        "show a notification of our own in place of the call",
        "fetch new messages by a VoIP push",
    }
)
SILENT = "a VoIP push has to become a call on the system's screen; there is no silent one"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each wish about what a push leads to."""
    for wish in history.of(Do):
        if wish.event.deed in WITH_A_RING | WITHOUT_A_RING:
            yield expect(wish, wish.event.deed in WITH_A_RING, SILENT)


RESTRICTION = Restriction(
    id="push.no-push-without-a-ring",
    title="There is no silent VoIP push: without the system's call there is no VoIP push",
    kind="no-api",
    judged_from="design",
    holds=From("13.0"),
    consequence="no API: a push that stays unreported terminates the app, and an app without CallKit is not to use "
    "VoIP pushes at all",
    watches=(Do,),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.deed)),
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/pushkit/responding-to-voip-notifications-from-pushkit",
            "Whoever does not use CallKit's screens is told to ring by UserNotifications and not by PushKit.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/PushKit/PKPushRegistry.rs",
            "The duty to report is stated for every VoIP push; what the push holds makes no difference.",
            "primary",
        ),
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2019/707/",
            "For an app that is content with a banner the session points to ordinary pushes, prepared by an extension.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/784473",
            "Even a push of which the app can make nothing becomes a call first; that call may be over at once.",
            "primary",
        ),
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2021/10091/",
            "Communication and time-sensitive notifications (iOS 15), for an alert that gets through.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/twilio/voice-quickstart-ios/issues/251",
            "In an iOS 13 beta an app that registered without linking CallKit was stopped by an assertion.",
            "anecdotal",
        ),
    ),
    symbols=(
        "PKPushType.voIP",
        "CXProvider.reportNewIncomingCall(with:update:completion:)",
        "UNNotificationServiceExtension",
        "UNNotificationInterruptionLevel.timeSensitive",
        "PTChannelManager",
    ),
    claims=("S7",),
    assumes=(
        "LiveCommunicationKit (iOS 17.4) counts as CallKit here: it shows the same screens and meets the duty as well.",
    ),
    field_rules=(
        "every VoIP push must be reported to CallKit as an incoming call before the push handler returns",
        "VoIP pushes may carry nothing but new incoming calls",
    ),
    see_also=(
        "push.report-before-the-handler-returns",
        "push.only-for-new-calls",
        "push.report-when-the-flag-says-so",
        "store.no-callkit-in-china",
    ),
)
