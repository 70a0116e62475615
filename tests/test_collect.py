"""A feature file is a test file: the usual ways of naming scenarios on the command line find those."""

from __future__ import annotations

import pytest

pytest_plugins = "pytester"

FEATURE = """\
@push.some-id
Feature: Every VoIP push becomes a call

  Background:
    Given a phone

  @kept
  Scenario: The call is reported
    When the app reports a call

  @broken
  Scenario: The push is swallowed
    When the app does nothing

  Rule: Some pushes come late
    @kept
    Scenario Outline: The push is <late> seconds late
      When the push is <late> seconds late

      @slow.one
      Examples:
        | late |
        | 1    |
        | 1    |
        | 2    |
"""
STEPS = """\
from pytest_bdd import given, parsers, when

@given("a phone", target_fixture="phone")
def _(phone_without): return phone_without

@when("the app reports a call")
def _(phone): assert phone == ()

@when("the app does nothing")
def _(phone): assert "push.some-id" not in phone

@when(parsers.parse("the push is {late:d} seconds late"))
def _(late): assert late < 9
"""
CONFTEST = """\
import pytest
from callkit_restrictions_steps import collect

@pytest.fixture
def phone_without(): return ()

def cases(feature, scenario):
    if "broken" not in scenario.tags:
        return []
    fails = pytest.mark.xfail(strict=True, raises=AssertionError)
    return [
        pytest.param((), id=pytest.HIDDEN_PARAM),
        pytest.param(("push.some-id",), id="without-push.some-id", marks=fails),
    ]

@pytest.hookimpl(trylast=True)
def pytest_generate_tests(metafunc): collect.run_as(metafunc, cases)
"""
PUSH = "features/push/some-id.feature"
SWALLOWED = f"{PUSH}::The push is swallowed"
MUTANT = f"{SWALLOWED}[without-push.some-id]"
REPORTED = f"{PUSH}::The call is reported"
LATE = f"{PUSH}::The push is <late> seconds late"


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A small project with one feature; only our collector, without the project's own plug-in."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makeini(
        """
        [pytest]
        callkit_features = features
        strict_markers = true
        filterwarnings = error
        addopts = -p pytest_bdd.plugin -p xdist.plugin
            -p callkit_restrictions_steps.settings -p callkit_restrictions_steps.collect
        """
    )
    write(pytester, PUSH, FEATURE)
    write(pytester, "features/conftest.py", STEPS)
    write(pytester, "conftest.py", CONFTEST)
    return pytester


def write(pytester: pytest.Pytester, name: str, text: str) -> None:
    path = pytester.path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def ran(result: pytest.RunResult) -> dict[str, str]:
    """Node id -> PASSED, XFAIL, FAILED ..., from the short summary."""
    lines = [line.split(" - ")[0].split(" ", 1) for line in result.outlines if "features/" in line]
    return {name.strip(): outcome for outcome, name in lines if outcome.isupper()}


EVERYTHING = {
    REPORTED: "PASSED",
    SWALLOWED: "PASSED",
    MUTANT: "XFAIL",
    f"{LATE}[1_0]": "PASSED",
    f"{LATE}[1_1]": "PASSED",
    f"{LATE}[2]": "PASSED",
}
BROKEN = {name: EVERYTHING[name] for name in (SWALLOWED, MUTANT)}
LATER = {name: outcome for name, outcome in EVERYTHING.items() if name.startswith(LATE)}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], EVERYTHING),
        (["-n2"], EVERYTHING),
        (["-n2", "-k", "swallowed"], BROKEN),
        (["-n2", MUTANT], {MUTANT: "XFAIL"}),
        (["features"], EVERYTHING),
        ([PUSH], EVERYTHING),
        (["-m", "push.some-id"], EVERYTHING),
        (["-m", "push.some-id and broken"], BROKEN),
        (["-m", "slow.one"], LATER),
        (["-k", "swallowed"], BROKEN),
        ([SWALLOWED], BROKEN),
        ([MUTANT], {MUTANT: "XFAIL"}),
        ([LATE], LATER),
    ],
    ids=lambda value: " ".join(value) or "nothing" if isinstance(value, list) else "",
)
def test_the_command_line_names_scenarios(
    suite: pytest.Pytester, arguments: list[str], expected: dict[str, str]
) -> None:
    assert ran(suite.runpytest("-rA", *arguments)) == expected


def test_an_item_is_where_its_sentence_is(suite: pytest.Pytester) -> None:
    items, _ = suite.inline_genitems()
    assert [item.location for item in items][:2] == [
        (PUSH, 8 - 1, "The call is reported"),  # pytest counts lines from zero
        (PUSH, 12 - 1, "The push is swallowed"),
    ]


def test_a_failing_step_says_what_failed(suite: pytest.Pytester) -> None:
    write(suite, PUSH, FEATURE.replace("| 2    |", "| 9    |"))
    result = suite.runpytest()
    result.stdout.fnmatch_lines(["*assert 9 < 9*"])
    result.assert_outcomes(passed=4, failed=1, xfailed=1)


def test_a_toothless_scenario_is_red(suite: pytest.Pytester) -> None:
    write(suite, "features/conftest.py", STEPS.replace('assert "push.some-id" not in phone', "pass"))
    suite.runpytest().stdout.fnmatch_lines(["*XPASS(strict)*"])


def test_a_nearer_step_definition_wins(suite: pytest.Pytester) -> None:
    nearer = 'from pytest_bdd import when\n@when("the app reports a call")\ndef _(): assert not "nearer"'
    write(suite, "features/push/conftest.py", nearer)
    suite.runpytest().stdout.fnmatch_lines(["E*assert not 'nearer'*"])


def test_a_file_that_does_not_parse_is_one_sentence(suite: pytest.Pytester) -> None:
    write(
        suite,
        PUSH,
        FEATURE.replace("    When the app does nothing", "    the app does nothing\n    When x\n    y"),
    )
    result = suite.runpytest()
    result.stdout.fnmatch_lines([f"*{PUSH}:15: *"])
    result.stdout.no_fnmatch_line("*Traceback*")


@pytest.mark.parametrize("workers", [[], ["-n2"]], ids=["alone", "xdist"])
def test_the_same_feature_bound_in_python_keeps_working(suite: pytest.Pytester, workers: list[str]) -> None:
    write(suite, "tests/test_features.py", 'from pytest_bdd import scenarios\nscenarios("../features")')
    write(suite, "tests/conftest.py", STEPS)
    result = suite.runpytest("features", "tests", *workers)
    result.assert_outcomes(passed=10, xfailed=2)


def test_a_project_that_does_not_ask_for_us_is_left_alone(suite: pytest.Pytester) -> None:
    markers = "push.some-id\n  kept\n  broken\n  slow.one"
    write(
        suite,
        "tox.ini",
        f"[pytest]\nmarkers = {markers}\naddopts = -p pytest_bdd.plugin "
        "-p callkit_restrictions_steps.settings -p callkit_restrictions_steps.collect",
    )
    result = suite.runpytest("features")
    assert result.ret == pytest.ExitCode.NO_TESTS_COLLECTED
    write(suite, "features/test_features.py", 'from pytest_bdd import scenarios\nscenarios(".")')
    result = suite.runpytest("features")
    result.assert_outcomes(passed=5, xfailed=1)
