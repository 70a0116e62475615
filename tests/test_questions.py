"""The questions that designers ask: each has one answer, says what to do instead, and its scenarios bear it out.

What a scenario's own tags promise (`@yes`: nothing fails, and each restriction it names has judged; `@no`: each one it
names fails) is held by the run itself (`steps/oracle.py`). Here stand the promises of a whole question.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from callkit_restrictions.restrictions import load
from callkit_restrictions.site.markdown import slug
from callkit_restrictions_steps import pickles

ROOT = Path(__file__).parents[1]
QUESTIONS = sorted((ROOT / "features" / "questions").glob("*.feature"))
ANSWERS = {"@yes", "@no", "@partly", "@depends"}
HOW_MANY = 63
"""Sixty were asked when the list began, and three since. Fewer means that a file got lost."""

WITHOUT_A_SOURCE = {"does-silence-unknown-callers-stop-strangers-in-our-app"}
"""Questions that no restriction decides, since no source says anything; each says so in its answer."""

each = pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
"""A failure names the question."""


@cache
def read(path: Path) -> Any:  # noqa: ANN401 - Gherkin's JSON
    return pickles.read(path, ROOT)


def answer_of(path: Path) -> str:
    return next(tag["name"] for tag in read(path).feature["tags"] if tag["name"] in ANSWERS)


def scenarios(path: Path, tag: str | None = None) -> list[Any]:
    """The scenarios of a question; with a tag, those that bear it themselves."""
    found = [child["scenario"] for child in read(path).feature["children"]]
    return [one for one in found if tag is None or tag in tags_of(one)]


def tags_of(scenario: Any) -> list[str]:  # noqa: ANN401 - Gherkin's JSON
    return [tag["name"] for tag in scenario["tags"]]


def deciding(scenario: Any) -> set[str]:  # noqa: ANN401 - Gherkin's JSON
    """The restrictions that a scenario names."""
    return {tag.removeprefix("@") for tag in tags_of(scenario)} - {"yes", "no"}


def paragraphs(path: Path) -> list[str]:
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", read(path).feature["description"])]


def test_no_question_got_lost():
    assert len(QUESTIONS) == HOW_MANY


@each
def test_a_question_is_asked_and_its_file_is_named_by_it(path):
    name = read(path).feature["name"]
    assert name.endswith("?")
    assert path.stem == slug(re.sub(r"['’]", "", name))


@each
def test_a_question_has_one_answer(path):
    tags = [tag["name"] for tag in read(path).feature["tags"]]
    assert len(tags) == 1
    assert tags[0] in ANSWERS


@each
def test_the_description_answers_and_says_what_to_do_instead(path):
    said = paragraphs(path)
    leads = [lead.group() if (lead := re.match(r"\*\*[^*]+\*\*", part)) else "" for part in said]
    assert leads in (["", "**Do instead.**"], ["", "**Do instead.**", "**Since.**"])
    for lead, part in zip(leads, said, strict=True):
        words = part.removeprefix(lead).strip()
        assert words, f"{lead} has no words"
        assert words[-1] in ".!?", f"cut off: {words[-40:]!r}"


@each
def test_the_answer_is_short_and_free_of_code(path):
    answer = paragraphs(path)[0]
    assert len(re.split(r"(?<=[.!?]) ", answer)) <= 3, "an answer is one to three sentences"
    assert not re.search(r"\b(CX|PK|AV|UI|IN)[A-Z]\w+|\b0x|`", answer), "symbols belong on the restriction's page"
    assert not re.match(r"(yes|no)\b[.,]? ", answer, re.IGNORECASE) or answer_of(path) == "@depends", (
        "the page writes the answer before it"
    )


@each
def test_a_scenario_says_yes_or_no_and_names_restrictions_that_exist(path):
    for one in scenarios(path):
        assert sum(tag in {"@yes", "@no"} for tag in tags_of(one)) == 1, one["name"]
        assert deciding(one) <= set(load()), one["name"]


@each
def test_the_scenarios_bear_the_answer_out(path):
    proved = {tag: [one for one in scenarios(path, tag) if deciding(one)] for tag in ("@yes", "@no")}
    if path.stem in WITHOUT_A_SOURCE:
        assert not any(proved.values())
        assert "no source" in paragraphs(path)[0]
        return
    match answer_of(path):
        case "@yes":
            assert proved["@yes"], "no scenario proves that it is possible"
        case "@no":
            assert proved["@no"], "no scenario proves that it is not possible"
            assert scenarios(path, "@yes"), "no scenario shows what to do instead"
        case _:
            assert scenarios(path, "@yes"), "nothing shows the yes in it"
            assert scenarios(path, "@no"), "nothing shows the no in it"
            assert any(proved.values()), "nothing decides"


@each
def test_a_no_in_an_answer_of_yes_is_a_limit_that_something_decides(path):
    if answer_of(path) == "@yes":
        assert all(deciding(one) for one in scenarios(path, "@no"))


@each
def test_scenario_names_state_facts_and_are_unlike(path):
    names = [one["name"] for one in scenarios(path)]
    assert len({slug(name) for name in names}) == len(names), "each is an anchor of the page"
    assert not [name for name in names if re.search(r"\bshould\b", name)]


def test_no_two_questions_are_the_same():
    names = [read(path).feature["name"].casefold() for path in QUESTIONS]
    assert len(set(names)) == len(names)


def test_a_question_without_a_source_is_still_asked():
    assert {path.stem for path in QUESTIONS} >= WITHOUT_A_SOURCE
