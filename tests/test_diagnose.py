"""What people have in hand is recognised, in the samples and in texts of the same kind that are not among them."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from callkit_restrictions.diagnose import company, diagnose, telling
from callkit_restrictions.errors import ERRORS
from callkit_restrictions.restrictions import load as restrictions
from callkit_restrictions.signatures import load

SAMPLES = Path(__file__).parent / "samples"
RETURNS, SHORT, EVERY_LAUNCH = (
    "push.report-before-the-handler-returns",
    "push.keep-the-handler-short",
    "push.register-at-every-launch",
)
REASON = "Killing app because it never posted an incoming call to the system after receiving a PushKit VoIP push."


def of(text: str | bytes):
    """The diagnosis of a text that somebody pastes."""
    return diagnose("-", io.BytesIO(text.encode() if isinstance(text, str) else text))


def ids(diagnosis):
    return {finding.signature for finding in diagnosis.findings}


EXPECTED = {
    "baadca11-ios13.crash": ("call-rule", {"kill-baadca11"}),
    "baadca11-ios17.crash": ("call-rule", {"kill-baadca11"}),
    "baadca11-one-line.crash": ("call-rule", {"kill-baadca11"}),
    "baadca11.ips": ("call-rule", {"kill-baadca11"}),
    "never-posted.log": (
        "call-rule",
        {
            "exception-never-posted",
            "frame-terminate-unhandled",
            "warn-same-run-loop",
            "log-killing-voip-app",
            "log-delivering",
        },
    ),
    "never-posted-ios13-beta.log": ("call-rule", {"exception-never-posted"}),
    "never-posted.crash": ("call-rule", {"frame-terminate-unhandled", "frame-voip-payload-received"}),
    "never-posted.ips": ("call-rule", {"exception-never-posted", "frame-terminate-unhandled"}),
    "same-run-loop.log": ("call-rule", {"warn-same-run-loop"}),
    "not-linked.log": ("call-rule", {"callkit-not-linked"}),
    "blocked.ndjson": ("call-rule", {"log-blocked", "log-delivering"}),
    "launch-ios12.log": (
        "about-calls",
        {"log-delivering", "log-launching", "log-open-request", "log-assertion-timeout"},
    ),
    "suspended-ios12.log": ("not-calls", {"log-assertion-removed", "log-sockets-shutdown"}),
    "delivery-ios26.log": ("about-calls", {"log-delivering", "log-launching"}),
    "call-source-gone.log": ("about-calls", {"log-call-source-gone"}),
    "watchdog-ios17.crash": ("not-calls", {"kill-8badf00d", "watchdog-scene-create"}),
    "watchdog-ios12.crash": ("not-calls", {"kill-8badf00d", "watchdog-scene-update"}),
    "dead10cc.crash": ("not-calls", {"kill-dead10cc"}),
    "voip-socket.crash": ("call-rule", {"voip-socket-trap"}),
    "audio-server.log": ("not-calls", {"log-missing-entitlement-audio"}),
    "idle-ios26.log": ("not-calls", {"log-powerd-policy"}),
    "request-refused.log": ("call-rule", {"err-request-groups"}),
    "review-background-modes.txt": ("call-rule", {"review-voip-key", "review-audio-key"}),
    "review-china.txt": ("call-rule", {"review-china"}),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_every_sample_is_recognised(name):
    diagnosis = diagnose(str(SAMPLES / name), io.BytesIO())
    outcome, signatures = EXPECTED[name]
    assert (diagnosis.outcome, ids(diagnosis)) == (outcome, signatures)
    assert not diagnosis.problems


def test_every_sample_is_expected_and_has_its_source():
    files = {path.name for path in SAMPLES.iterdir()} - {"README.md"}
    assert files == set(EXPECTED)
    sources = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in sources for name in files)


@pytest.mark.parametrize("signature", load().values(), ids=lambda signature: signature.id)
def test_every_signature_is_found_by_what_it_says_however_it_is_broken(signature):
    for said in signature.says:
        whole = said.replace("…", "<private>")
        middle = len(whole) // 2 + 1
        by = f"{signature.by[0]}[1]: " if signature.by else ""
        for written in (whole, whole.upper(), f"{whole[:middle]}\n{whole[middle:]}", f"\x1b[31m{whole}\x1b[0m"):
            text = "\n".join(f"> {by}{line}" for line in written.split("\n"))
            assert signature.id in ids(of(text)), text


@pytest.mark.parametrize("signature", load().values(), ids=lambda signature: signature.id)
def test_every_code_is_found_in_decimal_and_hex_signed_and_unsigned(signature):
    for code in () if signature.domain else signature.codes:
        by = f"{signature.by[0]}: " if signature.by else ""
        signed = code - (1 << 32) if code >= 1 << 31 else code
        for written in (str(code), str(signed), f"0x{code % (1 << 32):x}", f"0x{code % (1 << 32):016X}"):
            assert signature.id in ids(of(f"{by}failed with error code {written}.")), written


@pytest.mark.parametrize("case", ERRORS.values(), ids=str)
def test_every_error_of_callkit_is_found_however_it_is_written(case):
    (id_,) = (each.id for each in load().values() if each.domain == case.domain and case.code in each.codes)
    for written in (
        f"The operation couldn’t be completed. ({case.domain} error {case.code}.)",
        f"Der Vorgang konnte nicht abgeschlossen werden. ({case.domain}-Fehler {case.code}.)",
        f'Error Domain={case.domain} Code={case.code} "(null)"',
        f"({case.domain}\n  error {case.code}.)",
        case.symbol,
        case.symbol.replace("Error.", "Error.Code."),
        case.symbol.replace(f".{case.name}", case.name[:1].upper() + case.name[1:]),
    ):
        assert ids(of(written)) == {id_}, written


def test_an_error_without_a_name_is_about_calls_and_blames_no_rule():
    diagnosis = of("com.apple.CallKit.error.calldirectorymanager error 102")
    assert (diagnosis.outcome, ids(diagnosis)) == ("about-calls", {"err-callkit"})


def test_a_sentence_that_a_log_has_cut_is_found_though_others_talk_in_between():
    prefix = "2025-08-29 16:21:19.348 E"
    text = (
        f"{prefix} Parrot[300:1] reason: 'Killing app because it never pos\n"
        f"{prefix} backboardd[66:2] brightness 0.5\n"
        f"{prefix} Parrot[300:1] ted an incoming call to the system'\n"
    )
    (finding,) = of(text).findings
    assert (finding.signature, finding.seen[0].line) == ("exception-never-posted", 3)


def test_entries_of_a_log_archive_are_joined_by_process():
    half = REASON.split("posted")
    entries = [
        {"eventMessage": f"{half[0]}pos", "processImagePath": "/private/var/Parrot"},
        {"eventMessage": "unrelated", "processImagePath": "/usr/libexec/backboardd"},
        {"eventMessage": f"ted{half[1]}", "processImagePath": "/private/var/Parrot"},
    ]
    assert ids(of("\n".join(map(json.dumps, entries)))) == {"exception-never-posted"}


@pytest.mark.parametrize(
    "wrapped",
    [
        REASON.replace(" ", "\n"),
        REASON.replace(" ", "\r\n"),
        f'@"{REASON[:30]}" @"{REASON[30:]}"',
        json.dumps({"reason": REASON, "other": [REASON]}, indent=1),
        REASON.encode("utf-16").decode("utf-16"),
    ],
)
def test_a_sentence_may_be_wrapped_quoted_or_put_into_json(wrapped):
    assert ids(of(wrapped)) == {"exception-never-posted"}


@pytest.mark.parametrize(
    "report",
    [
        {"exception": {"values": [{"type": "NSInternalInconsistencyException", "value": REASON}]}},
        {"exception": {"type": "NSInternalInconsistencyException", "reason": REASON}, "threads": []},
        {"exceptions": [{"type": "NSInternalInconsistencyException", "exception_message": REASON}], "threads": []},
    ],
)
def test_a_report_of_those_who_collect_crashes_is_read_as_text(report):
    assert ids(of(json.dumps(report))) == {"exception-never-posted"}


@pytest.mark.parametrize("report", [{"exception": {"type": "EXC_CRASH", "signal": "SIGKILL"}}, {"procName": "Parrot"}])
def test_a_part_of_apples_report_is_one(report):
    assert of(json.dumps(report)).told.form == "crash report (.ips)"


@pytest.mark.parametrize(
    ("piece", "signature"),
    [
        ("use it never posted an incoming call to the system after receiving a Pus", "exception-never-posted"),
        ("Parrot[3:4] Apps receiving VoIP pushes must post an inco…", "warn-same-run-loop"),
        ("callservicesd[97]: Killing VoIP app because it failed to post an in…", "log-killing-voip-app"),
        ("Application <private> will not be launched because it failed to report an inco…", "log-blocked"),
        ("App Review: the app does not include Voice over IP, but has it in UIBackgroundModes", "review-voip-key"),
        ("Guideline 2.5.4\nInfo.plistのUIBackgroundModesキーでVoIPのサポートが", "review-voip-key"),
        ("审核被拒 Guideline 5.0 - Legal\n中国工业和信息化部 MIIT 要求停用 CallKit 功能", "review-china"),
        ("Directive 2.5.4 - Performances\nvoip dans la clé UIBackgroundModes, mais aucun service", "review-voip-key"),
        ("Pauta 2.5.4\nel valor voip de la\nclave UIBackgroundModes", "review-voip-key"),
        ("Richtlinie 5.0 - Recht\nDas chinesische Ministerium will, dass CallKit ruht.", "review-china"),
        ("准则 5.0 - 法律\n在中国大陆 App Store 上架的 App 停用 CallKit 功能。", "review-china"),
        ("Guideline 2.5.14 - Performance\nThe app records phone calls and gives no sign of it.", "review-recording"),
        ("CXErrorCodeIncomingCallError.Code(rawValue: 3)", "err-incoming-dnd"),
        ("CXErrorCodeRequestTransactionError Code=4", "err-request-uuid"),
        ("[CallKeep][CXProviderDelegate][provider:timedOutPerformingAction]", "log-action-timed-out"),
        ("Exception code: BAADCA11", "kill-baadca11"),
        ("AVAudioSessionErrorCodeInsufficientPriority", "audio-pri"),
        ("AVAudioSession.ErrorCode.cannotStartRecording", "audio-rec"),
        ('{"code":4,"domain":"com.apple.CallKit.error.requesttransaction"}', "err-request-uuid"),
        ('"code": "4",\n"domain": "com.apple.CallKit.error.requesttransaction"', "err-request-uuid"),
    ],
)
def test_a_piece_another_language_or_another_order_is_enough(piece, signature):
    assert signature in ids(of(piece))


@pytest.mark.parametrize(
    "near",
    [
        "provider:performAnswerCallAction:",
        "providerDidBegin",
        "[RNCallKeep][answer]",
        "flutter_callkit_incoming: accept",
    ],
)
def test_company_is_known_by_the_names_of_methods_and_plug_ins(near):
    prefix = "2025-08-29 16:21:19.348 Parrot[1:1]"
    far = f"{prefix} tick\n" * 9
    assert of(f"{prefix} {near}\n{far}{prefix} AVAudioSession error 561017449").outcome == "call-rule"


def test_what_is_told_inside_of_a_sentence_is_no_sentence_of_its_own():
    (finding,) = of("com.apple.CallKit.error.requesttransaction error 7").findings
    assert finding.because[0].islower()
    assert not finding.because.endswith(".")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding):
    assert ids(of(f"\n{REASON}\n".encode(encoding))) == {"exception-never-posted"}


def test_gzip_is_unpacked(tmp_path):
    file = tmp_path / "device.log.gz"
    file.write_bytes(gzip.compress(REASON.encode()))
    assert diagnose(str(file), io.BytesIO()).outcome == "call-rule"


def test_the_report_says_what_to_check():
    idle = diagnose(str(SAMPLES / "baadca11-ios17.crash"), io.BytesIO())
    assert idle.told.app == "Parrot"
    assert idle.findings[0].restrictions == (SHORT, EVERY_LAUNCH)
    assert idle.findings[0].confidence == "high"
    assert idle.findings[0].check[0].startswith("Thread 0 was idle: the handler was probably never called.")
    assert "It lived 14.7 s. A launch for a push fits." in idle.circumstances
    assert [seen.line for seen in idle.findings[0].seen] == [13, 14]

    waits = diagnose(str(SAMPLES / "baadca11.ips"), io.BytesIO())
    assert waits.findings[0].check[0].startswith("Thread 0 was waiting")
    assert "The phone was locked: some files and keychain items were closed." in waits.circumstances
    assert "It lived 7.3 s. A launch for a push fits." in waits.circumstances
    assert waits.findings[0].seen[0].line == 12
    assert (waits.told.form, waits.told.system) == ("crash report (.ips)", "iPhone OS 18.3.1")


def test_a_bare_code_is_less_sure_than_a_report():
    assert of("0xbaadca11").findings[0].confidence == "medium"
    assert of("3131951633").findings[0].confidence == "medium"
    assert of("We were told about 0xbaadca11.").findings[0].confidence == "medium"
    assert of("Termination Reason: FRONTBOARD 3131951633").findings[0].confidence == "high"


def test_a_table_of_codes_is_no_report():
    table = "0x8badf00d terminated by the watchdog\n0xbaadca11 terminated: no call was reported\n{}"
    many = of(table.format("0xdead10cc terminated: a file was locked"))
    assert {finding.confidence for finding in many.findings} == {"low"}
    assert of(table.format("")).findings[0].confidence == "high"
    log = "\n".join(
        f"12:00:00.000 kernel[0]: killed with {code}" for code in ("0x8badf00d", "0xbaadca11", "0xdead10cc")
    )
    assert of(log).findings[0].confidence == "high"


@pytest.mark.parametrize("system", ["iPhone OS 12.4 (16G77)", "macOS 14.0 (23A344)"])
def test_a_version_outside_of_the_rule_is_said_and_lowers_confidence(system):
    diagnosis = of(f"OS Version: {system}\nTermination Reason: FRONTBOARD 0xbaadca11\n")
    assert diagnosis.findings[0].versions
    assert diagnosis.findings[0].confidence == "low"


def test_a_version_inside_of_the_rule_needs_no_word():
    assert of("OS Version: iPhone OS 26.1\nTermination Reason: FRONTBOARD 0xbaadca11\n").findings[0].versions is None


def test_what_any_app_can_meet_points_to_calls_only_in_their_company():
    alone = of("AVAudioSession error 561017449")
    assert (alone.outcome, alone.findings[0].restrictions) == ("not-calls", ())
    assert "audio.let-callkit-activate" in alone.findings[0].only_with_calls
    near = of("provider(_:perform: CXAnswerCallAction)\nAVAudioSession error 561017449")
    assert near.outcome == "call-rule"
    assert near.findings[0].confidence == "medium"
    assert "audio.let-callkit-activate" in near.findings[0].restrictions


def test_another_process_is_no_company():
    prefix = "2025-08-29 16:21:19.348 Df"
    text = f"{prefix} Parrot[1:1] CXProvider made\n" + f"{prefix} x[9:9] idle\n" * 9
    assert of(f"{text}{prefix} Music[2:2] AVAudioSession error 561017449").outcome == "not-calls"
    assert of(f"{text}{prefix} Parrot[1:1] AVAudioSession error 561017449").outcome == "call-rule"


def test_the_watchdog_is_a_call_rule_only_inside_the_push_handler():
    head = "Termination Reason: FRONTBOARD 0x8badf00d\n\nThread 0 Crashed:\n"
    inside = of(
        f"{head}0   libsystem_kernel.dylib 0x1 __psynch_cvwait + 8\n"
        "1   Parrot 0x2 AppDelegate.pushRegistry(_:didReceiveIncomingPushWith:for:completion:) + 96\n"
        "2   PushKit 0x3 __73-[PKPushRegistry voipPayloadReceived:mustPostCall:withCompletionHandler:]_block_invoke\n"
    )
    assert inside.outcome == "call-rule"
    assert inside.findings[0].restrictions == (SHORT,)
    assert inside.findings[0].confidence == "medium"
    assert of(f"{head}0   UIKitCore 0x1 -[UIView layoutSubviews] + 8\n").outcome == "not-calls"


def test_a_crash_of_the_app_inside_the_push_handler_is_its_own():
    diagnosis = of(
        "Exception Type:  EXC_BAD_ACCESS (SIGSEGV)\nTermination Reason: SIGNAL 11\n\nThread 0 Crashed:\n"
        "0   Parrot 0x1 Caller.name.getter + 8\n"
        "1   PushKit 0x3 -[PKPushRegistry voipPayloadReceived:mustPostCall:withCompletionHandler:] + 8\n"
    )
    assert (diagnosis.outcome, ids(diagnosis)) == ("about-calls", {"frame-voip-payload-received"})


def test_an_older_report_has_metadata_above_its_text():
    report = (SAMPLES / "baadca11-ios13.crash").read_text(encoding="utf-8")
    diagnosis = of('{"app_name":"Parrot","bug_type":"109","os_version":"iPhone OS 13.3 (17C54)"}\n' + report)
    assert diagnosis.outcome == "call-rule"
    assert diagnosis.told.app == "Parrot"
    assert diagnosis.findings[0].seen[0].line == 4


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.98])
def test_a_report_that_was_cut_short_is_read_as_far_as_it_goes(keep):
    whole = (SAMPLES / "baadca11.ips").read_text(encoding="utf-8")
    diagnosis = of(whole[: int(len(whole) * keep)])
    assert len(diagnosis.problems) == 1
    assert diagnosis.outcome == ("call-rule" if keep > 0.5 else "nothing")


def test_the_findings_name_restrictions_that_exist():
    for name in EXPECTED:
        for finding in diagnose(str(SAMPLES / name), io.BytesIO()).findings:
            assert set(finding.restrictions + finding.only_with_calls) <= set(restrictions())


def test_a_code_may_be_written_as_text():
    diagnosis = of('{"bug_type":"309"}\n{"threads":[],"termination":{"namespace":"FRONTBOARD","code":"0xBAADCA11"}}')
    assert (diagnosis.outcome, diagnosis.told.code) == ("call-rule", 0xBAADCA11)


def test_before_the_first_unlock_much_is_closed():
    told = of('{"threads":[],"wasUnlockedSinceBoot":0,"termination":{"namespace":"FRONTBOARD","code":3131951633}}')
    assert told.circumstances[0].startswith("The phone had not been unlocked since it started")


@pytest.mark.parametrize(
    ("text", "restrictions"),
    [
        ("CXProvider made\nAVAudioSession failed with error 561210739", ()),
        ("a VoIP push\nassertiond [A:1] pid_shutdown_sockets(1) success", ("background.no-connection-between-calls",)),
    ],
)
def test_what_is_normal_or_has_no_rule_is_about_calls_at_most(text, restrictions):
    diagnosis = of(text)
    assert (diagnosis.outcome, diagnosis.findings[0].restrictions) == ("about-calls", restrictions)
    assert diagnosis.findings[0].confidence == "low"


def test_much_of_the_same_is_counted_and_not_kept():
    said = "Killing VoIP app because it failed to post an incoming call"
    text = "".join(f"12:00:00.000 p{number}[1] {said}\n" for number in range(80))
    (finding,) = of(text).findings
    assert (finding.times, len(finding.seen)) == (80, 12)
    assert "    … and 77 more" in telling.words(of(text))


def test_so_many_lines_about_calls_are_remembered_and_no_more(monkeypatch):
    monkeypatch.setattr(company, "MOST_LINES", 2)
    text = "about CallKit\n" * 9 + "AVAudioSession error 561017449\n"
    assert of(text).outcome == "not-calls"


@pytest.mark.parametrize("line", ["12:00:00.000 error: {}", '{{"eventMessage" : "{}"', "12:00:00.000 Parrot {}"])
def test_lines_of_an_odd_form_are_read_as_they_stand(line):
    assert ids(of(line.format(REASON))) == {"exception-never-posted"}


def test_the_threads_of_others_are_not_looked_at():
    frame = "0   PushKit 0x1 -[PKPushRegistry voipPayloadReceived:mustPostCall:withCompletionHandler:]\n"
    report = "Exception Type:  EXC_CRASH (SIGABRT)\n\nThread 2 Crashed:\n0   News 0x1 main\n\nThread 3:\n"
    assert of(report + frame).outcome == "nothing"
    assert of(report.replace("Thread 3:", "Thread 0:") + frame).outcome == "about-calls"


def test_words_tell_a_version_that_does_not_fit():
    said = telling.words(of("OS Version: iPhone OS 12.4\nTermination Reason: FRONTBOARD 0xbaadca11\n"))
    assert "The report is from iPhone OS 12.4, and the rule holds for iOS 13.0 and later" in " ".join(said.split())


def test_a_letter_found_by_its_number_is_less_sure_than_its_words():
    loose = of("Richtlinie 5.0 - Recht\nIn China muss CallKit ruhen.").findings[0]
    assert (loose.confidence, loose.restrictions) == ("medium", ("store.no-callkit-in-china",))
    words = "cannot be approved with CallKit functionality active in China."
    exact = of(f"Guideline 5.0 - Legal\nCallKit must be off in China.\nThe app {words}").findings[0]
    assert exact.confidence == "high"


def test_a_letter_has_an_end():
    heading, sentence = "Guideline 2.5.4\n", "voip stands in UIBackgroundModes"
    assert of(f"{heading}{'word ' * 100}. {sentence}").outcome == "call-rule"
    assert of(heading + "word word word word\n" * 200 + sentence).outcome == "nothing"


LAST = (
    "Exception Type:  EXC_CRASH (SIGABRT)\n\nLast Exception Backtrace:\n"
    "0   CoreFoundation 0x19e38c810 0x19e2f5000 + 6\n1   libobjc.A.dylib 0x1970d3a8c 0x1970b8000 + 11\n"
    "2   Foundation 0x19d4c5a04 0x19d3f9000 + 83\n"
    "3   {} 0x1f1c30e60 0x1f1c2c000 + 20064\n4   PushKit 0x1f1c30e60 0x1f1c2c000 + 30064\n"
)


def test_without_symbols_the_image_that_threw_is_named_and_no_rule():
    for report in (LAST.format("PushKit"), _unsymbolicated("PushKit")):
        told = of(report)
        assert (told.outcome, told.findings) == ("about-calls", ())
        assert "PushKit itself threw the exception" in told.summary
    assert of(LAST.format("Parrot")).outcome == of(_unsymbolicated("Parrot")).outcome == "nothing"
    for nobody in ("???", "My Parrot"):
        assert of(LAST.format(nobody)).outcome == "nothing"
    for place in ("-1", "9", "null"):
        assert of(_unsymbolicated("Parrot").replace('"imageIndex": 1', f'"imageIndex": {place}')).outcome == "nothing"


def _unsymbolicated(thrower: str) -> str:
    images = [{"name": "CoreFoundation"}, {"name": thrower}, {"name": "PushKit"}]
    frames = [{"imageIndex": place, "imageOffset": 9} for place in (0, 1, 2)]
    return json.dumps({"procName": "Parrot", "lastExceptionBacktrace": frames, "usedImages": images})


def test_what_several_restrictions_can_lead_to_says_so():
    near = of("provider(_:perform: CXAnswerCallAction)\nAVAudioSession error 561017449").findings[0]
    assert near.because.endswith("several restrictions can lead to it")
    assert of("com.apple.CallKit.error.requesttransaction error 2").findings[0].because == (
        "several restrictions can lead to it"
    )
