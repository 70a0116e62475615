"""The pages "Can we…?": what is read from a question's feature and its run, and what readers get to see."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from callkit_restrictions import trace
from callkit_restrictions.events.designs import Show
from callkit_restrictions.phone import Phone
from callkit_restrictions.restrictions import load
from callkit_restrictions.site import can_we_page, publish, question_page, restriction_page
from callkit_restrictions.site.questions import decided_by, questions
from callkit_restrictions.site.results import Mutant, Played, Results, ResultsError, Step
from callkit_restrictions.synonyms import STOP, SYNONYMS
from callkit_restrictions_steps import pickles

ROOT = Path(__file__).parents[1]
PHOTO, BUTTONS = "privacy.no-caller-photo", "ui.no-own-buttons"
SHOW_A_PHOTO = f"""\
@partly
Feature: Can we show the caller's photo?

  Only the one that the user keeps. The app has
  none of its own.

  **Do instead.** Show it in the app.

  **Since.** iOS 10.

  @no @{PHOTO}
  Scenario: The picture comes from our server
    When a designer asks for it
    Then iOS offers no way to do this

  @yes
  Scenario: The picture is the user's own
    When a designer asks for it
    Then nothing stands in the way
"""
ADD_A_BUTTON = f"""\
@no
Feature: Can we add a button?

  The buttons are the system's.

  **Do instead.** Offer it in the app.

  @no @{BUTTONS} @{PHOTO}
  Scenario: A button of our own
    When a designer asks for it
    Then iOS offers no way to do this
"""
NOBODY_KNOWS = """\
@depends
Feature: Does it rain?

  There is no source.

  **Do instead.** Look outside.

  @no
  Scenario: It rains
    When a designer asks for it
    Then iOS offers no way to do this
"""


def log() -> str:
    phone = Phone([load()[PHOTO]])
    phone.happen(Show("the caller's photo", "the incoming-call screen"))
    return "\n".join(trace.write(phone.history))


def played(pickle: dict[str, Any], *, caught: bool | None) -> Played:
    """A scenario as if it had run: with a log, and with one finding for each restriction that it names."""
    tags = tags_of(pickle)
    own = next(iter(tags[1:]), None)  # the first is the answer to the question
    ids = [tag for tag in tags if "." in tag]
    failed = {"target": 0, "outcome": "failed", "because": "no API takes it", "met_by": None, "due": None, "fell_at": 0}
    return Played(
        uri=pickle["uri"],
        name=pickle["name"],
        line=pickle["location"]["line"],
        tags=frozenset(tags),
        steps=tuple(Step("When", step["text"], "PASSED", None, None) for step in pickle["steps"]),
        status="PASSED",
        seconds=0.0,
        shown={"about": {"restrictions": sorted(ids), "tag": own if ids else None, "names": {}}, "log": log()}
        | {"findings": {id_: [failed] for id_ in ids} if own == "no" else {}},
        mutants=() if caught is None else (Mutant(tuple(ids), caught, "iOS offers no way to do this"),),
    )


def tags_of(pickle: dict[str, Any]) -> list[str]:
    return [tag["name"].removeprefix("@") for tag in pickle["tags"]]


def results_of(*features: str, caught: bool | None = True) -> Results:
    """The results of a run of these questions."""
    named = ((re.search(r"Feature: (.*)", text), text) for text in features)
    slugs = (
        (re.sub(r"\W+", "-", found[1].replace("'", "").lower()).strip("-"), text) for found, text in named if found
    )
    documents = [pickles.parse(f"features/questions/{slug}.feature", text) for slug, text in slugs]
    return Results(
        started=datetime(2026, 11, 23, tzinfo=UTC),
        success=True,
        digest="",
        commit=None,
        complete=True,
        scenarios=tuple(
            played(pickle, caught=caught if tags_of(pickle)[1:2] == ["no"] and len(tags_of(pickle)) > 2 else None)
            for document in documents
            for pickle in document.pickles
        ),
        not_run=(),
        features={document.uri: document.feature for document in documents},
        sources={document.uri: document.source for document in documents},
        definitions={},
    )


@pytest.fixture
def results() -> Results:
    return results_of(NOBODY_KNOWS, SHOW_A_PHOTO, ADD_A_BUTTON)


# ---------------------------------------------------------------- reading


def test_a_question_is_read_from_its_feature(results):
    photo = questions(results)[1]
    assert (photo.name, photo.slug) == ("Can we show the caller's photo?", "can-we-show-the-callers-photo")
    assert photo.said == "Only the one that the user keeps. The app has\nnone of its own."
    assert (photo.instead, photo.since) == ("Show it in the app.", "iOS 10.")
    assert photo.verdict == ("refined", "Partly")
    assert [one.played.name for one in photo.examples] == [
        "The picture comes from our server",
        "The picture is the user's own",
    ]


def test_questions_stand_in_the_order_of_what_decides_first_and_the_undecided_last(results):
    assert [question.name for question in questions(results)] == [
        "Can we add a button?",
        "Can we show the caller's photo?",
        "Does it rain?",
    ]
    assert [question.area for question in questions(results)] == ["ui", "privacy", None]


def test_what_decides_stands_in_the_order_of_the_feature(results):
    assert [rule.id for rule in questions(results)[0].deciding] == [BUTTONS, PHOTO]


def test_a_restriction_knows_its_questions(results):
    assert [question.slug for question in decided_by(load()[PHOTO], results)] == [
        "can-we-add-a-button",
        "can-we-show-the-callers-photo",
    ]
    assert decided_by(load()["store.no-callkit-in-china"], results) == []


@pytest.mark.parametrize("tags", ["", "  @yes @no\n"])
def test_an_example_says_yes_or_no_or_there_are_no_pages(tags):
    unclear = NOBODY_KNOWS.replace("  @no\n", tags)
    with pytest.raises(ResultsError, match="'It rains' must say @yes or @no"):
        questions(results_of(NOBODY_KNOWS, unclear))


# ---------------------------------------------------------------- pages


def test_the_list_has_each_question_once_under_its_area_with_a_permanent_anchor(results):
    page = can_we_page.list_page(results)
    headings = re.findall(r"^##+ .*", page, re.MULTILINE)
    assert headings == [
        "## Call screens",
        "### [Can we add a button?](questions/can-we-add-a-button.md) { #can-we-add-a-button }",
        "## Callers and contacts",
        "### [Can we show the caller's photo?](questions/can-we-show-the-callers-photo.md) "
        "{ #can-we-show-the-callers-photo }",
        "## Not known",
        "### [Does it rain?](questions/does-it-rain.md) { #does-it-rain }",
    ]


def test_the_list_gives_answer_instead_version_and_what_decides(results):
    page = can_we_page.list_page(results)
    assert '<span class="verdict verdict--refined">Partly</span>\n{: .mark }\n\nOnly the one' in page
    assert "**Instead.** Show it in the app." in page
    assert "**Since.** iOS 10." in page
    decided = f"**Decided by.** [{load()[PHOTO].title}](restrictions/privacy/no-caller-photo.md)"
    assert f'{decided} <span class="badge">iOS 10.0+</span>' in page
    assert page.count("Decided by") == 2, "nothing decides whether it rains"


def index_of(page: str) -> dict[str, Any]:
    """What the search field reads."""
    found = re.search(r'<div id="can-we-index"[^>]*>(.*)</div>\n', page)
    assert found
    return dict(json.loads(unescape(found[1])))


def test_what_is_searched_are_all_questions_and_all_restrictions(results):
    entries = index_of(can_we_page.list_page(results))["entries"]
    assert [entry["at"] for entry in entries if "at" in entry] == [question.slug for question in questions(results)]
    assert [entry["page"] for entry in entries if "page" in entry] == [
        f"restrictions/{rule.area}/{rule.name}.html" for rule in load().values()
    ]
    photo = entries[1]
    assert photo["title"] == "Can we show the caller's photo?"
    assert "picture comes from our server" in photo["also"], "an example's name is somebody's words, too"
    assert "Show it in the app." in photo["aside"]


def test_no_text_ends_the_index_early(results):
    evil = replace(results, features={uri: f | {"name": "</div><b> &lt;"} for uri, f in results.features.items()})
    page = can_we_page.list_page(evil)
    assert index_of(page)["entries"][0]["title"] == "</div><b> &lt;"
    assert "<b>" not in page[page.index("can-we-index") :]


def test_every_word_that_means_the_same_can_be_met():
    words = [word for group in SYNONYMS for word in group]
    odd = [word for word in words if word != word.lower() or word != word.strip()]
    assert not odd, f"the search compares small letters: {odd}"
    assert all(len(group) == len(set(group)) > 1 for group in SYNONYMS), "a word twice, or alone"
    assert not {word for word in words if word in STOP.split()}, "a word that is never looked for"


def test_a_question_has_a_page_with_its_examples(results):
    page = question_page.question_page(questions(results)[1])
    assert "\n# Can we show the caller's photo?\n" in page
    assert '<span class="verdict verdict--refined">Partly</span> Only the one' in page
    assert f"[{load()[PHOTO].title}](../restrictions/privacy/no-caller-photo.md)" in page
    assert "[Can we…?](../questions.md#can-we-show-the-callers-photo)" in page
    assert re.findall(r'<div class="example example--(\w+)"', page) == ["broken", "kept"]
    assert page.count('<svg class="sequence"') == 2
    assert page.count("Found: no API takes it.") == 1
    assert "(can-we-show-the-callers-photo/the-picture-is-the-user-s-own.jsonl){: download }" in page


@pytest.mark.parametrize(("caught", "word"), [(True, "agrees"), (False, "differs")])
def test_a_page_says_whether_its_no_can_fail(caught, word):
    page = question_page.question_page(questions(results_of(SHOW_A_PHOTO, caught=caught))[0])
    assert f'<span class="verdict verdict--{word}">{int(caught)} of 1 caught</span>' in page


def cards(page: str) -> list[tuple[str, str]]:
    """The name of each example and the word it bears."""
    found = re.findall(r"\n### (.*) \{ #.*\n\n<span class=\"verdict verdict--\w+\">(\w+)</span>", page)
    return [(unescape(name.replace("\\", "")), word.lower()) for name, word in found]


def test_every_example_of_every_question_bears_the_word_of_its_own_scenario():
    paths = sorted((ROOT / "features" / "questions").glob("*.feature"))
    asked = questions(results_of(*(path.read_text() for path in paths)))
    assert len(asked) == len(paths)
    for question in asked:
        text = (ROOT / question.uri).read_text()
        written = re.findall(r"^  @(yes|no)\b.*\n  Scenario(?: Outline)?: (.*)$", text, re.MULTILINE)
        page = question_page.question_page(question)
        assert cards(page) == [(name, answer) for answer, name in written], question.slug
        owed = len(re.findall(r"^  @no @", text, re.MULTILINE))
        assert (f">{owed} of {owed} caught<" in page) is (owed > 0), question.slug
        assert ("caught" in page) is (owed > 0), question.slug


def test_a_no_that_did_not_run_again_is_not_counted_as_caught():
    question = questions(results_of(SHOW_A_PHOTO, caught=None))[0]
    assert ">0 of 1 caught<" in question_page.question_page(question)


@pytest.mark.parametrize(
    ("confidences", "said"),
    [
        (("high", "high"), "Sure: it rests on strong sources."),
        (("high", "medium"), "Fairly sure: not all of it rests on strong sources."),
        (("low", "medium"), "Not sure: its sources are few or weak."),
        ((), ""),
    ],
)
def test_a_page_is_as_sure_as_the_least_certain_of_what_decides(results, confidences, said):
    rules = tuple(replace(load()[PHOTO], confidence=confidence) for confidence in confidences)
    page = question_page.question_page(replace(questions(results)[1], deciding=rules))
    found = re.search(r"How sure of that\n: +(.*)", page)
    assert (found[1] if found else "") == said


def test_a_link_in_an_answer_is_no_link_in_the_head_of_its_page(results):
    question = replace(questions(results)[2], said="Somebody [says so](https://example.org/rain).")
    head, _, body = question_page.question_page(question).removeprefix("---").partition("---")
    assert 'description: "Depends. Somebody says so."' in head
    assert "[says so](https://example.org/rain)" in body


def test_a_question_that_nothing_decides_says_so(results):
    page = question_page.question_page(questions(results)[2])
    assert "No restriction: no source is strong enough for one." in page
    assert "caught" not in page


def test_an_example_that_failed_is_published_as_failed(results):
    question = questions(results)[1]
    first = question.examples[0]
    red = replace(question, examples=(replace(first, played=replace(first.played, status="FAILED")),))
    assert "Ran and did not agree" in question_page.question_page(red)


def test_each_example_has_its_trace(results):
    files = question_page.traces(questions(results)[1])
    assert list(files) == ["the-picture-comes-from-our-server.jsonl", "the-picture-is-the-user-s-own.jsonl"]
    assert all(trace.read(lines).entries for lines in files.values())


def test_the_navigation_has_every_question_where_its_mark_is(results):
    template = "nav:\n  - Can we…?:\n      - All questions: questions.md\n      # generated: questions\n"
    said = publish.navigation(template, results)
    assert "# generated" not in said
    assert said.splitlines()[2:5] == [
        "      - All questions: questions.md",
        "      - Call screens:",
        "          - questions/can-we-add-a-button.md",
    ]


def test_a_restriction_s_page_names_the_questions_it_decides(results):
    rule = load()[PHOTO]
    with_feature = replace(
        results, features=results.features | {restriction_page.uri(rule): {"description": "It is so."}}
    )
    page = restriction_page.restriction_page(rule, with_feature)
    assert "Questions\n" in page
    assert "[Can we show the caller's photo?](../../questions/can-we-show-the-callers-photo.md)" in page
    assert "Does it rain?" not in page
