"""Reports about VoIP pushes."""

from callkit_restrictions.field.report import Report

REPORTS = (
    Report(
        title="Tidied up to async functions, and background calls began to crash",
        url="https://github.com/wireapp/wire-ios/pull/3060",
        product="Wire",
        date="2025-05-22",
        seen="Calls killed the app when it was in the background; with the app in front nothing was wrong.",
        cause="A tidy-up had moved the report from its completion-handler form to the async one. It then still waited "
        "in a task of its own when the push handler was through.",
        fix="The completion handlers came back.",
        sure="established",
        broke=("push.report-before-the-handler-returns",),
    ),
    Report(
        title="The push that takes an invitation back kills the app",
        url="https://github.com/twilio/voice-quickstart-ios/issues/251",
        product="Twilio Voice",
        date="2019-07-22",
        ios="13.0",
        seen="With iOS 13 and Xcode 11, the vendor warned, a suspended app may not survive the push that cancels a "
        "call.",
        cause="One VoIP push announced the call and a second one took it back; a report followed on the first alone.",
        fix="Newer SDKs send the cancellation over their connection.",
        sure="likely",
        broke=("push.only-for-new-calls", "push.report-before-the-handler-returns"),
    ),
    Report(
        title="A VoIP push with the news that nobody picked up",
        url="https://github.com/react-native-webrtc/react-native-voip-push-notification/issues/100",
        product="react-native-voip-push-notification",
        date="2023-02-09",
        seen="A developer pushed word of a missed call and wanted no call on the screen. The app crashed.",
        cause="A missed call is no new call, and whatever comes as a VoIP push has to be shown as one.",
        sure="likely",
        broke=(
            "push.only-for-new-calls",
            "push.no-push-without-a-ring",
            "push.report-before-the-handler-returns",
        ),
    ),
    Report(
        title="A plug-in hands out the token, and nobody reports the call",
        url="https://github.com/flutter-webrtc/callkeep/issues/162",
        product="flutter-webrtc callkeep",
        date="2023-02-17",
        seen="The app got its PushKit token from the plug-in, and every VoIP push that followed killed it, in "
        "“_terminateAppIfThereAreUnhandledVoIPPushes”.",
        cause="The native handler wrote a line to the log and did no more: the payload was not of the form that the "
        "plug-in reads.",
        sure="likely",
        broke=("push.report-before-the-handler-returns",),
    ),
    Report(
        title="VoIP pushes dry up after several calls",
        url="https://developer.apple.com/forums/thread/764376",
        ios="17.5.1",
        seen="On a phone in the background or locked, pushes stayed away for a while after a number of calls. Deleting "
        "the app and installing it again brought them back.",
        cause="Apple's support suspected pushes that were not reported at once, and the stop that follows when that "
        "happens again and again.",
        fix="To report every push immediately, and take control messages off PushKit, as the support advised.",
        sure="likely",
        broke=("push.repeated-failures-stop-delivery", "push.only-for-new-calls"),
    ),
    Report(
        title="Can an app learn that its pushes have been stopped?",
        url="https://developer.apple.com/forums/thread/768136",
        seen="A developer looked for a way to notice, on the phone or by an error, that VoIP pushes no longer come.",
        cause="Apple's support: code cannot tell. Crash logs remain of the first failures; later there is only a "
        "console line in which callservicesd says that it drops the push.",
        fix="Read the crash logs, and install again for tests. iOS 26 shows a dialog to development builds.",
        sure="established",
        met=("push.no-word-of-the-stop", "push.repeated-failures-stop-delivery"),
    ),
    Report(
        title="Cancelled by a second VoIP push, and it seems to work",
        url="https://github.com/hiennguyen92/flutter_callkit_incoming/issues/316",
        product="flutter_callkit_incoming",
        date="2023-06-23",
        seen="A second VoIP push says that the caller has given up, the app ends the call natively, and its developer "
        "is content.",
        cause="It goes well only while the first call rings. If the cancellation comes late, or first, there is no "
        "call to end and none is reported.",
        fix="An ordinary push, or a connection that the app has open.",
        sure="likely",
        broke=("push.only-for-new-calls", "push.report-before-the-handler-returns"),
    ),
    Report(
        title="Other things first, the report after them",
        url="https://github.com/GetStream/stream-video-swift/pull/339",
        product="Stream Video",
        date="2024-04-01",
        seen="In some of its states the SDK crashed when a VoIP push came in.",
        cause="The state of the call was seen to before the report was made.",
        fix="Now the report comes before everything else.",
        sure="established",
        broke=("push.report-before-the-handler-returns",),
    ),
    Report(
        title="Register, wait for the INVITE, then report: no longer possible",
        url="https://developer.apple.com/forums/thread/117939",
        ios="13.0",
        seen="A company's app was woken by the push, registered with its SIP server and waited for the INVITE before "
        "it reported. iOS 13 put an end to that.",
        cause="The report hung on the network.",
        fix="Apple's support: report at once, update or end the call later, and let the answer wait for the handshake.",
        sure="established",
        broke=("push.report-before-the-handler-returns",),
    ),
    Report(
        title="Expired, and delivered all the same after flight mode",
        url="https://developer.apple.com/forums/tags/callkit?page=2",
        date="2026-02",
        seen="A phone came online again and was handed the push of a call that was over. Its user saw a call that "
        "could not be taken, and then a missed one.",
        cause="An expiration of 0 does not rule such a delivery out, and has not for long.",
        fix="Report the call and end it straight away. From iOS 26.4 a flag can free the app from that.",
        sure="likely",
        met=("push.late-pushes-still-arrive",),
    ),
    Report(
        title="Killed once in weeks, on a few phones",
        url="https://github.com/twilio/twilio-voice-ios/issues/112",
        product="Twilio Voice",
        date="2023-04-19",
        ios="16.3.1",
        seen="Every three or four weeks the app was killed for some users, although each push was said to be reported.",
        cause="Nobody found out why. But the exception has a single meaning: there was a push without its report.",
        sure="not known",
        broke=("push.report-before-the-handler-returns",),
    ),
    Report(
        title="A crash right after hanging up",
        url="https://github.com/hiennguyen92/flutter_callkit_incoming/issues/197",
        product="flutter_callkit_incoming",
        date="2022-11-01",
        seen="Accepted on a locked phone and then ended: the app died with PushKit's complaint about an unreported "
        "push.",
        cause="The crash log shows that one more VoIP push was coming in, and nothing reported it. Perhaps it was "
        "there to say that the call had ended.",
        fix="To keep word of an end out of VoIP pushes.",
        sure="likely",
        broke=("push.only-for-new-calls", "push.report-before-the-handler-returns"),
    ),
)
