"""MetricKit's counts of how the app ended in the background: over a day, without a moment or a backtrace."""

from callkit_restrictions.signatures.signature import Family, Signature

FAMILY = Family(
    "Exit counts",
    10,
    "MetricKit tells how often an app was ended, and for what (MXAppExitMetric). No count is about calls; two of them "
    "are what work after a call can end in. A count of 0 says nothing. None is known to be that of a missed report.",
)


def _count(  # noqa: PLR0913 - the columns of a table
    id_: str, name: str, meaning: str, check: str, *, restriction: str = "", unruled: str = ""
) -> Signature:
    return Signature(
        id=f"exits-{id_}",
        title=name,
        kind="exit count",
        tells="other",
        says=(name,),
        where="applicationExitMetrics, in a payload of MetricKit",
        meaning=meaning,
        restrictions=(restriction,) if restriction else (),
        unruled=unruled or None,
        confidence="high",
        seen_in="iOS 14 and later",
        evidence=(
            "https://developer.apple.com/documentation/metrickit/mxbackgroundexitdata",
            "https://github.com/Blackjacx/WWDC/pull/68",
        ),
        check=(check, "Is there a crash report of the same day? A count alone names no place in the code."),
    )


SIGNATURES = (
    _count(
        "locked-file",
        "cumulativeSuspendedWithLockedFileExitCount",
        "The app was ended because it held a lock on a shared file when it was suspended, as with 0xdead10cc.",
        "Which database lies in the App Group's folder, and who writes to it at the end of a call?",
        restriction="background.release-shared-files-before-suspension",
    ),
    _count(
        "background-task",
        "cumulativeBackgroundTaskAssertionTimeoutExitCount",
        "The app was ended because it asked for extra time in the background and did not give it back.",
        "Is endBackgroundTask called on every path, and in the expiration handler?",
        restriction="background.finish-within-the-extra-time",
    ),
    _count(
        "watchdog",
        "cumulativeAppWatchdogExitCount",
        "The watchdog ended the app: a launch, or the way to or from the background, took too long.",
        "What does the launch do on the main thread?",
        unruled="it is the watchdog of every app; no restriction of calls stands behind it",
    ),
    _count(
        "memory",
        "cumulativeMemoryResourceLimitExitCount",
        "The app was ended because it used too much memory.",
        "How much memory does it use in the background?",
        unruled="memory is no matter of calls",
    ),
)
