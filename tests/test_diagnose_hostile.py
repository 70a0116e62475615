"""Whatever is given, `diagnose` neither raises nor hangs, and nothing of it gets out unescaped."""

from __future__ import annotations

import gzip
import io
import json
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from callkit_restrictions.diagnose import UnreadableError, diagnose, source, telling
from callkit_restrictions.diagnose.plain import plain

SAMPLES = sorted((Path(__file__).parent / "samples").iterdir())
TAR = b"a.txt".ljust(257, b"\0") + b"ustar".ljust(300, b"\0")
HEIC = b"\0\0\0\x20ftypheic...."
META = b'{"bug_type":"309","app_name":"News","roots_installed":0}'
SCHEMA = Path(telling.__file__).parent.parent / "schemas" / "diagnosis.schema.json"
VALID = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def told(content: bytes) -> str:
    """Everything that is said about it: words and JSON, checked for what may not be in them."""
    try:
        diagnosis = diagnose("-", io.BytesIO(content))
    except UnreadableError as problem:
        said = str(problem)
        assert said.startswith("standard input: it ")
        assert not controls(said)
        return said
    words, document = telling.words(diagnosis), telling.document([diagnosis], [])
    VALID.validate(json.loads(document))
    assert not controls(words + document)
    assert "<" not in document
    return words


def controls(said: str) -> set[str]:
    return {each for each in said if unicodedata.category(each) in {"Cc", "Cf", "Cs", "Co"} and each != "\n"}


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=4000))
def test_any_bytes(content):
    told(content)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=2000))
def test_any_text(content):
    told(content.encode("utf-8", "replace"))


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(SAMPLES), st.data())
def test_samples_cut_joined_and_damaged(file, data):
    whole = file.read_bytes()
    begin = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(begin, len(whole)))
    told(whole[begin:end] + data.draw(st.binary(max_size=40)) + whole[end:])


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=5), inside, max_size=3),
    max_leaves=12,
)
FIELDS = (
    "bug_type", "os_version", "app_name", "procRole", "procName", "procLaunch", "captureTime", "osVersion", "exception",
    "termination", "threads", "lastExceptionBacktrace", "exceptionReason", "asi", "isLocked", "wasUnlockedSinceBoot",
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), VALUES), st.dictionaries(st.sampled_from(FIELDS), VALUES))
def test_reports_whose_fields_have_any_type(meta, report):
    told(f"{json.dumps(meta)}\n{json.dumps({'threads': [], **report})}".encode())


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.sampled_from(("eventMessage", "processImagePath", "x")), VALUES))
def test_log_entries_whose_fields_have_any_type(entry):
    told(json.dumps({"eventMessage": "", **entry}).encode())


@pytest.mark.parametrize(
    "content",
    [
        b'{"threads":' + b"[" * 200_000,
        b'{"bug_type":"309"}\n{"threads":' + b'{"a":' * 100_000,
        b'{"termination":{"code":' + b"9" * 10_000 + b'},"threads":[]}',
        b'{"termination":{"code":1e999},"threads":[]}',
        b'{"threads":[' + b'{"frames":[{"symbol":"a"}]},' * 5_000 + b"{}]}",
        b'{"asi":[' + b'"x",' * 200_000 + b'"y"],"threads":[]}',
        b"0x" * 200_000,
        b" " * 500_000 + b"x",
        b"> " * 200_000,
        b"\x1b[" * 200_000,
        b"Thread " + b"9" * 100_000 + b" Crashed:\n",
        b"Termination Reason: " + b"A" * 100_000,
        b"delivering" * 50_000,
        b"com.apple.CallKit.error" * 20_000,
        b"\n" * 300_000 + b"x",
        b"OS Version: iPhone OS " + b"9" * 5_000 + b".1\nTermination Reason: FRONTBOARD 0xbaadca11",
        b"Date/Time: " + b"9" * 5_000 + b"\nLaunch Time: 2024-99-99\nTermination Reason: FRONTBOARD 0xbaadca11",
    ],
)
def test_what_is_huge_or_deep_comes_to_an_end(content):
    told(content)


def test_escapes_and_markup_come_out_harmless():
    text = "\x1b]0;title\x07 Killing app because it never posted an incoming call \x1b[31m<script>\u202e\u2028\x9b"
    words = told(f"Process: \x1b[2J<b>\nException Type: EXC\x07\n\n{text}".encode())
    assert "Killing app" in words


def test_what_is_shown_is_one_short_line_without_control_characters():
    assert plain("a\tb\u00a0c\x1bd\u202ee") == r"a b c\x1bd\u202ee"
    assert plain("x" * 500, 10) == "x" * 9 + "…"


def test_a_very_long_line_is_read_in_pieces():
    reason = b"Killing app because it never posted an incoming call"
    for before in range(source.PIECE - 60, source.PIECE + 5, 9):
        diagnosis = diagnose("-", io.BytesIO(b"all is well\n" + b"x" * before + reason))
        assert [finding.signature for finding in diagnosis.findings] == ["exception-never-posted"]
        assert (diagnosis.findings[0].seen[0].line, diagnosis.problems) == (2, ())


def test_a_line_without_end_is_read_in_part_and_said(monkeypatch):
    monkeypatch.setattr(source, "LONGEST_LINE", source.PIECE)
    diagnosis = diagnose("-", io.BytesIO(b"x" * 200_000 + b"\nKilling app because it never posted an incoming call\n"))
    assert [finding.signature for finding in diagnosis.findings] == ["exception-never-posted"]
    assert diagnosis.findings[0].seen[0].line == 2
    assert diagnosis.problems == ((1, "longer than 65536 characters; the rest of it was passed over"),)


def test_ten_gigabytes_of_zeros_are_refused_at_the_first(tmp_path):
    file = tmp_path / "zeros.gz"
    file.write_bytes(gzip.compress(bytes(10_000_000)) * 1000)  # a thousand members: 10 GB, 10 MB packed
    with pytest.raises(UnreadableError, match=r"zeros\.gz: it is not text; give a crash report, a log or a text"):
        diagnose(str(file), io.BytesIO())


def test_a_file_without_end_is_read_up_to_a_limit(monkeypatch):
    monkeypatch.setattr(source, "MOST", 100_000)
    diagnosis = diagnose("-", io.BytesIO(b"all is well\n" * 20_000))
    assert len(diagnosis.problems) == 1
    assert diagnosis.problems[0][1].endswith("have been read; the rest was not")


def test_a_report_without_end_is_read_up_to_a_limit(monkeypatch):
    monkeypatch.setattr(source, "MOST_AT_ONCE", 10_000)
    diagnosis = diagnose("-", io.BytesIO(b'{"threads":[' + b'{"frames":[]},' * 20_000 + b"{}]}"))
    assert len(diagnosis.problems) == 2


def test_a_packed_file_that_was_cut_off_is_read_as_far_as_it_goes(tmp_path):
    file = tmp_path / "cut.gz"
    noise = os.urandom(20_000).hex()
    file.write_bytes(gzip.compress(f"Killing app because it never posted an incoming call\n{noise}".encode())[:-2000])
    diagnosis = diagnose(str(file), io.BytesIO())
    assert diagnosis.outcome == "call-rule"
    assert "cannot be read any further" in diagnosis.problems[0][1]


def test_what_is_no_file_gets_one_sentence(tmp_path):
    (tmp_path / "system_logs.logarchive").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    for name, content in {
        "empty": b"", "blank": b" \n\n", "zip": b"PK\x03\x04....", "picture.png": b"\x89PNG\r\n", "zeros": bytes(100),
        "broken.gz": b"\x1f\x8b garbage", "twice.gz": gzip.compress(gzip.compress(b"x")), "mark": b"\xff\xfe",
        "gif": b"GIF89a..", "7z": b"7z\xbc\xaf'\x1c", "sysdiagnose.tar.gz": gzip.compress(TAR),
        "screen.heic": HEIC, "meta.ips": META,
    }.items():  # fmt: skip
        (tmp_path / name).write_bytes(content)
    names = [*tmp_path.iterdir(), tmp_path, tmp_path / "not there", tmp_path / "a\x1b[31m\nb", "\0", "x" * 5000]
    for name in names:
        with pytest.raises(UnreadableError) as caught:
            diagnose(str(name), io.BytesIO())
        said = str(caught.value)
        assert not controls(said)
        assert "\n" not in said
        assert ": it " in said


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "iso-8859-1"])
def test_an_export_of_another_system_is_read(encoding):
    text = "Prozeß: Türe\r\nTermination Reason: FRONTBOARD 3131951633\r\n"
    assert diagnose("-", io.BytesIO(text.encode(encoding))).outcome == "call-rule"


@pytest.mark.parametrize(
    ("content", "what"), [(TAR, "an archive"), (HEIC, "a picture"), (META, "the first line of a report")]
)
def test_what_is_given_by_mistake_is_named(content, what):
    with pytest.raises(UnreadableError, match=f"it is {what}"):
        diagnose("-", io.BytesIO(content))


def test_what_could_not_be_read_is_not_judged_as_if_it_had_been():
    told = diagnose("-", io.BytesIO(b'{"bug_type":"309"}\n{"procName":"News","thre'))
    assert told.problems
    assert told.summary == "As far as it could be read: nothing here is about calls."
