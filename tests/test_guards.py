"""Nothing is silently not run: each lie that a suite can tell is told here once, and caught by its own sentence."""

from __future__ import annotations

import re

import pytest
from tests.small_suite import FEATURE, FILES, PUSH, STEPS, Suite, edited, ini, suite_of

pytest_plugins = "pytester"

CONFTEST = """\
import pytest
from callkit_restrictions_steps import collect

def pytest_callkit_restrictions(config):
    return {"push.some-id": "Every push becomes a call"}

@pytest.fixture
def phone_without(): return ()
"""
INI = ini("strict_markers = true", plugins="-p xdist.plugin")
GOOD = {**FILES, "conftest.py": CONFTEST, "pytest.ini": INI}


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Suite:
    return suite_of(pytester, monkeypatch, GOOD)


def said(result: pytest.RunResult) -> list[str]:
    """What the run complains about, apart from pytest's own reports."""
    output = [line.removeprefix("ERROR: ") for line in result.errlines + result.outlines]
    return [line for line in output if re.match(r"features/\S*:\d+: (?!\w+Error$)", line)]


ALONE_AND_XDIST = pytest.mark.parametrize("workers", [[], ["-n2"]], ids=["alone", "xdist"])


@pytest.mark.parametrize(
    "arguments", [[], ["-n2"], [PUSH], ["-k", "reported"], ["-m", "kept"], ["features/push"]], ids=" ".join
)
def test_a_good_suite_passes(suite: Suite, arguments: list[str]) -> None:
    result = suite({}, *arguments)
    assert said(result) == []
    assert result.ret == pytest.ExitCode.OK


@pytest.mark.parametrize("kept", ["features/push", "features/questions"])
def test_only_the_files_asked_for_are_read(suite: Suite, kept: str) -> None:
    files: dict[str, str | None] = {PUSH: edited("@kept", "@kpet")}
    assert (suite(files, kept).ret == pytest.ExitCode.OK) is (kept == "features/questions")
    assert_refused(suite(files, "-n2"))


def assert_refused(result: pytest.RunResult) -> None:
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    for output in (result.stdout, result.stderr):
        output.no_fnmatch_line("* passed*")
        output.no_fnmatch_line("*Traceback*")
        output.no_fnmatch_line("*INTERNALERROR*")


def test_a_folder_that_is_not_there_stops_the_run(suite: Suite) -> None:
    result = suite({"pytest.ini": INI.replace("= features", "= featurs")})
    result.stderr.fnmatch_lines(["*callkit_features names */featurs, which is no folder; write that of the features"])
    assert_refused(result)


# Steps.
DEFINITIONS: dict[str, tuple[dict[str, str | None], str]] = {
    "undefined": (
        {PUSH: edited("When the app reports a call", "When the app report a call")},
        (
            f"{PUSH}:16: 'When the app report a call' means no step; write 'the app reports a call' "
            "(features/conftest.py:6), or define the step"
        ),
    ),
    "of another type": (
        {PUSH: edited("When the app reports a call", "Given the app reports a call")},
        (
            f"{PUSH}:16: 'Given the app reports a call' is not a Given but a When (features/conftest.py:6); "
            "change the keyword"
        ),
    ),
    "ambiguous": (
        {"features/conftest.py": STEPS + '\n@when(parsers.re("the app reports .*"))\ndef _(): pass\n'},
        (
            f"{PUSH}:16: 'When the app reports a call' means 2 steps: 'the app reports a call' "
            "(features/conftest.py:6) and 'the app reports .*' (features/conftest.py:12); reword one of them"
        ),
    ),
    "written twice": (
        {"features/conftest.py": STEPS + '\n@when("the app reports a call")\ndef _(): pass\n'},
        (
            f"{PUSH}:16: 'When the app reports a call' means 2 steps: 'the app reports a call' "
            "(features/conftest.py:6) and 'the app reports a call' (features/conftest.py:12); reword one of them"
        ),
    ),
    "unused": (
        {"features/conftest.py": STEPS + '\n@given("two phones")\ndef _(): pass\n'},
        (
            "features/conftest.py:12: no feature uses the step 'two phones'; "
            "write a sentence that does, or delete the step"
        ),
    ),
    "read in two ways": (  # Gherkin fills <late> in, and then finds <later> in what it has filled in
        {
            PUSH: FEATURE.replace("| late |", "| late    | later |")
            .replace("| 1    |", "| <later> | 1     |", 1)
            .replace("| 1    |", "| 1       | 1     |")
        },
        (
            f"{PUSH}:20: pytest-bdd reads 'The push is <late> seconds late[<later>-1]' otherwise than Gherkin does; "
            "write it more simply"
        ),
    ),
    "async": (
        {"features/conftest.py": edited('a phone")\ndef', 'a phone")\nasync def', STEPS)},
        "features/conftest.py:3: the step 'a phone' is 'async def' and would never be awaited; write 'def'",
    ),
    "async generator": (
        {"features/conftest.py": edited('a phone")\ndef _(): pass', 'a phone")\nasync def _(): yield', STEPS)},
        "features/conftest.py:3: the step 'a phone' is 'async def' and would never be awaited; write 'def'",
    ),
}


@pytest.mark.parametrize("case", DEFINITIONS)
def test_a_wrong_step_stops_the_run(suite: Suite, case: str) -> None:
    files, sentence = DEFINITIONS[case]
    result = suite(files)
    assert said(result) == [sentence]
    assert_refused(result)


def test_a_wrong_step_stops_the_run_under_xdist(suite: Suite) -> None:
    files, sentence = DEFINITIONS["undefined"]
    result = suite(files, "-n2")
    assert said(result) == [sentence]
    assert_refused(result)


def test_a_step_may_be_unused_when_not_all_features_were_asked_for(suite: Suite) -> None:
    files, _ = DEFINITIONS["unused"]
    for arguments in (["features/push"], ["-k", "reported"], [f"{PUSH}::The call is reported"]):
        assert suite(files, *arguments).ret == pytest.ExitCode.OK


def test_an_undefined_step_elsewhere_does_not_stop_the_scenario_that_i_am_working_on(suite: Suite) -> None:
    files = {PUSH: edited("When the push is", "When the pusj was")}
    assert suite(files, "-k", "reported").ret == pytest.ExitCode.OK


@pytest.mark.parametrize("where", ["conftest.py", "features/push/conftest.py"])
def test_a_nearer_definition_is_not_ambiguous(suite: Suite, where: str) -> None:
    sentences = "from pytest_bdd import parsers, when\n@when(parsers.re('the app reports a .*'))\ndef _(): pass\n"
    farther = edited('reports a call")\ndef _(): pass', 'reports a call")\ndef _(): assert not "farther"', STEPS)
    files: dict[str, str | None] = {where: GOOD.get(where, "") + sentences, "features/conftest.py": farther}
    if where == "conftest.py":  # the root's conftest.py stands nearer than a plug-in
        files |= {
            "features/conftest.py": None,
            "sentences.py": farther,
            "pytest.ini": INI + "    -p sentences\npythonpath = .\n",
        }
    result = suite(files, PUSH)
    assert result.ret == pytest.ExitCode.OK


# What ran.
GIVES_UP = {
    "skip": ("pytest.skip('not today')", "gave up (not today)"),
    "xfail": ("pytest.xfail('some day')", "gave up (some day)"),
    "importorskip": ("pytest.importorskip('no_such_module')", "gave up (could not import 'no_such_module'*)"),
}


@pytest.mark.parametrize(("way", "workers"), [("skip", []), ("xfail", []), ("importorskip", []), ("skip", ["-n2"])])
def test_a_step_that_gives_up_is_red(suite: Suite, way: str, workers: list[str]) -> None:
    call, words = GIVES_UP[way]
    steps = "import pytest\n" + edited('reports a call")\ndef _(): pass', f'reports a call")\ndef _(): {call}', STEPS)
    result = suite({"features/conftest.py": steps}, *workers)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.assert_outcomes(passed=3, failed=1)
    expected = (
        f"{PUSH}:13: the scenario 'The call is reported' {words}, so it counts as not run; let it run, or delete it"
    )
    result.stdout.fnmatch_lines([expected])


HOOK = """
def pytest_collection_modifyitems(items):
    for item in items:
        if "reported" in item.name:
            {}
"""


def test_a_mark_that_skips_is_red(suite: Suite) -> None:
    skipping = CONFTEST + HOOK.format("item.add_marker(pytest.mark.skip(reason='later'))")
    result = suite({"conftest.py": skipping})
    result.assert_outcomes(passed=3, errors=1)
    result.stdout.fnmatch_lines([f"{PUSH}:13: the scenario 'The call is reported' gave up (later),*"])


def test_a_mark_that_expects_failure_is_red(suite: Suite) -> None:
    expecting = CONFTEST + HOOK.format("item.add_marker(pytest.mark.xfail)")
    result = suite({"conftest.py": expecting})
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(["*'The call is reported' is marked to fail, which only a phone without*"])


def test_a_mutant_may_fail(suite: Suite) -> None:
    mutants = (
        CONFTEST
        + """
@pytest.hookimpl(trylast=True)
def pytest_generate_tests(metafunc):
    collect.run_as(metafunc, lambda feature, scenario: [
        pytest.param((), id=pytest.HIDDEN_PARAM),
        pytest.param(("push.some-id",), id="without-push.some-id", marks=pytest.mark.xfail(strict=True)),
    ])
"""
    )
    steps = STEPS.replace("def _(): pass", "def _(phone_without): assert not phone_without")
    result = suite({"conftest.py": mutants, "features/conftest.py": steps})
    result.assert_outcomes(passed=4, xfailed=4)
    assert result.ret == pytest.ExitCode.OK


@ALONE_AND_XDIST
def test_a_scenario_that_vanishes_is_missed(suite: Suite, workers: list[str]) -> None:
    vanishing = CONFTEST + HOOK.replace("in items:", "in list(items):").format("items.remove(item)")
    result = suite({"conftest.py": vanishing, "pytest.ini": INI}, PUSH, *workers)
    assert said(result) == [
        f"{PUSH}:13: the scenario 'The call is reported' did not run; look for what keeps pytest from it"
    ]
    assert result.ret == pytest.ExitCode.TESTS_FAILED


def test_one_row_that_vanishes_is_missed(suite: Suite) -> None:
    vanishing = CONFTEST + HOOK.replace('"reported" in', '"1_1" in').replace("in items:", "in list(items):").format(
        "items.remove(item)"
    )
    result = suite({"conftest.py": vanishing}, PUSH)
    assert said(result) == [
        f"{PUSH}:26: the scenario 'The push is 1 seconds late' did not run; look for what keeps pytest from it"
    ]


def test_a_file_that_is_not_collected_is_missed(suite: Suite) -> None:
    result = suite({"conftest.py": CONFTEST + f'\ncollect_ignore = ["{PUSH}"]\n'})
    assert len(said(result)) == 3
    assert result.ret == pytest.ExitCode.TESTS_FAILED


@pytest.mark.parametrize(
    "arguments",
    [
        ["-k", "silent"],
        ["-k", "silent", "-n2"],
        ["-m", "kept"],
        ["--deselect", f"{PUSH}::The call is reported"],
        [f"--ignore={PUSH}"],
        [f"{PUSH}::The call is reported"],
        [f"{PUSH}::The push is <late> seconds late[1_0]"],
    ],
    ids=" ".join,
)
def test_what_was_left_out_by_name_is_not_missed(suite: Suite, arguments: list[str]) -> None:
    result = suite({}, *arguments)
    assert said(result) == []
    assert result.ret == pytest.ExitCode.OK


def test_a_stopped_run_misses_nothing(suite: Suite) -> None:
    steps = edited('a phone")\ndef _(): pass', 'a phone")\ndef _(): assert False', STEPS)
    assert said(suite({"features/conftest.py": steps}, "-x")) == []
    assert said(suite({"features/conftest.py": steps})) == []
    assert said(suite({"features/conftest.py": steps}, "--lf")) == []


def test_only_looking_misses_nothing(suite: Suite) -> None:
    assert said(suite({}, "--collect-only")) == []


def test_a_project_that_does_not_ask_for_us_is_not_guarded(suite: Suite) -> None:
    ini = INI.replace("callkit_features = features\n", "")
    bound = 'from pytest_bdd import scenarios\nscenarios("push")\n'
    skipping = STEPS.replace("def _(): pass", "def _(): import pytest; pytest.skip()")
    files = {"pytest.ini": ini + "\n", "features/test_them.py": bound, "features/conftest.py": skipping}
    tagged = {PUSH: re.sub(r"@\S+ ?", "", FEATURE)}
    result = suite({**files, **tagged})
    result.assert_outcomes(skipped=3)
    assert result.ret == pytest.ExitCode.OK
