"""Judges on histories as real apps record them: beginnings missing, answers of another kind, words for codes.

Features play complete stories; a recording rarely is one. Each fable below is a few lines of such a recording, and what
its restriction makes of it.
"""

import pytest

from callkit_restrictions import load
from callkit_restrictions.events import actions, audio, calls, designs, people, process, pushes, screens, store
from callkit_restrictions.history import Log
from callkit_restrictions.moments import seconds
from callkit_restrictions.versions import Platform

ANNA = "5E2F3C9A-0000-4000-8000-000000000001"
BEN = "5E2F3C9A-0000-4000-8000-000000000002"

HELD = (
    calls.ReportNewIncomingCall(ANNA),
    actions.PerformAnswerCallAction(ANNA),
    actions.FulfillAction("CXAnswerCallAction", ANNA),
    actions.PerformSetHeldCallAction(ANNA, on_hold=True),
    actions.FulfillAction("CXSetHeldCallAction", ANNA),
)
DECLINED = (
    process.AppState("background"),
    calls.ReportNewIncomingCall(ANNA),
    actions.PerformEndCallAction(ANNA),
    actions.FulfillAction("CXEndCallAction", ANNA),
)

FABLES = {
    "a refusal for something else says nothing about the background mode": (
        "background.declare-the-voip-mode",
        [
            calls.RequestTransaction("CXStartCallAction", ANNA),
            calls.RequestTransactionCompletion(ANNA, "com.apple.CallKit.error.requesttransaction 7"),
        ],
        [],
    ),
    "a request that is refused as unentitled names the missing mode": (
        "background.declare-the-voip-mode",
        [
            calls.RequestTransaction("CXStartCallAction", ANNA),
            calls.RequestTransactionCompletion(ANNA, "com.apple.CallKit.error.requesttransaction 1"),
        ],
        ["failed"],
    ),
    "data that cannot be read tells by itself that the phone was locked": (
        "background.keep-call-data-readable-when-locked",
        [process.ReadProtectedData("whenUnlocked"), process.ReadProtectedDataError("-25308")],
        ["failed"],
    ),
    "data that may be read after the first unlock proves nothing on an unlocked phone": (
        "background.keep-call-data-readable-when-locked",
        [process.DeviceUnlocked(), process.ReadProtectedData("afterFirstUnlock")],
        [],
    ),
    "a start that is granted says nothing where nobody saw the provider made": (
        "calls.create-the-provider-at-launch",
        [calls.RequestTransaction("CXStartCallAction", ANNA), calls.RequestTransactionCompletion(ANNA)],
        [],
    ),
    "an answer that was never handed over is not too early": (
        "calls.fulfil-the-answer-when-connected",
        [actions.FulfillAction("CXAnswerCallAction", ANNA), people.MediaConnected(ANNA)],
        [],
    ),
    "a call that goes on, but whose beginning is lost, is known": (
        "calls.name-a-known-call",
        [actions.PerformAnswerCallAction(ANNA), calls.RequestTransaction("CXEndCallAction", ANNA)],
        ["passed"],
    ),
    "a call that ended before the recording's request is not": (
        "calls.name-a-known-call",
        [
            actions.PerformEndCallAction(ANNA),
            actions.FulfillAction("CXEndCallAction", ANNA),
            calls.RequestTransaction("CXEndCallAction", ANNA),
        ],
        ["open"],
    ),
    "a hang-up that names no call ends the only one there is": (
        "calls.keep-the-call-until-it-is-over",
        [
            calls.ReportNewIncomingCall(ANNA),
            people.MediaConnected(),
            people.RemoteHangsUp(),
            calls.ReportCallEnded(ANNA, "remoteEnded"),
            people.LeaveMedia(),
        ],
        ["passed"],
    ),
    "contacts of a build that nobody knows": (
        "privacy.contacts-need-their-own-permission",
        [people.AccessContacts()],
        [],
    ),
    "a hand-over that is refused for want of the entitlement": (
        "push.extension-needs-permission",
        [
            calls.ReportNewIncomingVoIPPushPayload(process="extension"),
            calls.ReportNewIncomingVoIPPushPayloadCompletion("com.apple.CallKit.error.notificationserviceextension 2"),
        ],
        ["failed"],
    ),
    "a task whose time ran out before the app came to the front": (
        "background.finish-within-the-extra-time",
        [
            process.AppState("background"),
            process.BeginBackgroundTask("log"),
            seconds(31),
            process.AppState("foreground"),
        ],
        ["failed"],
    ),
    "a started call that is reported as an incoming one": (
        "calls.fresh-uuid",
        [actions.PerformStartCallAction(ANNA), calls.ReportNewIncomingCall(ANNA)],
        [],
    ),
    "a request without an answer says nothing about the background mode": (
        "background.declare-the-voip-mode",
        [calls.RequestTransaction("CXStartCallAction", ANNA)],
        [],
    ),
    "data of a protection that nobody names is not judged": (
        "background.keep-call-data-readable-when-locked",
        [process.DeviceLocked(), process.ReadProtectedData("made up")],
        [],
    ),
    "a start that is refused for another reason is not the provider's": (
        "calls.create-the-provider-at-launch",
        [
            process.ProcessLaunched("user", "foreground"),
            calls.RequestTransaction("CXStartCallAction", ANNA),
            calls.RequestTransactionCompletion(ANNA, "com.apple.CallKit.error.requesttransaction 5"),
        ],
        [],
    ),
    "a call that is reported anew after a reset is a new call": (
        "calls.forget-calls-after-a-reset",
        [
            calls.ReportNewIncomingCall(ANNA),
            calls.ProviderDidReset(),
            people.LeaveMedia(ANNA),
            calls.ReportNewIncomingCall(ANNA),
            calls.RequestTransaction("CXEndCallAction", ANNA),
        ],
        ["passed"],
    ),
    "a request about a lost call that is granted all the same shows nothing": (
        "calls.forget-calls-after-a-reset",
        [
            calls.ReportNewIncomingCall(ANNA),
            calls.ProviderDidReset(),
            people.LeaveMedia(ANNA),
            calls.RequestTransaction("CXEndCallAction", ANNA),
            calls.RequestTransactionCompletion(ANNA),
        ],
        ["passed"],
    ),
    "an engine that needs the session before it connects may fulfil at once": (
        "calls.fulfil-the-answer-when-connected",
        [
            calls.ReportNewIncomingCall(ANNA),
            actions.PerformAnswerCallAction(ANNA),
            actions.FulfillAction("CXAnswerCallAction", ANNA),
            audio.DidActivateAudioSession(),
            audio.StartAudio("call"),
            people.MediaConnected(ANNA),
        ],
        [],
    ),
    "a call whose ending was recorded before its report is over": (
        "calls.keep-the-call-until-it-is-over",
        [
            calls.ReportNewIncomingCall(ANNA),
            people.MediaConnected(ANNA),
            people.RemoteHangsUp(ANNA),
            calls.ReportCallEnded(ANNA, "remoteEnded"),
            people.JoinMedia(ANNA),
        ],
        ["passed"],
    ),
    "a refusal for another reason does not make the call unknown": (
        "calls.name-a-known-call",
        [
            calls.RequestTransaction("CXEndCallAction", BEN),
            calls.RequestTransactionCompletion(BEN, "com.apple.CallKit.error.requesttransaction 6"),
        ],
        [],
    ),
    "a reason in words that are not Apple's is not judged": (
        "calls.name-the-true-reason",
        [
            calls.ReportNewIncomingCall(ANNA),
            people.RemoteHangsUp(ANNA),
            calls.ReportCallEnded(ANNA, "bye"),
        ],
        [],
    ),
    "an outgoing call that connects and ends as failed was never answered": (
        "calls.report-outgoing-progress",
        [
            actions.PerformStartCallAction(ANNA),
            people.MediaConnected(ANNA),
            calls.ReportCallEnded(ANNA, "failed"),
        ],
        [],
    ),
    "an outgoing call that connects and is hung up was talked on, and never reported": (
        "calls.report-outgoing-progress",
        [
            actions.PerformStartCallAction(ANNA),
            people.MediaConnected(ANNA),
            people.RemoteHangsUp(ANNA),
        ],
        ["failed"],
    ),
    "an outgoing call that connects and that the other side ended may have been declined": (
        "calls.report-outgoing-progress",
        [
            actions.PerformStartCallAction(ANNA),
            people.MediaConnected(ANNA),
            calls.ReportCallEnded(ANNA, "remoteEnded"),
        ],
        ["can't tell"],
    ),
    "an outgoing call that connects is open until it ends": (
        "calls.report-outgoing-progress",
        [actions.PerformStartCallAction(ANNA), people.MediaConnected(ANNA)],
        ["open"],
    ),
    "an outgoing call that was reported as connected is well, with or without an answer on record": (
        "calls.report-outgoing-progress",
        [
            actions.PerformStartCallAction(ANNA),
            people.MediaConnected(ANNA),
            calls.ReportOutgoingCallConnected(ANNA),
            calls.ReportCallEnded(ANNA, "remoteEnded"),
        ],
        ["passed"],
    ),
    "a connection that breaks after the answer excuses the missing report": (
        "calls.report-outgoing-progress",
        [
            actions.PerformStartCallAction(ANNA),
            people.RemoteAnswers(ANNA),
            people.MediaFailed(ANNA),
        ],
        [],
    ),
    "a tap whose call ended by itself needs no request": (
        "calls.send-user-actions-through-callkit",
        [
            calls.ReportNewIncomingCall(ANNA),
            people.UserTapsInApp("hang up", ANNA),
            calls.ReportCallEnded(ANNA, "remoteEnded"),
        ],
        [],
    ),
    "a report that is refused for something else is not the user's wish for quiet": (
        "calls.the-phone-may-refuse-a-call",
        [
            people.CallerBlocked("+15550100"),
            calls.ReportNewIncomingCall(ANNA, handle="+15550101"),
            calls.ReportNewIncomingCallCompletion(ANNA, "com.apple.CallKit.error.incomingcall 1"),
        ],
        [],
    ),
    "a hand-over by the app itself is refused whatever the build declares": (
        "push.extension-needs-permission",
        [calls.ReportNewIncomingVoIPPushPayload(process="app")],
        ["failed"],
    ),
    "a hand-over that was not refused, of a build nobody knows, shows nothing": (
        "push.extension-needs-permission",
        [
            calls.ReportNewIncomingVoIPPushPayload(process="extension"),
            calls.ReportNewIncomingVoIPPushPayloadCompletion(),
        ],
        [],
    ),
    "a payload is read by the keys under which servers say what it is": (
        "push.only-for-new-calls",
        [pushes.DidReceiveIncomingPush(payload={"kind": "cancelled invite", "caller": "Anna"})],
        ["failed"],
    ),
    "a push that was dropped without a reason after a clean history is nobody's to explain": (
        "push.repeated-failures-stop-delivery",
        [pushes.PushSent(), pushes.PushDropped()],
        ["can't tell"],
    ),
    "a launch that is refused is the stop of delivery itself": (
        "push.repeated-failures-stop-delivery",
        [process.LaunchRefused()],
        ["failed"],
    ),
    "a drop whose sending nobody saw cannot be explained either": (
        "push.repeated-failures-stop-delivery",
        [pushes.PushDropped()],
        ["can't tell"],
    ),
    "a call that the phone files as missed was never ended, whatever the clock says": (
        "calls.end-what-is-over",
        [calls.ReportNewIncomingCall(ANNA), people.RemoteCancels(ANNA), screens.RecentsEntry(kind="missed")],
        ["failed"],
    ),
    "a start that finds no place shows that the call before it was never ended": (
        "calls.end-what-is-over",
        [
            calls.ReportNewIncomingCall(ANNA),
            people.RemoteHangsUp(ANNA),
            calls.RequestTransaction("CXStartCallAction", BEN),
            calls.RequestTransactionCompletion(BEN, "com.apple.CallKit.error.requesttransaction 7"),
        ],
        ["failed"],
    ),
    "a start that finds no place beside another call does not": (
        "calls.end-what-is-over",
        [
            calls.ReportNewIncomingCall(ANNA),
            calls.ReportNewIncomingCall(BEN),
            people.RemoteHangsUp(ANNA),
            calls.RequestTransactionCompletion(ANNA),
            calls.RequestTransactionCompletion(BEN, "com.apple.CallKit.error.requesttransaction 7"),
        ],
        ["open"],
    ),
    "an own activation while CallKit has the session, of a call whose beginning is lost": (
        "audio.let-callkit-activate",
        [audio.DidActivateAudioSession(), audio.ActivateAudioSession()],
        ["failed"],
    ),
    "a session of its own after the last call, which CallKit has not taken back yet": (
        "audio.let-callkit-activate",
        [
            audio.DidActivateAudioSession(),
            calls.ReportCallEnded(ANNA, "remoteEnded"),
            audio.ActivateAudioSession(),
        ],
        [],
    ),
    "a stand-in of an anonymised recording is no malformed identifier": (
        "calls.well-formed-uuid",
        [calls.ReportNewIncomingCall("incoming-1"), calls.ReportNewIncomingCall("5f8d0d55b54764421b7156d9")],
        ["failed"],
    ),
    "a missed call of somebody else says nothing": (
        "calls.end-what-is-over",
        [
            calls.ReportNewIncomingCall(ANNA),
            calls.ReportNewIncomingCall(BEN),
            people.RemoteCancels(ANNA),
            screens.RecentsEntry(kind="missed"),
        ],
        ["open"],
    ),
    "a screen that stays after the end was reported is not the app's doing": (
        "calls.end-what-is-over",
        [
            calls.ReportNewIncomingCall(ANNA),
            people.RemoteCancels(ANNA),
            calls.ReportCallEnded(ANNA, "remoteEnded"),
            screens.CallUIStillShown(ANNA),
        ],
        ["passed"],
    ),
    "a refusal with code 7 where no call exists means the provider, whatever the clock says": (
        "calls.create-the-provider-at-launch",
        [
            calls.InitProvider(),
            seconds(3),
            calls.RequestTransaction("CXStartCallAction", ANNA),
            calls.RequestTransactionCompletion(ANNA, "com.apple.CallKit.error.requesttransaction 7"),
        ],
        ["failed"],
    ),
    "a refusal with code 7 where nobody saw the provider made shows nothing": (
        "calls.create-the-provider-at-launch",
        [
            calls.RequestTransaction("CXStartCallAction", ANNA),
            calls.RequestTransactionCompletion(ANNA, "com.apple.CallKit.error.requesttransaction 7"),
        ],
        [],
    ),
    "a callback that met no delegate": (
        "calls.create-the-provider-at-launch",
        [calls.InitProvider(), calls.CallbackWithoutDelegate()],
        ["failed"],
    ),
    "a held call that the app forgot and the user came back to": (
        "calls.held-stays-held",
        [*HELD, people.EndAndForgetCall(ANNA), people.UserUnholds(ANNA)],
        ["failed"],
    ),
    "a held call that the app forgot and then reported as ended": (
        "calls.held-stays-held",
        [*HELD, people.EndAndForgetCall(ANNA), calls.ReportCallEnded(ANNA, "remoteEnded")],
        [],
    ),
    "a held call that the app forgot, and nothing since": (
        "calls.held-stays-held",
        [*HELD, people.EndAndForgetCall(ANNA)],
        ["open"],
    ),
    "a call that is not on hold may be forgotten as far as holding goes": (
        "calls.held-stays-held",
        [calls.ReportNewIncomingCall(ANNA), people.EndAndForgetCall(ANNA), people.EndAndForgetCall()],
        [],
    ),
    "word to the server that comes after the suspension is never sent": (
        "background.running-time-ends-with-the-call",
        [*DECLINED, process.ProcessSuspended(), people.TellServerDeclined(ANNA)],
        ["failed"],
    ),
    "a suspension shows by itself that the app was in the background": (
        "background.running-time-ends-with-the-call",
        [
            actions.FulfillAction("CXEndCallAction", ANNA),
            process.ProcessSuspended(),
            people.TellServerDeclined(ANNA),
        ],
        ["failed"],
    ),
    "a call that the app reports as ended takes the running time with it, too": (
        "background.running-time-ends-with-the-call",
        [calls.ReportCallEnded(ANNA, "remoteEnded"), process.ProcessSuspended(), people.TellServerDeclined(ANNA)],
        ["failed"],
    ),
    "a suspension long after a call that ended in front is none that the call brought": (
        "background.running-time-ends-with-the-call",
        [
            process.AppState("foreground"),
            actions.FulfillAction("CXEndCallAction", ANNA),
            process.AppState("background"),
            process.ProcessSuspended(),
            people.TellServerDeclined(ANNA),
        ],
        [],
    ),
    "word to the server that comes before the suspension, or after the app runs again": (
        "background.running-time-ends-with-the-call",
        [
            *DECLINED,
            people.TellServerDeclined(ANNA),
            process.ProcessSuspended(),
            process.ProcessResumed(),
            people.TellServerNotRung(ANNA),
        ],
        [],
    ),
    "word to the server from an app that was suspended without any call": (
        "background.running-time-ends-with-the-call",
        [process.ProcessSuspended(), people.TellServerDeclined(ANNA)],
        [],
    ),
    "a drop after a push that went unreported is the beginning of the stop": (
        "push.repeated-failures-stop-delivery",
        [
            pushes.DidReceiveIncomingPush(app_state="background"),
            pushes.ReturnFromPushHandler(),
            pushes.PushDropped(),
        ],
        ["failed"],
    ),
}


@pytest.mark.parametrize("fable", FABLES)
def test_a_recording_is_judged_by_what_it_shows(fable):
    id_, events, outcomes = FABLES[fable]
    log = Log(Platform())
    for event in events:
        if isinstance(event, int):
            log.advance(log.now + event)
        else:
            log.append(event)
            log.advance(log.now + seconds("0.2"))
    assert [str(finding.outcome) for finding in load()[id_].judge(log)] == outcomes


def everything() -> Log:
    """A recording in which each wish and each kind of build occurs once, and nothing else is known."""
    log = Log(Platform())
    for element in sorted(designs.ELEMENTS):
        for place in sorted(designs.PLACES):
            for source in ("app", "user", "system"):
                log.append(designs.Show(element, place, source))
    for deed in sorted(designs.DEEDS):
        log.append(designs.Do(deed))
    for feature in (None, "calls", "weather"):
        for modes in (None, (), ("voip",)):
            log.append(store.SubmitToAppStore(background_modes=modes, feature=feature))
    log.append(calls.ReportNewIncomingVoIPPushPayload(process="extension"))
    log.append(process.ReadProtectedData("made up"))
    return log


@pytest.mark.parametrize("id_", load())
def test_a_near_miss_is_a_judge_as_well(id_):
    """It finds at most one thing about each target, whatever it is shown, and never falls over."""
    log = everything()
    for judge in (load()[id_].judge, *(miss.judge for miss in load()[id_].near_misses)):
        targets = [finding.target.index for finding in judge(log)]
        assert len(targets) == len(set(targets))
