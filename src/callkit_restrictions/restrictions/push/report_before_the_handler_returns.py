"""PKPushRegistryDelegate.pushRegistry(_:didReceiveIncomingPushWith:for:completion:)

PushKit looks for the report at the moment the handler returns. Only the call of `reportNewIncomingCall` counts, not
its completion; a report of a call that is already known counts as well, though it is refused.
"""

from collections.abc import Iterator

from callkit_restrictions.events.calls import ReportNewIncomingCall
from callkit_restrictions.events.process import ProcessTerminated
from callkit_restrictions.events.pushes import DidReceiveIncomingPush, ReturnFromPushHandler
from callkit_restrictions.history import Entry, History
from callkit_restrictions.questions import owes_a_report
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
UNREPORTED = "the handler returned and no call had been reported for this push"


def owed_by_the_older_callback(history: History, push: Entry[DidReceiveIncomingPush]) -> bool:
    """The newer callback, with its flag, is another restriction's matter."""
    return push.event.must_report is None and owes_a_report(history, push)


def judge(history: History) -> Iterator[Finding]:
    """One finding for each push that has to be reported."""
    for push in history.of(DidReceiveIncomingPush):
        if not owed_by_the_older_callback(history, push):
            continue
        death = history.end_of_process(push)
        returned = history.first(ReturnFromPushHandler, after=push, before=death)
        report = history.first(ReportNewIncomingCall, after=push, before=returned or death)
        raised = death is not None and death.event.exception == RAISED
        if report is not None or returned is not None or raised:
            yield expect(push, report is not None, UNREPORTED, met_by=report or returned or death)
        else:
            yield owe(history, push, "the handler is still running and has not reported a call")


def reported_at_all(history: History) -> Iterator[Finding]:
    """The near miss: a report counts whenever it comes, also after the handler has returned."""
    for push in history.of(DidReceiveIncomingPush):
        if owed_by_the_older_callback(history, push):
            report = history.first(ReportNewIncomingCall, after=push)
            yield expect(push, True, "", met_by=report) if report else owe(history, push, UNREPORTED)


def no_exemptions(history: History) -> Iterator[Finding]:
    """The near miss: what the header alone says, that every push of the older callback owes a report."""
    for push in history.of(DidReceiveIncomingPush):
        returned = history.first(ReturnFromPushHandler, after=push)
        if push.event.must_report is None and returned is not None:
            report = history.first(ReportNewIncomingCall, after=push, before=returned)
            yield expect(push, report is not None, UNREPORTED, met_by=report)


def refused_reports_do_not_count(history: History) -> Iterator[Finding]:
    """The near miss: a report of a call that CallKit already knows does not meet the duty."""
    for finding in judge(history):
        report = finding.met_by
        known = report is not None and getattr(report.event, "call", None) in history.before(report).calls
        yield expect(finding.target, False, UNREPORTED) if known else finding


RESTRICTION = Restriction(
    id="push.report-before-the-handler-returns",
    title="Every VoIP push is reported as an incoming call before its handler returns",
    kind="duty",
    judged_from="trace",
    holds=From("13.0").by_linked_sdk(),
    consequence="iOS terminates the app: NSInternalInconsistencyException, raised inside the process (EXC_CRASH, "
    "SIGABRT), “Killing app because it never posted an incoming call to the system after receiving a PushKit VoIP "
    "push”",
    watches=(DidReceiveIncomingPush, ReturnFromPushHandler, ReportNewIncomingCall),
    judge=judge,
    enforce=punish("terminate", lambda _: ProcessTerminated(exception=RAISED)),
    confidence="high",
    evidence=(
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/PushKit/PKPushRegistry.rs",
            "The comment on the delegate ties the duty to a build with the iOS 13 SDK or a newer one. Who fails is "
            "terminated; who fails again and again is no longer started for pushes.",
            "primary",
        ),
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2019/707/",
            "The report belongs inside the push callback: made after it has returned, it comes too late.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/817976",
            "When the delegate method hands control back, PushKit looks whether a call has gone to CallKit, and "
            "raises if none has. The completion handler of the push has no part in it.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/768136",
            "Nothing is owed while the system takes the app to be in front or on a call. To be safe, name the "
            "running call again.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/pushkit/pkpushtype/voip",
            "Names termination for a missing report and the stop of launches for repeated ones.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/signalapp/Signal-iOS/blob/044f277a28273de8e694adf394945f2257f2d827/"
            "Signal/Notifications/PushRegistrationManager.swift",
            "A shipping app waits on the handler's thread, five seconds at most, until its report is made.",
            "secondary",
        ),
    ),
    symbols=(
        "PKPushRegistryDelegate.pushRegistry(_:didReceiveIncomingPushWith:for:completion:)",
        "CXProvider.reportNewIncomingCall(with:update:completion:)",
        "CXErrorCodeIncomingCallError.callUUIDAlreadyExists",
    ),
    claims=("S6", "S7", "S8"),
    disagreement="The header knows no exemption; Apple's developer support names two, the foreground and a running "
    "call. The model follows the support's answer, by the system's own view of the app, which the app cannot know for "
    "sure: reporting anyway is always safe.",
    assumes=("A call that only rings does not exempt: the app is on a call from the answer, or the start, on.",),
    field_rules=("every VoIP push must be reported to CallKit as an incoming call before the push handler returns",),
    see_also=("push.keep-the-handler-short", "push.report-when-the-flag-says-so"),
    near_misses=(
        NearMiss("late-reports-count", "A report counts whenever it comes.", reported_at_all),
        NearMiss("no-exemptions", "Foreground and running calls exempt nobody.", no_exemptions),
        NearMiss(
            "known-calls-do-not-count", "A report with a known UUID does not count.", refused_reports_do_not_count
        ),
    ),
)
