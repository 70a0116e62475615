"""Which restriction is meant: the queries of the site's own search find one that decides, and slips do no harm."""

from __future__ import annotations

from pathlib import Path

from callkit_restrictions import load
from callkit_restrictions.prose import asked, asked_about, parts, prose
from callkit_restrictions.search import matches, shown_by

QUERIES = Path(__file__).parent / "browser" / "queries.txt"


def test_a_description_is_cut_at_its_leads():
    assert parts("  No.\n\n  **Do instead.** Wait.") == parts("No. **Do instead.** Wait.")
    said = parts("  Never.\n\n  **You can't have.** It.\n\n  **Do instead.** Wait.\n\n  **For engineers.** `wait`.")
    assert (said.gist, said.missing, said.instead, said.engineers, said.since) == (
        "Never.",
        "It.",
        "Wait.",
        "`wait`.",
        "",
    )


def test_every_restriction_and_every_question_has_its_prose():
    assert all(prose(id_).gist and prose(id_).missing and prose(id_).instead and prose(id_).engineers for id_ in load())
    assert len(asked()) == len([*(Path(__file__).parent.parent / "features" / "questions").glob("*.feature")])
    assert {id_ for question in asked() for id_ in question.deciding} <= {*load()}
    assert {question.answer for question in asked()} == {"yes", "no", "partly", "depends"}


def test_the_questions_about_a_restriction_are_those_that_it_decides():
    for id_ in load():
        assert [*asked_about(id_)] == [question for question in asked() if id_ in question.deciding]


def test_what_people_type_finds_a_restriction_that_decides():
    """The queries were written for the search of the questions, not for this one."""
    deciding = {question.slug: question.deciding for question in asked()}
    queries = [line.split(" => ") for line in QUERIES.read_text(encoding="utf-8").splitlines() if " => " in line]
    wanted = [(query, deciding[slug.strip()]) for query, slug in queries if slug.strip() in deciding]
    wanted = [(query, ids) for query, ids in wanted if ids]
    found = [not {match.restriction.id for match in matches(query)[:5]}.isdisjoint(ids) for query, ids in wanted]
    assert len(found) > 100
    assert sum(found) / len(found) > 0.9


def test_a_raw_text_of_an_error_finds_what_it_shows():
    for restriction in load().values():
        for signature in shown_by(restriction):
            assert restriction.id in [match.restriction.id for match in matches(signature.title)]


def test_a_title_finds_its_own_restriction_among_the_first():
    for restriction in load().values():
        assert restriction.id in [match.restriction.id for match in matches(restriction.title)[:3]]


def test_slips_and_nonsense():
    assert "privacy.no-caller-photo" in [match.restriction.id for match in matches("avatr")]
    assert "ui.one-ringtone-from-the-bundle" in [match.restriction.id for match in matches("rigntone")][:3]
    assert matches("") == matches("the") == matches("?!") == matches("x" * 100_000) == []
