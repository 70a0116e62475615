"""Codes of the audio session and its units: most are four letters, written as a number."""

from callkit_restrictions.signatures.signature import Family, Signature
from callkit_restrictions.traits import Confidence

FAMILY = Family(
    "Audio",
    6,
    "Codes of AVAudioSession, audio units and the audio server. Apps without calls meet them as well: they point to a "
    "restriction only where a call was there. No source says that iOS ends an app for its use of audio.",
)
HEADER = "https://github.com/madsmtm/objc2-generated/blob/main/CoreAudioTypes/AudioSessionTypes.rs"
THREAD_783870 = "https://developer.apple.com/forums/thread/783870"
NO_RULE = "no restriction of calls stands behind it"
WAIT = "Is audio started in didActivate, and nowhere else?"
ACTIVATE = "Who calls setActive(true)? Look in the libraries, too: WebRTC does so unless it is told not to."


def _code(  # noqa: PLR0913 - the columns of a table
    fourcc: str,
    name: str,
    meaning: str,
    *check: str,
    restrictions: tuple[str, ...] = (),
    confidence: Confidence = "high",
    evidence: tuple[str, ...] = (),
    note: str | None = None,
) -> Signature:
    number = int.from_bytes(fourcc.encode(), "big")
    return Signature(
        id=f"audio-{fourcc.strip('!?')}",
        title=f"{number} ({fourcc}): {name}",
        kind="OSStatus",
        tells="other",
        codes=(number,),
        fourcc=fourcc,
        says=(f"AVAudioSession.ErrorCode.{name}", f"AVAudioSessionError.{name}"),
        where="NSOSStatusErrorDomain, AVAudioSession, audio units",
        meaning=meaning,
        restrictions=restrictions,
        unruled=None if restrictions else NO_RULE,
        confidence=confidence,
        seen_in="iOS 10 and later",
        evidence=(HEADER, *evidence),
        check=check,
        note=note,
    )


SIGNATURES = (
    _code(
        "!pri",
        "insufficientPriority",
        "Somebody with more right has the audio: a call of another app, or CallKit's own session for this very call.",
        ACTIVATE,
        WAIT,
        "Is another call running, or is this one on hold?",
        restrictions=(
            "audio.let-callkit-activate",
            "audio.wait-for-activation",
            "audio.no-recording-during-another-call",
            "audio.no-protection-without-callkit",
            "calls.held-stays-held",
        ),
        evidence=(THREAD_783870, "https://github.com/twilio/voice-quickstart-ios/pull/295"),
    ),
    _code(
        "!int",
        "cannotInterruptOthers",
        "An app in the background may not silence others by activating its session; only CallKit may, for its call.",
        ACTIVATE,
        restrictions=("audio.let-callkit-activate",),
        evidence=("https://github.com/doneservices/flutter_callkeep/issues/69",),
    ),
    _code(
        "!pla",
        "cannotStartPlaying",
        "Playing may not begin here: the app is in the background, or its category does not allow it.",
        WAIT,
        restrictions=("audio.wait-for-activation",),
        evidence=("https://github.com/livekit/client-sdk-swift/issues/181",),
    ),
    _code(
        "!rec",
        "cannotStartRecording",
        "Recording may not begin here, mostly because the app is in the background without an active call.",
        WAIT,
        restrictions=("audio.wait-for-activation",),
        evidence=("https://github.com/livekit/client-sdk-swift/issues/181",),
    ),
    _code(
        "ent?",
        "missingEntitlement",
        "The app may not do this, or not now: audio began before CallKit's activation, or the voip mode is missing.",
        "Are audio and voip among UIBackgroundModes in the Info.plist of the built app?",
        WAIT,
        ACTIVATE,
        restrictions=(
            "background.declare-the-voip-mode",
            "audio.wait-for-activation",
            "audio.let-callkit-activate",
        ),
        confidence="medium",
        evidence=(
            "https://github.com/lionheart/openradar-mirror/issues/15539",
            "https://github.com/livekit/client-sdk-swift/issues/886",
        ),
    ),
    _code(
        "!act",
        "isBusy",
        "The session was deactivated while sound was still running.",
        "Is all audio stopped in didDeactivate, before anything else?",
        restrictions=("audio.stop-on-deactivation",),
        confidence="medium",
        note="From iOS 26 on, the SDK's header says, it is no longer returned.",
    ),
    _code(
        "!cat",
        "incompatibleCategory",
        "The session's category does not allow what was asked.",
        "Which category is set?",
    ),
    _code(
        "!res",
        "resourceNotAvailable",
        "The hardware for it is not there, for instance no microphone.",
        "Which route is set?",
    ),
    _code(
        "msrv", "mediaServicesFailed", "The audio server has failed.", "Wait for mediaServicesWereReset, then rebuild."
    ),
    _code("siri", "siriIsRecording", "Siri has the microphone.", "Try again when Siri has finished."),
    _code("!ses", "expiredSession", "The session object is no longer valid.", "Take the shared session anew."),
    _code("inac", "sessionNotActive", "The session is not active.", "Was didActivate there before?"),
    Signature(
        id="log-missing-entitlement-audio",
        title="-12988: Missing entitlement",
        kind="daemon log",
        tells="other",
        codes=(-12988,),
        says=('"error_string":"Missing entitlement"',),
        by=("AudioSessionServerImpCommon", "mediaserverd", "audiomxd", "cm_session_begin_interruption"),
        where="AudioSessionServerImpCommon, in a device log",
        meaning="The audio server refused a session for want of an entitlement. Seen in an app with PushToTalk.",
        unruled="it was seen in an app with PushToTalk, which is another framework",
        confidence="high",
        seen_in="iOS 18",
        evidence=("https://developer.apple.com/forums/thread/781909",),
        check=("Is the session used outside of what PushToTalk activates?",),
    ),
    Signature(
        id="log-insufficient-priority",
        title="-12983: Insufficient priority",
        kind="daemon log",
        tells="other",
        codes=(-12983,),
        says=('"error_string":"Insufficient priority"',),
        by=("AudioSessionServerImp", "mediaserverd", "audiomxd", "cm_session_begin_interruption"),
        where="AudioSessionServerImp, in a device log",
        meaning="The audio server refused to activate a session: somebody with more right has the audio.",
        restrictions=("audio.let-callkit-activate", "audio.no-protection-without-callkit"),
        confidence="medium",
        seen_in="2021",
        evidence=("https://github.com/react-native-webrtc/react-native-callkeep/issues/489",),
        check=(ACTIVATE, "Is another call running?"),
    ),
    Signature(
        id="audio-session-id-0",
        title="createProxySession … failed due to session lookup failure for SessionID 0x0",
        kind="daemon log",
        tells="sign",
        says=("session lookup failure for SessionID 0x0",),
        where="callservicesd or the audio server, in a device log",
        meaning=(
            "The system has lost which audio session belongs to the app: didActivate will not come, the call is silent."
        ),
        unruled="it is a fault of the system; Apple's support advises to assign the configuration before each report",
        confidence="high",
        seen_in="iOS 18.4.1 and later, in larger numbers",
        evidence=(THREAD_783870, "https://github.com/wireapp/wire-ios/pull/5157"),
        check=(
            "Assign provider.configuration again right before each report (calls.assign-the-configuration-anew).",
            "Is the provider made before main, in a static initialiser? Make it later.",
        ),
    ),
    Signature(
        id="audio-66637",
        title="-66637: AudioOutputUnitStart",
        kind="OSStatus",
        tells="other",
        codes=(-66637,),
        where="result of AudioOutputUnitStart",
        meaning="An audio unit could not start; seen when a call's audio was started outside of CallKit's activation.",
        restrictions=("audio.wait-for-activation",),
        confidence="low",
        seen_in="one report; Apple gives the number no meaning",
        evidence=("https://github.com/opentok/opentok-ios-sdk-samples-swift/issues/117",),
        check=(WAIT,),
    ),
)
