"""Results are standard Cucumber Messages: valid, complete, and the same however the run was made."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from callkit_restrictions.site.digest import digest

pytest_plugins = "pytester"

SCHEMA = json.loads((Path(__file__).parent / "schemas/cucumber-messages.schema.json").read_text(encoding="utf-8"))

# Everything that pytest-bdd's own report gets wrong. The guards would stop such a suite, so it is bound without them.
NASTY = '''\
@nasty
Feature: Nasty "things" – ✓

  Background:
    Given a phone

  Scenario: All is well
    When "Zoë" calls 2 times
    Then the table is
      | a | b |
      | 1 | 2 |
    And the text is
      """json
      {"a": 1}
      """

  Scenario: A step fails
    When it fails
    Then it goes well

  Scenario: A step is undefined
    When it goes well
    And nobody defined this
    And it goes well

  Scenario: A step skips
    When it skips
    And it goes well

  Scenario: A step expects to fail
    When it expects to fail

  Scenario: A step is pending
    When it is not built yet
    And it goes well

  Scenario: A step is ambiguous
    When it goes either way

  Scenario: Setup fails
    When it goes well

  Scenario: Teardown fails
    When it goes well

  Scenario: The promise is broken
    When it goes well

  Scenario: Nothing at all

  Rule: A rule

    Background:
      Given a phone

    @tagged
    Scenario Outline: <who> calls
      When "<who>" calls 1 times

      @one
      Examples: friends
        | who |
        | Zoë |
        | Zoë |

      @two
      Examples: others
        | who |
        | Ann |
'''
STEPS = """\
import pytest
from pytest_bdd import given, parsers, step, then, when
from callkit_restrictions_steps.messages import attach

@given("a phone")
def _(): pass

@when(parsers.parse('"{who}" calls {times:d} times'))
def _(request, who, times): attach(request, "who.txt", "text/plain", f"{who}\\n")

@then("the table is")
def _(datatable): assert datatable == [["a", "b"], ["1", "2"]]

@then("the text is")
def _(docstring): assert docstring == '{"a": 1}'

@step("it goes well")
def _(phone_without): assert not phone_without, "no restriction, no call"

@when("it fails")
def _(): assert 1 == 2, "one is not two"

@when("it skips")
def _(): pytest.skip("not today")

@when("it expects to fail")
def _(): pytest.xfail("some day")

@when("it is not built yet")
def _(): raise NotImplementedError("wait")

@when("it goes either way")
def _(): pass

@when(parsers.re("it goes (either|one) way"))
def _(): pass
"""
CONFTEST = """\
import pytest
from callkit_restrictions_steps import collect
from callkit_restrictions_steps.messages import attach

@pytest.fixture
def phone_without(): return ()

@pytest.fixture(autouse=True)
def around(request):
    if "All is well" in request.node.user_name:
        attach(request.node, "early.txt", "text/plain", "before any step")
    if "Setup" in request.node.user_name:
        raise RuntimeError(f"no phone in {request.config.rootpath}/here")
    yield
    if "Teardown" in request.node.user_name:
        raise RuntimeError("it rings on")

def pytest_itemcollected(item):
    template = collect.template_of(item.obj)
    item.user_name = template.name if template else item.name

def pytest_bdd_after_scenario(request, scenario):
    attach(request, "late.json", "application/json", "[]")
    assert scenario.name != "The promise is broken", "the tag promised otherwise"

@pytest.hookimpl(trylast=True)
def pytest_generate_tests(metafunc): collect.run_as(metafunc, cases)

def cases(feature, scenario):
    return []
"""
MUTANTS = """
def cases(feature, scenario):
    fails = pytest.mark.xfail(strict=True, raises=AssertionError)
    without = [
        pytest.param(("push.some-id",), id="without-push.some-id", marks=fails),
        pytest.param(("calls.other-id",), id="without-calls.other-id", marks=fails),
    ]
    return [pytest.param((), id=pytest.HIDDEN_PARAM), *without]
"""
INI = """\
[pytest]
markers =
    nasty
    tagged
    one
    two
addopts = -p pytest_bdd.plugin -p xdist.plugin
    -p callkit_restrictions_steps.settings -p callkit_restrictions_steps.collect
    -p callkit_restrictions_steps.guards -p callkit_restrictions_steps.messages
"""
GUARDED = INI + "callkit_features = features\n"
GOOD = """\
Feature: Good things

  Scenario: All goes well
    When it goes well

  Scenario: Zoë calls
    When "Zoë" calls 2 times
"""
GOOD_STEPS = "\n\n".join(
    part for part in STEPS.split("\n\n") if not part.startswith("@") or "goes well" in part or "times:d" in part
)
Stream = list[dict[str, Any]]
Results = Callable[..., Stream]


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], None]:
    """Write files. Only our parts of the plug-in are loaded, without the phone."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")

    def write(files: dict[str, str]) -> None:
        for name, text in files.items():
            path = pytester.path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    return write


@pytest.fixture
def results(pytester: pytest.Pytester) -> Results:
    """Run pytest with results, hold each line against the schema, return them."""
    validator = jsonschema.Draft202012Validator(SCHEMA)

    def run(*arguments: str) -> Stream:
        pytester.runpytest("--callkit-results", "build/results.ndjson", *arguments)
        text = (pytester.path / "build/results.ndjson").read_text(encoding="utf-8")
        assert str(pytester.path) not in text, "results are published: no path of this machine"
        stream = [json.loads(line) for line in text.splitlines()]
        for envelope in stream:
            validator.validate(envelope)
        return stream

    return run


@pytest.fixture
def nasty(project: Callable[[dict[str, str]], None]) -> None:
    bound = 'from pytest_bdd import scenarios\nscenarios("features")\n' + STEPS
    project({"features/nasty.feature": NASTY, "test_nasty.py": bound, "conftest.py": CONFTEST, "pytest.ini": INI})


@pytest.fixture
def good(project: Callable[[dict[str, str]], None]) -> None:
    files = {"features/good.feature": GOOD, "features/conftest.py": GOOD_STEPS}
    project({**files, "conftest.py": CONFTEST + MUTANTS, "pytest.ini": GUARDED})


def of(stream: Stream, kind: str) -> list[Any]:
    return [envelope[kind] for envelope in stream if kind in envelope]


def statuses(stream: Stream) -> dict[str, list[str]]:
    """What a viewer shows for each test case: the pickle's name, the statuses of its steps in order."""
    names = {pickle["id"]: pickle["name"] for pickle in of(stream, "pickle")}
    cases = {case["id"]: names[case["pickleId"]] for case in of(stream, "testCase")}
    started = {each["id"]: cases[each["testCaseId"]] for each in of(stream, "testCaseStarted")}
    found: dict[str, list[str]] = {name: [] for name in started.values()}
    for step in of(stream, "testStepFinished"):
        found[started[step["testCaseStartedId"]]].append(step["testStepResult"]["status"])
    return found


def message(stream: Stream, status: str) -> list[str]:
    results = [each["testStepResult"] for each in of(stream, "testStepFinished")]
    return [each["message"] for each in results if each["status"] == status and "message" in each]


def scrubbed(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Without times and workers: what must be the same in every run."""
    if isinstance(value, dict):
        return {k: scrubbed(v) for k, v in value.items() if k not in {"timestamp", "duration", "workerId"}}
    return [scrubbed(each) for each in value] if isinstance(value, list) else value


P, F, S = "PASSED", "FAILED", "SKIPPED"
EXPECTED = {
    "All is well": [P, P, P, P],
    "A step fails": [P, F, S],
    "A step is undefined": [P, P, "UNDEFINED", S],
    "A step skips": [P, S, S],
    "A step expects to fail": [P, "PENDING"],
    "A step is pending": [P, "PENDING", S],
    "A step is ambiguous": [P, "AMBIGUOUS"],
    "Setup fails": [F, S, S],
    "Teardown fails": [P, P, F],
    "The promise is broken": [P, P, F],
    "Nothing at all": [],
    "Zoë calls": [P, P, P] * 2,
    "Ann calls": [P, P, P],
}


@pytest.mark.usefixtures("nasty")
def test_every_scenario_has_its_true_status(results: Results) -> None:
    stream = results()
    assert statuses(stream) == EXPECTED
    assert of(stream, "testRunFinished")[0]["success"] is False
    assert "one is not two\nassert 1 == 2" in message(stream, F)
    assert "RuntimeError: no phone in here" in message(stream, F)
    assert "the tag promised otherwise" in "".join(message(stream, F))
    assert message(stream, "UNDEFINED") == ["no step definition matches this sentence"]
    assert message(stream, "PENDING") == ["some day", "NotImplementedError: wait"]
    assert message(stream, S) == ["not today"]


@pytest.mark.usefixtures("nasty")
def test_two_runs_differ_in_times_and_workers_only(results: Results) -> None:
    alone, again, xdist = results(), results(), results("-n2")
    assert scrubbed(alone) == scrubbed(again) == scrubbed(xdist)
    assert {each.get("workerId") for each in of(alone, "testCaseStarted")} == {None}
    assert {each.get("workerId") for each in of(xdist, "testCaseStarted")} == {"gw0", "gw1"}


@pytest.mark.usefixtures("nasty")
def test_every_reference_has_its_target_earlier_in_the_stream(results: Results) -> None:
    def ids(value: Any) -> list[str]:  # noqa: ANN401 - JSON
        if isinstance(value, list):
            return [id_ for each in value for id_ in ids(each)]
        if not isinstance(value, dict):
            return []
        return ([value["id"]] if "id" in value else []) + [id_ for each in value.values() for id_ in ids(each)]

    def references(value: Any) -> list[str]:  # noqa: ANN401 - JSON
        if isinstance(value, list):
            return [each for item in value for each in references(item)]
        if not isinstance(value, dict):
            return []
        found = [value[key] for key in value if key.endswith("Id") and key != "workerId"]
        found += [each for key in value if key.endswith("Ids") for each in value[key]]
        return found + [each for item in value.values() for each in references(item)]

    stream = results()
    assert len(of(stream, "testCaseFinished")) == len(of(stream, "pickle")) == 14
    known: set[str] = set()
    for envelope in stream:
        assert not known & set(ids(envelope)), "an id means one thing"
        known |= set(ids(envelope))
        assert set(references(envelope)) <= known


@pytest.mark.usefixtures("nasty")
def test_ids_say_what_they_mean(results: Results) -> None:
    stream = results()
    pickles = [pickle["id"] for pickle in of(stream, "pickle")]
    assert pickles[0] == "features/nasty.feature::All is well"
    assert pickles[-3:] == [f"features/nasty.feature::<who> calls[{row}]" for row in (1, 2, 3)]
    definitions = [each["id"] for each in of(stream, "stepDefinition")]
    assert 'test_nasty.py::when "{who}" calls {times:d} times' in definitions


@pytest.mark.usefixtures("nasty")
def test_arguments_are_marked_in_their_sentence(results: Results) -> None:
    stream = results()
    step = of(stream, "testCase")[0]["testSteps"][1]
    [[who, times]] = [each["stepMatchArguments"] for each in step["stepMatchArgumentsLists"]]
    assert (who["group"]["start"], who["group"]["value"]) == (1, "Zoë")
    assert (times["group"]["start"], times["group"]["value"]) == (12, "2")


@pytest.mark.usefixtures("nasty")
def test_attachments_hang_on_the_step_that_made_them(results: Results) -> None:
    stream = results()
    first = of(stream, "testCaseStarted")[0]["id"]
    mine = [each for each in of(stream, "attachment") if each.get("testCaseStartedId") == first]
    assert [(each["fileName"], each["body"], each.get("testStepId", "")[-2:]) for each in mine] == [
        ("early.txt", "before any step", ""),
        ("who.txt", "Zoë\n", "#2"),
        ("late.json", "[]", "#4"),
    ]


@pytest.mark.usefixtures("nasty")
def test_no_other_report_prints_our_record(pytester: pytest.Pytester, results: Results) -> None:
    results("--junitxml=junit.xml")
    assert "callkit_scenario" not in (pytester.path / "junit.xml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("good")
@pytest.mark.parametrize("workers", [[], ["-n2"]], ids=["alone", "xdist"])
def test_a_mutant_is_evidence_and_no_test_case(
    project: Callable[[dict[str, str]], None], results: Results, workers: list[str]
) -> None:
    project(
        {
            "features/conftest.py": GOOD_STEPS.replace(
                "def _(request, who, times):",
                "def _(request, who, times, phone_without):\n    assert not phone_without\n   ",
            )
        }
    )
    stream = results(*workers)
    assert statuses(stream) == {"All goes well": [P], "Zoë calls": [P]}
    assert of(stream, "testRunFinished")[0]["success"] is True
    mutants = [json.loads(each["body"]) for each in of(stream, "attachment") if "mutant" in each["mediaType"]]
    assert len(mutants) == 4
    assert mutants[0] == {
        "without": ["calls.other-id"],
        "caught": True,
        "step": "it goes well",
        "message": "no restriction, no call\nassert not ('calls.other-id',)",
    }


@pytest.mark.usefixtures("good")
def test_a_mutant_that_nothing_catches_fails_its_scenario(results: Results) -> None:
    stream = results()  # nothing in "Zoë calls" depends on a restriction
    assert statuses(stream) == {"All goes well": [P], "Zoë calls": [P, F]}
    assert message(stream, F) == ["the scenario passes without calls.other-id too, so it proves nothing"]
    assert of(stream, "testRunFinished")[0]["success"] is False


def run_document(stream: Stream) -> dict[str, Any]:
    [found] = [each for each in of(stream, "attachment") if each["fileName"] == "run.json"]
    document: dict[str, Any] = json.loads(found["body"])
    return document


@pytest.mark.usefixtures("good")
def test_the_run_says_what_it_ran_on_and_whether_it_ran_everything(pytester: pytest.Pytester, results: Results) -> None:
    whole = run_document(results())
    assert whole == {"digest": digest(pytester.path), "commit": None, "complete": True}
    part = results("-k", "Zoë")
    assert run_document(part)["complete"] is False
    assert len(of(part, "pickle")) == 2, "what did not run is seen to be missing"
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main"]
    for command in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "x"]):
        pytester.run(*git, *command)
    head = pytester.run("git", "rev-parse", "HEAD").outlines[0]
    assert run_document(results())["commit"] == head


@pytest.mark.usefixtures("good")
def test_a_run_that_does_not_start_leaves_no_old_results(
    pytester: pytest.Pytester, project: Callable[[dict[str, str]], None], results: Results
) -> None:
    results()
    project({"features/good.feature": GOOD.replace("When it goes well", "* it goes well")})
    result = pytester.runpytest("--callkit-results", "build/results.ndjson")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert not (pytester.path / "build/results.ndjson").exists()


@pytest.mark.usefixtures("good")
def test_only_looking_writes_nothing(pytester: pytest.Pytester) -> None:
    pytester.runpytest("--callkit-results", "build/results.ndjson", "--collect-only")
    assert not (pytester.path / "build/results.ndjson").exists()


def test_the_digest_depends_on_features_and_sources_alone(tmp_path: Path) -> None:
    for name in ("features/a.feature", "src/package/a.py", "steps/a.py"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("one")
    before = digest(tmp_path)
    (tmp_path / "src/package/__pycache__").mkdir()
    (tmp_path / "src/package/__pycache__/a.pyc").write_text("one")
    (tmp_path / "README.md").write_text("one")
    assert digest(tmp_path) == before
    for name in ("features/a.feature", "src/package/a.py", "steps/a.py"):
        (tmp_path / name).write_text("two")
        assert digest(tmp_path) != before
        (tmp_path / name).write_text("one")
    assert digest(tmp_path) == before
    (tmp_path / "steps/a.py").rename(tmp_path / "steps/b.py")
    assert digest(tmp_path) != before
