"""The results of a run are read as they were written, or refused in one sentence."""

import json

import pytest

from callkit_restrictions.site import results
from callkit_restrictions.site.results import ResultsError


@pytest.fixture
def good(project):
    """Two restrictions: one with a scenario of each kind, one whose scenario did not go well."""
    project.add("The push rings", near_misses={"never": True}, log="a line\nanother line")
    project.add("The push is silent", tag="broken", caught=True, near_misses={"never": False}, versions={"13.0": True})
    project.add("No push comes", tag="outside")
    project.add("A silent one rings", of="push.no-silence", status="FAILED", message="it did not ring")
    return project


def test_a_run_is_read_whole(good):
    run = results.load(good.write(success=False), good.root)
    assert (run.success, run.complete, run.not_run, run.passed) == (False, True, (), 3)
    assert run.commit == "0123456789abcdef"
    assert run.started.isoformat() == "1970-01-01T00:00:00+00:00"
    assert [played.name for played in run.of("push.ring")] == ["The push rings", "The push is silent", "No push comes"]
    assert run.of("push.unheard-of") == []
    assert run.sources["features/push/ring.feature"].startswith("@push.ring\n")
    assert run.features["features/push/ring.feature"]["name"] == "Every push rings"
    assert [*run.definitions] == ["steps/pushes.py::step a push arrives"]


def test_a_scenario_is_read_with_all_it_showed(good):
    kept, broken, outside = results.load(good.write(), good.root).of("push.ring")
    assert [played.tag for played in (kept, broken, outside)] == ["kept", "broken", "outside"]
    assert [(step.keyword, step.text, step.status) for step in kept.steps] == [
        ("When", "a push arrives", "PASSED"),
        ("Then", "it rings", "PASSED"),
    ]
    assert kept.steps[0].definition == "steps/pushes.py::step a push arrives"
    assert kept.log == ["a line", "another line"]
    assert outside.log == []
    assert kept.seconds == 1.0
    assert kept.shown["near-misses"] == {"never": True}
    assert broken.shown["versions"] == {"13.0": True}
    assert broken.mutants == (results.Mutant(("push.ring",), caught=True, step="it rings"),)
    assert kept.mutants == ()


def test_who_caught_a_near_miss_is_known_and_who_did_not(good):
    run = results.load(good.write(), good.root)
    assert [played.name for played in run.near_misses("push.ring")["never"]] == ["The push rings"]
    assert run.near_misses("push.no-silence") == {}


def test_a_near_miss_that_nobody_caught_is_not_forgotten(project):
    project.add("The push rings", near_misses={"never": False})
    assert results.load(project.write(), project.root).near_misses("push.ring") == {"never": []}


def test_a_red_run_is_read_as_red(good):
    run = results.load(good.write(success=False), good.root)
    (red,) = run.of("push.no-silence")
    assert red.status == "FAILED"
    assert red.steps[1].message == "it did not ring"


@pytest.mark.parametrize(
    ("status", "worst"),
    [("FAILED", "FAILED"), ("AMBIGUOUS", "AMBIGUOUS"), ("UNDEFINED", "UNDEFINED"), ("SKIPPED", "SKIPPED")],
)
def test_a_scenario_is_as_good_as_its_worst_step(project, status, worst):
    project.add("The push rings", status=status, message="no")
    (played,) = results.load(project.write(), project.root).of("push.ring")
    assert played.status == worst


def test_a_broken_promise_is_a_failure_though_every_step_passed(project):
    project.add("The push rings", after="the scenario is tagged @kept, but it keeps nothing")
    (played,) = results.load(project.write(), project.root).of("push.ring")
    assert played.status == "FAILED"
    assert [step.status for step in played.steps] == ["PASSED", "PASSED"]


def test_a_mutant_that_was_not_caught_fails_its_scenario(project):
    project.add("The push is silent", tag="broken", caught=False)
    run = results.load(project.write(success=False), project.root)
    (played,) = run.of("push.ring")
    assert [mutant.caught for mutant in run.mutants] == [False]
    assert played.status == "FAILED"


def test_without_results_it_says_how_to_get_some(tmp_path):
    with pytest.raises(ResultsError) as problem:
        results.load(tmp_path / "results.ndjson", tmp_path)
    assert str(problem.value).startswith("there are no results in results.ndjson; run: pytest features")


def test_results_of_other_sources_are_stale(good):
    file = good.write(stale=True)
    with pytest.raises(ResultsError, match=r"^results.ndjson is older than the features or sources; run the specs"):
        results.load(file, good.root)


@pytest.mark.parametrize("changed", ["features/push/ring.feature", "steps/pushes.py", "features/push/new.feature"])
def test_results_become_stale_with_any_change(good, changed):
    file = good.write()
    good.put(changed, "Feature: Another one\n")
    with pytest.raises(ResultsError, match="is older than the features or sources"):
        results.load(file, good.root)


def test_what_did_not_run_is_named_and_the_results_are_refused(good):
    good.add("A push that nobody sent", ran=False)
    file = good.write()
    run = results.read(file.read_text(encoding="utf-8").splitlines())
    assert run.not_run == ("features/push/ring.feature::A push that nobody sent",)
    assert not run.complete
    with pytest.raises(ResultsError, match=r"^results.ndjson holds only a part of the scenarios; run all of them"):
        results.load(file, good.root)


def test_results_that_stop_before_their_end_are_refused(good):
    lines = good.write().read_text(encoding="utf-8").splitlines()
    with pytest.raises(ResultsError, match=r"^the results stop before the end of their run; run the specs again$"):
        results.read(lines[:-1])
    with pytest.raises(ResultsError, match=r"^the results stop before the end of their run"):
        results.read([])


@pytest.mark.parametrize("line", ["oops", "[]", "{}", '"word"', "7", "", '{"pickle": '])
def test_a_line_that_is_no_message_is_named(good, line):
    lines = good.write().read_text(encoding="utf-8").splitlines()
    with pytest.raises(ResultsError, match=r"^line 3 of the results is no Cucumber Message$"):
        results.read([*lines[:2], line, *lines[2:]])


def test_results_without_a_run_are_refused_and_no_traceback(good):
    """A foreign stream of Cucumber Messages lacks our own attachment: that is one sentence, too."""
    lines = good.write().read_text(encoding="utf-8").splitlines()
    foreign = [line for line in lines if "testRunStartedId" not in json.loads(line).get("attachment", {})]
    with pytest.raises(ResultsError):
        results.read(foreign)
