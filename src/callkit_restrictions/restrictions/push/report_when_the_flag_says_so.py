"""PKVoIPPushMetadata.mustReport, from iOS 26.4: the system itself says whether this push must be reported."""

from collections.abc import Iterator

from callkit_restrictions.events.calls import ReportNewIncomingCall
from callkit_restrictions.events.process import ProcessTerminated
from callkit_restrictions.events.pushes import DidReceiveIncomingPush, ReturnFromPushHandler
from callkit_restrictions.history import History
from callkit_restrictions.restriction import (
    Evidence,
    Finding,
    NearMiss,
    Restriction,
    expect,
    owe,
    punish,
)
from callkit_restrictions.versions import From

RAISED = "NSInternalInconsistencyException"
UNREPORTED = "the handler of a push that must be reported returned, and no call had been reported"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each push of the newer callback that is flagged as to be reported."""
    for push in history.of(DidReceiveIncomingPush):
        if push.event.must_report:
            death = history.end_of_process(push)
            returned = history.first(ReturnFromPushHandler, after=push, before=death)
            report = history.first(ReportNewIncomingCall, after=push, before=returned or death)
            raised = death is not None and death.event.exception == RAISED
            if report is not None or returned is not None or raised:
                yield expect(push, report is not None, UNREPORTED, met_by=report or returned or death)
            else:
                yield owe(history, push, "the handler is still running and has not reported a call")


def flag_ignored(history: History) -> Iterator[Finding]:
    """The near miss: every push of the newer callback must be reported, whatever its flag says."""
    yield from judge(history)
    for push in history.of(DidReceiveIncomingPush):
        returned = history.first(ReturnFromPushHandler, after=push)
        if push.event.must_report is False and returned is not None:
            report = history.first(ReportNewIncomingCall, after=push, before=returned)
            yield expect(push, report is not None, UNREPORTED, met_by=report)


RESTRICTION = Restriction(
    id="push.report-when-the-flag-says-so",
    title="From iOS 26.4 each VoIP push says whether a call must be reported, and a push that says so is reported",
    kind="duty",
    judged_from="trace",
    holds=From("26.4"),
    consequence="iOS ends the app as for any unreported push: NSInternalInconsistencyException (SIGABRT) on "
    "return, or 0xbaadca11 (SIGKILL) where the handler does not return",
    watches=(DidReceiveIncomingPush, ReturnFromPushHandler, ReportNewIncomingCall),
    judge=judge,
    enforce=punish("terminate", lambda _: ProcessTerminated(exception=RAISED)),
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/pushkit/pkvoippushmetadata/mustreport",
            "Where the value is true, a call (or, in LiveCommunicationKit, a conversation) is owed.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/pushkit/pkpushregistrydelegate",
            "The callback with metadata exists from 26.4 on, on every platform with VoIP pushes.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/817976",
            "Asks to adopt the newer callback and to keep the older one for older systems.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/tags/callkit",
            "Names three cases in which nothing is owed at present: the app was in front, it was on a call, or the "
            "push came too late to be of use. They may change.",
            "primary",
        ),
    ),
    symbols=(
        "PKVoIPPushMetadata.mustReport",
        "PKPushRegistryDelegate.pushRegistry(_:didReceiveIncomingVoIPPushWith:metadata:withCompletionHandler:)",
    ),
    claims=("S8",),
    assumes=("Which pushes are flagged is Apple's own choice and may change: a scenario states the flag.",),
    field_rules=("every VoIP push must be reported to CallKit as an incoming call before the push handler returns",),
    see_also=("push.report-before-the-handler-returns",),
    near_misses=(
        NearMiss("flag-ignored", "A push that need not be reported must be reported all the same.", flag_ignored),
    ),
)
