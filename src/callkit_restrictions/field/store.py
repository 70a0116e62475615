"""Reports about App Review."""

from callkit_restrictions.field.report import Report

REPORTS = (
    Report(
        title="Rejected because of China",
        url="https://github.com/hiennguyen92/flutter_callkit_incoming/issues/359",
        product="flutter_callkit_incoming",
        date="2023-08-31",
        seen="App Review had turned an app down under Guideline 5.0, and its developer, who writes no Swift, asks for "
        "a way to do without CallKit in China alone.",
        cause="CallKit was active wherever the app was on sale, China included.",
        fix="The maintainer points to the locale. The check belongs before the provider and the registry are made.",
        sure="likely",
        broke=("store.no-callkit-in-china",),
    ),
    Report(
        title="Not registered for pushes in China, with a net below",
        url="https://github.com/RocketChat/Rocket.Chat.ReactNative/pull/7152",
        product="Rocket.Chat",
        date="2026-04-14",
        seen="CallKit is off by region. What, the team asks, becomes of VoIP pushes on phones in China?",
        cause="A VoIP push cannot be thrown away.",
        fix="So the app does not register for them there. Should one come all the same, it shows a placeholder call "
        "for a moment.",
        sure="established",
        met=("store.no-callkit-in-china", "push.no-push-without-a-ring"),
    ),
    Report(
        title="VoIP pushes, only to be delivered better",
        url="https://github.com/phonegap/phonegap-plugin-push/issues/2531",
        product="phonegap-plugin-push",
        date="2018-08-20",
        seen="A developer turned VoIP pushes on for ordinary notifications. App Review refused the app: it declared "
        "voip and had no VoIP in it.",
        cause="The maintainer: it is there for VoIP apps alone.",
        fix="Use ordinary ones.",
        sure="established",
        broke=("store.voip-mode-only-for-calling",),
    ),
)
