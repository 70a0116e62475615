"""Log lines about VoIP pushes: what the app's console, callservicesd and SpringBoard say on the way of a push."""

from callkit_restrictions.signatures.signature import Family, Signature

FAMILY = Family(
    "Log lines: pushes",
    3,
    "The way of a VoIP push through the device: apsd, then callservicesd, then the app. Look for them in "
    "a device log or "
    "a log archive, beside the moment of the kill.",
)
DAEMON = ("callservicesd",)
ISSUE_152 = "https://github.com/twilio/voice-quickstart-ios/issues/152"
THREAD_799024 = "https://developer.apple.com/forums/thread/799024"
THREAD_801446 = "https://developer.apple.com/forums/thread/801446"

SIGNATURES = (
    Signature(
        id="warn-same-run-loop",
        title="Apps receiving VoIP pushes must post an incoming call via CallKit in the same run loop",
        kind="console line",
        says=(
            "Apps receving VoIP pushes must post",
            "Apps receiving VoIP pushes must post",
        ),
        where="console of the app",
        meaning=(
            "A push handler returned without a report. The line goes with the exception; early releases print it alone."
        ),
        restrictions=("push.report-before-the-handler-returns",),
        confidence="high",
        seen_in="iOS 13 and later (“receving” in the early ones)",
        evidence=("https://github.com/phonegap/phonegap-plugin-push/issues/2842", THREAD_801446),
        check=("Report the call in the same call of the handler, before it returns: no dispatch, no await before it.",),
    ),
    Signature(
        id="log-killing-voip-app",
        title="Killing VoIP app because it failed to post an incoming call in time",
        kind="daemon log",
        says=("Killing VoIP app because it failed to post",),
        where="callservicesd, error",
        meaning="The check from outside has struck: the crash report will say 0xbaadca11.",
        restrictions=("push.keep-the-handler-short", "push.register-at-every-launch"),
        confidence="high",
        seen_in="iOS 13 and later",
        evidence=(THREAD_801446,),
        check=(
            (
                "Find the line “Delivering … VoIP payload(s)” about 7 s before it: did the app's handler log "
                "anything after it?"
            ),
            "If not: are registry and delegate made at the very beginning of the launch?",
        ),
    ),
    Signature(
        id="log-blocked",
        title=(
            "will not be launched because it failed to report an incoming call too many times (or repeatedly crashed.)"
        ),
        kind="daemon log",
        says=("will not be launched because it failed to report",),
        where="callservicesd",
        meaning="Delivery has stopped: this push was dropped, and so will be the next ones. The app is told nothing.",
        restrictions=("push.repeated-failures-stop-delivery", "push.no-word-of-the-stop"),
        confidence="high",
        seen_in="a device log of 2023",
        evidence=("https://github.com/react-native-webrtc/react-native-voip-push-notification/issues/102",),
        check=(
            (
                "Collect the earlier crash reports: which pushes were left unreported, or which crash repeats at "
                "each push?"
            ),
            "For a test, delete the app and install it again.",
        ),
    ),
    Signature(
        id="log-delivering",
        title="Delivering … VoIP payload(s) to application",
        kind="daemon log",
        tells="sign",
        says=(
            "Delivering … VoIP payload(s) to application",
            "Asked to deliver message … to application",
            "Received incoming APS message from application with bundle identifier",
            "Incoming message has topic:",
        ),
        by=DAEMON,
        where="callservicesd",
        meaning="The push has reached the device, and callservicesd hands it over. From here the 7 s are counted.",
        unruled="it shows a delivery, not a fault",
        confidence="high",
        seen_in="iOS 12 to 26",
        evidence=(THREAD_801446, THREAD_799024, ISSUE_152),
        check=("What does the app's own log say in the seven seconds after it?",),
        note=(
            "If APNs accepted the push and none of these lines is there, the push has not come as far as callservicesd."
        ),
    ),
    Signature(
        id="log-launching",
        title="Will attempt to open the application and acquire a process assertion",
        kind="daemon log",
        tells="sign",
        says=(
            "Will attempt to open the application and acquire a process assertion",
            "Attempting to open application",
            "Successfully launched application with bundle identifier",
            "Successfully took out process assertion",
        ),
        by=DAEMON,
        where="callservicesd",
        meaning="The app was not running and is launched for the push.",
        unruled="it shows a launch, not a fault",
        confidence="high",
        seen_in="iOS 12 to 26",
        evidence=(ISSUE_152, THREAD_799024),
        check=("Is the push registry made, with its delegate, in this launch?",),
    ),
    Signature(
        id="log-open-request",
        title="[FBSystemService] Received request to open … from callservicesd",
        kind="daemon log",
        tells="sign",
        says=("Received request to open … from callservicesd",),
        where="SpringBoard",
        meaning="callservicesd asks for the launch of the app.",
        unruled="it shows a launch, not a fault",
        confidence="high",
        seen_in="iOS 12",
        evidence=(ISSUE_152,),
        check=("Does a delivery follow in callservicesd?",),
    ),
    Signature(
        id="log-assertion-timeout",
        title="Invalidating process assertion for bundle ID … from timeout",
        kind="daemon log",
        tells="sign",
        says=("Invalidating process assertion for bundle ID … from timeout",),
        where="callservicesd",
        meaning="The time that a push gives the app is used up.",
        unruled="it marks the end of a span, not a fault",
        confidence="medium",
        seen_in="iOS 12",
        evidence=(ISSUE_152,),
        check=("Had the app reported its call by then?",),
    ),
    Signature(
        id="log-call-source-gone",
        title="Ending call … since its backing call source … is no longer connected",
        kind="daemon log",
        tells="sign",
        says=("since its backing call source … is no longer connected",),
        where="callservicesd",
        meaning="The app's process died with a call open, so the system ends the call.",
        unruled="it is what follows from a death; its cause stands elsewhere",
        confidence="medium",
        seen_in="2019",
        evidence=("https://github.com/twilio/voice-quickstart-ios/issues/398",),
        check=("Look for the app's crash report of that moment.",),
    ),
)
