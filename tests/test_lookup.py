"""Steps are found from memory, and the answer is the one that pytest-bdd would have given."""

from __future__ import annotations

import sys

import pytest
from pytest_bdd import parsers
from pytest_bdd.steps import StepFunctionContext

from callkit_restrictions_steps.definitions import Definition, Vocabulary

pytest_plugins = "pytester"

SENTENCES = (
    "the app reports the call",
    parsers.parse("the app reports {count:d} calls"),
    parsers.parse("the app reports {{nothing}} now"),
    parsers.parse("The App waits {seconds:g} s"),
    parsers.parse("{anybody} waits for {somebody}"),
    parsers.re(r"the app (?P<deed>hides|shows) the call"),
    parsers.re(r"the app|the phone rests"),
    parsers.re(r"an? (?P<kind>VoIP|alert) push(es)? arrives?"),
    parsers.re(r"the  *phone sleeps"),
    parsers.re(r"(?i)THE PHONE wakes"),
    parsers.re(r"the phone \| rings"),
    parsers.cfparse("the names are {names}"),
    parsers.parse("{count:d} pushes arrive at {place} together"),
    parsers.parse("{count:d} pushes arrive at {place}s in turn"),
    parsers.parse("the app said {{this}}"),
    parsers.parse("{word}!"),
)
SAID = {
    "the app reports the call": 1,
    "the app reports 2 calls": 1,
    "THE APP REPORTS 2 CALLS": 1,  # `parse` does not care about capitals
    "the app reports {nothing} now": 1,
    "the app waits 0.5 s": 1,
    "Ben waits for Anna": 1,
    "the app hides the call": 1,
    "the app": 1,
    "the phone rests": 1,
    "an alert push arrives": 1,
    "a VoIP pushes arrive": 1,
    "the phone sleeps": 1,
    "the   phone sleeps": 1,
    "the phone wakes": 1,
    "the phone | rings": 1,
    "the names are Anna": 1,
    "2 pushes arrive at once Together": 1,
    "2 pushes arrive at phones in turn": 1,
    "2 pushes arrive at phone in turn": 0,
    "the app said {this}": 1,
    "hello world!": 1,
    "the app rings": 0,
    "the": 0,
}


def definition(number: int, sentence: object, *, depth: int = 1) -> Definition:
    """A definition as `vocabulary` makes it; only its pattern and its place matter."""
    parser = parsers.string(sentence) if isinstance(sentence, str) else sentence
    context = StepFunctionContext(type=None, step_func=lambda: None, parser=parser)  # type: ignore[arg-type]
    return Definition("step", parser.name, "steps.py", number, (depth, False), own=True, context=context)  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", SAID)
def test_no_definition_that_matches_is_overlooked(text: str) -> None:
    definitions = [definition(number, sentence) for number, sentence in enumerate(SENTENCES)]
    asked_one_by_one = [each for each in definitions if each.matches("when", text)]
    assert Vocabulary(definitions).meant("when", text) == asked_one_by_one
    assert len(asked_one_by_one) == SAID[text]


def test_the_nearest_wins_and_of_two_equally_near_both_are_meant() -> None:
    far, near, too = (definition(n, "the app rings", depth=d) for n, d in enumerate((1, 2, 2)))
    assert Vocabulary([far, near, too]).meant("then", "the app rings") == [near, too]


FEATURE = """\
Feature: F
  Scenario: S
    Given a stone
    When I roll it 3 times
    Then it is gone
"""
TEST = """\
from pytest_bdd import given, parsers, scenarios, then, when
scenarios("f.feature")

@given("a stone", target_fixture="stone")
def _(): return []

@when(parsers.parse("I roll it {times:d} times"))
def _(stone, times): stone.extend([1] * times)

@then("it is gone")
def _(stone): assert stone == [1, 1, 1]
"""
SPY = """\
import importlib
def pytest_runtest_call(item):
    found = importlib.import_module("pytest_bdd.scenario").get_step_function
    print("looked up by", found.__module__)
"""
OURS = FEATURE.replace("Given a stone", "Given an iPhone on iOS 17\n    And a stone")


@pytest.mark.parametrize(
    ("feature", "by"), [(FEATURE, "pytest_bdd.scenario"), (OURS, "callkit_restrictions_steps.lookup")]
)
def test_only_a_run_that_speaks_our_sentences_is_touched(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, feature: str, by: str
) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makefile(".feature", f=feature)
    pytester.makepyfile(test_f=TEST)
    pytester.makeconftest(SPY)
    result = pytester.runpytest_subprocess("-s", "-p", "pytest_bdd.plugin", "-p", "callkit_restrictions_steps.plugin")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(f"*looked up by {by}")


TWICE = """\
import gc, pytest
class Spy:
    def pytest_collection(self):
        print("kept while collecting:", gc.get_freeze_count())
for _ in range(2):
    pytest.main(["-p", "pytest_bdd.plugin", "-p", "callkit_restrictions_steps.plugin"], plugins=[Spy()])
    print("kept after a run:", gc.get_freeze_count() > 0)
"""


def test_what_a_run_keeps_from_the_collector_of_garbage_is_given_back_by_the_next(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makefile(".feature", f=OURS)
    pytester.makefile(".ini", pytest="[pytest]\ncallkit_features = .")
    pytester.makeconftest(TEST.replace('scenarios("f.feature")', ""))
    result = pytester.run(sys.executable, "-c", TWICE)
    kept = ["kept while collecting: 0", "kept after a run: True"]
    assert [line for line in result.outlines if line.startswith("kept")] == kept + kept
