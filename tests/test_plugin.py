"""The plug-in in the hands of a stranger: nothing is configured, and whoever does not use it does not notice it."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import indent

import pytest
from pytest_bdd.feature import features

pytest_plugins = "pytester"

BOUND = 'from pytest_bdd import scenarios\nscenarios("ours.feature")\n'
SWALLOWED = """\
Given the app is in the background
When a VoIP push arrives
And the push handler returns
"""
REPORTED = SWALLOWED.replace("And the", "And the app reports a call from Anna\nAnd the")
RULE = "push.report-before-the-handler-returns"
SAID = "the handler returned and no call had been reported for this push"

Run = Callable[..., pytest.RunResult]


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Write one scenario with these steps and tags, bind it as anybody would, and run it strictly."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makepyfile(test_ours=BOUND)

    def write_and_run(
        steps: str, *options: str, tags: str = "", of_feature: str = "", apart: bool = False
    ) -> pytest.RunResult:
        scenario = f"{tags}\nScenario: It happens\n{indent(steps, '  ')}"
        text = f"{of_feature}\nFeature: Ours\n\n{indent(scenario, '  ')}"
        (pytester.path / "ours.feature").write_text(text, encoding="utf-8")
        features.clear()  # pytest-bdd reads a file once in a process
        plugins = ("-p", "pytest_bdd.plugin", "-p", "callkit_restrictions_steps.plugin")
        strict = ("-W", "error", "-W", "ignore::pytest.PytestAssertRewriteWarning")  # it is imported here already
        start = pytester.runpytest_subprocess if apart else pytester.runpytest
        return start(*plugins, *strict, "--strict-markers", *options)

    return write_and_run


# ---------------------------------------------------------------- whoever uses it


def test_every_restriction_judges_without_being_asked(run):
    result = run(SWALLOWED)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "ours.feature:5: Scenario: It happens",
            f"{RULE} is broken by PKPushRegistryDelegate.didReceiveIncomingPush at 0 s: {SAID}",
            "",
            f"{RULE} is broken",
            "  Every VoIP push is reported as an incoming call before its handler returns",
            "  by       PKPushRegistryDelegate.didReceiveIncomingPush at 0 s",
            f"  why      {SAID}",
            "  so       iOS terminates the app: NSInternalInconsistencyException*",
            "  instead  Plan the incoming-call moment around what the push itself carries*",
            "  page     restrictions/push/report-before-the-handler-returns.html",
            "",
            "*two tags: @broken, and the restriction's id.",
        ],
        consecutive=True,
    )
    assert ".py" not in str(result.stdout).partition("FAILURES")[2].partition("short test summary")[0]


def test_a_failure_is_told_the_same_from_another_process(run):
    said = run(SWALLOWED, "-p", "xdist.plugin", "-n", "1").stdout
    said.fnmatch_lines(["ours.feature:5: Scenario: It happens", f"{RULE} is broken by *", "  instead  *"])


def test_what_breaks_nothing_passes(run):
    run(REPORTED).assert_outcomes(passed=1)


def test_the_configuration_says_where_the_pages_are(run, pytester):
    pytester.makeini("[pytest]\ncallkit_site = https://example.org/callkit\n")
    said = run(SWALLOWED).stdout
    said.fnmatch_lines(
        ["  page     https://example.org/callkit/restrictions/push/report-before-the-handler-returns.html"]
    )


def test_a_sentence_of_ours_that_fails_is_told_with_what_was_broken_until_then(run):
    result = run(f"{SWALLOWED}Then the phone rings for Anna")
    told = ["ours.feature:9: Then the phone rings for Anna", "the phone never rang for Anna", "", f"{RULE} is broken"]
    result.stdout.fnmatch_lines(told, consecutive=True)
    result.stdout.no_fnmatch_line("*assert None*")


def test_a_sentence_of_their_own_that_fails_is_told_by_pytest_with_what_was_broken_until_then(run, pytester):
    pytester.makeconftest("from pytest_bdd import then\n@then('we are happy')\ndef happy(): assert not 'happy'\n")
    said = run(f"{SWALLOWED}Then we are happy").stdout
    said.fnmatch_lines(["*assert not 'happy'*", f"E *{RULE} is broken"])


def test_whoever_wants_the_traceback_gets_it(run):
    run(f"{SWALLOWED}Then the phone rings for Anna", "--full-trace").stdout.fnmatch_lines("*outcomes.py:*")


def test_a_misspelt_sentence_comes_with_the_right_one(run):
    said = run("When a VoIP push arrives\nAnd the push handler return").stdout
    said.fnmatch_lines("*means no step; write 'the push handler returns' (callkit_restrictions_steps/pushes.py:*")


def test_their_sentences_and_fixtures_mix_with_ours_and_the_nearer_one_wins(run, pytester):
    pytester.makeconftest("""\
        import pytest
        from pytest_bdd import when
        from callkit_restrictions_steps import calls, pushes

        @pytest.fixture
        def caller(): return "Anna"

        @when("the push handler returns")
        def ours(scene, caller):
            calls.call_reported(scene, caller)
            pushes.handler_returns(scene)
        """)
    run(f"{SWALLOWED}Then the phone rings for Anna").assert_outcomes(passed=1)


# ---------------------------------------------------------------- tags


def test_a_violation_may_be_shown_on_purpose(run):
    result = run(f"{SWALLOWED}Then the app is at fault", tags=f"@broken @{RULE}")
    result.assert_outcomes(passed=1, xfailed=1)
    assert result.ret == pytest.ExitCode.OK  # near misses are for the restriction's own feature to catch


def test_a_tag_without_a_restriction_is_their_own_affair(run):
    run(REPORTED, tags="@broken").assert_outcomes(passed=1)
    run(SWALLOWED, tags="@broken").assert_outcomes(failed=1)


ON_12 = {"tags": "@ios-12.5"}  # the duty begins with iOS 13


@pytest.mark.parametrize("tags", [ON_12, {"tags": "@sdk-12.1"}, {"of_feature": "@ios-12.5"}])
def test_a_tag_chooses_the_phone(run, tags):
    run(SWALLOWED, **tags).assert_outcomes(passed=1)


def test_what_is_nearer_goes_first(run):
    run(SWALLOWED, of_feature="@ios-16.4", tags="@ios-12.5").assert_outcomes(passed=1)
    run(SWALLOWED, of_feature="@ios-12.5", tags="@ios-16.4").assert_outcomes(failed=1)
    run(f"Given an iPhone on iOS 12.5\n{SWALLOWED.replace('Given', 'And')}", tags="@ios-16.4").assert_outcomes(passed=1)


def test_a_tag_chooses_the_storefront(run):
    result = run(REPORTED, tags="@region-CN")
    result.stdout.fnmatch_lines("store.no-callkit-in-china is broken by*CallKit is active in the storefront of China")
    run(REPORTED, tags="@region-DE").assert_outcomes(passed=1)
    rejected = f"{REPORTED}Then App Review rejects the build under Guideline 5.0"
    run(rejected, tags="@region-CN @broken @store.no-callkit-in-china").assert_outcomes(passed=1, xfailed=1)
    own = "When a build without CallKit is submitted for China\nThen App Review accepts the build"
    run(own, tags="@region-DE").assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("tags", "sentence"),
    [
        ("@ios-16.99", "there is no iOS 16.99 among the releases of the model; write iOS 16.7"),
        ("@sdk-many", "'many' is no version; write for example 13.0 or 26.4"),
        ("@region-china", "@region-china is no storefront; write its two letters, as in @region-CN"),
        ("@ios-16.4 @ios-17.0", "@ios-16.4 and @ios-17.0 stand in one place; leave one of them"),
    ],
)
def test_a_wrong_tag_has_a_sentence_of_its_own(run, tags, sentence):
    run(REPORTED, tags=tags).stdout.fnmatch_lines(["ours.feature:6: Given the app is in the background", sentence])


def test_guarded_features_may_choose_the_phone_too(run, pytester):
    pytester.makeini("[pytest]\ncallkit_features = features\n")
    (pytester.path / "features").mkdir()
    feature = f"@ios-16.4\nFeature: Ours\n\n  Scenario: It rings\n{indent(REPORTED, '    ')}"
    (pytester.path / "features" / "ours.feature").write_text(feature, encoding="utf-8")
    run(REPORTED, "features").assert_outcomes(passed=1)


def test_a_sentence_chooses_no_release_that_never_was(run):
    run("Given an iPhone on iOS 13.9").stdout.fnmatch_lines("there is no iOS 13.9 among the releases*")


# ---------------------------------------------------------------- whoever does not use it

THEIRS = "from pytest_bdd import given\n@given('a stone')\ndef stone(): pass\n"


@pytest.mark.parametrize("tag", ["@kept", "@ios-16.4", f"@{RULE}"])
def test_our_tags_mean_nothing_in_a_feature_without_our_sentences(run, pytester, tag):
    pytester.makeconftest(THEIRS)
    result = run("Given a stone", tags=tag, apart=True)  # pytest remembers the marks that it knew once in a process
    result.stdout.fnmatch_lines(f"*'{tag[1:]}' not found in `markers` configuration option*")


SPY = """\
import sys

def pytest_sessionfinish(session):
    if not hasattr(session.config, "workerinput"):
        print("ours:", sorted(name for name in sys.modules if name.startswith("callkit_restrictions")))
        print("marks:", [line for line in session.config.getini("markers") if "allKit" in line])
"""
HARDLY_ANYTHING = [
    "callkit_restrictions_steps",
    "callkit_restrictions_steps.plugin",
    "callkit_restrictions_steps.settings",
]
QUIET = {
    "as ever": (),
    "strictly": ("-W", "error", "--strict-markers", "--strict-config"),
    "without pytest-bdd": ("-p", "no:pytest-bdd", "-W", "error"),
    "in two processes": ("-n", "2", "-W", "error"),
}


@pytest.mark.parametrize("how", QUIET)
def test_a_run_without_scenarios_is_left_alone(pytester, how):
    pytester.makepyfile(test_theirs="def test_theirs(): pass")
    pytester.makeconftest(SPY)
    (pytester.path / "some.feature").write_text(f"Feature: F\n  Scenario: S\n{indent(SWALLOWED, '    ')}")
    result = pytester.runpytest_subprocess("-s", *QUIET[how])
    result.assert_outcomes(passed=1)
    assert f"ours: {HARDLY_ANYTHING}" in str(result.stdout)
    assert "marks: []" in str(result.stdout)


def test_whoever_switches_the_plug_in_off_hears_nothing_of_it(pytester):
    pytester.makepyfile(test_theirs="def test_theirs(): pass")
    pytester.makeconftest(SPY)
    result = pytester.runpytest_subprocess("-s", "-p", "no:callkit_restrictions", "-W", "error")
    result.assert_outcomes(passed=1)
    assert "ours: []" in str(result.stdout)
