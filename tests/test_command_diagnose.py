"""`callkit-restrictions diagnose`, as a reader runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from callkit_restrictions.__main__ import main

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def letter(tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("Dear Sir or Madam", encoding="utf-8")
    return str(file)


def test_the_status_says_whether_a_call_rule_explains_it(letter, capsys):
    assert main(["diagnose", letter]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "  Nothing here is about calls."
    assert main(["diagnose", str(SAMPLES / "dead10cc.crash")]) == 0
    assert main(["diagnose", letter, str(SAMPLES / "baadca11.ips")]) == 1


def test_the_words_name_restriction_certainty_check_line_and_page(capsys):
    assert main(["diagnose", str(SAMPLES / "baadca11.ips")]) == 1
    said = capsys.readouterr().out
    for part in ("(push.keep-the-handler-short)", "How sure: high;", "Check: Thread 0 was waiting", "Line 12:"):
        assert part in said
    assert "Read: errors.html#kill-baadca11" in said


def test_what_cannot_be_read_ends_with_2_and_does_not_keep_the_rest(letter, capsys):
    assert main(["diagnose", "/nowhere", letter]) == 2
    said = capsys.readouterr()
    assert said.err == "callkit-restrictions: /nowhere: it cannot be opened: no such file or directory\n"
    assert "Nothing here is about calls." in said.out


def test_what_can_be_read_in_part_ends_with_2(tmp_path, capsys):
    cut = tmp_path / "cut.ips"
    whole = (SAMPLES / "baadca11.ips").read_bytes()
    for part, said in ((0.3, "As far as it could be read"), (0.98, "A call rule explains it")):
        cut.write_bytes(whole[: int(len(whole) * part)])
        assert main(["diagnose", str(cut)]) == 2
        assert said in capsys.readouterr().out


def test_json_holds_all_of_them(letter, capsys):
    assert main(["diagnose", "--format", "json", letter, str(SAMPLES / "never-posted.crash"), "/nowhere"]) == 2
    document = json.loads(capsys.readouterr().out)
    assert [each["outcome"] for each in document["diagnoses"]] == ["nothing", "call-rule"]
    assert document["unreadable"] == ["/nowhere: it cannot be opened: no such file or directory"]
    (first, *_) = document["diagnoses"][1]["findings"]
    assert first["restrictions"][0]["page"] == "restrictions/push/report-before-the-handler-returns.html"


def test_standard_input_and_a_reader_that_goes_away():
    command = [sys.executable, "-m", "callkit_restrictions", "diagnose", "-"]
    done = subprocess.run(command, input=b"0xbaadca11", capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as gone:
        gone.stdout.close()
        _, problems = gone.communicate(b"0xbaadca11")
    assert problems == b""
