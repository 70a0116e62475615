"""Every event that the format of traces names is known, with the arguments that it names."""

import pytest

from callkit_restrictions import spelling
from callkit_restrictions.events import KINDS

NAMES = {
    "PKPushRegistry.init": "",
    "PKPushRegistry.setDelegate": "",
    "PKPushRegistry.setDesiredPushTypes": "",
    "PKPushRegistryDelegate.didUpdatePushCredentials": "",
    "PKPushRegistryDelegate.didReceiveIncomingPush": "type app_state payload must_report",
    "PKPushRegistryDelegate.didReceiveIncomingPush.return": "",
    "PKPushRegistry.completion": "",
    "push.sent": "type apns_expiration",
    "push.dropped": "",
    "CXProvider.init": "provider maximumCallGroups maximumCallsPerCallGroup ringtoneSound supportsVideo "
    "supportedHandleTypes includesCallsInRecents",
    "CXProvider.setDelegate": "",
    "CXProvider.invalidate": "",
    "CXProvider.setConfiguration": "",
    "CXProvider.reportNewIncomingCall": "uuid handle handle_type localizedCallerName hasVideo supportsHolding "
    "supportsGrouping supportsUngrouping supportsDTMF",
    "CXProvider.reportNewIncomingCall.completion": "uuid error",
    "CXProvider.reportCall(updated:)": "uuid",
    "CXProvider.reportCall(endedAt:reason:)": "uuid reason",
    "CXProvider.reportOutgoingCall(startedConnectingAt:)": "uuid",
    "CXProvider.reportOutgoingCall(connectedAt:)": "uuid",
    "CXProvider.reportNewIncomingVoIPPushPayload": "",
    "CXCallController.request": "action uuid onHold muted handle",
    "CXCallController.request.completion": "uuid error",
    "CXStartCallAction.perform": "uuid",
    "CXAnswerCallAction.perform": "uuid",
    "CXEndCallAction.perform": "uuid",
    "CXSetHeldCallAction.perform": "uuid onHold",
    "CXSetMutedCallAction.perform": "uuid muted",
    "CXSetGroupCallAction.perform": "uuid",
    "CXPlayDTMFCallAction.perform": "uuid",
    "CXSetTranslatingCallAction.perform": "uuid",
    "CXAction.fulfill": "uuid action",
    "CXAction.fail": "uuid action",
    "CXProviderDelegate.providerDidBegin": "",
    "CXProviderDelegate.providerDidReset": "",
    "CXProviderDelegate.didActivate": "",
    "CXProviderDelegate.didDeactivate": "",
    "CXProviderDelegate.timedOutPerforming": "uuid action",
    "AVAudioSession.setCategory": "category mode options",
    "AVAudioSession.setMode": "",
    "AVAudioSession.setActive(true)": "",
    "AVAudioSession.setActive(false)": "",
    "AVAudioSession.setActive.error": "code",
    "AVAudioSession.overrideOutputAudioPort": "port",
    "AVAudioSession.routeChange": "reason",
    "AVAudioSession.interruption": "type",
    "audio.start": "",
    "audio.stop": "",
    "AudioUnit.error": "code",
    "RTCAudioSession.audioSessionDidActivate": "",
    "RTCAudioSession.audioSessionDidDeactivate": "",
    "process.launched": "reason app_state",
    "process.suspended": "",
    "process.resumed": "",
    "process.terminated": "exception code namespace",
    "process.launchRefused": "",
    "app.state": "state",
    "UIApplication.beginBackgroundTask": "",
    "UIApplication.endBackgroundTask": "",
    "UIApplication.backgroundTaskExpired": "",
    "device.locked": "",
    "device.unlocked": "",
    "device.rebooted": "unlocked",
    "ui.answer": "",
    "ui.decline": "",
    "ui.end": "",
    "ui.hold": "",
    "ui.unhold": "",
    "ui.swap": "",
    "ui.holdAndAccept": "",
    "ui.endAndAccept": "",
    "ui.mute": "",
    "ui.speaker": "on",
    "remote.hangup": "",
    "remote.cancel": "",
    "remote.answer": "",
    "call.answeredElsewhere": "",
    "call.incoming": "kind",
    "media.connected": "",
    "media.failed": "",
    "recents.tap": "",
    "INStartCallIntent.handle": "",
    "callUI.shown": "name",
    "callUI.ringing": "uuid sound",
    "callUI.connected": "",
    "callUI.dismissed": "",
    "AppStore.submitted": "includes territories UIBackgroundModes feature",
    "AppStore.rejected": "guideline",
}


@pytest.mark.parametrize("name", NAMES)
def test_the_format_knows_it(name):
    known = {key for _, key in spelling.FIELDS[KINDS[name]]}
    assert set(NAMES[name].split()) <= known


SPELLINGS = {
    ("CXProvider.reportCall(endedAt:reason:)", "reason"): {
        "remoteEnded": [
            "remoteEnded",
            ".remoteEnded",
            "CXCallEndedReason.remoteEnded",
            "CXCallEndedReasonRemoteEnded",
            2,
            "2",
        ],
        "bye": ["bye"],
    },
    ("CXProvider.reportNewIncomingCall", "handle_type"): {
        "phoneNumber": ["phoneNumber", ".phoneNumber", "CXHandleTypePhoneNumber", "CXHandle.HandleType.phoneNumber", 2],
    },
    ("CXProvider.reportNewIncomingCall.completion", "error"): {
        "7": [7, "7"],
        None: [None, "", "nil", "(null)"],
        "com.apple.CallKit.error.incomingcall 2": ["com.apple.CallKit.error.incomingcall 2"],
    },
    ("PKPushRegistryDelegate.didReceiveIncomingPush", "type"): {
        "voIP": ["voIP", "voip", ".voIP", "PKPushTypeVoIP", "PKPushType.voIP"],
        "alert": ["alert"],
    },
    ("PKPushRegistryDelegate.didReceiveIncomingPush", "app_state"): {
        "background": ["background", ".background", "UIApplicationStateBackground"],
        "foreground": ["foreground", "active", ".active", "UIApplicationStateActive"],
    },
    ("AVAudioSession.setCategory", "category"): {
        "playAndRecord": ["playAndRecord", ".playAndRecord", "AVAudioSessionCategoryPlayAndRecord"],
    },
    ("AVAudioSession.setCategory", "options"): {
        "defaultToSpeaker, allowBluetooth": [["defaultToSpeaker", "AVAudioSessionCategoryOptionAllowBluetooth"]],
    },
    ("AVAudioSession.setMode", "mode"): {"voiceChat": ["voiceChat", "AVAudioSessionModeVoiceChat"]},
    ("AVAudioSession.overrideOutputAudioPort", "port"): {"speaker": ["speaker", "AVAudioSessionPortOverrideSpeaker"]},
    ("process.terminated", "exception"): {
        "NSInternalInconsistencyException": [
            "NSInternalInconsistencyException",
            "NSInternalInconsistencyException: Killing app because it never posted an incoming call to the system",
            "Killing app because it never posted an incoming call to the system after receiving a PushKit VoIP push",
        ],
        "NSInternalInconsistencyException: unsupported value": ["NSInternalInconsistencyException: unsupported value"],
    },
    ("AppStore.submitted", "includes"): {
        ("CallKit",): ["CallKit", ["CallKit"]],
        ("CallKit", "PushKit"): ["CallKit, PushKit", ["CallKit", "PushKit"]],
    },
    ("ui.answer", "uuid"): {
        "5E2F3C9A-0000-4000-8000-00000000000A": ["5e2f3c9a-0000-4000-8000-00000000000a"],
        "room-a": ["room-a"],
    },
}


@pytest.mark.parametrize(("name", "key"), SPELLINGS)
def test_a_value_is_understood_in_every_spelling(name, key):
    field = next(field for field, known in spelling.FIELDS[KINDS[name]] if known == key)
    for meant, spellings in SPELLINGS[name, key].items():
        for said in spellings:
            args = {"uuid": "A", key: said} if "reportN" in name or "reportC" in name else {key: said}
            assert getattr(spelling.event_of(name, args), field) == meant, said


def test_a_word_of_somebody_elses_keeps_its_capital():
    told = spelling.event_of("CXProvider.reportCall(endedAt:reason:)", {"uuid": "A", "reason": "BatteryEmpty"}, "app")
    assert told.reason == "BatteryEmpty"
