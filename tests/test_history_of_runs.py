"""Runs are remembered in a file that only grows, and compared; whatever is wrong with it, nothing in it is lost."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from callkit_restrictions.__main__ import main
from callkit_restrictions.site import history_section, past_runs, results
from callkit_restrictions.site.past_runs import Changes, changes, recall, remember
from callkit_restrictions.site.results import ResultsError

DAY = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "history.jsonl"


@pytest.fixture
def run_on(project):
    """What came of the project's scenarios so far, so many days later."""

    def on(day: int) -> results.Results:
        run = results.read(project.write().read_text(encoding="utf-8").splitlines())
        return replace(run, started=DAY + timedelta(days=day), commit=f"{day:012d}")

    return on


def section(run, file) -> str:
    return "\n".join(history_section.section(run, recall(file, run)))


# ---------------------------------------------------------------- the file


def test_a_run_is_one_line_that_says_what_had_which_status(project, run_on, file):
    project.add("The push rings", near_misses={"never": True})
    project.add("It is silent", status="FAILED", message="no")
    remember_all(file, run_on(0))
    (line,) = file.read_text(encoding="utf-8").splitlines()
    told = json.loads(line)
    assert (told["started"], told["ran"], told["passed"]) == ("2026-11-01T12:00:00Z", 2, 1)
    assert told["restrictions"] == {"push.no-silence": "Not run", "push.ring": "Disagrees"}
    assert {how: len(keys.split()) for how, keys in told["scenarios"].items()} == {"PASSED": 1, "FAILED": 1}


def test_a_line_is_what_its_schema_says(project, run_on, file):
    schema = json.loads(files("callkit_restrictions").joinpath("schemas/history.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    project.add("The push rings", near_misses={"never": True})
    project.add("It is silent", status="FAILED", message="no")
    remember_all(file, run_on(0), run_on(1))
    for line in file.read_text(encoding="utf-8").splitlines():
        Draft202012Validator(schema).validate(json.loads(line))
    wrong = {**json.loads(line), "restrictions": {"push.ring": "Fine"}}
    assert not Draft202012Validator(schema).is_valid(wrong)


def remember_all(file, *runs: results.Results) -> None:
    for run in runs:
        recall(file, run)
        remember(file, run)


def test_the_file_only_grows_and_a_run_is_in_it_once(project, run_on, file):
    project.add("The push rings")
    remember_all(file, run_on(0))
    first = file.read_bytes()
    remember_all(file, run_on(0), run_on(1), run_on(1))
    assert file.read_bytes().startswith(first)
    assert file.read_bytes().count(b"\n") == 2
    assert len(recall(file, run_on(2)).before) == 2
    assert len(recall(file, run_on(1)).before) == 1, "a run is not compared with itself"


@pytest.mark.parametrize(
    "broken",
    [
        b"nonsense",
        b"{}",
        b"[]",
        b"\xff\xfe",
        b'{"started": "2026", "commit": null, "dig',
        b'{"started":1,"commit":null,"digest":"","ran":1,"passed":1,"restrictions":{},"scenarios":{}}',
        b'{"started":"1","commit":null,"digest":"","ran":1,"passed":2,"restrictions":{},"scenarios":{}}',
        b'{"started":"1","commit":null,"digest":"","ran":1,"passed":1,"restrictions":{"a":1},"scenarios":{}}',
        b'{"started":"1","commit":null,"digest":"","ran":1,"passed":1,"restrictions":{},"scenarios":{"PASSED":1}}',
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_stays(project, run_on, file, broken):
    project.add("The push rings")
    remember_all(file, run_on(0))
    before = file.read_bytes() + broken  # cut short: without the end of its line
    file.write_bytes(before)
    history = recall(file, run_on(1))
    assert (len(history.before), history.unreadable) == (1, (2,))
    assert history.complaint == (
        "history.jsonl: line 2 cannot be read and stayed out of the comparison; nothing in the file was changed"
    )
    remember(file, run_on(1))
    assert file.read_bytes().startswith(before + b"\n")
    assert len(recall(file, run_on(2)).before) == 2
    assert "line 2 cannot be read" in section(run_on(2), file)


@pytest.mark.parametrize("place", ["nowhere/history.jsonl", "."])
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(project, run_on, tmp_path, place):
    project.add("The push rings")
    with pytest.raises(ResultsError, match="name a file in a folder that exists"):
        recall(tmp_path / place, run_on(0))


# ---------------------------------------------------------------- the comparison


def test_what_is_new_fixed_regressed_and_gone():
    before = {"a": "good", "b": "bad", "c": "good", "d": "bad", "gone": "good"}
    now = {"a": "good", "b": "good", "c": "bad", "d": "worse", "new": "bad"}
    assert changes(before, now, "good") == Changes(new=("new",), fixed=("b",), regressed=("c",), gone=("gone",))


def test_without_a_history_the_page_says_how_to_have_one(run_on):
    assert "pages --history FILE" in "\n".join(history_section.section(run_on(0), None))


def test_the_first_run_says_that_it_is_the_first(project, run_on, file):
    project.add("The push rings")
    assert "This is the first run in history.jsonl." in section(run_on(0), file)


def test_what_regressed_is_named_with_its_example_and_then_what_is_fixed(project, run_on, file):
    project.add("The push rings", near_misses={"never": True})
    remember_all(file, run_on(0))
    project.features["push.ring"][0].update(status="FAILED", message="no")
    project.add("It is new")
    said = section(run_on(1), file)
    assert "Compared with the run of 2026-11-01 12:00 UTC, commit 000000000000:" in said
    assert "- restrictions: 0 new, 0 fixed, 1 regressed" in said
    assert "- scenarios: 1 new, 0 fixed, 1 regressed" in said
    assert ">Regressed</span> [Every push rings](restrictions/push/ring.md)" in said
    assert ">Regressed</span> [The push rings](restrictions/push/ring.md#the-push-rings)" in said
    remember_all(file, run_on(1))
    project.features["push.ring"][0].update(status="PASSED", message=None)
    said = section(run_on(2), file)
    assert ">Fixed</span> [The push rings](restrictions/push/ring.md#the-push-rings)" in said
    assert "Regressed</span>" not in said


def test_where_nothing_changed_the_page_says_so(project, run_on, file):
    project.add("The push rings")
    remember_all(file, run_on(0))
    assert section(run_on(1), file).count("nothing has changed") == 2


def test_of_two_scenarios_of_one_name_the_one_that_failed_is_remembered(project, run_on):
    project.add("The push rings")
    run = run_on(0)
    (played,) = run.scenarios
    twice = replace(run, scenarios=(replace(played, status="FAILED"), played))
    assert [*past_runs.as_past(twice).scenarios.values()] == ["FAILED"]


def test_the_last_twenty_runs_are_a_bar_and_a_row_each(project, run_on, file):
    project.add("The push rings")
    project.add("It is silent", status="FAILED", message="no")
    remember_all(file, *map(run_on, range(25)))
    said = section(run_on(25), file)
    assert said.count('<rect class="good"') == said.count('<rect class="bad"') == 20
    assert said.count('<tr role="row"><th scope="row"') == 20
    assert said.index(">2026-11-26 12:00<") < said.index(">2026-11-25 12:00<"), "the newest row comes first"
    assert 'data-column="Scenarios passed">1 of 2<' in said


# ---------------------------------------------------------------- the command


@pytest.fixture
def at_home(project, monkeypatch):
    project.add("The push rings")
    project.add("A silent one rings", of="push.no-silence")
    project.write()
    monkeypatch.chdir(project.root)
    return project


def test_the_command_adds_the_run_and_publishes_the_comparison(at_home, capsys):
    assert main(["pages", "--history", "runs.jsonl"]) == 0
    assert main(["pages", "--history", "runs.jsonl"]) == 0
    assert (at_home.root / "runs.jsonl").read_text(encoding="utf-8").count("\n") == 1
    assert "This is the first run in runs.jsonl." in (at_home.root / "docs/results.md").read_text(encoding="utf-8")
    assert capsys.readouterr().out.count("\n") == 2


def test_the_variable_names_a_file_too(at_home, monkeypatch):
    monkeypatch.setitem(os.environ, "CALLKIT_RESTRICTIONS_HISTORY", "runs.jsonl")
    assert main(["pages"]) == 0
    assert (at_home.root / "runs.jsonl").is_file()


@pytest.mark.usefixtures("at_home")
def test_the_command_names_a_broken_line_and_publishes_all_the_same(at_home, capsys):
    at_home.put("runs.jsonl", "nonsense\n")
    assert main(["pages", "--history", "runs.jsonl"]) == 0
    assert "runs.jsonl: line 1 cannot be read" in capsys.readouterr().out


def test_without_a_folder_for_it_nothing_is_published(at_home, capsys):
    assert main(["pages", "--history", "nowhere/runs.jsonl"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (at_home.root / "docs" / "results.md").exists()
