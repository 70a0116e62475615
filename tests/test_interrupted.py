"""Ctrl-C: whoever interrupts gets what was found until then, no traceback, and the terminal as it was."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest

HEADER = '{"format": "callkit-trace", "version": 1, "platform": {"ios": "17.4"}}'
PUSH = '{"t": 0, "event": "PKPushRegistryDelegate.didReceiveIncomingPush", "args": {"app_state": "background"}}'
RETURN = '{"t": 0.1, "event": "PKPushRegistryDelegate.didReceiveIncomingPush.return"}'
QUIET = b'{"t": 1, "event": "ui.speaker"}\n' * 20_000
"""More than a pipe holds: when all of it is written, somebody reads it."""

INTERRUPTED = 130
BEGINS = {"check": HEADER, "diagnose": "A log"}
SIGN = {"check": "push.report-before-the-handler-returns", "diagnose": "push.keep-the-handler-short"}


@pytest.fixture(autouse=True)
def heard():
    """Where the tests run in the background, all their processes would ignore Ctrl-C, and never end."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def first(tmp_path):
    """A trace and a crash report, each with something broken."""
    (tmp_path / "check").write_text(f"{HEADER}\n{PUSH}\n{RETURN}\n", encoding="utf-8")
    (tmp_path / "diagnose").write_text("Termination Reason: FRONTBOARD 0xbaadca11\n", encoding="utf-8")
    return tmp_path


def press(reader: subprocess.Popen[bytes]) -> int:
    """Press Ctrl-C, and again if that was between two reads of a pipe, where Python does not look: the exit status."""
    sleep(0.5)
    while True:
        reader.send_signal(signal.SIGINT)
        try:
            return reader.wait(10)
        except subprocess.TimeoutExpired:
            continue


def interrupted(command: str, first: Path, form: str, out: int) -> tuple[int, bytes]:
    """Let a reader read one file and then a pipe that has no end; interrupt it: its exit status, and its complaints."""
    arguments = [sys.executable, "-m", "callkit_restrictions", command, "--format", form, str(first / command), "-"]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=out, stderr=subprocess.PIPE) as reader:
        assert reader.stdin is not None
        assert reader.stderr is not None
        reader.stdin.write(BEGINS[command].encode() + b"\n" + QUIET)
        reader.stdin.flush()
        return press(reader), reader.stderr.read()


@pytest.mark.parametrize(("command", "form"), [("check", "json"), ("check", "text"), ("diagnose", "json")])
def test_what_was_found_until_then_is_told(command, form, first):
    with (first / "out").open("w+b") as out:
        assert interrupted(command, first, form, out.fileno()) == (INTERRUPTED, b"")
        out.seek(0)
        told = out.read().decode()
    assert SIGN[command] in told
    if form == "json":
        (done, *_) = next(iter(value for value in json.loads(told).values() if isinstance(value, list)))
        assert done["source"] == str(first / command)


@pytest.mark.parametrize("command", ["check", "diagnose"])
def test_the_terminal_is_left_as_it_was(command, first):
    ours, theirs = pty.openpty()
    status, complaints = interrupted(command, first, "text", theirs)
    os.close(theirs)
    told = b""
    try:
        while chunk := os.read(ours, 65536):
            told += chunk
    except OSError:  # how a terminal ends on Linux
        pass
    os.close(ours)
    assert (status, complaints) == (INTERRUPTED, b"")
    assert SIGN[command].encode() in told
    assert told.count(b"\x1b[?25l") == told.count(b"\x1b[?25h")  # a hidden cursor is shown again
    assert told.endswith(b"\n")
    plain = told.rpartition(b"\x1b[")[2]
    assert not told.count(b"\x1b[") or plain.startswith((b"0m", b"?25h", b"2K", b"1A", b"K"))  # no colour is left on


def test_several_jobs_end_at_once(first):
    """Ctrl-C reaches all processes of a terminal; one of them answers."""
    (first / "long.jsonl").write_text(HEADER + '\n{"event": "ui.speaker", "t": 1}' * 1_000_000, encoding="utf-8")
    arguments = [sys.executable, "-um", "callkit_restrictions", "check", "--jobs", "2", str(first / "check")]
    arguments += [str(first / "long.jsonl")]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as reader:
        assert reader.stdout is not None
        told = b""
        while SIGN["check"].encode() not in told:
            told += reader.stdout.readline()
        os.killpg(reader.pid, signal.SIGINT)
        rest, complaints = reader.communicate(timeout=120)
    assert (reader.returncode, complaints) == (INTERRUPTED, b"")
    assert rest.endswith(b"1 trace: 1 failed, 0 can't tell, 0 passed.\n")


def test_of_a_long_trace_what_was_found_until_then_is_told(first):
    """The pipe has no end, and its first lines break a restriction."""
    arguments = [sys.executable, "-m", "callkit_restrictions", "check", "--format", "json", "-"]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reader:
        assert reader.stdin is not None
        reader.stdin.write((first / "check").read_bytes() + QUIET)
        reader.stdin.flush()
        press(reader)
        told, complaints = reader.communicate(timeout=120)
    assert (reader.returncode, complaints) == (INTERRUPTED, b"")
    (found,) = json.loads(told)["traces"]
    assert [each["restriction"] for each in found["findings"] if each["outcome"] == "failed"] == [SIGN["check"]]


def test_a_review_that_is_interrupted_ends_without_a_word():
    arguments = [sys.executable, "-m", "callkit_restrictions", "review", "-"]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reader:
        assert reader.stdin is not None
        reader.stdin.write(b"# " + b"x" * 200_000)
        reader.stdin.flush()
        press(reader)
        told, complaints = reader.communicate(timeout=120)
    assert (reader.returncode, told, complaints) == (INTERRUPTED, b"", b"")
