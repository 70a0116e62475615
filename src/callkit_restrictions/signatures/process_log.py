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
