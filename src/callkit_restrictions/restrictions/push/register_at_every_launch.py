"""PKPushRegistry: created, with its delegate, at every launch, before anything that can take time.

An app that is launched for a push and has no registry is never handed the push. The check outside the process does
not care why nothing was reported.
"""

from collections.abc import Iterator
from functools import partial

from callkit_restrictions.events.calls import ReportNewIncomingCall
from callkit_restrictions.events.process import ProcessLaunched, ProcessTerminated
from callkit_restrictions.events.pushes import DidReceiveIncomingPush
from callkit_restrictions.history import History
from callkit_restrictions.moments import Duration, seconds
from callkit_restrictions.questions import killed_with
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
LATE = "the app was launched for a push and had no registry with a delegate in time: the push was never handed over"


def judge(history: History, patience: Duration = PATIENCE) -> Iterator[Finding]:
    """One finding for each launch for a VoIP push; a report shows as well that the push was handed over."""
    for launch in history.of(ProcessLaunched):
        death = history.end_of_process(launch)
        handed_over = history.first(DidReceiveIncomingPush, ReportNewIncomingCall, after=launch, before=death)
        if handed_over is None and killed_with(death, KILLED_FOR_IT):
            yield expect(launch, False, LATE, met_by=death)  # whatever the clock says, and the reason that was recorded
        elif "voip" in (launch.event.reason or "").lower():
            yield settle(history, launch, met_by=handed_over, within=patience, because=LATE)


RESTRICTION = Restriction(
    id="push.register-at-every-launch",
    title="The push registry exists, with its delegate, from the first moments of every launch",
    kind="duty",
    judged_from="trace",
    holds=From("13.0").by_linked_sdk(),
    consequence="the push handler is never called; iOS kills the app about 7 s after delivery: 0xbaadca11 (SIGKILL)",
    watches=(ProcessLaunched, DidReceiveIncomingPush, ReportNewIncomingCall),
    judge=judge,
    enforce=punish("terminate", lambda _: ProcessTerminated(code=KILLED_FOR_IT, namespace="FRONTBOARD")),
    confidence="high",
    evidence=(
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/817976",
            "The check outside the app, about seven seconds after delivery, mostly meets apps that set their delegate "
            "up too late in the launch.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/PushKit/PKPushRegistry.rs",
            "Make the registry whenever the app starts, set its delegate before the desired types, and hold on to it.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/124517",
            "Pushes keep coming to an app whose older version had registered, even if the new one no longer does.",
            "primary",
        ),
        Evidence(
            "crash-doc",
            "https://developer.apple.com/documentation/xcode/sigkill",
            "Lists 0xbaadca11 as the code of an app that did not report a call for a PushKit notification.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/784473",
            "In this thread pushes that had to wait were handed over at a later launch, several at once.",
            "secondary",
        ),
    ),
    symbols=(
        "PKPushRegistry.init(queue:)",
        "PKPushRegistry.delegate",
        "PKPushRegistry.desiredPushTypes",
        "UIApplicationDelegate.application(_:didFinishLaunchingWithOptions:)",
    ),
    claims=("S6",),
    assumes=(
        "The time runs from the launch, and is exactly 7 s; the source says about 7 s from delivery.",
        "Apple asked for a registry at every launch long before iOS 13; only the kill is as young as the iOS 13 SDK.",
    ),
    numbers=(Number("seconds from delivery to the second check (about)", 7),),
    field_rules=("CallKit and PushKit objects must exist and have their delegates before the push or action arrives",),
    see_also=("push.keep-the-handler-short", "calls.create-the-provider-at-launch"),
    near_misses=(
        NearMiss("five-seconds", "The system waits only 5 seconds.", partial(judge, patience=seconds(5))),
        NearMiss("ten-seconds", "The system waits 10 seconds.", partial(judge, patience=seconds(10))),
    ),
)
