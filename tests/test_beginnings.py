"""Whoever gives a file to the wrong command is told which one reads it, by each of them, in one sentence."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from callkit_restrictions.__main__ import main
from callkit_restrictions.beginnings import told

SAMPLES = Path(__file__).parent / "samples"
TRACE = b'{"version": 1, "format": "callkit-trace"}\n{"t": 0, "event": "ui.answer"}\n'
XML, BINARY = (plistlib.dumps({"UIBackgroundModes": ["voip"]}, fmt=fmt) for fmt in plistlib.PlistFormat)
GIVEN = {
    "a trace": ("t.jsonl", TRACE, "check"),
    "a report in JSON": ("r.ips", (SAMPLES / "baadca11.ips").read_bytes(), "diagnose"),
    "a report in text": ("r.crash", (SAMPLES / "never-posted.crash").read_bytes(), "diagnose"),
    "an Info.plist": ("Info.plist", XML, "review"),
    "a built Info.plist": ("Info.plist", BINARY, "review"),
    "after a mark": ("t.jsonl", b"\xef\xbb\xbf\n" + TRACE, "check"),
}
SAID = {
    "check": "a recorded trace; callkit-restrictions check judges it",
    "diagnose": "a crash report; callkit-restrictions diagnose reads it",
    "review": "a property list; callkit-restrictions review reads it",
}


@pytest.mark.parametrize("command", SAID)
@pytest.mark.parametrize("given", GIVEN)
def test_the_right_command_is_named_by_the_wrong_one(given, command, tmp_path, monkeypatch, capsys):
    name, content, meant = GIVEN[given]
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(content)
    status = main([command, name])
    said = " ".join("".join(capsys.readouterr()).split())
    if command == meant:
        assert "; callkit-restrictions" not in said
    else:
        assert status == 2
        assert said.count(f"it is {SAID[meant]}") == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"screens:\n  incoming-call: [caller-name]\n",
        b'{"screens": {}}',
        b"kernel: Incident Identifier is what a report has: not this",
        b"2024-01-01 12:00:00 MyApp[1:1] callkit-trace\n",
        b"<html>a page about <code>plist</code></html>",
    ],
)
def test_what_could_be_anything_is_nothing(content):
    assert told(content, unless="") is None


def test_for_any_other_text_check_names_diagnose(tmp_path, capsys):
    (tmp_path / "device.log").write_text("something happened\n", encoding="utf-8")
    assert main(["check", str(tmp_path / "device.log")]) == 2
    assert "; for reports, logs and letters there is diagnose" in capsys.readouterr().out
