"""The computed parts of pages that are written by hand: Markdown that they take in by name (`--8<-- "numbers.md"`).

Only what a run has shown, or what the code knows, so that no hand-written page has to repeat a number, a verdict, a
picture or a list of names.
"""

from __future__ import annotations

from collections.abc import Iterator

from callkit_restrictions import trace
from callkit_restrictions.events import KINDS, actions, audio, calls, people, process, pushes, screens, store
from callkit_restrictions.restrictions import load
from callkit_restrictions.site import reverify
from callkit_restrictions.site.diagram import draw
from callkit_restrictions.site.markdown import capital, text, verdict
from callkit_restrictions.site.questions import questions
from callkit_restrictions.site.restriction_page import path_of
from callkit_restrictions.site.results import Played, Results
from callkit_restrictions.site.story import lanes, rows
from callkit_restrictions.spelling import FIELDS

ASKED = (
    "can-we-show-video-before-answering",
    "can-we-ring-with-our-own-sound",
    "can-we-show-the-callers-photo",
    "can-our-call-get-through-focus-or-do-not-disturb",
)
"""The questions that the home page asks, one for each answer."""

BREACH = ("push.report-before-the-handler-returns", "The handler asks the server first and returns")
"""The broken example that the home page shows: its restriction, and its name."""

GROUPS = (pushes, calls, actions, audio, process, people, screens, store)
"""The events of a trace, group by group; what a design wishes for is not recorded."""


def parts(results: Results) -> dict[str, str]:
    """Every part by the name of its file. Their links start at the top of the site."""
    return {
        "ids.md": "\n".join(_ids()) + "\n",
        "numbers.md": "\n".join(_numbers(results)) + "\n",
        "questions.md": "\n".join(_questions(results)) + "\n",
        "breach.md": "\n".join(_breach(results)) + "\n",
        "trace-names.md": "\n".join(trace_names()) + "\n",
        "last-verified.md": "\n".join(reverify.part(results)) + "\n",
    }


def _ids() -> Iterator[str]:
    """A definition for each id, so that a page can write `[ui.no-own-buttons]` and mean the restriction's page."""
    for restriction in load().values():
        title = restriction.title.replace('"', "'")
        yield f'[{restriction.id}]: restrictions/{path_of(restriction)} "{title}"'


def _numbers(results: Results) -> Iterator[str]:
    """What the last run was made of and what came of it, as large numbers."""
    caught = sum(mutant.caught for mutant in results.mutants)
    facts = [
        (str(len(load())), "restrictions, from iOS 10 to the newest", "restrictions/index.md"),
        (f"{results.passed} of {len(results.scenarios)}", "examples ran as they promise", "results.md"),
        (
            f"{caught} of {len(results.mutants)}",
            "broken ones failed, as they must, on a phone without the rule",
            "how-the-model-thinks.md#how-a-spec-is-shown-to-be-able-to-fail",
        ),
        (str(len(questions(results))), "questions of designers, answered", "questions.md"),
    ]
    yield from ('<div class="numbers" markdown>', "")
    yield from (f"- [**{number}** {what}]({where})" for number, what, where in facts)
    yield from ("", "</div>")


def _questions(results: Results) -> Iterator[str]:
    """Some questions with their answers."""
    asked = {question.slug: question for question in questions(results)}
    yield from ('<div class="asked" markdown>', "")
    for question in (asked[slug] for slug in ASKED if slug in asked):
        yield f"[{text(question.name)}](questions/{question.slug}.md)"
        yield from (f":   {verdict(*question.verdict)} {' '.join(question.said.split())}", "")
    yield "</div>"


def _breach(results: Results) -> Iterator[str]:
    """An app that breaks a rule: what it does, in a picture, and what iOS does about it."""
    id_, name = BREACH
    played = next((played for played in results.of(id_) if played.name == name and played.log), None)
    if played is None:
        return
    restriction = load()[id_]
    yield from _picture(played)
    yield from (f"{text(restriction.consequence)}.", "{: .last-words }", "")
    caught = played.mutants and all(mutant.caught for mutant in played.mutants)
    yield (
        f"{verdict(*(('agrees', 'Caught') if caught else ('differs', 'Not caught')))} The same run on a phone without "
        f"the rule: [see the proof](restrictions/{path_of(restriction)}#proof-that-the-spec-can-fail)."
    )


def trace_names() -> Iterator[str]:
    """Every event that a trace can hold, with its arguments."""
    for group in GROUPS:
        title, _, about = (group.__doc__ or "").partition("\n")[0].partition(": ")
        yield from (f"### {title}", "", capital(about), "", '<div class="names" markdown>', "")
        for name, kind in KINDS.items():
            if kind.__module__ == group.__name__:
                keys = ", ".join(f"`{key}`" for _, key in FIELDS[kind])
                yield f"- **`{name}`** {kind.who}{': ' if keys else ''}{keys}"
        yield from ("", "</div>", "")


def _picture(played: Played) -> Iterator[str]:
    failed = [
        finding
        for findings in played.shown.get("findings", {}).values()
        for finding in findings
        if finding["outcome"] == "failed"
    ]
    told = rows(trace.read(played.log), played.shown.get("about", {}).get("names", {}), failed)
    yield from (draw(played.name, lanes(told), told, name="breach"), "")
