"""Log lines about the app's process: suspension, sockets, power. Every app leaves such lines."""

from callkit_restrictions.signatures.signature import Family, Signature

FAMILY = Family(
    "Log lines: suspension and power",
    7,
    "What the system writes when it suspends an app or saves power. Every app leaves such lines; they "
    "matter here when a "
    "connection or work after a call is found dead.",
)
ISSUE_152 = "https://github.com/twilio/voice-quickstart-ios/issues/152"
ASSERTIONS = ("assertiond", "runningboardd")

SIGNATURES = (
    Signature(
        id="log-sockets-shutdown",
        title="pid_shutdown_sockets(1) success",
        kind="daemon log",
        tells="other",
        normal=True,
        says=("pid_shutdown_sockets(1) success",),
        where="assertiond (later runningboardd)",
        meaning="The app is suspended, and its sockets were closed.",
        restrictions=("background.no-connection-between-calls",),
        confidence="high",
        seen_in="iOS 12",
        evidence=(ISSUE_152,),
        check=("Does the app count on a connection between calls? Let a push bring the call.",),
    ),
    Signature(
        id="log-assertion-removed",
        title="removed: preventSuspend, preventThrottleDownCPU, preventSuspendOnSleep",
        kind="daemon log",
        tells="other",
        normal=True,
        says=("removed: preventSuspend, preventThrottleDownCPU, preventSuspendOnSleep", "suspend success"),
        by=ASSERTIONS,
        where="assertiond",
        meaning="The last reason to keep the app running is gone, and it is suspended.",
        restrictions=("background.running-time-ends-with-the-call",),
        confidence="high",
        seen_in="iOS 12",
        evidence=(ISSUE_152,),
        check=("Was work left for after the call? Begin a background task before the call ends.",),
    ),
    Signature(
        id="log-background-task-open",
        title="Background task still not ended after expiration handlers were called",
        kind="console line",
        tells="other",
        says=(
            "Background task still not ended after expiration handlers were called",
            "has active assertions beyond permitted time",
        ),
        where="console of the app; in older releases the words of a watchdog (0x8badf00d)",
        meaning="The app asked for extra time in the background and did not give it back. It is killed for that.",
        restrictions=("background.finish-within-the-extra-time",),
        confidence="high",
        seen_in="iOS 4 and later",
        evidence=(
            "https://developer.apple.com/forums/thread/729335",
            "https://github.com/Instabug/Instabug-iOS/issues/305",
        ),
        check=("Which task does the line name? Is it ended on every path, and in the expiration handler?",),
    ),
    Signature(
        id="log-background-task-long",
        title="Background Task … was created over 30 seconds ago",
        kind="console line",
        tells="other",
        normal=True,
        says=("was created over 30 seconds ago. In applications running in the background",),
        where="console of the app",
        meaning="A background task has been open for more than half a minute. In front, that is harmless.",
        restrictions=("background.finish-within-the-extra-time",),
        confidence="high",
        seen_in="iOS 13 and later",
        evidence=(
            "https://github.com/OneSignal/OneSignal-iOS-SDK/issues/1047",
            "https://github.com/deltachat/deltachat-ios/issues/1128",
        ),
        check=("Which task does the line name? Was it begun at the end of a call, and is it ended on every path?",),
    ),
    Signature(
        id="log-suspended-with-locks",
        title="suspended with locked system files",
        kind="daemon log",
        tells="other",
        says=("suspended with locked system files",),
        where="runningboardd, error",
        meaning="The app was suspended while it held a lock on the file named: it is killed with 0xdead10cc.",
        restrictions=("background.release-shared-files-before-suspension",),
        confidence="high",
        seen_in="2021",
        evidence=("https://github.com/groue/GRDB.swift/issues/998",),
        check=("Who writes to that file when a call ends? Put a background task around the write.",),
    ),
    Signature(
        id="log-powerd-policy",
        title="Sending com.apple.powerd.assertionpolicy 3",
        kind="daemon log",
        tells="other",
        says=("Update assertion policy 3", "Sending com.apple.powerd.assertionpolicy 3"),
        by=("apsd", "powerd"),
        where="apsd, powerd",
        meaning="The device has gone idle; the connection for pushes may be renewed later.",
        unruled="one developer's reading; no source says that delivery depends on it",
        confidence="low",
        seen_in="iOS 26",
        evidence=("https://developer.apple.com/forums/thread/834530",),
        check=("Did the push arrive when the device was next used?",),
    ),
)
