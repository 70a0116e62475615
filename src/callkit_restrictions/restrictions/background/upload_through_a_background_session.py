"""URLSessionConfiguration.background(withIdentifier:): a transfer that the system carries out, outside the process."""

from collections.abc import Iterable, Iterator

from callkit_restrictions.events.actions import FailAction, FulfillAction
from callkit_restrictions.events.calls import ReportCallEnded
from callkit_restrictions.events.process import ProcessSuspended, StartTransfer, TransferCompleted
from callkit_restrictions.history import History
from callkit_restrictions.questions import LARGE_TRANSFER, finished, is_large, let_go, transfers_at_the_end
from callkit_restrictions.restriction import (
    Consequence,
    Evidence,
    Finding,
    NearMiss,
    Number,
    Outcome,
    Restriction,
    expect,
    owe,
)
from callkit_restrictions.versions import From

CUT_OFF = "the transfer was too large for the time after the call, and was cut off with the process"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each large transfer that runs when the last call ends in the background."""
    for transfer, end in transfers_at_the_end(history):
        if not is_large(transfer.event):
            continue
        done, suspended = finished(history, transfer), history.first(ProcessSuspended, after=end)
        if transfer.event.session == "background":
            yield expect(transfer, True, "", met_by=end)
        elif suspended is not None and (done is None or suspended.index < done.index):
            yield expect(transfer, False, CUT_OFF, met_by=suspended)
        elif done is None:  # one that finishes in time needs no background session
            yield owe(history, transfer, "the transfer is still running")


def any_size(history: History) -> Iterator[Finding]:
    """The near miss: whatever is sent on an ordinary session as the call ends is at fault, finished or not."""
    for transfer, _ in transfers_at_the_end(history):
        yield expect(transfer, transfer.event.session == "background", CUT_OFF)


def enforce(history: History, findings: Iterable[Finding]) -> Iterator[Consequence]:
    """What cuts the transfer off is the suspension; no other punishment follows."""
    release = let_go(history)
    if release is not None and any(finding.outcome is Outcome.OPEN for finding in findings):
        yield Consequence("suspend", release, release.at, ProcessSuspended())


RESTRICTION = Restriction(
    id="background.upload-through-a-background-session",
    title="Larger uploads after a call go through a background session",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="the transfer is cut off when iOS suspends the app",
    watches=(FulfillAction, ReportCallEnded, FailAction, StartTransfer, TransferCompleted, ProcessSuspended),
    judge=judge,
    enforce=enforce,
    confidence="high",
    evidence=(
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2019/707/",
            "What an app learns from calls can wait: it is to be collected and left to the system to send.",
            "primary",
        ),
        Evidence(
            "crash-doc",
            "https://developer.apple.com/documentation/xcode/sigkill",
            "0x2182bad3 is the code for the events of a background session that took too long to handle.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/793663",
            "What a call allows in the background stops when the call ends.",
            "primary",
        ),
    ),
    symbols=(
        "URLSessionConfiguration.background(withIdentifier:)",
        "URLSessionConfiguration.isDiscretionary",
        "URLSession.uploadTask(with:fromFile:)",
        "BGProcessingTask",
    ),
    claims=("S22",),
    assumes=("A transfer of one megabyte or more counts as large; Apple gives no number.",),
    numbers=(Number("bytes from which a transfer counts as large", LARGE_TRANSFER, assumed=True),),
    field_rules=("running time in the background ends with the call",),
    see_also=("background.running-time-ends-with-the-call", "background.finish-within-the-extra-time"),
    near_misses=(NearMiss("any-size", "Every ordinary transfer is at fault, finished or not.", any_size),),
)
