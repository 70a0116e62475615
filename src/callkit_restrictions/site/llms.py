"""`llms.txt`: the site in one file that a language model can read first (the form is that of llmstxt.org).

Links are relative, since the site does not know where it will be published.
"""

from __future__ import annotations

from collections.abc import Iterator

from callkit_restrictions.restriction import Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions.site.markdown import capital, text
from callkit_restrictions.site.questions import questions
from callkit_restrictions.site.restriction_page import AREA_NAMES, path_of
from callkit_restrictions.site.results import Results
from callkit_restrictions.traits import AREAS

OTHERS = (
    ("results/restrictions.json", "All restrictions as JSON", "with evidence, reports and the results of the run"),
    ("results.html", "Results", "the last run of all specifications, and what is known of each restriction"),
    ("versions.html", "Versions", "every restriction on every release of iOS"),
    ("field.html", "Field reports", "real failures, on the restriction that each shows"),
    ("orderings/index.html", "Orderings", "known-good orders of events, and what holds each step in place"),
    ("checklist.html", "Checklist", "what the design review of a call feature has to settle"),
    ("glossary.html", "Glossary", "one meaning for each word"),
)
NOTES = (("how-the-model-thinks.html", "How the model thinks", "what is executed, and what it cannot prove"),)


def llms(results: Results) -> str:
    """The whole file."""
    lines = [
        "# CallKit Restrictions",
        "",
        f"> What Apple's CallKit and PushKit forbid, demand and withhold on iOS, as {len(load())} restrictions. Each "
        "has a page with the rule, what to do instead, executed examples, the versions it holds for, and its sources.",
        "",
        "The examples run on a model of iOS's call system, not on a phone. Each page says how strong its sources are, "
        "where they disagree, and what is assumed; quote that with the rule. Not affiliated with Apple.",
        "",
    ]
    for area in AREAS:
        if inside := [rule for rule in load().values() if rule.area == area]:
            lines += [f"## {AREA_NAMES[area]}", "", *map(_restriction, inside), ""]
    if asked := [*_questions(results)]:
        lines += ["## Questions of designers", "", *asked, ""]
    lines += ["## Data and results", "", *_links(OTHERS), "", "## Optional", "", *_links(NOTES)]
    return "\n".join(lines) + "\n"


def _restriction(rule: Restriction) -> str:
    page = path_of(rule).replace(".md", ".html")
    otherwise = text(capital(rule.consequence)).rstrip(".")
    return f"- [{text(rule.title)}](restrictions/{page}): {rule.kind}, {rule.holds.short()}. {otherwise}."


def _questions(results: Results) -> Iterator[str]:
    for question in questions(results):
        answer = " ".join(question.said.split())
        yield f"- [{text(question.name)}](questions/{question.slug}.html): {question.verdict[1]}. {answer}"


def _links(links: tuple[tuple[str, str, str], ...]) -> Iterator[str]:
    for page, name, about in links:
        yield f"- [{name}]({page}): {about}"
