"""A feature file that would lie stops the run: each lie is told here once, and refused with its own sentence."""

from __future__ import annotations

import pytest
from tests.small_suite import FEATURE, FILES, PUSH, QUESTION, SILENCE, Suite, edited, ini, suite_of

pytest_plugins = "pytester"

CONFTEST = """\
def pytest_callkit_restrictions():
    return {"push.some-id": "Every push becomes a call"}
"""
GOOD = {**FILES, "conftest.py": CONFTEST, "pytest.ini": ini()}


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Suite:
    return suite_of(pytester, monkeypatch, GOOD)


def refused(result: pytest.RunResult) -> list[str]:
    """The sentences with which pytest refuses to start: no traceback, nothing has run."""
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert result.outlines == []
    first, *sentences = result.errlines
    assert first == "ERROR: the features are not in order"
    return [sentence for sentence in sentences if sentence]


def test_a_good_suite_passes(suite: Suite) -> None:
    result = suite({})
    result.assert_outcomes(passed=4)
    assert result.ret == pytest.ExitCode.OK


# Name of the case: the file, the sentence.
FEATURES: dict[str, tuple[str, str]] = {
    "no Feature": ("# nothing\n", f"{PUSH}:1: the file has no Feature; begin it with 'Feature: ' and its title"),
    "no Scenario": (
        FEATURE[: FEATURE.index("  Background")],
        f"{PUSH}:2: the Feature has no Scenario; write one, or delete the file",
    ),
    "unreadable": (
        edited("    When the app reports a call\n", "    When the app reports a call\n    and this\n"),
        (
            f"{PUSH}:17: Gherkin cannot read this line: 'and this' cannot stand here; is a keyword missing, "
            "or is it prose after the first step?"
        ),
    ),
    "two scenarios of one name": (
        edited("The push is <late> seconds late\n      When", "The call is reported\n      When"),
        (
            f"{PUSH}:20: 'The call is reported' is also the name of the scenario in line 13; "
            "only the last would run, rename one"
        ),
    ),
    "no name": (
        edited(" The call is reported\n", "\n"),
        f"{PUSH}:13: the scenario has no name; state the fact that it shows",
    ),
    "a name that no command line can name": (
        edited("Scenario: The call is", "Scenario: The [call] is"),
        (
            f"{PUSH}:13: the name 'The [call] is reported' holds '::' or '[', so no command line could name it; "
            "write it without"
        ),
    ),
    "scenario without steps": (
        edited("    When the app reports a call\n", ""),
        f"{PUSH}:13: the scenario 'The call is reported' has no steps and would pass; write them, or delete it",
    ),
    "Background without steps": (
        edited("    Given a phone\n", ""),
        f"{PUSH}:8: the Background has no steps; write one, or delete the Background",
    ),
    "Rule without scenarios": (
        FEATURE + "  Rule: Nothing\n",
        f"{PUSH}:27: the Rule 'Nothing' has no Scenario; write one, or delete the Rule",
    ),
    "Examples without rows": (
        FEATURE.replace("        | 1    |\n", ""),
        f"{PUSH}:23: the Examples have no rows, so nothing runs; write one row or more",
    ),
    "Outline without Examples": (
        FEATURE[: FEATURE.index("      Examples")],
        f"{PUSH}:20: the scenario 'The push is <late> seconds late' fills in <late> but has no Examples; write them",
    ),
    "placeholder in a Background": (
        edited("Given a phone", "Given a <late> phone"),
        f"{PUSH}:9: <late> in a Background is filled in by some tools only; write the value",
    ),
    "bullet": (
        edited("    When the app reports", "    * the app reports"),
        f"{PUSH}:16: '* the app reports a call' is a bullet, not a step; begin it with Given, When, Then, And or But",
    ),
    "first step And": (
        edited("    When the app reports", "    And the app reports"),
        f"{PUSH}:16: the first step begins with 'And'; begin it with Given, When or Then",
    ),
    "heading eaten as a comment": (
        edited("  **For designers.** There", "  # For designers\n  There"),
        f"{PUSH}:6: a description line that begins with '#' is dropped as a comment; write a bold lead-in: **Title.**",
    ),
    "prose eaten as a keyword": (
        edited("for one purpose.\n\n", "for one purpose.\n  Example: it rings.\n\n"),
        (
            f"{PUSH}:5: 'Example: it rings.' follows a line of description, so prose may have been read as a keyword; "
            "leave an empty line before a keyword, or begin the sentence with another word"
        ),
    ),
    "prose eaten as a step": (
        edited("goes well.\n\n", "goes well.\n"),
        (
            f"{PUSH}:15: 'When the app reports a call' follows a line of description, so prose may have been read as a "
            "keyword; leave an empty line before a keyword, or begin the sentence with another word"
        ),
    ),
    "misspelt tag": (
        edited("@kept", "@kpet"),
        (
            f"{PUSH}:12: @kpet is not a tag of this project; write @kept, or declare it under 'markers' in the pytest "
            "configuration"
        ),
    ),
    "unknown tag": (
        edited("@slow", "@x"),
        (
            f"{PUSH}:19: @x is not a tag of this project; delete it, or declare it under 'markers' in the pytest "
            "configuration"
        ),
    ),
    "skip as a tag": (
        edited("@slow", "@skip"),
        f"{PUSH}:19: @skip would keep scenarios from running, unseen; delete it",
    ),
    "xfail as a tag of Examples": (
        edited("      Examples", "      @xfail\n      Examples"),
        f"{PUSH}:23: @xfail would keep scenarios from running, unseen; delete it",
    ),
    "two kinds of example": (
        edited("@kept", "@kept @broken"),
        f"{PUSH}:13: the scenario 'The call is reported' is @kept and @broken; leave one of them",
    ),
    "no kind of example": (
        edited("  @kept\n", ""),
        f"{PUSH}:12: the scenario 'The call is reported' is none of @kept, @broken and @outside; write one",
    ),
    "kind of example on a Rule": (
        edited("  Rule:", "  @kept\n  Rule:"),
        f"{PUSH}:18: @kept says what one scenario shows; write it above each Scenario instead",
    ),
    "tag is not the path": (
        edited("@push.some-id", "@push.other-id"),
        f"{PUSH}:1: @push.other-id is not what this file's path spells; write @push.some-id",
    ),
    "no id": (
        edited("@push.some-id\n", ""),
        f"{PUSH}:1: the feature does not name its restriction; write @push.some-id above it",
    ),
    "id on a scenario": (
        edited("@kept", "@kept @push.some-id"),
        f"{PUSH}:12: @push.some-id belongs above the Feature; move it there",
    ),
    "title is not the restriction's": (
        edited("Every push becomes a call", "Each push rings"),
        (
            f"{PUSH}:2: the feature is called 'Each push rings'; its restriction says, so write: "
            "Feature: Every push becomes a call"
        ),
    ),
}


@pytest.mark.parametrize("case", FEATURES)
def test_a_feature_that_would_lie_is_refused(suite: Suite, case: str) -> None:
    text, sentence = FEATURES[case]
    first, *others = refused(suite({PUSH: text}))
    assert first == sentence
    assert not others or case == "prose eaten as a keyword", "what the prose was taken for is wrong, too"


def test_every_problem_is_named_at_once(suite: Suite) -> None:
    wrong = FEATURE.replace("@kept", "@kpet").replace("When the app reports a call", "* x")
    assert len(refused(suite({PUSH: wrong}))) == 2  # the tag, the bullet


def test_a_question_may_name_several_restrictions_and_needs_no_kind(suite: Suite) -> None:
    misspelt = suite({SILENCE: QUESTION.replace("some-id", "som-id")})
    assert refused(misspelt) == [
        (
            "features/questions/silence.feature:1: @push.som-id is not a tag of this project; write @push.some-id, or "
            "declare it under 'markers' in the pytest configuration"
        )
    ]


def test_a_tag_of_old_is_told_its_name_of_today(monkeypatch: pytest.MonkeyPatch, suite: Suite) -> None:
    monkeypatch.setattr("callkit_restrictions_steps.guards.renamed", lambda: {"push.old-id": "push.some-id"})
    assert refused(suite({PUSH: FEATURE.replace("some-id", "old-id")})) == [
        f"{PUSH}:1: @push.old-id is called @push.some-id now; write that",
    ]


def test_a_feature_without_a_restriction(suite: Suite) -> None:
    stray = "features/push/som-id.feature"
    result = suite({stray: FEATURE.replace("some-id", "som-id")})
    assert refused(result) == [
        (
            f"{stray}:2: there is no restriction push.som-id (the nearest is push.some-id); "
            "write its module, or rename this file"
        )
    ]


def test_a_restriction_without_a_feature(suite: Suite) -> None:
    conftest = CONFTEST.replace("return {", 'return {"calls.end-it": "Calls end", ')
    result = suite({"conftest.py": conftest})
    assert refused(result) == [
        (
            "features/calls/end-it.feature:1: the restriction calls.end-it has no feature; write this file, beginning: "
            "Feature: Calls end"
        )
    ]
    assert suite({"conftest.py": conftest}, "features/push").ret == pytest.ExitCode.OK


def test_a_project_without_restrictions_binds_no_feature(suite: Suite) -> None:
    free = FEATURE.replace("@push.some-id\n", "").replace("  @kept\n", "")
    question = QUESTION.replace("@push.some-id\n", "")
    files = {PUSH: free, SILENCE: question}
    conftest = CONFTEST.replace("def pytest_callkit_restrictions", "def unused")
    assert suite({**files, "conftest.py": conftest}).ret == pytest.ExitCode.OK
