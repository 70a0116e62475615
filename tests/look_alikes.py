"""What looks alike and does not count, in the restrictions on calls: each row is a history, and what is found in it."""

from callkit_restrictions.events.actions import (
    FailAction,
    FulfillAction,
    PerformAnswerCallAction,
    PerformEndCallAction,
    PerformPlayDTMFCallAction,
    PerformSetHeldCallAction,
    PerformStartCallAction,
    TimedOutPerformingAction,
)
from callkit_restrictions.events.audio import (
    DidActivateAudioSession,
    DidDeactivateAudioSession,
    PlaySound,
    StartAudio,
    StopAudio,
)
from callkit_restrictions.events.calls import (
    InitProvider,
    InvalidateProvider,
    ProviderDidReset,
    ReportCallEnded,
    ReportCallUpdated,
    ReportNewIncomingCall,
    ReportNewIncomingCallCompletion,
    ReportOutgoingCallConnected,
    RequestTransaction,
    RequestTransactionCompletion,
)
from callkit_restrictions.events.people import (
    AnsweredElsewhere,
    AnswerIntent,
    CallerBlocked,
    HandleStartCallIntent,
    JoinMedia,
    LeaveMedia,
    MediaConnected,
    MediaFailed,
    RemoteAnswers,
    RemoteCancels,
    RemoteHangsUp,
    UserAnswers,
    UserTapsInApp,
)
from callkit_restrictions.events.process import (
    DeviceRebooted,
    ProcessLaunched,
)
from callkit_restrictions.events.pushes import InitPushRegistry
from callkit_restrictions.events.screens import RecentsEntry

ANNA = "5E2F3C9A-0000-4000-8000-000000000001"
BEN = "5E2F3C9A-0000-4000-8000-000000000002"
ANSWER, START, END = "CXAnswerCallAction", "CXStartCallAction", "CXEndCallAction"
HOLD, MUTE = "CXSetHeldCallAction", "CXSetMutedCallAction"
QUIET = ReportNewIncomingCallCompletion(ANNA, "com.apple.CallKit.error.incomingcall 3")
TALKING = (ReportNewIncomingCall(ANNA), PerformAnswerCallAction(ANNA), FulfillAction(ANSWER, ANNA))
TALKING_ALOUD = (*TALKING, DidActivateAudioSession())
HELD = (*TALKING_ALOUD, PerformSetHeldCallAction(ANNA, on_hold=True), FulfillAction(HOLD, ANNA))

NO_PLACES = InitProvider(maximum_call_groups=0)
FULL = RequestTransactionCompletion(ANNA, "com.apple.CallKit.error.requesttransaction 7")

CARLA = "5E2F3C9A-0000-4000-8000-000000000003"
KNOWN = (ReportNewIncomingCall(ANNA),)
BOTH = (ReportNewIncomingCall(ANNA), ReportNewIncomingCall(BEN))
JOINED = (ReportNewIncomingCall(ANNA), MediaConnected(ANNA))
CONNECTED = (PerformAnswerCallAction(ANNA), MediaConnected(ANNA))
ON_HOLD = (PerformSetHeldCallAction(ANNA, on_hold=True),)
RESET_AND_LEFT = (ReportNewIncomingCall(ANNA), ProviderDidReset(), LeaveMedia(ANNA))

OF_CALLS = {
    "calls.end-what-is-over": [
        ([ReportNewIncomingCall(ANNA), RemoteHangsUp(ANNA), InvalidateProvider()], ["passed"]),
        ([ReportNewIncomingCall(ANNA), PerformEndCallAction(ANNA), RemoteHangsUp(ANNA), 11_000], []),
        (
            [
                ReportNewIncomingCall(ANNA),
                PerformEndCallAction(ANNA),
                FailAction(END, ANNA),
                RemoteHangsUp(ANNA),
                11_000,
            ],
            ["failed"],
        ),
        ([ReportNewIncomingCall(ANNA), FailAction(ANSWER, ANNA), RemoteHangsUp(ANNA), 11_000], []),
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
        ([*ON_HOLD, FulfillAction(HOLD, ANNA), FulfillAction(HOLD, ANNA)], ["passed", "failed"]),
        ([*ON_HOLD, *ON_HOLD, FulfillAction(HOLD, ANNA), FulfillAction(HOLD, ANNA)], ["passed", "passed"]),
        ([*ON_HOLD, TimedOutPerformingAction(HOLD, ANNA), FulfillAction(HOLD, ANNA)], ["failed", "failed"]),
        ([*ON_HOLD, TimedOutPerformingAction(HOLD, BEN)], ["open"]),
        ([*ON_HOLD, FulfillAction(HOLD, ANNA), TimedOutPerformingAction(HOLD, ANNA)], ["passed"]),
        ([FulfillAction(HOLD, ANNA), *ON_HOLD], ["open"]),
        ([FailAction(HOLD, ANNA), *ON_HOLD], ["open"]),
        ([ProviderDidReset(), *ON_HOLD], ["open"]),
        ([*ON_HOLD, ProviderDidReset()], ["passed"]),
        ([*ON_HOLD, InvalidateProvider()], ["passed"]),
        ([*ON_HOLD, ReportCallEnded(BEN)], ["open"]),
        ([*ON_HOLD, ReportCallEnded(ANNA)], ["passed"]),
        # The same identifier again: what the first call left unfinished is not owed by the second.
        (
            [
                ReportNewIncomingCall(ANNA),
                *ON_HOLD,
                ReportCallEnded(ANNA),
                ReportNewIncomingCall(ANNA),
                *ON_HOLD,
                FulfillAction(HOLD, ANNA),
                FulfillAction(HOLD, ANNA),
            ],
            ["passed", "passed", "failed"],
        ),
        # A second push for a call that is there begins no new one.
        (
            [
                ReportNewIncomingCall(ANNA),
                *ON_HOLD,
                FulfillAction(HOLD, ANNA),
                ReportNewIncomingCall(ANNA),
                FulfillAction(HOLD, ANNA),
            ],
            ["passed", "failed"],
        ),
        ([PerformSetHeldCallAction(ANNA), FailAction(HOLD, BEN)], ["open"]),
        ([PerformSetHeldCallAction(ANNA), FailAction(MUTE, ANNA)], ["open"]),
        ([PerformSetHeldCallAction(ANNA), FailAction(HOLD, ANNA)], ["passed"]),
        ([PerformSetHeldCallAction(ANNA), FulfillAction(HOLD)], ["passed"]),
    ],
    "calls.forget-calls-after-a-reset": [
        ([ReportNewIncomingCall(ANNA), ProviderDidReset(), StopAudio()], ["passed"]),
        ([ReportNewIncomingCall(ANNA), ProviderDidReset(), InvalidateProvider()], ["passed"]),
        # A call that comes after the reset is no old one, and what is done after it does not excuse the stay.
        ([StartAudio(), ProviderDidReset(), ReportNewIncomingCall(BEN), MediaConnected(BEN), 3000], ["open"]),
        # Nor does the end of a later call tell when the app has left the old one.
        ([ReportNewIncomingCall(ANNA), ProviderDidReset(), 11_000, StartAudio(), StopAudio()], ["open"]),
        ([MediaConnected(ANNA), ProviderDidReset(), 11_000, LeaveMedia(BEN)], ["open"]),
        ([MediaConnected(ANNA), ProviderDidReset(), StartAudio(), LeaveMedia(ANNA)], ["passed"]),
        ([MediaConnected(ANNA), ProviderDidReset(), JoinMedia(ANNA), LeaveMedia(ANNA)], ["failed"]),
        ([MediaConnected(ANNA), ProviderDidReset(), JoinMedia(ANNA), FulfillAction(END, ANNA)], ["failed"]),
        ([MediaConnected(ANNA), FulfillAction(END, ANNA), ProviderDidReset(), JoinMedia(ANNA)], []),
        ([MediaConnected(ANNA), FulfillAction(HOLD, ANNA), ProviderDidReset(), JoinMedia(ANNA)], ["failed"]),
        ([MediaConnected(ANNA), LeaveMedia(ANNA), ProviderDidReset(), JoinMedia(ANNA)], []),
        ([StopAudio(), StartAudio(), ProviderDidReset(), 11_000], ["failed"]),
        ([StartAudio(), StopAudio(), ProviderDidReset(), 11_000], []),
        ([StartAudio(), ProviderDidReset(), 11_000, StopAudio()], ["failed"]),
        ([*RESET_AND_LEFT, RequestTransaction(START, ANNA)], ["passed"]),
        ([*RESET_AND_LEFT, RequestTransaction(END, BEN), RequestTransaction(END, ANNA)], ["passed", "open"]),
        ([RequestTransaction(END, ANNA), *RESET_AND_LEFT, RequestTransaction(END, ANNA)], ["passed", "open"]),
        (
            [
                ReportNewIncomingCall(BEN),
                *RESET_AND_LEFT,
                ReportNewIncomingCall(ANNA),
                RequestTransaction(END, ANNA),
                RequestTransaction(END, BEN),
            ],
            ["passed", "open"],
        ),
        # A connection that names no call is that of the one which was taken, until another one comes.
        ([*TALKING, ProviderDidReset(), MediaConnected()], ["failed"]),
        ([*TALKING, ProviderDidReset(), LeaveMedia(), MediaConnected()], ["passed"]),
        ([*TALKING, ProviderDidReset(), ReportNewIncomingCall(BEN), MediaConnected()], ["open"]),
        ([*TALKING, *BOTH[1:], ProviderDidReset(), MediaConnected()], ["open"]),
        # A process that died took its connections and its sound along.
        ([MediaConnected(ANNA), StartAudio(), ProcessLaunched(), ProviderDidReset(), JoinMedia(ANNA)], ["failed"]),
    ],
    "calls.fulfil-the-answer-when-connected": [
        ([FulfillAction(HOLD, BEN), FulfillAction(ANSWER, BEN), *CONNECTED, FulfillAction(ANSWER, ANNA)], ["passed"]),
        ([PerformAnswerCallAction(ANNA), FulfillAction(ANSWER, ANNA), MediaConnected(ANNA), StartAudio()], ["failed"]),
        ([PerformAnswerCallAction(ANNA), FulfillAction(ANSWER, ANNA), MediaConnected()], ["failed"]),
        ([PerformAnswerCallAction(ANNA), FulfillAction(ANSWER, ANNA), MediaConnected(BEN)], []),
        ([*TALKING, ReportCallEnded(ANNA), MediaConnected(ANNA)], []),
        ([*TALKING, ReportCallEnded(ANNA), PerformStartCallAction(ANNA), MediaConnected(ANNA)], []),
        # A connection that names no call is that of the call which was answered last, while it is there.
        ([*TALKING, ReportCallEnded(ANNA), PerformAnswerCallAction(BEN), MediaConnected()], []),
        (
            [*TALKING, PerformAnswerCallAction(BEN), MediaConnected(), FulfillAction(ANSWER, BEN)],
            ["passed"],
        ),
        (
            [
                *TALKING,
                MediaConnected(),
                ReportCallEnded(ANNA),
                PerformAnswerCallAction(BEN),
                FulfillAction(ANSWER, BEN),
                MediaConnected(),
            ],
            ["failed", "failed"],
        ),
        ([ReportNewIncomingCall(ANNA), MediaConnected(), *TALKING[1:]], []),
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
        ([*HELD, RequestTransaction(END, ANNA), DidDeactivateAudioSession(), 3000], ["passed"]),
        ([*HELD, DidDeactivateAudioSession(), RemoteHangsUp(BEN), RequestTransaction(END, ANNA)], ["failed"]),
        ([*HELD, DidDeactivateAudioSession(), RemoteHangsUp(), RequestTransaction(END, ANNA)], ["passed"]),
        ([*HELD, RemoteHangsUp(ANNA), DidDeactivateAudioSession(), LeaveMedia(ANNA)], ["failed"]),
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
        ([RequestTransaction(END, ANNA), RequestTransactionCompletion(ANNA)], ["passed"]),
        ([*KNOWN, ProviderDidReset(), ReportNewIncomingCall(BEN), RequestTransaction(END, ANNA)], []),
        ([*KNOWN, ProviderDidReset(), PerformStartCallAction(BEN), RequestTransaction(END, BEN)], ["passed"]),
        ([ReportNewIncomingCall(BEN), PerformAnswerCallAction(ANNA), RequestTransaction(END, ANNA)], ["passed"]),
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
        # Whoever tells what went wrong leaves out how the call came.
        ([UserAnswers(ANNA), ReportCallUpdated(ANNA)], []),
        ([RemoteHangsUp(ANNA), ReportCallEnded(ANNA)], []),
        ([AnsweredElsewhere(ANNA), ReportCallEnded(ANNA)], []),
        ([FailAction(ANSWER, ANNA), ReportCallEnded(ANNA, "failed")], []),
        ([PerformPlayDTMFCallAction(ANNA), ReportCallEnded(ANNA)], []),
        ([ReportNewIncomingCallCompletion(ANNA), ReportCallUpdated(ANNA)], []),
        ([RequestTransaction(START, ANNA), ReportOutgoingCallConnected(ANNA)], []),
        (
            [RequestTransaction(START, ANNA), RequestTransactionCompletion(ANNA), ReportOutgoingCallConnected(ANNA)],
            [],
        ),
        (
            [
                RequestTransaction(START, ANNA),
                RequestTransactionCompletion(ANNA, "com.apple.CallKit.error.requesttransaction 7"),
                ReportOutgoingCallConnected(ANNA),
            ],
            ["failed"],
        ),
        ([UserAnswers(BEN), ReportCallUpdated(ANNA)], ["failed"]),
        ([ReportNewIncomingCall(ANNA), ReportCallEnded(ANNA), RequestTransaction(END, ANNA)], ["open"]),
    ],
    "calls.report-outgoing-progress": [
        (
            [
                PerformStartCallAction(ANNA),
                MediaConnected(ANNA),
                ReportOutgoingCallConnected(ANNA),
                RemoteAnswers(ANNA),
            ],
            ["passed", "passed"],
        ),
        ([PerformStartCallAction(ANNA), RemoteAnswers(ANNA), 9800, MediaFailed(ANNA)], ["failed"]),
        (
            [PerformStartCallAction(ANNA), MediaConnected(ANNA), ReportCallEnded(ANNA, "unanswered"), RemoteHangsUp()],
            [],
        ),
        # It connects before anybody picks up: who gave up, or declined, has not talked.
        ([PerformStartCallAction(ANNA), MediaConnected(ANNA), PerformEndCallAction(ANNA)], ["can't tell"]),
        ([PerformStartCallAction(ANNA), MediaConnected(ANNA), RemoteHangsUp(ANNA)], ["failed"]),
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
                RemoteHangsUp(ANNA),
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
        ([PerformStartCallAction(ANNA), RemoteAnswers(ANNA), RecentsEntry(kind="cancelled")], ["failed"]),
        ([PerformStartCallAction(ANNA), RemoteAnswers(ANNA), RecentsEntry(kind="outgoing")], ["open"]),
        ([PerformStartCallAction(ANNA), RemoteAnswers(ANNA), RecentsEntry(BEN, "cancelled")], ["open"]),
        ([PerformStartCallAction(ANNA), RemoteAnswers(ANNA), RemoteHangsUp()], ["failed"]),
        ([PerformStartCallAction(ANNA), MediaConnected(ANNA), ReportCallEnded(ANNA, "remoteEnded")], ["can't tell"]),
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
        ([QUIET, PlaySound("ringtone")], ["failed"]),
        ([QUIET, PlaySound("alert")], ["open"]),
        ([QUIET, ReportNewIncomingCall(BEN), PlaySound("ringtone")], ["open"]),
        ([QUIET, ReportNewIncomingCall(ANNA), MediaConnected(ANNA)], ["open"]),
        ([PlaySound("ringtone"), QUIET], ["open"]),
        ([QUIET, LeaveMedia(ANNA), StartAudio("ringtone")], ["passed"]),
    ],
    "calls.the-phone-may-refuse-a-call": [
        ([CallerBlocked("+1"), *BOTH, ReportNewIncomingCall(ANNA)], ["open", "open"]),
        (
            [
                ReportNewIncomingCall(ANNA),
                CallerBlocked("+1"),
                ReportNewIncomingCall(ANNA),
                ReportNewIncomingCall(BEN),
                ReportNewIncomingCallCompletion(BEN),
            ],
            ["passed"],
        ),
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
    "calls.keep-the-call-until-it-is-over": [
        # A connection that names no call is that of the only one there is, from its beginning on.
        ([MediaConnected(), ReportNewIncomingCall(ANNA), ReportCallEnded(ANNA)], []),
        ([MediaConnected(), PerformStartCallAction(ANNA), ReportCallEnded(ANNA)], []),
        ([ReportNewIncomingCall(ANNA), MediaConnected(), ReportCallEnded(ANNA)], ["open"]),
        ([ReportNewIncomingCall(ANNA), MediaConnected(BEN), ReportCallEnded(ANNA)], []),
        (
            [
                ReportNewIncomingCall(ANNA),
                MediaConnected(),
                ReportNewIncomingCall(BEN),
                ReportCallEnded(BEN),
                ReportCallEnded(ANNA),
            ],
            ["open"],
        ),
        # Only what ends this very conversation, after it began, ends it.
        ([LeaveMedia(ANNA), *JOINED, ReportCallEnded(ANNA)], ["open"]),
        ([StopAudio(), *JOINED, ReportCallEnded(ANNA)], ["open"]),
        ([*JOINED, RemoteHangsUp(BEN), ReportCallEnded(ANNA)], ["open"]),
        ([*JOINED, RemoteHangsUp(), ReportCallEnded(ANNA)], ["passed"]),
        ([*JOINED, ReportCallEnded(ANNA), LeaveMedia(BEN)], ["open"]),
        ([*JOINED, ReportCallEnded(ANNA), *JOINED], ["open"]),
        ([*JOINED, ReportCallEnded(ANNA), LeaveMedia(ANNA)], ["passed"]),
        ([*JOINED, ReportCallEnded(ANNA), 10_000, LeaveMedia(ANNA)], ["failed"]),
    ],
    "calls.keep-one-provider": [
        ([InitProvider(), DeviceRebooted(), InitProvider()], ["passed", "passed"]),
        # A recorder inside the app does not see that it was killed, but that everything is made once more.
        ([InitPushRegistry(), InitProvider(), InitPushRegistry(), InitProvider()], ["passed", "can't tell"]),
        ([InitProvider(), InitPushRegistry(), InitProvider()], ["passed", "failed"]),
        ([InitPushRegistry(), InitProvider(), InitProvider()], ["passed", "failed"]),
    ],
    "calls.name-the-true-reason": [
        ([FulfillAction(START, ANNA), RemoteHangsUp(ANNA), ReportCallEnded(ANNA, "unanswered")], ["passed"]),
        ([*JOINED, RemoteHangsUp(ANNA), ReportCallEnded(ANNA, "CXCallEndedReason.remoteEnded")], ["passed"]),
        ([*JOINED, RemoteHangsUp(ANNA), ReportCallEnded(ANNA, "2")], ["passed"]),
        ([*JOINED, RemoteHangsUp(ANNA), ReportCallEnded(ANNA, "4")], ["failed"]),
        ([*JOINED, RemoteHangsUp(BEN), ReportCallEnded(ANNA, "4")], []),
        # Who hangs up before they talk gives up; what has two causes may name either.
        (
            [
                PerformStartCallAction(ANNA),
                FulfillAction(START, ANNA),
                RemoteHangsUp(ANNA),
                ReportCallEnded(ANNA, "unanswered"),
            ],
            ["passed"],
        ),
        ([*KNOWN, RemoteHangsUp(ANNA), ReportCallEnded(ANNA, "unanswered")], ["passed"]),
        ([*TALKING, RemoteHangsUp(ANNA), ReportCallEnded(ANNA, "unanswered")], ["failed"]),
        ([*KNOWN, RemoteHangsUp(ANNA), FulfillAction(END, ANNA), *KNOWN, ReportCallEnded(ANNA, "failed")], []),
        (
            [*KNOWN, AnsweredElsewhere(ANNA), RemoteHangsUp(ANNA), ReportCallEnded(ANNA, "answeredElsewhere")],
            ["passed"],
        ),
        ([*TALKING, MediaFailed(ANNA), RemoteHangsUp(ANNA), ReportCallEnded(ANNA, "failed")], ["passed"]),
        ([*TALKING, RemoteHangsUp(ANNA), MediaFailed(ANNA), ReportCallEnded(ANNA, "failed")], ["failed"]),
        (
            [
                *KNOWN,
                AnsweredElsewhere(ANNA),
                ReportCallEnded(ANNA, "4"),
                *KNOWN,
                RemoteCancels(ANNA),
                ReportCallEnded(ANNA, "4"),
            ],
            ["passed", "failed"],
        ),
        ([ReportCallEnded(BEN), *JOINED, RemoteHangsUp(ANNA), ReportCallEnded(ANNA, "remoteEnded")], ["passed"]),
    ],
    "calls.send-user-actions-through-callkit": [
        ([*BOTH, UserTapsInApp("decline", ANNA), RequestTransaction(END, BEN), 11_000], ["failed"]),
        ([*BOTH, UserTapsInApp("decline", ANNA), RequestTransaction(ANSWER, ANNA), 11_000], ["failed"]),
        ([*BOTH, RequestTransaction(END, ANNA), UserTapsInApp("decline", ANNA), 11_000], ["failed"]),
        ([*BOTH, UserTapsInApp("smile", ANNA), UserTapsInApp("decline", ANNA), 11_000], ["failed"]),
        ([*BOTH, UserTapsInApp("decline", ANNA), ReportCallEnded(BEN), 11_000], ["failed"]),
        ([*BOTH, UserTapsInApp("decline", ANNA), PerformEndCallAction(ANNA), 11_000], []),
        ([*BOTH, UserTapsInApp("decline", ANNA), ProviderDidReset(), 11_000], []),
        ([*BOTH, UserTapsInApp("decline", ANNA), InvalidateProvider(), 11_000], []),
        ([ProviderDidReset(), *BOTH, UserTapsInApp("decline", ANNA), 11_000], ["failed"]),
        ([ReportCallEnded(ANNA), *BOTH, UserTapsInApp("decline", ANNA), 11_000], ["failed"]),
    ],
    "calls.stay-within-the-call-groups": [
        ([*BOTH, RequestTransaction(END, ANNA), RequestTransaction(START, CARLA)], ["open"]),
        ([RequestTransaction(START, ANNA), *BOTH, RequestTransaction(START, CARLA)], ["open"]),
        ([*BOTH, RequestTransaction(START, CARLA), RequestTransactionCompletion(CARLA)], ["passed"]),
        ([*BOTH, RequestTransaction(START, CARLA), RequestTransactionCompletion(BEN)], ["open"]),
        ([NO_PLACES, RequestTransaction(START, ANNA), FULL], ["failed"]),
        ([InitProvider(), RequestTransaction(START, ANNA), FULL], []),
    ],
    "calls.well-formed-uuid": [
        ([ReportNewIncomingCall("room/of/anna/42")], ["failed"]),
        ([RequestTransaction(START, "room/of/anna/42")], ["failed"]),
        ([RequestTransaction(END, "room/of/anna/42")], []),
        ([ReportNewIncomingCall("call-1"), ReportNewIncomingCall(ANNA)], ["passed"]),
    ],
    "calls.create-the-provider-at-launch": [
        ([RequestTransaction(START, ANNA), RequestTransactionCompletion(ANNA), InitProvider()], []),
        ([InitProvider(), RequestTransaction(START, ANNA), FULL], ["failed"]),
        # Code 7 is no word about a provider that nobody saw, and follows from one without places.
        ([ProcessLaunched(), RequestTransaction(START, ANNA), FULL], []),
        ([NO_PLACES, RequestTransaction(START, ANNA), FULL], []),
    ],
    "calls.fresh-uuid": [
        ([RequestTransaction(START, ANNA), RequestTransaction(START, ANNA)], []),
        ([ReportNewIncomingCall(ANNA, handle="+1"), ReportNewIncomingCall(ANNA, handle="+2")], ["failed"]),
        # The push knew less of the caller.
        ([ReportNewIncomingCall(ANNA, handle="Unknown caller"), ReportNewIncomingCall(ANNA, handle="+2")], []),
        (
            [
                ReportNewIncomingCall(ANNA, handle="unknown", localized_caller_name="Incoming call"),
                ReportNewIncomingCall(ANNA, handle="+2", localized_caller_name="Anna"),
            ],
            [],
        ),
        ([ReportNewIncomingCall(ANNA, handle="unknown-1"), ReportNewIncomingCall(ANNA, handle="+2")], ["failed"]),
    ],
}
