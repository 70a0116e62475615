"""How scenarios are played: held to their tag, and shown to be able to fail.

Each test runs pytest on a small project with two restrictions of its own: a call is reported less than 7 s after its
push, unless the app is in the foreground; and nobody completes a push.
"""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent, indent

import pytest

from callkit_restrictions.site import results

pytest_plugins = "pytester"

CONFTEST = """\
import os
from dataclasses import replace
from functools import partial

import pytest

from callkit_restrictions.events.calls import ReportNewIncomingCall
from callkit_restrictions.events.process import ProcessTerminated
from callkit_restrictions.events.pushes import CompletePush, DidReceiveIncomingPush
from callkit_restrictions.moments import seconds
from callkit_restrictions.restriction import Evidence, NearMiss, Restriction, expect, punish, settle, tolerate
from callkit_restrictions.versions import From, IOS
from callkit_restrictions_steps import play, proof


def reported(history, limit=7):
    for push in history.of(DidReceiveIncomingPush):
        if push.event.app_state != "foreground":
            report = history.first(ReportNewIncomingCall, after=push)
            yield settle(history, push, met_by=report, within=seconds(limit), because="no call was reported")


def only_on_13(history):
    return reported(history) if history.platform.ios < IOS("14.0") else iter(())


def uncompleted(history):
    return (expect(end, False, "somebody completed it") for end in history.of(CompletePush))


REPORT = Restriction(
    id="push.report-in-time",
    title="A call is reported less than 7 seconds after its push",
    kind="duty",
    judged_from="trace",
    holds=From("13.0"),
    consequence="iOS terminates the app",
    watches=(DidReceiveIncomingPush, ReportNewIncomingCall),
    judge=only_on_13 if os.environ.get("LYING") else reported,
    enforce=punish("terminate", lambda _: ProcessTerminated(exception="TooLate")),
    confidence="high",
    evidence=(Evidence("header", "https://example.org/", "Says so.", "primary"),),
    near_misses=(
        NearMiss("too-strict", "Three seconds are the limit.", partial(reported, limit=3)),
        NearMiss("too-lax", "Ten seconds are the limit.", partial(reported, limit=10)),
    ),
)
NEVER = replace(
    REPORT,
    id="push.never-complete",
    watches=(CompletePush,),
    judge=uncompleted,
    enforce=tolerate,
    near_misses=(),
)
RULES = {rule.id: rule for rule in (REPORT, NEVER) if rule.id != os.environ.get("SWITCHED_OFF")}


def pytest_configure(config):
    patch = pytest.MonkeyPatch()
    for module in (play, proof):
        patch.setattr(module, "load", lambda: RULES)
    config.add_cleanup(patch.undo)
"""
INI = """\
[pytest]
addopts = -p pytest_bdd.plugin -p xdist.plugin -p callkit_restrictions_steps.plugin
callkit_features = features
xfail_strict = true
markers =
    push.report-in-time
    push.never-complete
"""
TITLE = "A call is reported less than 7 seconds after its push"
LATE_BUT_IN_TIME = """\
    @kept
    Scenario: The call is reported after 5 seconds
      When a VoIP push arrives
      And 5 seconds pass
      And the app reports a call from Anna
      And 60 seconds pass
      Then the app is still running
"""
TOO_LATE = """\
    @broken
    Scenario: After 8 seconds nothing was reported
      When a VoIP push arrives
      And 8 seconds pass
      Then iOS terminates the app with TooLate
"""
OUTSIDE = """\
    @outside
    Scenario: The app is in the foreground
      Given the app is in the foreground
      When a VoIP push arrives
      And 60 seconds pass
      Then the app is still running
"""
GOOD = (LATE_BUT_IN_TIME, TOO_LATE, OUTSIDE)
MUTANT = "After 8 seconds nothing was reported[without-push.report-in-time]"

PUSH = "PKPushRegistryDelegate.didReceiveIncomingPush at 0 s"
COMPLETION = "PKPushRegistry.completion at 0 s"

Run = Callable[..., pytest.RunResult]


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Write a feature with these scenarios and run it."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makeconftest(CONFTEST)
    pytester.makeini(INI)
    (pytester.path / "features" / "push").mkdir(parents=True)

    def write_and_run(*scenarios: str, options: tuple[str, ...] = ()) -> pytest.RunResult:
        feature = f"@push.report-in-time\nFeature: {TITLE}\n\n" + "\n".join(map(dedent, scenarios))
        path = pytester.path / "features" / "push" / "report-in-time.feature"
        path.write_text(feature, encoding="utf-8")
        return pytester.runpytest(*options)

    return write_and_run


def scenario(tag: str, *steps: str) -> str:
    lines = [f"@{tag}"] if tag else []
    return "\n".join([*lines, "Scenario: Something happens", indent("\n".join(steps), "  "), ""])


# ---------------------------------------------------------------- a good feature


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["alone", "xdist"])
def test_a_good_feature_passes_and_its_mutant_fails_as_it_must(run, options):
    run(*GOOD, options=options).assert_outcomes(passed=3, xfailed=1)


def test_only_a_broken_example_runs_without_its_restriction(run):
    said = str(run(*GOOD, options=("-v",)).stdout)
    assert f"{MUTANT} XFAIL" in said
    assert said.count("[without-") == 1


# ---------------------------------------------------------------- wrongly tagged

WRONG = {
    "kept, but it breaks": (
        scenario("kept", "When a VoIP push arrives", "And 60 seconds pass", "Then the screen shows no call"),
        f"the scenario is tagged @kept, but push.report-in-time says failed for {PUSH}: no call was reported",
    ),
    "kept, but nothing is settled": (
        scenario("kept", "When a VoIP push arrives", "Then the app is still running"),
        f"the scenario is tagged @kept, but push.report-in-time says open for {PUSH}: no call was reported",
    ),
    "kept, but vacuous": (
        scenario("kept", "When 60 seconds pass", "Then the app is still running"),
        "the scenario is tagged @kept, but push.report-in-time found nothing to judge in it: it keeps nothing",
    ),
    "broken, but kept": (
        scenario(
            "broken",
            "When a VoIP push arrives",
            "And the app reports a call from Anna",
            "Then the phone rings for Anna",
        ),
        "the scenario is tagged @broken, but push.report-in-time is not broken in it",
    ),
    "broken for two reasons": (
        scenario(
            "broken",
            "When a VoIP push arrives",
            "And the app calls the completion handler of the push",
            "And 60 seconds pass",
            "Then iOS terminates the app with TooLate",
        ),
        f"push.never-complete is broken, too, by {COMPLETION}: somebody completed it",
    ),
    "outside, but judged": (
        scenario(
            "outside",
            "When a VoIP push arrives",
            "And the app reports a call from Anna",
            "Then the phone rings for Anna",
        ),
        f"the scenario is tagged @outside, but push.report-in-time judges {PUSH}: passed",
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_tag_is_refused_with_its_own_sentence(run, wrong):
    text, sentence = WRONG[wrong]
    result = run(text)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert sentence in str(result.stdout)


def test_a_failing_step_is_not_hidden_by_the_oracle(run):
    text = scenario("kept", "When 60 seconds pass", "Then the phone rings for Anna")
    said = str(run(text).stdout)
    assert "the phone never rang for Anna" in said
    assert "it keeps nothing" not in said


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["alone", "xdist"])
def test_a_product_team_is_held_to_every_restriction_without_a_tag(pytester, run, options):
    run(*GOOD)
    bound = 'from pytest_bdd import scenarios\nscenarios("theirs")\n'
    steps = ("When the app calls the completion handler of the push", "Then the screen shows no call")
    theirs = f"Feature: Ours\n\n{indent(scenario('', *steps), '  ')}"
    pytester.makepyfile(test_theirs=bound)
    (pytester.path / "theirs").mkdir()
    (pytester.path / "theirs" / "own.feature").write_text(theirs, encoding="utf-8")
    result = pytester.runpytest("test_theirs.py", *options)
    result.assert_outcomes(failed=1)
    sentence = f"push.never-complete is broken by {COMPLETION}: somebody completed it"
    assert sentence in str(result.stdout)


# ---------------------------------------------------------------- what cannot fail


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["alone", "xdist"])
def test_a_toothless_example_turns_the_run_red(run, options):
    toothless = TOO_LATE.replace("Then iOS terminates the app with TooLate", "Then the screen shows no call")
    result = run(LATE_BUT_IN_TIME, toothless, OUTSIDE, options=("-rA", *options))
    result.assert_outcomes(passed=3, failed=1)
    assert "[XPASS(strict)] without push.report-in-time the Then steps must fail" in str(result.stdout)
    assert f"FAILED features/push/report-in-time.feature::{MUTANT}" in str(result.stdout)


def test_a_mutant_that_fails_for_another_reason_than_its_then_steps_is_not_caught(run, pytester):
    conftest = (pytester.path / "conftest.py").read_text(encoding="utf-8")
    fine = "from pytest_bdd import then\n\n"
    fine += "@then('the second rule is there')\ndef there(scene):\n    scene.phone.restrictions[1]\n"
    pytester.makeconftest(f"{conftest}\n{fine}")
    result = run(
        LATE_BUT_IN_TIME, TOO_LATE.replace("Then iOS", "Then the second rule is there\n      And iOS"), OUTSIDE
    )
    result.assert_outcomes(passed=3, failed=1)
    assert "IndexError" in str(result.stdout)


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["alone", "xdist"])
def test_a_near_miss_that_nobody_catches_turns_the_run_red_and_is_named(run, options):
    late = TOO_LATE.replace("8 seconds pass", "60 seconds pass")
    result = run(LATE_BUT_IN_TIME, late, OUTSIDE, options=options)
    result.assert_outcomes(passed=3, xfailed=1)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    sentence = "no scenario catches the near miss 'too-lax' (Ten seconds are the limit.)"
    assert f"near miss not caught: push.report-in-time: {sentence}" in str(result.stdout)
    assert "too-strict" not in str(result.stdout)


def test_a_part_of_the_scenarios_need_not_catch_every_near_miss(run):
    late = TOO_LATE.replace("8 seconds pass", "60 seconds pass")
    for options in (("-k", "after and 5"), ("-m", "kept"), ("features/push/report-in-time.feature::" + FIRST,)):
        result = run(LATE_BUT_IN_TIME, late, OUTSIDE, options=options)
        assert result.ret == pytest.ExitCode.OK
        assert "near miss" not in str(result.stdout)


FIRST = "The call is reported after 5 seconds"


def test_with_a_restriction_switched_off_its_broken_examples_are_red(run, monkeypatch):
    monkeypatch.setenv("SWITCHED_OFF", "push.report-in-time")
    result = run(*GOOD)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert result.parseoutcomes()["failed"] == 1
    assert "no TooLate ended the app" in str(result.stdout)


def test_a_judge_that_disagrees_with_its_own_versions_is_found(run, monkeypatch):
    monkeypatch.setenv("LYING", "1")
    on_13 = TOO_LATE.replace("When a VoIP", "Given an iPhone on iOS 13.0\n      When a VoIP")
    result = run(on_13, options=("-k", "nothing"))
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    sentence = "push.report-in-time holds for iOS 13.0 and later, but on 14.0 this example finds it otherwise"
    assert sentence in str(result.stdout)


# ---------------------------------------------------------------- what is kept


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["alone", "xdist"])
def test_the_results_carry_what_a_page_shows(run, pytester, options):
    run(*GOOD, options=("--callkit-results", "build/results.ndjson", *options))
    text = (pytester.path / "build" / "results.ndjson").read_text(encoding="utf-8")
    kept, broken, outside = results.read(text.splitlines()).of("push.report-in-time")
    assert kept.shown["near-misses"] == {"too-strict": True, "too-lax": False}
    assert broken.shown["near-misses"] == {"too-strict": False, "too-lax": True}
    assert outside.shown["near-misses"] == {"too-strict": False, "too-lax": False}
    assert kept.shown["about"]["restrictions"] == ["push.report-in-time"]
    assert [*kept.shown["about"]["names"].values()] == ["Anna"]
    assert [finding["outcome"] for finding in kept.shown["findings"]["push.report-in-time"]] == ["passed"]
    (failed,) = broken.shown["findings"]["push.report-in-time"]
    assert (failed["outcome"], failed["due"], failed["fell_at"]) == ("failed", 7000, None)  # the clock decided
    assert broken.shown["consequences"] == {"push.report-in-time": ["terminate"]}
    assert outside.shown["findings"] == outside.shown["consequences"] == {}
    assert [broken.shown["versions"][version] for version in ("12.5", "13.0", "27.1")] == [False, True, True]
    assert "versions" not in kept.shown
    assert kept.log[0].startswith('{"format": "callkit-trace"')
    assert outside.shown["screen"]["place"] == "home"
    (mutant,) = broken.mutants
    assert (mutant.without, mutant.caught) == (("push.report-in-time",), True)
    assert mutant.step == "iOS terminates the app with TooLate"


def test_a_finding_that_falls_with_an_entry_says_with_which(run, pytester):
    completed = dedent("""\
        @push.never-complete
        Feature: Nobody completes a push

          @broken
          Scenario: It is completed
            When the app calls the completion handler of the push
            Then the app is at fault
    """)
    (pytester.path / "features" / "push" / "never-complete.feature").write_text(completed, encoding="utf-8")
    run(*GOOD, options=("--callkit-results", "build/results.ndjson"))
    lines = (pytester.path / "build" / "results.ndjson").read_text(encoding="utf-8").splitlines()
    (broken,) = results.read(lines).of("push.never-complete")
    assert broken.shown["findings"]["push.never-complete"][0]["fell_at"] == 0
