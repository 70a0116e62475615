"""What somebody drops on the page *Check your app*: a trace is judged, the rest is diagnosed, and all of it is told."""

from __future__ import annotations

import gzip
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from callkit_restrictions.__main__ import main
from callkit_restrictions.diagnose import Diagnosis
from callkit_restrictions.diagnose.diagnosis import Finding
from callkit_restrictions.report import checked
from callkit_restrictions.report.diagnosis import diagnosis_page
from callkit_restrictions.report.dropped import Answer, answer
from callkit_restrictions.report.html import link

SAMPLES = Path(__file__).parent / "samples"
SITE = "https://example.org/"
HEADER = '{"format": "callkit-trace", "version": 1, "platform": {"ios": "17.4"}}'
PUSH = '{"t": 0, "event": "PKPushRegistryDelegate.didReceiveIncomingPush", "args": {"app_state": "background"}}'
RETURN = '{"t": 0.1, "event": "PKPushRegistryDelegate.didReceiveIncomingPush.return"}'
BROKEN = f"{HEADER}\n{PUSH}\n{RETURN}\n"
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\x1b[2J\u202e"


@pytest.fixture
def dropped(tmp_path, monkeypatch):
    """Write a file and ask about it."""
    monkeypatch.chdir(tmp_path)

    def drop(content: str | bytes, name: str = "a.txt") -> Answer:
        Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return answer([name], SITE)

    return drop


def words(html: str) -> str:
    """What a reader sees."""
    return re.sub(r"\s+", " ", re.sub(r"<style>.*?</style>|<[^>]*>", " ", html, flags=re.DOTALL))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (BROKEN, "push.jsonl"),
        (BROKEN, "no name that says it.txt"),
        (f"\n  {BROKEN}", "blank lines first.txt"),
        (gzip.compress(BROKEN.encode()), "packed.JSONL.gz"),
        (gzip.compress(BROKEN.encode()), "packed"),
    ],
)
def test_a_trace_is_judged_whatever_it_is_called(content, name, dropped):
    told = dropped(content, name)
    assert told.said == f"{name}: 1 broken, 0 can’t tell, 0 passed."
    assert "push.report-before-the-handler-returns" in told.html
    assert re.search(r"Line [23], at 0 s: PKPushRegistryDelegate\.didReceiveIncomingPush", words(told.html))
    assert f"{SITE}restrictions/push/report-before-the-handler-returns.html" in told.html
    assert "<svg" in told.html
    assert "What the file shows" in told.html


def test_a_trace_without_its_header_is_told_so(dropped):
    told = dropped(f"{PUSH}\n{RETURN}\n", "log.txt")
    assert told.said == "log.txt: 0 broken, 0 can’t tell, 0 passed, 1 line cannot be read."
    assert "Line 1 cannot be read: the header must say" in words(told.html)


def test_of_a_long_trace_what_passed_is_counted(dropped, monkeypatch):
    monkeypatch.setattr(checked, "LONG", 10)
    call = '{{"t": {t}, "event": "CXProvider.reportNewIncomingCall", "args": {{"uuid": "C{t}"}}}}\n'
    told = dropped(BROKEN + "".join(call.format(t=t) for t in range(1, 21)), "long.jsonl")
    (passed,) = re.findall(r"^long.jsonl: 1 broken, \d+ can’t tell, (\d+) passed.$", told.said)
    assert int(passed) > 10
    assert f" {passed} passed." in words(told.html)
    assert 'class="passed"' not in told.html


@pytest.mark.parametrize("name", ["baadca11.ips", "never-posted.crash", "blocked.ndjson", "audio-server.log"])
def test_everything_else_is_diagnosed(name, dropped):
    told = dropped((SAMPLES / name).read_bytes(), name)
    assert told.said.startswith(f"{name}: ")
    assert "How sure" in told.html
    assert re.search(rf"{SITE}(restrictions/\w+/[\w-]+\.html|errors\.html#[\w-]+)", told.html)


def test_a_crash_report_names_restriction_certainty_question_and_line(dropped):
    told = dropped((SAMPLES / "baadca11.ips").read_bytes(), "baadca11.ips")
    assert f'<a href="{SITE}restrictions/push/keep-the-handler-short.html">' in told.html
    for part in (
        "A call rule explains it",
        "(push.keep-the-handler-short)",
        "high;",
        "Thread 0 was waiting",
        "Line 12",
    ):
        assert part in words(told.html)


def test_what_is_no_matter_of_calls_is_not_blamed_on_them(dropped):
    told = dropped("Dear Sir or Madam")
    assert told.said == "a.txt: nothing here is about calls."
    assert "<article" not in told.html
    told = dropped((SAMPLES / "dead10cc.crash").read_bytes(), "dead10cc.crash")
    assert told.said == "dead10cc.crash: known, but no call rule."
    assert "Known, but no call rule" in told.html
    assert '<article class="failed"' not in told.html


def test_every_fact_of_a_finding_has_its_row(dropped):
    many = dropped("FRONTBOARD 0xbaadca11 \n" * 5, "many.log")
    assert "2 more lines" in words(many.html)
    old = dropped((SAMPLES / "baadca11-ios13.crash").read_bytes().replace(b"13.", b"9."), "old.crash")
    assert "How sure" in old.html
    torn = dropped((SAMPLES / "baadca11.ips").read_text(encoding="utf-8")[:-40], "torn.ips")
    assert re.search(r"Line \d+:</strong>", torn.html)


def test_several_files_are_one_answer_and_one_that_cannot_be_read_keeps_nobody_back(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, content in {"a.jsonl": BROKEN.encode(), "b.png": b"\x89PNG\r\n", "c.txt": b"0xbaadca11"}.items():
        Path(name).write_bytes(content)
    told = answer(["a.jsonl", "b.png", "c.txt", "gone.txt"], SITE)
    assert "What the files show" in told.html
    assert "1 broken" in told.said
    assert "b.png: it is a picture; copy the text instead." in told.said
    assert "gone.txt: it cannot be opened: no such file or directory." in told.said
    assert told.html.count("<section>") == 2


class Markup(HTMLParser):
    """Collects what could do something."""

    def __init__(self) -> None:
        super().__init__()
        self.live = []

    def handle_starttag(self, tag, attrs):
        """Note what runs, what loads, and what leads elsewhere."""
        self.live += [tag] if tag in {"script", "img", "iframe", "object", "form"} else []
        self.live += [name for name, _ in attrs if name.startswith("on")]
        self.live += [value for name, value in attrs if name == "href" and not value.startswith(SITE)]


@pytest.mark.parametrize("form", ["trace", "report", "text", "name", "unreadable"])
def test_nothing_that_is_dropped_comes_to_life(form, dropped):
    evil = EVIL.replace("/", "_")
    told = {
        "trace": lambda: dropped(
            f'{HEADER}\n{{"event": "ui.mute", "args": {{"on": "<img src=x>"}}}}\n{EVIL}', "a.jsonl"
        ),
        "report": lambda: dropped(
            (SAMPLES / "baadca11.ips").read_text(encoding="utf-8").replace("Example", "<img src=x onerror=alert(1)>")
        ),
        "text": lambda: dropped(f"{EVIL} 0xbaadca11 {EVIL}"),
        "name": lambda: dropped("0xbaadca11", evil),
        "unreadable": lambda: dropped(b"\x89PNG", evil),
    }[form]()
    markup = Markup()
    markup.feed(told.html)
    assert not markup.live
    assert re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", told.html + told.said) is None
    assert "default-src 'none'" in told.html


def test_without_an_address_nothing_is_linked():
    assert link("", "errors.html", "a & b") == "a &amp; b"
    assert link(SITE, "errors.html", "a") == f'<a href="{SITE}errors.html">a</a>'


def test_the_command_writes_the_same_page(capsys):
    assert main(["diagnose", "--format", "html", "--site", SITE, str(SAMPLES / "baadca11.ips"), "/nowhere"]) == 2
    told = capsys.readouterr().out
    assert told.startswith("<!doctype html>")
    assert f'<a href="{SITE}restrictions/push/keep-the-handler-short.html">' in told
    assert "/nowhere: it cannot be opened" in words(told)


def test_a_page_about_nothing_is_a_page():
    assert "<title>CallKit diagnosis: Diagnosis</title>" in diagnosis_page([], [], "")


def test_a_rule_that_does_not_fit_the_release_is_told_and_nobody_is_asked_to_check_nothing():
    found = {"signature": "kill-baadca11", "title": "0xbaadca11", "outcome": "about-calls", "happened": "Killed."}
    known = {
        "restrictions": (),
        "only_with_calls": (),
        "confidence": "low",
        "because": "so it is",
        "seen": (),
        "times": 1,
    }
    doubtful = Finding(**found, **known, check=(), versions="in force only from iOS 13.0 on")
    page = diagnosis_page([Diagnosis(source="a", outcome="about-calls", summary="", findings=(doubtful,))], [], "")
    assert "Versions" in words(page)
    assert "in force only from iOS 13.0 on" in words(page)
    assert ">Check<" not in page
