"""What looks alike and does not count, in the restrictions on sound, background, pushes and the system's screen."""

from callkit_restrictions.events.actions import (
    FailAction,
    FulfillAction,
    PerformAnswerCallAction,
    PerformEndCallAction,
    PerformSetHeldCallAction,
    PerformSetMutedCallAction,
    PerformSetTranslatingCallAction,
    PerformStartCallAction,
)
from callkit_restrictions.events.audio import (
    DidActivateAudioSession,
    DidDeactivateAudioSession,
    Interrupted,
    MuteMicrophone,
    OverrideOutputAudioPort,
    PlaySound,
    RecordPermission,
    RequestRecordPermission,
    RouteChanged,
    SendMicrophone,
    SetAudioSessionCategory,
    SetAudioSessionMode,
    StartAudio,
    StartMedia,
    StopAudio,
)
from callkit_restrictions.events.calls import (
    InvalidateProvider,
    ProviderDidReset,
    ReportCallEnded,
    ReportNewIncomingCall,
    ReportNewIncomingCallCompletion,
    RequestTransaction,
    RequestTransactionCompletion,
)
from callkit_restrictions.events.people import (
    UserHearsNothing,
    UserPressesHeadset,
    UserTapsInApp,
    UserTapsSpeaker,
)
from callkit_restrictions.events.process import (
    AppState,
    BeginBackgroundTask,
    DeviceLocked,
    DeviceRebooted,
    DeviceUnlocked,
    EndBackgroundTask,
    LockFile,
    ProcessLaunched,
    ProcessResumed,
    ProcessSuspended,
    ProcessTerminated,
    ReadProtectedData,
    ReadProtectedDataError,
    UnlockFile,
)
from callkit_restrictions.events.pushes import (
    DidReceiveIncomingPush,
    PushDropped,
    PushesLeftUnreported,
    PushSent,
    ReturnFromPushHandler,
)
from callkit_restrictions.events.store import SubmitToAppStore

ANNA = "5E2F3C9A-0000-4000-8000-000000000001"
BEN = "5E2F3C9A-0000-4000-8000-000000000002"
ANSWER, START, END, TRANSLATE = (
    "CXAnswerCallAction",
    "CXStartCallAction",
    "CXEndCallAction",
    "CXSetTranslatingCallAction",
)
HOLD, MUTE = "CXSetHeldCallAction", "CXSetMutedCallAction"
QUIET = ReportNewIncomingCallCompletion(ANNA, "com.apple.CallKit.error.incomingcall 3")
TALKING = (ReportNewIncomingCall(ANNA), PerformAnswerCallAction(ANNA), FulfillAction(ANSWER, ANNA))
TALKING_ALOUD = (*TALKING, DidActivateAudioSession())
HELD = (*TALKING_ALOUD, PerformSetHeldCallAction(ANNA, on_hold=True), FulfillAction(HOLD, ANNA))

ANSWERED = (PerformAnswerCallAction(ANNA), FulfillAction(ANSWER, ANNA))
DECLINING = (*TALKING, ReportNewIncomingCall(BEN), PerformEndCallAction(BEN))
SILENCED = (*TALKING_ALOUD, StartAudio(), StopAudio(), DidDeactivateAudioSession())
MUTED = (PerformSetMutedCallAction(ANNA, muted=True), FulfillAction(MUTE, ANNA))
IN_EXTRA_TIME = (AppState("background"), BeginBackgroundTask("log"))
VOICE, PLAYBACK = (
    SetAudioSessionCategory("playAndRecord", "voiceChat"),
    SetAudioSessionCategory("playback", "voiceChat"),
)
SILENT = MuteMicrophone(stops_input=True)
PUSH, FLAGGED = DidReceiveIncomingPush(app_state="background"), DidReceiveIncomingPush(must_report=True)
UNENTITLED = RequestTransactionCompletion(ANNA, "com.apple.CallKit.error.requesttransaction 1")
UNREPORTED = (PushSent(), PUSH, ReturnFromPushHandler())

ELSEWHERE = {
    "audio.configure-before-fulfilling": [
        # A mode for no call does not undo the category; a category for no call does.
        ([VOICE, SetAudioSessionMode("default"), *ANSWERED], ["passed"]),
        ([VOICE, PLAYBACK, *ANSWERED], []),
        ([FulfillAction(END, BEN), VOICE, PerformAnswerCallAction(ANNA), FulfillAction(ANSWER, ANNA)], ["passed"]),
        # What another process configured, or an app configures for its messages, is none of this call.
        ([VOICE, ProcessLaunched(), PerformAnswerCallAction(ANNA), FulfillAction(ANSWER, ANNA)], []),
        (
            [PerformAnswerCallAction(ANNA), VOICE, FulfillAction(ANSWER, ANNA), ProcessTerminated(), ProcessLaunched()],
            ["passed"],
        ),
        ([*ANSWERED, SetAudioSessionCategory("playback")], []),
        # Whatever begins a new chapter gives the configuration after it a reason of its own.
        ([*ANSWERED, PerformAnswerCallAction(BEN), VOICE], []),
        ([*ANSWERED, PerformStartCallAction(BEN), VOICE], []),
        ([*ANSWERED, PerformSetHeldCallAction(ANNA, on_hold=False), VOICE], []),
        ([*ANSWERED, PerformEndCallAction(ANNA), VOICE], []),
        ([*ANSWERED, ReportCallEnded(ANNA), VOICE], []),
        ([*ANSWERED, DidDeactivateAudioSession(), VOICE], []),
        ([*ANSWERED, ProviderDidReset(), VOICE], []),
        ([*ANSWERED, ProcessLaunched(), VOICE], []),
        ([*ANSWERED, StartAudio(), VOICE], []),
        ([*ANSWERED, OverrideOutputAudioPort("speaker"), VOICE], []),
        ([*ANSWERED, RouteChanged("newDeviceAvailable"), VOICE], []),
        ([*ANSWERED, Interrupted("ended"), VOICE], []),
        ([*ANSWERED, UserTapsSpeaker(on=True), VOICE], []),
    ],
    "audio.keep-sending-while-translating": [
        ([*TALKING, PerformSetTranslatingCallAction(ANNA), SILENT, FulfillAction(TRANSLATE, ANNA)], []),
        ([*TALKING, PerformSetTranslatingCallAction(ANNA), FulfillAction(HOLD, ANNA), SILENT], []),
        ([*TALKING, PerformSetTranslatingCallAction(ANNA), FulfillAction(TRANSLATE, BEN), SILENT], []),
        (
            [
                *TALKING,
                PerformSetTranslatingCallAction(ANNA),
                FulfillAction(TRANSLATE, ANNA),
                ReportNewIncomingCall(BEN),
                MuteMicrophone(ANNA, stops_input=True),
            ],
            ["failed"],
        ),
        ([*TALKING, SILENT, PerformSetTranslatingCallAction(ANNA), FulfillAction(TRANSLATE, ANNA)], []),
    ],
    "audio.spare-the-running-call": [
        ([*DECLINING, FulfillAction(END, BEN), StopAudio(), PerformEndCallAction(ANNA)], ["passed"]),
        ([*DECLINING, StopAudio("ringtone"), FulfillAction(END, BEN)], ["passed"]),
        ([*DECLINING, StopAudio("call", BEN), FulfillAction(END, BEN)], ["passed"]),
        ([*DECLINING, StopAudio("call", ANNA), FulfillAction(END, BEN)], ["failed"]),
        ([*DECLINING, FailAction(END, BEN)], ["passed"]),
        ([*DECLINING, FulfillAction(END, ANNA)], ["open"]),
        ([*DECLINING, FulfillAction(ANSWER, BEN)], ["open"]),
        ([ReportNewIncomingCall(ANNA), ReportNewIncomingCall(BEN), PerformEndCallAction(BEN), StopAudio()], []),
    ],
    "audio.start-on-every-activation": [
        ([*SILENCED, DidActivateAudioSession(), DidDeactivateAudioSession(), 6000], ["passed"]),
        ([*SILENCED, DidActivateAudioSession(), StartAudio("ringback"), 6000], ["passed", "failed"]),
        ([*SILENCED, DidActivateAudioSession(), ProcessSuspended(), 6000], ["passed"]),
        ([*SILENCED, DidActivateAudioSession(), PerformEndCallAction(ANNA), 6000], ["passed"]),
        ([*SILENCED, DidActivateAudioSession(), ProviderDidReset(), 6000], ["passed"]),
        # Who notices the silence has listened for a while; of an app whose start nobody saw it shows nothing.
        ([*SILENCED, DidActivateAudioSession(), UserHearsNothing()], ["passed", "failed"]),
        ([*SILENCED, DidActivateAudioSession(), StartAudio(), UserHearsNothing()], ["passed", "passed"]),
        ([*SILENCED, DidActivateAudioSession(), DidDeactivateAudioSession(), UserHearsNothing()], ["passed"]),
        ([*TALKING_ALOUD, UserHearsNothing()], []),
    ],
    "audio.stop-on-deactivation": [
        (
            [
                *TALKING_ALOUD,
                StartAudio(),
                DidDeactivateAudioSession(),
                StopAudio(),
                DidActivateAudioSession(),
            ],
            ["passed"],
        ),
        ([*TALKING_ALOUD, StartAudio(), DidDeactivateAudioSession(), StopAudio("ringtone"), 6000], ["failed"]),
        ([*TALKING_ALOUD, StartAudio(), DidDeactivateAudioSession(), ProcessSuspended(), 6000], []),
        ([*TALKING_ALOUD, StartAudio(), DidDeactivateAudioSession(), ProviderDidReset(), 6000], []),
    ],
    "audio.wait-for-activation": [
        ([ReportNewIncomingCall(ANNA), ReportCallEnded(ANNA), StartMedia(ANNA)], []),
        ([StopAudio(), StartAudio("call", ANNA), ReportNewIncomingCall(ANNA)], ["failed"]),
        ([StartAudio("call", ANNA), StopAudio(), ReportNewIncomingCall(ANNA)], []),
    ],
    "background.finish-within-the-extra-time": [
        ([60_000, *IN_EXTRA_TIME, 31_000], ["failed"]),
        ([BeginBackgroundTask("log"), ProcessTerminated(code="0x2182bad2")], ["failed"]),
        # The next process has tasks of its own.
        ([*IN_EXTRA_TIME, ProcessTerminated(), ProcessLaunched(), EndBackgroundTask("log")], ["can't tell"]),
        ([*IN_EXTRA_TIME, ProcessTerminated(), ProcessLaunched(), AppState("foreground"), 31_000], ["can't tell"]),
        ([*IN_EXTRA_TIME, EndBackgroundTask("upload"), 31_000], ["failed"]),
    ],
    "background.keep-call-data-readable-when-locked": [
        ([ReadProtectedData("whenUnlocked"), ReadProtectedDataError("-25300")], []),
        (
            [
                DeviceRebooted(),
                ReadProtectedData("whenUnlocked"),
                DeviceUnlocked(),
                DeviceLocked(),
                ReadProtectedData("whenUnlocked"),
            ],
            ["failed"],
        ),
        ([DeviceLocked(), ReadProtectedData("kSecAttrAccessibleWhenUnlocked")], ["failed"]),
        ([DeviceLocked(), ReadProtectedData("NSFileProtectionComplete")], ["failed"]),
        ([DeviceLocked(), ReadProtectedData(".completeUntilFirstUserAuthentication")], ["passed"]),
        ([ReadProtectedDataError("-25308"), ReadProtectedData("whenUnlocked")], []),
        (
            [
                ReadProtectedData("whenUnlocked"),
                ReadProtectedData("afterFirstUnlock"),
                ReadProtectedDataError("-25308"),
            ],
            [],
        ),
    ],
    "audio.ask-for-the-microphone-beforehand": [
        # It is too late to ask, and what is answered later does not help.
        (
            [ReportNewIncomingCall(ANNA), DeviceLocked(), RequestRecordPermission(), RecordPermission(granted=True)],
            ["failed"],
        ),
    ],
    "audio.mute-through-callkit": [
        ([*TALKING, PerformSetMutedCallAction(ANNA, muted=True), MuteMicrophone(ANNA)], ["passed"]),
        ([*TALKING, RequestTransaction(MUTE, ANNA, muted=True), MuteMicrophone(ANNA)], ["passed"]),
        ([*TALKING, MuteMicrophone(), RequestTransaction(MUTE, ANNA, muted=True)], ["passed"]),
        ([*TALKING, MuteMicrophone(ANNA), RequestTransaction(HOLD, ANNA, on_hold=True), 3000], ["failed"]),
        ([*TALKING, MuteMicrophone(ANNA), RequestTransaction(MUTE, BEN, muted=True), 3000], ["failed"]),
        ([MuteMicrophone(), *TALKING, MuteMicrophone(ANNA), 3000], ["failed"]),
        ([*TALKING, PerformSetHeldCallAction(ANNA, on_hold=True), MuteMicrophone(ANNA), 3000], []),
    ],
    "audio.silence-the-microphone-yourself": [
        ([PerformSetMutedCallAction(ANNA, muted=True), FulfillAction(HOLD, ANNA), SendMicrophone()], []),
        ([PerformSetMutedCallAction(ANNA, muted=True), FulfillAction(MUTE, BEN), SendMicrophone()], []),
        # What comes before the app has fulfilled, or after the mute is taken back, is no answer to it.
        ([PerformSetMutedCallAction(ANNA, muted=True), SendMicrophone()], []),
        ([*MUTED, PerformSetMutedCallAction(ANNA, muted=False), SendMicrophone()], []),
        ([*MUTED, PerformSetMutedCallAction(ANNA, muted=False), MuteMicrophone()], []),
        (
            [UserPressesHeadset(), PerformSetMutedCallAction(ANNA, muted=True), *MUTED, SendMicrophone()],
            ["failed"],
        ),
        ([MuteMicrophone(), PerformSetMutedCallAction(ANNA, muted=True), FulfillAction(MUTE, ANNA)], []),
        (
            [
                PerformSetMutedCallAction(ANNA, muted=True),
                UserPressesHeadset(),
                FulfillAction(MUTE, ANNA),
                SendMicrophone(),
            ],
            ["failed"],
        ),
        (
            [
                PerformSetMutedCallAction(ANNA, muted=True),
                FulfillAction(MUTE, ANNA),
                PerformSetMutedCallAction(BEN, muted=False),
                SendMicrophone(),
            ],
            ["failed"],
        ),
    ],
    "audio.switch-the-speaker-by-override": [
        ([ReportNewIncomingCall(ANNA), OverrideOutputAudioPort("speaker")], []),
        ([*TALKING_ALOUD, VOICE, PerformAnswerCallAction(BEN), PLAYBACK], []),
        ([*TALKING_ALOUD, VOICE, PerformSetHeldCallAction(BEN, on_hold=False), PLAYBACK], []),
        ([*TALKING_ALOUD, VOICE, PerformSetHeldCallAction(ANNA, on_hold=True), PLAYBACK], ["failed"]),
        ([*TALKING_ALOUD, VOICE, PerformSetMutedCallAction(ANNA, muted=False), PLAYBACK], ["failed"]),
        (
            [*TALKING_ALOUD, OverrideOutputAudioPort("speaker"), VOICE, DidActivateAudioSession()],
            ["passed", "failed"],
        ),
        (
            [
                *TALKING_ALOUD,
                OverrideOutputAudioPort("speaker"),
                DidDeactivateAudioSession(),
                DidActivateAudioSession(),
                VOICE,
            ],
            ["passed"],
        ),
        ([*TALKING_ALOUD, VOICE, SetAudioSessionCategory("playback", "voiceChat")], ["failed"]),
        ([*TALKING_ALOUD, VOICE, SetAudioSessionCategory("playAndRecord", "default")], ["failed"]),
        ([*TALKING_ALOUD, VOICE, VOICE], []),
        (
            [
                *TALKING_ALOUD,
                VOICE,
                SetAudioSessionMode("videoChat"),
                SetAudioSessionCategory("playAndRecord", "videoChat"),
            ],
            [],
        ),
        ([*TALKING_ALOUD, SetAudioSessionCategory("playAndRecord", "voiceChat", "defaultToSpeaker")], ["failed"]),
        ([*TALKING_ALOUD, SetAudioSessionCategory("playAndRecord", "voiceChat", "allowBluetooth")], []),
    ],
    "background.no-outgoing-calls-from-the-background": [
        ([AppState("background"), UserTapsInApp("call"), RequestTransaction(START, ANNA)], ["passed"]),
        ([AppState("background"), ProcessLaunched(), RequestTransaction(START, ANNA)], []),
        ([AppState("background"), PerformAnswerCallAction(ANNA), RequestTransaction(START, BEN)], []),
        ([ReportNewIncomingCall(ANNA), AppState("background"), RequestTransaction(START, BEN)], ["failed"]),
        (
            [
                RequestTransaction(END, ANNA),
                RequestTransaction(START, ANNA),
                AppState("background"),
                RequestTransaction(START, BEN),
            ],
            ["failed"],
        ),
        (
            [
                *TALKING,
                AppState("background"),
                RequestTransaction(START, BEN),
                ReportCallEnded(ANNA),
                RequestTransaction(START, BEN),
            ],
            ["failed"],
        ),
        ([*TALKING, ReportCallEnded(ANNA), AppState("background"), RequestTransaction(START, ANNA)], ["failed"]),
        ([AppState("background"), RequestTransaction(START, ANNA), UserTapsInApp("call")], ["failed"]),
        ([AppState("background"), RequestTransaction(START, ANNA), ProcessLaunched()], ["failed"]),
        (
            [ProcessLaunched(), UserTapsInApp("call"), AppState("background"), RequestTransaction(START, ANNA)],
            ["failed"],
        ),
    ],
    "background.release-shared-files-before-suspension": [
        ([LockFile(), ProcessTerminated(code="0xdead10cc"), ProcessLaunched(), UnlockFile()], ["failed"]),
        ([UnlockFile(), LockFile(), ProcessSuspended()], ["failed"]),
        ([LockFile(), UnlockFile("own"), ProcessSuspended()], ["failed"]),
        ([ProcessSuspended(), ProcessResumed(), LockFile(), UnlockFile()], ["passed"]),
        ([LockFile(), UnlockFile(), ProcessSuspended()], ["passed"]),
    ],
    "push.keep-the-handler-short": [
        # The next process is not the one that owed the report.
        ([PUSH, ProcessTerminated(), ProcessLaunched(), ReturnFromPushHandler()], ["can't tell"]),
        ([PUSH, ProcessTerminated(), ProcessLaunched(), ReportNewIncomingCall(ANNA)], ["can't tell"]),
        ([PUSH, ReturnFromPushHandler(), 8000], []),
        ([PUSH, ProcessTerminated(code="0xbaadca11")], ["failed"]),
        ([PUSH, ProcessTerminated(code="Namespace SPRINGBOARD, Code 0x00000000BAADCA11")], ["failed"]),
        ([PUSH, ProcessTerminated(exception="EXC_CRASH (SIGKILL), 3131951633")], ["failed"]),
        ([PUSH, ProcessTerminated(code="0xbaadca112")], ["can't tell"]),
        ([PUSH, ReportNewIncomingCall(ANNA), ReturnFromPushHandler()], ["passed"]),
    ],
    "push.only-for-new-calls": [
        # Who is called to a chat is called; what names a call may be about any part of it.
        ([DidReceiveIncomingPush(payload={"type": "chat_call"})], []),
        ([DidReceiveIncomingPush(payload={"type": "call", "event": "status: ringing"})], ["passed"]),
        ([DidReceiveIncomingPush(payload={"type": "chat"})], ["failed"]),
        ([DidReceiveIncomingPush(payload={"action": "refresh token"})], ["failed"]),
        ([DidReceiveIncomingPush(payload={"type": "call", "event": "answered elsewhere"})], ["failed"]),
    ],
    "push.register-at-every-launch": [
        ([ProcessLaunched("voip push"), PUSH], ["passed"]),
        ([ProcessLaunched("voip push"), ReportNewIncomingCall(ANNA)], ["passed"]),
        ([ProcessLaunched("voip push"), ProcessTerminated(), ProcessLaunched("user"), PUSH], ["can't tell"]),
        ([ProcessLaunched("user"), ProcessTerminated(code="0xbaadca11")], ["failed"]),
    ],
    "push.repeated-failures-stop-delivery": [
        ([PushesLeftUnreported(2), *UNREPORTED, PushSent()], ["passed", "failed"]),
        ([*UNREPORTED, PushSent(), PushSent(), DidReceiveIncomingPush(app_state="foreground")], ["open", "passed"]),
        ([*UNREPORTED, PushSent(), PushDropped()], ["failed"]),
        ([*UNREPORTED, PushSent()], ["open"]),
        ([*UNREPORTED, PushSent(), DidReceiveIncomingPush(app_state="foreground"), PushDropped()], ["passed"]),
        ([*UNREPORTED, PushSent("alert"), PushSent(), PushDropped("background")], ["open"]),
        ([PushDropped(), PushSent()], ["can't tell"]),
        ([PushSent(), PushDropped(), PushSent(), PUSH, ReportNewIncomingCall(ANNA)], ["can't tell"]),
    ],
    "push.report-before-the-handler-returns": [
        ([PUSH, ProcessTerminated(exception="NSInternalInconsistencyException")], ["failed"]),
        # What another framework raises says nothing about the push.
        ([PUSH, ProcessTerminated(exception="NSInternalInconsistencyException: no such row")], ["can't tell"]),
        ([PUSH, ProcessTerminated(), ProcessLaunched(), ReturnFromPushHandler()], ["can't tell"]),
        ([ReportNewIncomingCall(ANNA), PUSH, ReturnFromPushHandler()], ["failed"]),
    ],
    "push.report-when-the-flag-says-so": [
        ([FLAGGED, ProcessTerminated(exception="NSInternalInconsistencyException")], ["failed"]),
        ([FLAGGED, ProcessTerminated(), ProcessLaunched(), ReturnFromPushHandler()], ["can't tell"]),
        ([ReportNewIncomingCall(ANNA), FLAGGED, ReturnFromPushHandler()], ["failed"]),
    ],
    "store.no-callkit-in-china": [
        ([SubmitToAppStore(("PushKit", "CallKit (CXCallObserver)"), ("worldwide",))], ["failed"]),
        ([SubmitToAppStore(("CallKit",), ("US", "China mainland"))], ["failed"]),
        ([SubmitToAppStore(("CallKit",), ("all territories", "except China"))], []),
        ([SubmitToAppStore(("CallKit",), ("all but China",))], []),
        ([SubmitToAppStore(("no CallKit",), ("CN",))], ["passed"]),
        ([SubmitToAppStore(("CallKitty",), ("CN",))], ["passed"]),
    ],
    "ui.leave-the-ringing-to-the-system": [
        ([ReportNewIncomingCall(ANNA), PlaySound("alert"), PerformAnswerCallAction(ANNA)], ["passed"]),
        (
            [
                PerformAnswerCallAction(ANNA),
                ReportCallEnded(ANNA),
                ReportNewIncomingCall(ANNA),
                StartAudio("ringtone"),
            ],
            ["failed"],
        ),
        ([ReportNewIncomingCall(ANNA), QUIET, StartAudio("ringtone")], []),
        ([ReportNewIncomingCall(ANNA), StartAudio("ringtone", BEN), PerformAnswerCallAction(ANNA)], ["passed"]),
        ([ReportNewIncomingCall(ANNA), StartAudio("call", ANNA), PerformAnswerCallAction(ANNA)], ["passed"]),
        ([ReportNewIncomingCall(ANNA), PerformAnswerCallAction(BEN), StartAudio("ringtone", ANNA)], ["failed"]),
        ([ReportNewIncomingCall(ANNA), ReportCallEnded(BEN), StartAudio("ringtone", ANNA)], ["failed"]),
        ([ReportNewIncomingCall(ANNA), PerformEndCallAction(BEN), StartAudio("ringtone", ANNA)], ["failed"]),
        ([ReportNewIncomingCall(ANNA), InvalidateProvider(), StartAudio("ringtone")], ["passed"]),
        ([ReportNewIncomingCall(ANNA), ProviderDidReset(), StartAudio("ringtone")], ["passed"]),
        ([ReportNewIncomingCall(ANNA), ReportNewIncomingCall(ANNA), PerformAnswerCallAction(ANNA)], ["passed"]),
        (
            [
                ReportNewIncomingCall(ANNA),
                ReportNewIncomingCall(BEN),
                ReportNewIncomingCallCompletion(BEN, "com.apple.CallKit.error.incomingcall 3"),
                PerformAnswerCallAction(ANNA),
            ],
            ["passed"],
        ),
    ],
    "background.declare-the-voip-mode": [
        ([UNENTITLED, RequestTransaction(START, ANNA)], []),
        ([RequestTransaction(START, BEN), RequestTransaction(START, ANNA), UNENTITLED], ["failed"]),
        (
            [
                ReportNewIncomingCall(ANNA),
                ReportNewIncomingCallCompletion(ANNA, 'Error Domain=com.apple.CallKit.error Code=3 "(null)"'),
            ],
            ["failed"],
        ),
    ],
}
