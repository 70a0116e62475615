"""The page of one question: its answer, what to do instead, what decides, and the examples that show it."""

from __future__ import annotations

from itertools import groupby

from callkit_restrictions.restriction import Restriction
from callkit_restrictions.site.example import example
from callkit_restrictions.site.markdown import front_matter, slug, summary, terms, text, verdict
from callkit_restrictions.site.questions import Question, questions, verdict_of
from callkit_restrictions.site.restriction_page import AREA_NAMES, path_of
from callkit_restrictions.site.results import Results

TITLE = "Can we…?"
UNDECIDED = "Not known"
"""Where a question stands that no restriction decides."""
SURE = {
    "low": "Not sure: its sources are few or weak.",
    "medium": "Fairly sure: not all of it rests on strong sources.",
    "high": "Sure: it rests on strong sources.",
}
"""What the confidence of the least certain restriction means to a designer, the least certain first."""


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
        f"{question.verdict[1]}. {summary(question.said, longest=1000)}",
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
                    or "No restriction: no source is strong enough for one.",
                ),
                ("How sure of that", _how_sure(question)),
                ("Proof", _proof(question)),
            ]
        ),
        "## Examples",
        "",
        "Each of these was run on the model to make this page. *Yes* and *no* answer the question for what is told; "
        "what can be done instead is a *yes*, too.",
        "",
    ]
    for one in question.examples:
        lines += example(one.played, *verdict_of(one.answer), one.deciding, question.slug)
    source = f"[`{question.uri}`]({question.slug}/{question.slug}.feature.txt)"
    lines += ["## Where it lives", "", *terms([("Specification", source)])]
    return "\n".join(lines) + "\n"


def _how_sure(question: Question) -> str:
    """As sure as the least certain of what decides."""
    confidences = {rule.confidence for rule in question.deciding}
    return next((said for confidence, said in SURE.items() if confidence in confidences), "")


def _proof(question: Question) -> str:
    """How many examples were seen to fail without what decides them, of all that must: each *no* with a restriction."""
    owed = [one.played for one in question.examples if one.answer == "no" and one.deciding]
    if not owed:
        return ""
    caught = sum(bool(played.mutants) and all(mutant.caught for mutant in played.mutants) for played in owed)
    word = verdict("agrees" if caught == len(owed) else "differs", f"{caught} of {len(owed)} caught")
    return f"{word} Each *no* that a restriction decides ran again on a phone without it, and has to fail there."


def traces(question: Question) -> dict[str, list[str]]:
    """The phone's log of each example, by the name of its file."""
    return {f"{slug(one.played.name)}.jsonl": one.played.log for one in question.examples if one.played.log}
