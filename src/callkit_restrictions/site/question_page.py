"""The page of one question: its answer, what to do instead, what decides, and the examples that show it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from callkit_restrictions.restriction import Restriction
from callkit_restrictions.site.example import example
from callkit_restrictions.site.markdown import front_matter, slug, terms, text, verdict
from callkit_restrictions.site.questions import ANSWERS, Question, questions
from callkit_restrictions.site.restriction_page import AREA_NAMES, path_of
from callkit_restrictions.site.results import Played, Results

TITLE = "Can we…?"
UNDECIDED = "Not known"
"""Where a question stands that no restriction decides."""


def by_area(results: Results) -> list[tuple[str, list[Question]]]:
    """The questions under the names of their areas, in the site's order."""
    grouped = groupby(questions(results), key=lambda question: question.area)
    return [(AREA_NAMES[area] if area else UNDECIDED, [*group]) for area, group in grouped]


def link(restriction: Restriction, up: str) -> str:
    """A link to a restriction; `up` leads to the top of the site."""
    return f"[{text(restriction.title)}]({up}restrictions/{path_of(restriction)})"


def question_page(question: Question) -> str:
    """One question: its answer, what to do instead, what decides, and the examples that show it."""
    lines = front_matter(
        question.name,
        f"{question.verdict[1]}. {' '.join(question.said.split())}",
        label=TITLE,
        sources=[question.uri],
    )
    lines += [
        f'<p class="crumbs" data-search-exclude markdown>[{TITLE}](../questions.md#{question.slug})</p>',
        "",
        f"# {text(question.name)}",
        "",
        f"{verdict(*question.verdict)} {question.said}",
        "",
        f"**Do instead.** {question.instead}",
        "",
        *terms(
            [
                ("Since", question.since),
                (
                    "Decided by",
                    [link(rule, "../") for rule in question.deciding]
                    or "No restriction, since no source says anything.",
                ),
                ("Proof", _proof(question)),
            ]
        ),
        "## Examples",
        "",
        "Each of these was run on the model to make this page. *Yes* means that nothing stood in the way, *no* that "
        "something did.",
        "",
    ]
    for played in question.scenarios:
        lines += _example(question, played)
    source = f"[`{question.uri}`]({question.slug}/{question.slug}.feature.txt)"
    lines += ["## Where it lives", "", *terms([("Specification", source)])]
    return "\n".join(lines) + "\n"


def _example(question: Question, played: Played) -> Iterator[str]:
    about = played.shown.get("about", {})
    answer = about.get("tag") or "no"
    return example(played, ANSWERS[answer], answer.capitalize(), about.get("restrictions", []), question.slug)


def _proof(question: Question) -> str:
    """How many examples were shown to be able to fail, each on a phone without what decides it."""
    mutants = [mutant for played in question.scenarios for mutant in played.mutants]
    if not mutants:
        return ""
    caught = sum(mutant.caught for mutant in mutants)
    word = verdict("agrees" if caught == len(mutants) else "differs", f"{caught} of {len(mutants)} caught")
    return f"{word} Each *no* ran again on a phone without what decides it, and has to fail there."


def traces(question: Question) -> dict[str, list[str]]:
    """The phone's log of each example, by the name of its file."""
    return {f"{slug(played.name)}.jsonl": played.log for played in question.scenarios if played.log}
