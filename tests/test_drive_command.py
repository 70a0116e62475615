"""`callkit-restrictions drive` as a reader runs it, with real processes.

In another language: standards/test_javascript.py.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.driven import APPS

from callkit_restrictions.__main__ import main

ROOT = APPS.parents[1]
PYTHON = f"{sys.executable} -S -E"
HANGS_UP = "features/orderings/f-hang-up.feature::The other side hangs up"


@pytest.fixture(autouse=True)
def at_home(monkeypatch):
    monkeypatch.chdir(ROOT)


def drive(*arguments: str) -> int:
    """The command, with the patience that a busy machine needs."""
    return main(["drive", "--timeout", "300", *arguments])


def app(name: str) -> str:
    return f"{PYTHON} {APPS / name}"


def test_an_app_that_is_right(capsys):
    assert drive("--app", app("call_manager.py"), HANGS_UP) == 0
    assert capsys.readouterr().out.startswith("1 scenario in 1 play, 0 broken, ")


def test_an_app_that_is_wrong_and_its_trace(capsys, tmp_path):
    assert drive("--app", app("forgets_the_hang_up.py"), "--traces", str(tmp_path / "t"), HANGS_UP) == 1
    assert "BROKEN     calls.end-what-is-over" in capsys.readouterr().out
    (trace,) = (tmp_path / "t").iterdir()
    assert trace.name == "calls.end-what-is-over.jsonl"
    assert main(["check", str(trace)]) == 1
    said = capsys.readouterr().out
    assert "FAILED     calls.end-what-is-over" in said
    assert "1 trace: 1 failed" in said


def test_json_for_programs(capsys):
    assert drive("--format", "json", "--app", app("forgets_the_hang_up.py"), HANGS_UP) == 1
    document = json.loads(capsys.readouterr().out)
    assert [each["restriction"] for each in document["broken"]] == ["calls.end-what-is-over"]


def test_the_search_prints_a_trace_that_the_checker_judges_the_same(capsys, tmp_path):
    assert drive("--explore", "--acts", "2", "--app", app("asks_the_server_first.py")) == 1
    said = capsys.readouterr()
    assert "BROKEN     push.report-before-the-handler-returns" in said.err
    (tmp_path / "found.jsonl").write_text(said.out, encoding="utf-8")
    assert main(["check", str(tmp_path / "found.jsonl")]) == 1
    assert "FAILED     push.report-before-the-handler-returns" in capsys.readouterr().out


def test_the_search_ends_well(capsys):
    assert drive("--explore", "--acts", "0", "--app", app("call_manager.py")) == 0
    assert capsys.readouterr().err == "Nothing is broken in any play of up to 0 acts (2 plays).\n"


def test_an_app_that_dies_is_named_with_the_play_and_what_was_judged_is_told(capsys):
    assert drive("--app", f"{PYTHON} -c pass", HANGS_UP) == 2
    said = capsys.readouterr()
    assert said.err.startswith(
        f"callkit-restrictions: {HANGS_UP}: the app has ended by itself, with status 0; it was told {{"
    )
    assert said.err.count("\n") == 1
    assert said.out.startswith("0 scenarios in 0 plays")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--app", "./no-such-app", HANGS_UP], "the app ./no-such-app cannot be started: no such file or directory"),
        (["--app", "x", "nothing.feature"], "there is no feature file nothing.feature"),
    ],
)
def test_what_is_not_in_order_is_one_sentence_and_2(capsys, arguments, sentence):
    assert drive(*arguments) == 2
    assert sentence in capsys.readouterr().err


def test_nothing_else_may_break_the_command():
    done = subprocess.run(
        [sys.executable, "-m", "callkit_restrictions", "drive", "--app", "'", HANGS_UP],
        capture_output=True, text=True, check=False, cwd=Path(ROOT),
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (
        2,
        "callkit-restrictions: the app ' cannot be started: no closing quotation\n",
    )


@pytest.mark.parametrize("option", [("--plays", "-1"), ("--acts", "some"), ("--timeout", "0"), ("--timeout", "nan")])
def test_a_number_that_is_none(capsys, option):
    with pytest.raises(SystemExit) as ended:
        main(["drive", "--app", "x", *option])
    assert ended.value.code == 2
    assert (
        f"invalid {'seconds' if option[0] == '--timeout' else 'count'} value: '{option[1]}'" in capsys.readouterr().err
    )
