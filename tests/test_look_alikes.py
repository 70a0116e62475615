"""What looks alike and does not count: the same thing for another call, at another time, or under another name.

Each row is a history in which something nearly meets a duty, or nearly breaks one. Most were found by `make mutants`: a
judge that no longer asked for the right call, or no longer looked at the right stretch of time, had gone unnoticed.
"""

import pytest

from callkit_restrictions import load
from callkit_restrictions.events.actions import (
    FailAction,
    FulfillAction,
    PerformAnswerCallAction,
    PerformEndCallAction,
    PerformSetHeldCallAction,
    PerformSetMutedCallAction,
    PerformStartCallAction,
)
from callkit_restrictions.events.audio import (
    DidActivateAudioSession,
    DidDeactivateAudioSession,
    MuteMicrophone,
    RecordPermission,
    RequestRecordPermission,
    SendMicrophone,
    SetAudioSessionCategory,
    SetAudioSessionMode,
    StartAudio,
)
from callkit_restrictions.events.calls import (
    ProviderDidReset,
    ReportCallEnded,
    ReportCallUpdated,
    ReportNewIncomingCall,
    ReportNewIncomingCallCompletion,
    ReportOutgoingCallConnected,
    RequestTransaction,
)
from callkit_restrictions.events.people import (
    AnswerIntent,
    CallerBlocked,
    HandleStartCallIntent,
    JoinMedia,
    LeaveMedia,
    MediaConnected,
    MediaFailed,
    RemoteAnswers,
    RemoteHangsUp,
    UserPressesHeadset,
    UserTapsInApp,
)
from callkit_restrictions.events.process import (
    AppState,
    DeviceLocked,
    LockFile,
    ProcessLaunched,
    ProcessResumed,
    ProcessSuspended,
    ProcessTerminated,
    UnlockFile,
)
from callkit_restrictions.history import Log
from callkit_restrictions.moments import seconds

ANNA = "5E2F3C9A-0000-4000-8000-000000000001"
BEN = "5E2F3C9A-0000-4000-8000-000000000002"
ANSWER, START, END = "CXAnswerCallAction", "CXStartCallAction", "CXEndCallAction"
HOLD, MUTE = "CXSetHeldCallAction", "CXSetMutedCallAction"
QUIET = ReportNewIncomingCallCompletion(ANNA, "com.apple.CallKit.error.incomingcall 3")
TALKING = (ReportNewIncomingCall(ANNA), PerformAnswerCallAction(ANNA), FulfillAction(ANSWER, ANNA))
TALKING_ALOUD = (*TALKING, DidActivateAudioSession())
HELD = (*TALKING_ALOUD, PerformSetHeldCallAction(ANNA, on_hold=True), FulfillAction(HOLD, ANNA))
VOICE = SetAudioSessionCategory("playAndRecord", "voiceChat")

LOOK_ALIKES = {
    "audio.ask-for-the-microphone-beforehand": [
        # It is too late to ask, and what is answered later does not help.
        (
            [ReportNewIncomingCall(ANNA), DeviceLocked(), RequestRecordPermission(), RecordPermission(granted=True)],
            ["failed"],
        ),
    ],
    "audio.mute-through-callkit": [
        ([*TALKING, MuteMicrophone(), RequestTransaction(MUTE, ANNA, muted=True)], ["passed"]),
        ([*TALKING, MuteMicrophone(ANNA), RequestTransaction(HOLD, ANNA, on_hold=True), 3000], ["failed"]),
        ([*TALKING, MuteMicrophone(ANNA), RequestTransaction(MUTE, BEN, muted=True), 3000], ["failed"]),
        ([MuteMicrophone(), *TALKING, MuteMicrophone(ANNA), 3000], ["failed"]),
        ([*TALKING, PerformSetHeldCallAction(ANNA, on_hold=True), MuteMicrophone(ANNA), 3000], []),
    ],
    "audio.silence-the-microphone-yourself": [
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
    "calls.end-what-is-over": [
        (
            [
                ReportNewIncomingCall(ANNA),
                ReportNewIncomingCall(BEN),
                RemoteHangsUp(ANNA),
                ReportCallEnded(BEN),
                11_000,
            ],
            ["failed"],
        ),
        ([ProviderDidReset(), ReportNewIncomingCall(ANNA), RemoteHangsUp(ANNA), 11_000], ["failed"]),
        ([ReportNewIncomingCall(ANNA), RemoteHangsUp(), ReportCallEnded(ANNA)], ["passed"]),
        ([ReportNewIncomingCall(ANNA), RemoteHangsUp(ANNA), FulfillAction(END, ANNA)], ["passed"]),
        ([ReportNewIncomingCall(ANNA), RemoteHangsUp(ANNA), FulfillAction(HOLD, ANNA), 11_000], ["failed"]),
        ([ReportNewIncomingCall(ANNA), RemoteHangsUp(ANNA), FailAction(ANSWER, ANNA)], ["passed"]),
        ([ReportNewIncomingCall(ANNA), RemoteHangsUp(ANNA), FailAction(HOLD, ANNA), 11_000], ["failed"]),
        (
            [ReportNewIncomingCall(ANNA), RemoteHangsUp(ANNA), ProviderDidReset(), 11_000, ReportCallEnded(ANNA)],
            ["passed"],
        ),
        (
            [
                ReportNewIncomingCall(ANNA),
                ReportNewIncomingCall(BEN),
                RemoteHangsUp(ANNA),
                FulfillAction(END, BEN),
                11_000,
            ],
            ["failed"],
        ),
        (
            [
                ReportNewIncomingCall(ANNA),
                ReportNewIncomingCall(BEN),
                PerformEndCallAction(BEN),
                RemoteHangsUp(ANNA),
                ReportCallEnded(ANNA),
            ],
            ["passed"],
        ),
    ],
    "calls.finish-every-action": [
        ([PerformSetHeldCallAction(ANNA), FailAction(HOLD, BEN)], ["open"]),
        ([PerformSetHeldCallAction(ANNA), FailAction(MUTE, ANNA)], ["open"]),
        ([PerformSetHeldCallAction(ANNA), FailAction(HOLD, ANNA)], ["passed"]),
        ([PerformSetHeldCallAction(ANNA), FulfillAction(HOLD)], ["passed"]),
    ],
    "calls.forget-calls-after-a-reset": [
        # A process that died took its connections and its sound along.
        ([MediaConnected(ANNA), StartAudio(), ProcessLaunched(), ProviderDidReset(), JoinMedia(ANNA)], ["failed"]),
    ],
    "calls.fulfil-the-answer-when-connected": [
        ([PerformAnswerCallAction(ANNA), FulfillAction(ANSWER, ANNA), MediaConnected()], ["failed"]),
        ([PerformAnswerCallAction(ANNA), FulfillAction(ANSWER, ANNA), MediaConnected(BEN)], []),
        ([PerformAnswerCallAction(ANNA), StartAudio(), FulfillAction(ANSWER, ANNA), MediaConnected(ANNA)], ["failed"]),
        ([PerformAnswerCallAction(ANNA), FulfillAction(ANSWER, ANNA), StartAudio(), MediaConnected(ANNA)], []),
        (
            [
                PerformAnswerCallAction(ANNA),
                MediaConnected(ANNA),
                PerformAnswerCallAction(BEN),
                FulfillAction(ANSWER, ANNA),
            ],
            ["passed"],
        ),
    ],
    "calls.held-stays-held": [
        ([*HELD, DidDeactivateAudioSession(), LeaveMedia(BEN), 3000], ["passed"]),
        ([*HELD, DidDeactivateAudioSession(), RequestTransaction(MUTE, ANNA), 3000], ["passed"]),
        ([*HELD, DidDeactivateAudioSession(), RequestTransaction(END, BEN), 3000], ["passed"]),
        ([*HELD, DidDeactivateAudioSession(), RequestTransaction(END, ANNA), 3000], ["failed"]),
        ([DidDeactivateAudioSession(), *HELD, DidDeactivateAudioSession(), RequestTransaction(END, ANNA)], ["failed"]),
        (
            [*HELD, DidDeactivateAudioSession(), RequestTransaction(END, ANNA), RemoteHangsUp(ANNA), LeaveMedia(ANNA)],
            ["failed"],
        ),
    ],
    "calls.name-a-known-call": [
        ([PerformAnswerCallAction(ANNA), RequestTransaction(END, ANNA), ReportCallEnded(ANNA)], ["passed"]),
        ([PerformAnswerCallAction(ANNA), ReportCallEnded(ANNA), RequestTransaction(END, ANNA)], ["open"]),
        (
            [
                PerformAnswerCallAction(ANNA),
                PerformAnswerCallAction(BEN),
                ReportCallEnded(BEN),
                RequestTransaction(END, ANNA),
            ],
            ["passed"],
        ),
        ([PerformAnswerCallAction(ANNA), FulfillAction(ANSWER, ANNA), RequestTransaction(END, ANNA)], ["passed"]),
        ([ReportCallUpdated(ANNA), PerformEndCallAction(ANNA)], ["failed"]),
        ([ProviderDidReset(), RequestTransaction(END, ANNA), ReportNewIncomingCall(ANNA)], []),
        ([ReportNewIncomingCall(ANNA), ReportCallEnded(ANNA), RequestTransaction(END, ANNA)], ["open"]),
    ],
    "calls.report-outgoing-progress": [
        (
            [PerformStartCallAction(ANNA), PerformStartCallAction(BEN), RemoteAnswers(ANNA), MediaFailed(BEN), 11_000],
            ["failed"],
        ),
        (
            [
                PerformStartCallAction(ANNA),
                PerformStartCallAction(BEN),
                RemoteAnswers(ANNA),
                ReportCallEnded(BEN),
                ReportOutgoingCallConnected(ANNA),
            ],
            ["passed"],
        ),
        (
            [RemoteHangsUp(), PerformStartCallAction(ANNA), RemoteAnswers(ANNA), ReportOutgoingCallConnected(ANNA)],
            ["passed"],
        ),
        (
            [
                PerformStartCallAction(ANNA),
                MediaConnected(ANNA),
                RemoteAnswers(ANNA),
                ReportOutgoingCallConnected(ANNA),
            ],
            ["passed"],
        ),
        (
            [
                PerformStartCallAction(ANNA),
                MediaConnected(ANNA),
                ReportCallEnded(ANNA, "remoteEnded"),
                ReportOutgoingCallConnected(ANNA),
            ],
            ["failed"],
        ),
        ([PerformStartCallAction(ANNA), PerformStartCallAction(BEN), RemoteAnswers(), 11_000], []),
        ([PerformStartCallAction(ANNA), RemoteAnswers(), ReportOutgoingCallConnected(ANNA)], ["passed"]),
        ([PerformStartCallAction(ANNA), MediaFailed(ANNA), RemoteAnswers(ANNA), 11_000], ["failed"]),
        ([PerformStartCallAction(ANNA), RemoteAnswers(ANNA), MediaFailed(ANNA), 11_000], []),
        (
            [PerformStartCallAction(ANNA), RemoteAnswers(ANNA), ReportOutgoingCallConnected(ANNA), MediaFailed(ANNA)],
            ["passed"],
        ),
        (
            [
                PerformStartCallAction(ANNA),
                PerformStartCallAction(BEN),
                RemoteAnswers(ANNA),
                ReportOutgoingCallConnected(BEN),
                11000,
            ],
            ["failed"],
        ),
        (
            [
                PerformStartCallAction(ANNA),
                MediaConnected(ANNA),
                MediaConnected(ANNA),
                ReportOutgoingCallConnected(ANNA),
            ],
            ["passed"],
        ),
        ([PerformStartCallAction(ANNA), RemoteAnswers(ANNA), RemoteHangsUp(ANNA)], ["failed"]),
        ([PerformStartCallAction(ANNA), RemoteAnswers(ANNA), RemoteHangsUp()], ["failed"]),
        ([PerformStartCallAction(ANNA), MediaConnected(ANNA), ReportCallEnded(ANNA, "remoteEnded")], ["failed"]),
        ([PerformStartCallAction(ANNA), MediaConnected(ANNA), ReportCallEnded(ANNA, "unanswered")], []),
    ],
    "calls.start-the-call-yourself": [
        ([AnswerIntent("failure"), HandleStartCallIntent(), 11_000], ["failed"]),
        ([RequestTransaction(START, ANNA), HandleStartCallIntent(), 11_000], ["failed"]),
        ([HandleStartCallIntent(), RequestTransaction(END, ANNA), 11_000], ["failed"]),
        ([HandleStartCallIntent(), RequestTransaction(START, ANNA), AnswerIntent("failure")], ["passed"]),
    ],
    "calls.stop-when-refused": [
        ([StartAudio("call", ANNA), QUIET], ["open"]),
        ([LeaveMedia(ANNA), QUIET, JoinMedia(ANNA)], ["failed"]),
        ([QUIET, JoinMedia(BEN)], ["open"]),
        ([QUIET, LeaveMedia(BEN)], ["open"]),
        ([QUIET, RequestTransaction(END, ANNA)], ["open"]),
        ([QUIET, RequestTransaction(ANSWER, ANNA)], ["failed"]),
        ([RequestTransaction(ANSWER, ANNA), QUIET], ["open"]),
        ([StartAudio("ringtone"), QUIET], ["open"]),
        ([QUIET, StartAudio("ringtone")], ["failed"]),
        ([QUIET, StartAudio("ringback")], ["open"]),
        ([QUIET, LeaveMedia(ANNA), StartAudio("ringtone")], ["passed"]),
    ],
    "calls.the-phone-may-refuse-a-call": [
        (
            [
                CallerBlocked("+1"),
                ReportNewIncomingCall(ANNA),
                ReportNewIncomingCall(BEN),
                ReportNewIncomingCallCompletion(BEN),
            ],
            ["open", "passed"],
        ),
    ],
}


@pytest.mark.parametrize(
    ("id_", "events", "outcomes"),
    [(id_, events, outcomes) for id_, rows in LOOK_ALIKES.items() for events, outcomes in rows],
)
def test_only_the_thing_itself_counts(id_, events, outcomes):
    log = Log()
    for event in events:
        if isinstance(event, int):
            log.advance(log.now + event)
        else:
            log.append(event)
            log.advance(log.now + seconds("0.2"))
    assert [str(finding.outcome) for finding in load()[id_].judge(log)] == outcomes
