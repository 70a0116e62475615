"""What looks like a matter of calls and is none: nothing here may be blamed on a call rule."""

# ruff: noqa: E501 - what stands in a report stands in one line

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from callkit_restrictions.diagnose import diagnose

IMAGES = """
Binary Images:
       0x100000000 -        0x100ffffff News arm64  <00000000000000000000000000000001> /private/var/News
       0x1a0000000 -        0x1a00fffff CallKit arm64e  <00000000000000000000000000000002> /System/Library/Frameworks/CallKit.framework/CallKit
       0x1b0000000 -        0x1b00fffff PushKit arm64e  <00000000000000000000000000000003> /System/Library/Frameworks/PushKit.framework/PushKit
"""
HEAD = "Process:             News [99]\nRole:                Background\nOS Version:          iPhone OS 17.4.1 (21E236)\n\n"


def crash(kind: str, reason: str, frames: str = "0   News 0x1 main + 8", more: str = "") -> str:
    return (
        f"{HEAD}Exception Type:  {kind}\nTermination Reason: {reason}\n{more}\nThread 0 Crashed:\n{frames}\n\n"
        f"Thread 0 crashed with ARM Thread State (64-bit):\n    x0: 0x00000000baadca11   x1: 0x000000008badf00d\n{IMAGES}"
    )


def ips(**report: object) -> str:
    meta = {"app_name": "News", "bug_type": "309", "os_version": "iPhone OS 17.4.1 (21E236)"}
    images = [{"name": name, "path": f"/System/Library/Frameworks/{name}.framework"} for name in ("CallKit", "PushKit")]
    return f"{json.dumps(meta)}\n{json.dumps({'procRole': 'Background', 'usedImages': images, **report}, indent=1)}"


def frames(*symbols: str) -> list[dict[str, object]]:
    return [{"imageOffset": 1, "imageIndex": 0, "symbol": symbol} for symbol in symbols]


EXCEPTION = "*** Terminating app due to uncaught exception 'NSInternalInconsistencyException', reason: "

NOTHING = {
    "a crash in WebKit": crash(
        "EXC_BAD_ACCESS (SIGSEGV)", "SIGNAL 11 Segmentation fault: 11", "0   WebCore 0x1 WTF::crash()"
    ),
    "an assertion of a table view": EXCEPTION + "'Invalid update: invalid number of rows in section 0.'",
    "an assertion in Core Data": EXCEPTION + "'This NSPersistentStoreCoordinator has no persistent stores.'",
    "the same, reason hidden": EXCEPTION + "<private>",
    "an assertion with the frames of UIKit": crash(
        "EXC_CRASH (SIGABRT)",
        "SIGNAL 6 Abort trap: 6",
        more="\nLast Exception Backtrace:\n0   CoreFoundation 0x1 __exceptionPreprocess\n"
        "1   Foundation 0x2 -[NSAssertionHandler handleFailureInMethod:object:file:lineNumber:description:]\n"
        "2   UIKitCore 0x3 -[UITableView _endCellAnimationsWithContext:]\n",
    ),
    "a missing usage text": (
        "Termination Reason: TCC 0\nThis app has crashed because it attempted to access privacy-sensitive data without a "
        "usage description. The app's Info.plist must contain an NSCameraUsageDescription key."
    ),
    "a failed precondition": crash("EXC_BREAKPOINT (SIGTRAP)", "SIGNAL 5 Trace/BPT trap: 5"),
    "a library that is missing": crash("EXC_CRASH (SIGABRT)", "DYLD 1 Library missing"),
    "the same in JSON": ips(
        exception={"type": "EXC_BAD_ACCESS", "signal": "SIGSEGV"},
        termination={"code": 11, "namespace": "SIGNAL", "indicator": "Segmentation fault: 11"},
        threads=[{"triggered": True, "frames": frames("WTF::crash()", "WebCore::Node::remove()")}],
    ),
    "PushKit in another thread": ips(
        exception={"type": "EXC_CRASH", "signal": "SIGABRT"},
        lastExceptionBacktrace=frames("__exceptionPreprocess", "-[UITableView reloadData]"),
        threads=[
            {"frames": frames("__pthread_kill")},
            {"frames": frames("-[PKPushRegistry voipPayloadReceived:mustPostCall:withCompletionHandler:]")},
        ],
    ),
    "a memory report": '{"bug_type":"298","os_version":"iPhone OS 17.4"}\n{"largestProcess":"News","processes":[{"name":"callservicesd","rpages":3131951633}]}',
    "a log that loads the frameworks": "dyld: loaded /System/Library/Frameworks/CallKit.framework/CallKit\nNews[9:9] started",
    "a log of another sort": "2025-08-29 16:21:19.348 Df News[1:2] Delivering 3 articles to the reader\n" * 4,
    "another daemon that delivers": "mailservicesd: Delivering 1 message(s) to application com.example.news",
    "another daemon that launches": "backboardd: Successfully launched application with bundle identifier com.example.news",
    "a push that is none": "apsd: Received push for topic com.example.news, priority 5",
    "a review about location": (
        "Guideline 2.5.4\nYour app declares support for location in the UIBackgroundModes key in your Info.plist file but "
        "does not declare any features that require persistent location."
    ),
    "a review about location that speaks of VoIP, too": (
        "Guideline 2.5.4\nThe app declares support for location in the UIBackgroundModes key, and no feature needs it. "
        "VoIP calls do not need it either."
    ),
    "the same in German": (
        "Richtlinie 2.5.4 - Leistung\nDie App nennt im Schlüssel UIBackgroundModes den Modus location, aber keine Funktion "
        "braucht dauernd den Standort. VoIP ist davon nicht betroffen."
    ),
    "a review of recordings that are no calls": (
        "Guideline 2.5.14 - Performance\nThe app records the screen without a clear sign. Tell users about it."
    ),
    "release notes": "Version 2.5.4: voip is no longer among UIBackgroundModes",
    "counts of ends that never happened": (
        '{"cumulativeSuspendedWithLockedFileExitCount" : 0, "cumulativeAppWatchdogExitCount":0}'
    ),
    "a guess of a collector": "WatchdogTermination: the app was terminated, possibly for its use of RAM.",
    "a review about China": "Guideline 5.0 - Legal\nThis app cannot be approved with gambling functionality active in China.",
    "a review about China's register": (
        "Guideline 5.0 - Legal\nYour app needs an ICP filing number of the MIIT to be available in China mainland."
    ),
    "an order with a code's number": '{"orderId":3131951633,"status":"terminated","reason":"by the customer"}',
    "another plug-in's nil": EXCEPTION
    + "'*** -[__NSPlaceholderDictionary initWithObjects:]: attempt to insert nil object'",
    "a crash as its collector tells it": json.dumps(
        {
            "exception": {"values": [{"type": "EXC_BAD_ACCESS", "value": "Attempted to dereference null pointer."}]},
            "debug_meta": {"images": [{"code_file": "/System/Library/Frameworks/CallKit.framework/CallKit"}]},
        }
    ),
    "a phone number": "Call me at 3131951633 or at 561017449.",
    "a date": "Report 2024-12988 of 2024-11-25308",
    "money": "Total: 562215634 EUR, 3735883980 items",
    "a pointer": "object at 0x100baadca11, next 0x8badf00d0",
    "registers": "    x0: 0x00000000baadca11   x1: 0x00000000dead10cc\n    x2: 0x000000008badf00d",
    "an image at a code's address": "0xbaadca11 - 0xbaadcfff News arm64 <1> /private/var/News",
    "a register in a line about a kill": "kernel: killed, pc: 0xbaadca11 lr: 0x0",
    "another domain with the same number": "Error Domain=NSURLErrorDomain Code=7, NSCocoaErrorDomain Code=3",
    "a domain that looks alike": "com.apple.CallKitchen.failure 3",
    "a method in code": (
        "- (void)provider:(CXProvider *)provider timedOutPerformingAction:(CXAction *)action {\n"
        '    NSLog(@"provider:timedOutPerformingAction:");\n}\n'
        "public override func provider(_ provider: CXProvider, timedOutPerforming: action) {\n"
        '    print("timedOutPerforming: \\(action)")\n}'
    ),
    "values in code that are called as codes are": "CXProvider *p;\nif (!pri) return;\nif (!res) { retry(); }",
    "private values in code": "if (!private) { return '!prin'; }",
    "a poem": "The call of the wild, the kill of the hunt.\nNobody posted an incoming parcel.",
    "one line": "hello",
    "source code of a list": "extension.addIdentificationEntry(duplicates: false) // duplicateEntries are fine",
    "an empty transaction of a database": "SQLite: emptyTransaction rolled back",
    "an outgoing call": "I will call you from the office.",
    "a build log": "note: Linking CallKit.framework\nwarning: 'CXProvider' is not available in the simulator",
}

NO_CALL_RULE = {
    "a watchdog": crash("EXC_CRASH (SIGKILL)", "FRONTBOARD 2343432205"),
    "a watchdog of old": crash("EXC_CRASH (SIGKILL)", "Namespace SPRINGBOARD, Code 0x8badf00d"),
    "a locked file": crash("EXC_CRASH (SIGKILL)", "RUNNINGBOARD 0xdead10cc"),
    "a locked file, in JSON": ips(
        exception={"type": "EXC_CRASH", "signal": "SIGKILL"},
        termination={"code": 3735883980, "namespace": "RUNNINGBOARD"},
    ),
    "a background task": crash("EXC_CRASH (SIGKILL)", "RUNNINGBOARD 0x2182bad2"),
    "heat": crash("EXC_CRASH (SIGKILL)", "FRONTBOARD 0xc00010ff"),
    "a kill with a code nobody knows": crash("EXC_CRASH (SIGKILL)", "RUNNINGBOARD 0xdeadfa11"),
    "the same, in JSON": ips(
        termination={"code": 3735943697, "namespace": "RUNNINGBOARD"}, exception={"signal": "SIGKILL"}
    ),
    "a music player": "Music[5:5] AVAudioSession setActive failed: Error Domain=NSOSStatusErrorDomain Code=561017449 '!pri'",
    "a recorder in the background": "Recorder: AVAudioSession error 560557684 (!int), cannotInterruptOthers",
    "a keychain of a bank": "Bank[1:1] SecItemCopyMatching failed with status -25308 errSecInteractionNotAllowed",
    "an ordinary push": '{"reason":"InvalidPushType"} for topic com.example.news',
    "an app that is suspended": "assertiond [News:77] pid_shutdown_sockets(1) success",
    "a payload of another push": 'apns-push-type: alert -> 413 {"reason":"PayloadTooLarge"}',
    "a token of another app": '{"reason":"DeviceTokenNotForTopic"} for topic com.example.news',
    "a file that was locked, in the log": "runningboardd: [application<com.example.news>:9] suspended with locked system files:",
    "a background task of another app": "[BackgroundTask] Background task still not ended after expiration handlers were called",
    "contacts without a text": (
        "This app has crashed because it attempted to access privacy-sensitive data without a usage description. "
        "The app's Info.plist must contain an NSContactsUsageDescription key."
    ),
    "a memory report that names a reason": '{"bug_type":"298"}\n{"processes":[{"name":"A","reason" : "per-process-limit"}]}',
    "memory, in the kernel's words": "kernel[0]: memorystatus: killing process 9 [News] in high band FOREGROUND (10)",
    "memory, in Xcode's words": "Message from debugger: Terminated due to memory issue",
    "a count of locked files": '{"cumulativeSuspendedWithLockedFileExitCount" : 5, "cumulativeAppWatchdogExitCount":0}',
    "a count of background tasks": '"cumulativeBackgroundTaskAssertionTimeoutExitCount" : 10,',
    "a protected file": crash(
        "EXC_BAD_ACCESS (SIGBUS)",
        "SIGNAL 10 Bus error: 10",
        more="\nKernel Triage:\nAPFS - (arg = 0x200002) The inode's protection class does not allow pagein\n",
    ),
    "a store that the lock had closed": (
        EXCEPTION + "'This NSPersistentStoreCoordinator has no persistent stores (device locked).'"
    ),
    "a long background task": (
        '[BackgroundTask] Background Task 3 ("upload"), was created over 30 seconds ago. In applications running in the '
        "background, this creates a risk of termination."
    ),
    "an audio key": "Your app declares support for audio in the UIBackgroundModes key in your Info.plist",
    "a push-to-talk app": 'mediaserverd: { "error_code":-12988, "error_string":"Missing entitlement" }',
}


@pytest.mark.parametrize("name", NOTHING)
def test_nothing_is_about_calls(name):
    diagnosis = diagnose("-", io.BytesIO(NOTHING[name].encode()))
    assert (diagnosis.outcome, diagnosis.findings) == ("nothing", ())
    assert diagnosis.summary.startswith(("Nothing here is about calls.", "Calls are mentioned"))


@pytest.mark.parametrize("name", NO_CALL_RULE)
def test_it_is_known_and_no_call_rule(name):
    diagnosis = diagnose("-", io.BytesIO(NO_CALL_RULE[name].encode()))
    assert diagnosis.outcome == "not-calls"
    assert "not one of the call rules" in diagnosis.summary
    assert not any(finding.restrictions for finding in diagnosis.findings)


def test_a_report_that_is_no_crash_says_what_it_is():
    memory = diagnose("-", io.BytesIO(NOTHING["a memory report"].encode()))
    assert memory.summary == "Nothing here is about calls. The file is a report about memory (bug type 298)."


def test_a_text_that_speaks_of_calls_is_told_that_no_sign_was_found():
    diagnosis = diagnose(str(Path(__file__).parent.parent / "LICENSE"), io.BytesIO())
    assert diagnosis.outcome == "nothing"
    assert diagnosis.summary == "Calls are mentioned (first in line 3), but no sign of a call rule was found."


@pytest.mark.parametrize(
    ("report", "end"),
    [
        ("Exception Type:  EXC_CRASH (SIGKILL)\n", "is not shown."),
        ("Exception Type:  EXC_CRASH (SIGKILL)\nTermination Reason: CODESIGNING 2\n", "for a reason of its own."),
        (
            "SIGKILL",
            "ended with SIGKILL, killed from outside, and its termination reason, which would say why, is not shown.",
        ),
        ("EXC_CRASH (SIGKILL)\n", "is not shown."),
        ("error 404", "Nothing here is about calls."),
        ("Exception Type:  EXC_CRASH (SIGABRT)\n", "look for an exception's reason in the console."),
        (
            "Exception Type:  EXC_CRASH (SIGABRT)\n\nThread 0 Crashed:\n"
            "0   libsystem_kernel.dylib 0x1 __pthread_kill + 8\n1   News 0x2 0x100000000 + 620560\n",
            "look for an exception's reason in the console.",
        ),
        (
            "Exception Type:  EXC_CRASH (SIGABRT)\n\nThread 0 Crashed:\n0   News 0x1 -[Feed load] + 8\n",
            "for a reason of its own.",
        ),
        (
            "Exception Type:  EXC_CRASH (SIGABRT)\nApplication Specific Information:\nout of range\n",
            "for a reason of its own.",
        ),
    ],
)
def test_a_report_that_does_not_show_why_says_so(report, end):
    diagnosis = diagnose("-", io.BytesIO(report.encode()))
    assert diagnosis.outcome == "nothing"
    assert diagnosis.summary.endswith(end)


@pytest.mark.parametrize("alone", ["code 4", "Error 4.", "Code=4", "error code: 4"])
def test_a_code_without_its_domain_may_be_one_of_several(alone):
    told = diagnose("-", io.BytesIO(alone.encode()))
    assert told.outcome == "nothing"
    assert "unknownCallUUID in com.apple.CallKit.error.requesttransaction" in told.summary
    assert "filteredByBlockList in com.apple.CallKit.error.incomingcall" in told.summary


def test_calls_that_are_spoken_of_are_not_denied():
    told = diagnose("-", io.BytesIO(b"provider:performAnswerCallAction:\nAll is well.\n"))
    assert told.summary == "Calls are mentioned (first in line 1), but no sign of a call rule was found."


def test_a_process_in_front_was_not_launched_for_a_push():
    report = (
        "Role: {}\nDate/Time: 2025-06-02 09:14:31.1 +0200\nLaunch Time: 2025-06-02 09:14:23.9 +0200\n"
        "Termination Reason: FRONTBOARD 0x8badf00d\n"
    )
    said = {role: diagnose("-", io.BytesIO(report.format(role).encode())) for role in ("Foreground", "Background")}
    assert "It lived 7.2 s." in said["Foreground"].circumstances
    assert "It lived 7.2 s. A launch for a push fits." in said["Background"].circumstances
