"""Termination codes: the process was ended from outside, by SIGKILL, and could do nothing about it."""

from callkit_restrictions.signatures.signature import Family, Signature

FAMILY = Family(
    "Kills",
    1,
    "The process was ended from outside, with EXC_CRASH (SIGKILL) and a termination code. A text report "
    "has the code in "
    "hexadecimal, an .ips file in decimal. Only the first code is one of the call rules.",
)
TABLE = "https://developer.apple.com/documentation/xcode/sigkill"
WATCHDOG = "https://developer.apple.com/documentation/xcode/addressing-watchdog-terminations"
REPORT = "termination of a crash report"


def _kill(  # noqa: PLR0913 - the columns of a table
    code: int,
    name: str,
    meaning: str,
    check: tuple[str, ...],
    *,
    restrictions: tuple[str, ...] = (),
    unruled: str | None = None,
    seen_in: str = "Apple's current table",
    note: str | None = None,
    where: str = REPORT,
) -> Signature:
    return Signature(
        id=f"kill-{code:x}",
        title=f"0x{code:x} ({code}): {name}",
        kind="termination code",
        tells="other",
        codes=(code,),
        where=where,
        meaning=meaning,
        restrictions=restrictions,
        unruled=unruled,
        confidence="high",
        seen_in=seen_in,
        evidence=(TABLE,),
        check=check,
        note=note,
    )


SIGNATURES = (
    Signature(
        id="kill-baadca11",
        title="0xbaadca11 (3131951633): no call was reported",
        kind="termination code",
        codes=(0xBAADCA11,),
        where=f"{REPORT}, namespace FRONTBOARD (iOS 13: SPRINGBOARD)",
        meaning=(
            "iOS killed the app because no call was reported for a VoIP push. This is the check from outside, "
            "about 7 s "
            "after delivery: the push handler was never called, or it had not come to an end."
        ),
        restrictions=("push.keep-the-handler-short", "push.register-at-every-launch"),
        confidence="high",
        seen_in="iOS 13 to 26",
        evidence=(
            TABLE,
            "https://developer.apple.com/forums/thread/817976",
            "https://developer.apple.com/forums/thread/781211",
            "https://developer.apple.com/forums/thread/772696",
        ),
        check=(
            "Is the push registry made, with its delegate, at the very beginning of every launch, a launch in the "
            "background too?",
            "Does the handler report the call at once, from what the push carries, without waiting for a server, "
            "a lock "
            "or the keychain?",
            "Look at thread 0: if it is idle (mach_msg), the handler was probably never called; if it is busy or "
            "waits, "
            "it stood in the handler's way.",
        ),
        note=(
            "The decimal form follows from Apple's table and from how .ips files write codes; no public .ips file with "
            "this number was found. Apple's support has known rare kills without a breach, where calls were cancelled "
            "at once; an app that local push wakes has met the code, too."
        ),
    ),
    _kill(
        0x8BADF00D,
        "the watchdog",
        "A launch, or the way to or from the background, took too long; in older releases, extra time in the "
        "background, too. It says nothing about calls; a launch for a push stands under the same watchdog.",
        (
            "Which WatchdogEvent? scene-create is a slow launch, scene-update a main thread that is stuck.",
            "What is thread 0 doing? Move it off the main thread.",
            "If a push launches the app, build no screens for it; repeated crashes stop delivery, too.",
        ),
        unruled="it is the watchdog of every app; no restriction of calls stands behind it",
        seen_in="iOS 12 to 17",
        note="Namespaces seen: FRONTBOARD, SPRINGBOARD, ASSERTIOND.",
    ),
    Signature(
        id="watchdog-scene-create",
        title="scene-create watchdog transgression",
        kind="crash message",
        tells="other",
        says=("scene-create watchdog transgression", "WatchdogEvent: scene-create"),
        where="explanation of a termination",
        meaning="The first screen was not there in time.",
        unruled="it is the watchdog of every app; no restriction of calls stands behind it",
        confidence="high",
        seen_in="iOS 11 to 26",
        evidence=(WATCHDOG, "https://developer.apple.com/forums/thread/747763"),
        check=(
            "What does the launch do on the main thread?",
            "Is a screen built in a launch for a push? Leave it out.",
        ),
        note=(
            "Apple gives no fixed number. Seen: 19.97 s by the clock in front, 9.52 s of processor time in the "
            "background."
        ),
    ),
    Signature(
        id="watchdog-scene-update",
        title="scene-update watchdog transgression",
        kind="crash message",
        tells="other",
        says=("scene-update watchdog transgression", "WatchdogEvent: scene-update"),
        where="explanation of a termination",
        meaning="The main thread was stuck while the app went to the background, or was there.",
        unruled="it is the watchdog of every app; no restriction of calls stands behind it",
        confidence="high",
        seen_in="iOS 11 to 26",
        evidence=(WATCHDOG,),
        check=("What does thread 0 wait for? A lock, or a synchronous call to a server, are the usual finds.",),
    ),
    _kill(
        0x2182BAD2,
        "a background task was left open",
        "The app asked for extra time in the background and did not give it back.",
        ("Is endBackgroundTask called on every path, and in the expiration handler?",),
        restrictions=("background.finish-within-the-extra-time",),
    ),
    _kill(
        0x2182BAD3,
        "a background URL session was not completed",
        "Events of a background transfer were delivered and not completed in time.",
        ("Is the completion handler of handleEventsForBackgroundURLSession called?",),
        restrictions=("background.upload-through-a-background-session",),
    ),
    _kill(
        0x2182BAD4,
        "a background fetch was not completed",
        "A background fetch took too long.",
        ("Does the fetch call its completion handler in time?",),
        unruled="calls need no background fetch",
    ),
    _kill(
        0xDEAD10CC,
        "a shared file was locked",
        "The app held a lock on a file or a database in a shared container at the moment it was suspended.",
        (
            "Which database lies in the App Group's folder, and who writes to it at the end of a call?",
            "Put a background task around the write, begun well before the call ends.",
        ),
        restrictions=("background.release-shared-files-before-suspension",),
        seen_in="iOS 13 to 18",
        note="Namespace seen: RUNNINGBOARD.",
    ),
    _kill(
        0xC00010FF,
        "too hot",
        "The device was too hot, and the system ended what heated it.",
        ("Does the app follow thermalState, with a smaller picture and fewer frames?",),
        unruled="heat is no matter of calls, though long video calls cause it",
        seen_in="iOS 15 and later",
    ),
    Signature(
        id="kill-bad22222",
        title="0xbad22222 (3134333474): resumed too often",
        kind="termination code",
        tells="sign",
        codes=(0xBAD22222,),
        where=REPORT,
        meaning="A VoIP app was woken too often. Apple lists the code without any threshold.",
        unruled="the code is in Apple's table, and no source says today what sets it off",
        confidence="medium",
        seen_in="Apple's table; no report with it was found",
        evidence=(TABLE,),
        check=("Are pushes used as a heartbeat? Send one for each call.",),
    ),
    Signature(
        id="kill-memory",
        title="per-process-limit: memory",
        kind="crash message",
        tells="other",
        says=(
            "per-process-limit",
            '"reason" : "vm-pageshortage"',
            "memorystatus: killing process",
            "memorystatus: killing_specific_process",
            "Terminated due to memory issue",
        ),
        where="JetsamEvent report, kernel, Xcode's console",
        meaning="The system ended a process to have its memory back: the one that is named, or that has the reason.",
        unruled="memory is no matter of calls",
        confidence="high",
        seen_in="every version",
        evidence=(
            "https://developer.apple.com/documentation/xcode/identifying-high-memory-use-with-jetsam-event-reports",
        ),
        check=("Is it your app that was ended, or another one?", "Measure its memory over a long call."),
    ),
    _kill(
        0xBADDD15C,
        "disk space was needed",
        "The system ended the app to free disk space.",
        ("Which caches does the app keep?",),
        unruled="disk space is no matter of calls",
    ),
    _kill(
        0xD00D2BAD,
        "too many resources",
        "The app used too much of the system's resources.",
        ("Measure processor and memory over a long call.",),
        unruled="resources are no matter of calls",
    ),
    *(
        _kill(
            code,
            name,
            meaning,
            ("Finish the background task sooner.",),
            restrictions=("background.finish-within-the-extra-time",),
            where="crash report of a watch",
        )
        for code, name, meaning in (
            (0xC51BAD01, "watch, processor time", "A background task on the watch used too much processor time."),
            (0xC51BAD02, "watch, time", "A background task on the watch did not end in time."),
            (
                0xC51BAD03,
                "watch, busy system",
                "A background task on the watch did not end in time; the system was busy.",
            ),
        )
    ),
)
