"""A step runs as pytest-bdd would run it: both runs of one project are compared, event by event."""

from __future__ import annotations

import pytest

pytest_plugins = "pytester"

FEATURE = """\
Feature: F
  Background:
    Given an iPhone on iOS 17

  Scenario: All goes well
    Given a basket of 3 apples
    And these fruits:
      | name  | colour |
      | apple | red    |
    And a note:
      \"\"\"
      Buy more.
      \"\"\"
    When somebody borrows the ladder
    And 2 apples are eaten
    Then 1 apple is left
    And a basket with more fruit is no basket

  Scenario: The basket is taken for another
    Given a basket of 3 apples
    And another basket
    Then 9 apples are left

  Scenario: A list that one step changes is new to the next
    Given the letters a,b
    And the letters a,b
    Then there were never more than 2 letters

  Scenario: A step fails
    Given a basket of 3 apples
    When everything is dropped
    Then this is never said

  Scenario: A fixture fails
    When the broken tool is used

  Scenario: A step skips
    When nobody is at home

  Scenario: Nobody knows the sentence
    When something unheard of happens

  Scenario Outline: Rows
    Given a basket of <count> apples
    Then <count> apples are left

    Examples:
      | count |
      | 1     |
      | 2     |
"""
STEPS = """\
import pytest
from pytest_bdd import given, parsers, step, then, when

@pytest.fixture
def log(request):
    yield request.config.stash.setdefault("log", [])

@pytest.fixture
def basket():
    return ["the fixture's own"]

@pytest.fixture
def broken_tool():
    raise OSError("out of order")

@given(parsers.parse("a basket of {count:d} apples"), target_fixture="basket")
def _(count): return ["apple"] * count

@given("another basket", target_fixture="basket")
def _(basket): return basket * 3

@given("these fruits:")
def _(datatable, log): log.append(datatable)

@given("a note:")
def _(docstring, log): log.append(docstring)

@when("somebody borrows the ladder")
def _(log):
    log.append("borrowed")
    yield
    log.append("given back")

@when(parsers.re(r"(?P<count>\\d+) apples are eaten"), converters={"count": int})
def _(basket, count, how="raw"): del basket[:count]

@then(parsers.re(r"(?P<count>\\d+) apples? (is|are) left"), converters={"count": int})
def _(basket, count): assert len(basket) == count

@step(parsers.cfparse("a basket with {other} is no basket"))
def _(): "It does not take what the sentence says."

@step(parsers.parse("the letters {letters:Letters}", {"Letters": lambda text: text.split(",")}))
def _(letters, log):
    log.append(len(letters))
    letters.append("c")

@then("there were never more than 2 letters")
def _(log): assert 3 not in log

@when("everything is dropped")
def _(basket): assert basket == [], "it was not empty"

@then("this is never said")
def _(log): log.append("said")

@when("the broken tool is used")
def _(broken_tool): pass

@when("nobody is at home")
def _(): pytest.skip("nobody")
"""
CONFTEST = """\
import pytest
pytest_plugins = ["shared_steps"]

def tell(name):
    def hook(request, **told):
        args = {k: v for k, v in told.get("step_func_args", {}).items() if k not in {"log", "scene"}}
        step, error = told.get("step"), told.get("exception")
        said = [name, request.node.name, step and (step.type, step.name, step.line_number), args, repr(error)]
        said.append(sorted(told))
        request.config.stash.setdefault("log", []).append(said)
    return hook

LISTENED = [
    "before_scenario", "after_scenario", "before_step", HOOK "after_step", "step_error", "step_func_lookup_error"
]
ARGUMENTS = {
    "before_scenario": "feature, scenario", "after_scenario": "feature, scenario",
    "before_step": "feature, scenario, step, step_func",
    "before_step_call": "feature, scenario, step, step_func, step_func_args",
    "after_step": "feature, scenario, step, step_func, step_func_args",
    "step_error": "feature, scenario, step, step_func, step_func_args, exception",
    "step_func_lookup_error": "feature, scenario, step, exception",
}
for name in LISTENED:
    arguments = ARGUMENTS[name]
    passed = ", ".join(f"{each}={each}" for each in arguments.split(", "))
    exec(f"def pytest_bdd_{name}(request, {arguments}): tell({name!r})(request, {passed})")

def pytest_runtest_logreport(report):
    LOG.append((report.nodeid, report.when, report.outcome, str(report.longrepr).splitlines()[-3:]))

LOG = []

def pytest_runtest_call(item):
    import importlib
    print("\\nrun by", importlib.import_module("pytest_bdd.scenario")._execute_step_function.__module__)

def pytest_unconfigure(config):
    for each in [*config.stash.get("log", []), *LOG]:
        print("LOG", each)
"""
TEST = "from pytest_bdd import scenarios, given\nscenarios('f.feature')\n"


LOOKUP = "callkit_restrictions_steps.lookup"


def log(pytester: pytest.Pytester, by: str, *options: str) -> list[str]:
    """What happened in a run of the project, whose steps are run by one module or the other."""
    plugins = ("-p", "pytest_bdd.plugin", "-p", "callkit_restrictions_steps.plugin")
    result = pytester.runpytest_subprocess("-s", *plugins, *options)
    result.assert_outcomes(passed=5, failed=3, skipped=1)
    assert {line for line in result.outlines if line.startswith("run by")} == {f"run by {by}"}
    return [line for line in result.outlines if line.startswith("LOG")]


@pytest.mark.parametrize("listened", ["", "'before_step_call',"])
def test_a_run_is_the_same_event_by_event(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, listened: str
) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makefile(".feature", f=FEATURE)
    pytester.makepyfile(test_f=TEST, shared_steps=STEPS)
    pytester.makeconftest(CONFTEST.replace("HOOK", listened))
    mine = log(pytester, "callkit_restrictions_steps.perform")
    theirs = log(pytester, "pytest_bdd.scenario", "-p", f"no:{LOOKUP}")
    assert mine == theirs
    assert any("given back" in line for line in theirs)
    assert any("before_step_call" in line for line in theirs) == bool(listened)


def test_the_step_trace_of_pytest_bdd_is_found(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makefile(".feature", f="Feature: F\n  Scenario: S\n    Given an iPhone on iOS 17\n    When trace\n")
    pytester.makepyfile(test_f=TEST)
    pytester.makeconftest("import pytest\npytest.set_trace = lambda: print('stopped here')\n")
    result = pytester.runpytest_subprocess("-s", "-p", "pytest_bdd.plugin", "-p", "callkit_restrictions_steps.plugin")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines("*stopped here*")
