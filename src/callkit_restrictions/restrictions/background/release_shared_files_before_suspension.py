"""0xdead10cc: an app that is suspended with a lock on a shared file would keep the others waiting, so it is killed."""

from collections.abc import Iterable, Iterator

from callkit_restrictions.events.process import LockFile, ProcessSuspended, ProcessTerminated, UnlockFile
from callkit_restrictions.history import Entry, History
from callkit_restrictions.questions import killed_with, let_go
from callkit_restrictions.restriction import (
    Consequence,
    Evidence,
    Finding,
    NearMiss,
    Outcome,
    Restriction,
    expect,
    owe,
)
from callkit_restrictions.versions import From

KILLED_FOR_IT = "0xdead10cc"
STILL_LOCKED = "the app was suspended while it held a lock on a file that it shares"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each lock on a file of a shared container."""
    return (_held(history, lock) for lock in history.of(LockFile) if lock.event.container == "shared")


def _held(history: History, lock: Entry[LockFile]) -> Finding:
    container, death = lock.event.container, history.end_of_process(lock)
    release = history.first(UnlockFile, after=lock, before=death, where=lambda release: release.container == container)
    suspended = history.first(ProcessSuspended, after=lock, before=release or death)
    if suspended is not None or (release is None and killed_with(death, KILLED_FOR_IT)):
        return expect(lock, False, STILL_LOCKED, met_by=suspended or death)
    return expect(lock, True, "", met_by=release) if release else owe(history, lock, "the lock is still held")


def own_files_too(history: History) -> Iterator[Finding]:
    """The near miss: a lock on a file of the app's own container is as bad."""
    return (_held(history, lock) for lock in history.of(LockFile))


def enforce(history: History, findings: Iterable[Finding]) -> Iterator[Consequence]:
    """The kill comes with the suspension, which nobody can put off by holding a lock."""
    release = let_go(history)
    for finding in findings:
        if finding.outcome is Outcome.FAILED:
            killed = ProcessTerminated(code=KILLED_FOR_IT, namespace="RUNNINGBOARD")
            yield Consequence("terminate", finding.target, history.now, killed)
        elif finding.outcome is Outcome.OPEN and release is not None:
            yield Consequence("suspend", release, release.at, ProcessSuspended())


RESTRICTION = Restriction(
    id="background.release-shared-files-before-suspension",
    title="No lock on a shared file is held when the app is suspended",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="iOS kills the app: 0xdead10cc (3735883980), namespace RUNNINGBOARD",
    watches=(LockFile, UnlockFile, ProcessSuspended),
    judge=judge,
    enforce=enforce,
    confidence="high",
    evidence=(
        Evidence(
            "crash-doc",
            "https://developer.apple.com/documentation/xcode/sigkill",
            "Lists 0xdead10cc, what it means and what helps: ask for running time before the work.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/xcode/reducing-terminations-in-your-app",
            "The termination concerns files and databases that an App Group shares.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/damus-io/damus/issues/2638",
            "A crash report with namespace RUNNINGBOARD and this code.",
            "anecdotal",
        ),
    ),
    symbols=(
        "FileManager.containerURL(forSecurityApplicationGroupIdentifier:)",
        "UIApplication.beginBackgroundTask(withName:expirationHandler:)",
        "ProcessInfo.performExpiringActivity(withReason:using:)",
    ),
    see_also=("background.running-time-ends-with-the-call", "background.finish-within-the-extra-time"),
    near_misses=(NearMiss("own-files-too", "A lock on a file of the app's own is as bad.", own_files_too),),
)
