"""callservicesd's own check, outside the app, about seven seconds after a VoIP push was handed over.

It catches what the check inside the process cannot see: a handler that is still busy.
"""

from collections.abc import Iterator
from functools import partial

from callkit_restrictions.events.calls import ReportNewIncomingCall
from callkit_restrictions.events.process import ProcessTerminated
from callkit_restrictions.events.pushes import DidReceiveIncomingPush, ReturnFromPushHandler
from callkit_restrictions.history import History
from callkit_restrictions.moments import Duration, seconds
from callkit_restrictions.questions import killed_with, owes_a_report
from callkit_restrictions.restriction import (
    Evidence,
    Finding,
    NearMiss,
    Number,
    Restriction,
    expect,
    punish,
    settle,
)
from callkit_restrictions.versions import From

PATIENCE = seconds(7)
KILLED_FOR_IT = "0xbaadca11"
BUSY = "seven seconds after delivery the handler was still running and had reported no call"


def judge(history: History, patience: Duration = PATIENCE) -> Iterator[Finding]:
    """One finding for each push whose handler runs without having reported; one that returned is judged elsewhere."""
    for push in history.of(DidReceiveIncomingPush):
        if not owes_a_report(history, push):
            continue
        death = history.end_of_process(push)
        returned = history.first(ReturnFromPushHandler, after=push, before=death)
        report = history.first(ReportNewIncomingCall, after=push, before=death)
        returned_unreported = returned is not None and (report is None or report.index > returned.index)
        if returned_unreported and returned is not None and returned.at < push.at + patience:
            continue
        if report is None and killed_with(death, KILLED_FOR_IT):
            yield expect(push, False, BUSY, met_by=death)  # whatever the clock says
        else:
            yield settle(history, push, met_by=report, within=patience, because=BUSY)


RESTRICTION = Restriction(
    id="push.keep-the-handler-short",
    title="The handler of a VoIP push may not keep the system waiting for the report",
    kind="duty",
    judged_from="trace",
    holds=From("13.0").by_linked_sdk(),
    consequence="iOS kills the app from outside, about 7 s after delivery: 0xbaadca11 (3131951633, SIGKILL)",
    watches=(DidReceiveIncomingPush, ReturnFromPushHandler, ReportNewIncomingCall),
    judge=judge,
    enforce=punish("terminate", lambda _: ProcessTerminated(code=KILLED_FOR_IT, namespace="FRONTBOARD")),
    confidence="high",
    evidence=(
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/817976",
            "Describes two checks. The one outside the app comes about seven seconds after delivery and meets late "
            "registries and handlers that are held up.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/781211",
            "0xbaadca11 comes from a check of its own; the exception in PushKit has nothing to do with it.",
            "primary",
        ),
        Evidence(
            "crash-doc",
            "https://developer.apple.com/documentation/xcode/sigkill",
            "Lists 0xbaadca11 as the code of an app that did not report a call for a PushKit notification.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/hiennguyen92/flutter_callkit_incoming/issues/522",
            "A crash report of iOS 17.4.1 with namespace FRONTBOARD and this code.",
            "anecdotal",
        ),
        Evidence(
            "field-report",
            "https://developer.apple.com/forums/thread/124517",
            "A crash report of the iOS 13 days with namespace SPRINGBOARD and this code.",
            "anecdotal",
        ),
    ),
    symbols=("PKPushRegistry.init(queue:)", "CXProvider.reportNewIncomingCall(with:update:completion:)"),
    claims=("S6",),
    assumes=(
        "The limit is exactly 7 s; the source says about 7 s, and no reference page gives a number.",
        "Whoever owes no report (in front, on a call, or flagged so from iOS 26.4 on) may take longer.",
    ),
    numbers=(Number("seconds from delivery to the second check (about)", 7),),
    field_rules=("every VoIP push must be reported to CallKit as an incoming call before the push handler returns",),
    see_also=("push.report-before-the-handler-returns",),
    near_misses=(
        NearMiss("five-seconds", "The system waits only 5 seconds.", partial(judge, patience=seconds(5))),
        NearMiss("ten-seconds", "The system waits 10 seconds.", partial(judge, patience=seconds(10))),
    ),
)
