"""Exceptions and traps: the process ended itself, because Apple's code in it said so."""

from callkit_restrictions.signatures.signature import Family, Signature

FAMILY = Family(
    "Exceptions and traps",
    2,
    "The process was ended from inside, by Apple's own code: an NSInternalInconsistencyException (SIGABRT), or a trap. "
    "The exception's name alone says nothing, since every framework uses it; its reason and its backtrace do.",
)
REPORT = "push.report-before-the-handler-returns"
INSIDE = (
    "Is a call reported on every path through the push handler, also for a cancelled call, a double, and a push that "
    "cannot be read?",
    "Is it reported before the handler returns, not after an answer of the server or in a dispatched block?",
)

SIGNATURES = (
    Signature(
        id="exception-never-posted",
        title=(
            "Killing app because it never posted an incoming call to the system after receiving a PushKit VoIP push"
        ),
        kind="exception",
        says=("it never posted an incoming call",),
        where="reason of an NSInternalInconsistencyException: console, crash report",
        meaning="The push handler returned, and no call had been reported. This is the check inside the process.",
        restrictions=(REPORT,),
        confidence="high",
        seen_in="iOS 13 to 26; the first betas said “callback” for “push”",
        evidence=(
            "https://developer.apple.com/forums/thread/801446",
            "https://developer.apple.com/forums/thread/799024",
        ),
        check=INSIDE,
    ),
    Signature(
        id="frame-terminate-unhandled",
        title="-[PKPushRegistry _terminateAppIfThereAreUnhandledVoIPPushes]",
        kind="backtrace frame",
        says=("[PKPushRegistry _terminateAppIfThereAreUnhandledVoIPPushes",),
        where="last exception backtrace, PushKit (PKPushRegistry.m, the line number varies)",
        meaning=(
            "PushKit's own check, inside the process: the push handler returned, and no call had been reported. "
            "Apple's "
            "support knows no other cause of this frame."
        ),
        restrictions=(REPORT,),
        confidence="high",
        seen_in="iOS 13 to 26",
        evidence=("https://developer.apple.com/forums/thread/799024",),
        check=INSIDE,
    ),
    Signature(
        id="frame-voip-payload-received",
        title="-[PKPushRegistry voipPayloadReceived:mustPostCall:withCompletionHandler:]",
        kind="backtrace frame",
        tells="sign",
        says=("[PKPushRegistry voipPayloadReceived:mustPostCall:withCompletionHandler:",),
        where="backtrace, PushKit",
        meaning="A VoIP push was just being handed to the app's handler. By itself it says no more than that.",
        unruled="it shows a delivery, not a fault",
        confidence="high",
        seen_in="iOS 13 to 18",
        evidence=("https://github.com/hiennguyen92/flutter_callkit_incoming/issues/197",),
        check=("Is the frame above it PushKit's check, or code of the app that failed?",),
    ),
    Signature(
        id="callkit-not-linked",
        title="PushKit apps that use VoIP push must link either CallKit or IncomingCallNotifications frameworks",
        kind="exception",
        says=("PushKit apps that use VoIP push must link either CallKit",),
        where="reason of an NSInternalInconsistencyException, when the app registers",
        meaning="The app registered for VoIP pushes without being linked with CallKit.",
        restrictions=("push.no-push-without-a-ring",),
        confidence="medium",
        seen_in="iOS 13 beta; no later wording is known",
        evidence=("https://github.com/twilio/voice-quickstart-ios/issues/251",),
        check=("Link CallKit and report calls with it, or do without VoIP pushes.",),
    ),
    Signature(
        id="exception-uuid-nil",
        title="-[CXProvider reportNewIncomingCallWithUUID:update:completion:]: parameter 'UUID' cannot be nil",
        kind="exception",
        says=("reportNewIncomingCallWithUUID:update:completion:]: parameter 'UUID' cannot be nil",),
        where="reason of an NSInvalidArgumentException",
        meaning="A call was reported without a UUID. Plug-ins make none of a text that is not a well-formed one.",
        restrictions=("calls.well-formed-uuid",),
        confidence="high",
        seen_in="iOS 15",
        evidence=("https://github.com/flutter-webrtc/callkeep/issues/164",),
        check=(
            "Which text was given as the call's UUID? A call id of the server, or with something behind it, is none.",
        ),
    ),
    Signature(
        id="exception-handle-nil",
        title="-[CXHandle initWithType:value:]: parameter 'value' cannot be nil",
        kind="exception",
        tells="sign",
        says=("[CXHandle initWithType:value:]: parameter 'value' cannot be nil",),
        where="reason of an NSInvalidArgumentException",
        meaning="The app made a handle without a value, and died before it could report or start its call.",
        unruled="no rule of calls was broken: every CXHandle needs a value, also that of an unknown caller",
        confidence="high",
        seen_in="iOS 14",
        evidence=("https://github.com/flutter-webrtc/callkeep/issues/50",),
        check=("Is the caller's number or name missing in the push, or under another key than the plug-in reads?",),
    ),
    Signature(
        id="crash-contacts-text",
        title="attempted to access privacy-sensitive data without a usage description: NSContactsUsageDescription",
        kind="crash message",
        tells="other",
        says=("privacy-sensitive data without a usage description … NSContactsUsageDescription",),
        where="termination of a crash report, namespace TCC; console",
        meaning="The app touched the contacts, and the build has no usage text for them.",
        restrictions=("privacy.contacts-need-their-own-permission",),
        confidence="high",
        seen_in="iOS 10 and later",
        evidence=("https://developer.apple.com/documentation/contacts/accessing-the-contact-store",),
        check=(
            "Add the text to the Info.plist, or leave the contacts alone: CallKit finds a caller's name without them.",
        ),
    ),
    Signature(
        id="exception-store-locked",
        title="This NSPersistentStoreCoordinator has no persistent stores (device locked)",
        kind="exception",
        tells="other",
        says=("has no persistent stores (device locked)",),
        where="reason of an NSInternalInconsistencyException of Core Data",
        meaning="The app used its database while the phone was locked, and the file's protection had closed it.",
        restrictions=("background.keep-call-data-readable-when-locked",),
        confidence="high",
        seen_in="a report of 2021",
        evidence=(
            "https://github.com/carekit-apple/CareKit/issues/505",
            "https://developer.apple.com/documentation/foundation/nsfileprotectiontype",
        ),
        check=(
            "Does anything that a call needs lie in that store? It has to be readable after the first unlock.",
            "What launched the app while the phone was locked?",
        ),
    ),
    Signature(
        id="crash-protected-file",
        title="The inode's protection class does not allow pagein",
        kind="crash message",
        tells="other",
        says=("inode's protection class does not allow pagein",),
        where="kernel triage of a crash report, EXC_BAD_ACCESS (SIGBUS)",
        meaning="The app used a file in memory whose protection closes it while the phone is locked.",
        restrictions=("background.keep-call-data-readable-when-locked",),
        confidence="medium",
        seen_in="a report of 2025",
        evidence=(
            "https://github.com/microsoftconnect/ms-intune-app-sdk-ios/issues/514",
            "https://developer.apple.com/documentation/foundation/nsfileprotectiontype",
        ),
        check=(
            "Which file is it? A database that a call needs is protected until the first unlock, not at every lock.",
            "Was the app running in the background, perhaps for a push?",
        ),
        note="Kernel triage tells what the kernel met, not what ended the process.",
    ),
    Signature(
        id="voip-socket-trap",
        title="Linked against modern SDK, VOIP socket will not wake. Use Local Push Connectivity instead",
        kind="crash message",
        says=("Linked against modern SDK, VOIP socket will not wake", "spd_checkin_socket.cold"),
        where="application specific information, EXC_BREAKPOINT in libsp.dylib",
        meaning="A stream has the old VoIP service type, which builds with the iOS 16 SDK may no longer use.",
        restrictions=("background.no-voip-sockets",),
        confidence="high",
        seen_in="iOS 16 and later",
        evidence=(
            "https://github.com/pjsip/pjproject/issues/3303",
            "https://github.com/VoIPGRID/VialerSIPLib/issues/255",
        ),
        check=(
            "Which library sets kCFStreamNetworkServiceTypeVoIP? Old SIP and socket libraries do.",
            "Switch it off there, and use VoIP pushes instead.",
        ),
    ),
)
