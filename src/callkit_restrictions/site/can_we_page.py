"""The page "Can we…?": every answer in its HTML, and what its search field needs to find them in a reader's own words.

Without JavaScript the page is the list, area by area. With it, `ranking.js` and `can-we.js` put the answers to what
somebody types on top; the index that they read is the JSON at the end of the page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import quote

from callkit_restrictions.restriction import Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions.site.markdown import badge, front_matter, text, verdict
from callkit_restrictions.site.question_page import TITLE, by_area, link
from callkit_restrictions.site.questions import Question, questions
from callkit_restrictions.site.restriction_page import path_of, uri
from callkit_restrictions.site.results import Results
from callkit_restrictions.synonyms import STOP, SYNONYMS

TRY = ("video before answering", "custom ringtone", "silent push", "hide the name", "group call")
"""Queries to begin with."""

UNANSWERED = "contributing.md#a-question-without-an-answer"
"""Where somebody goes whose question has no answer here."""


def list_page(results: Results) -> str:
    """Every question with its answer, and the field that finds them."""
    asked = questions(results)
    lines = front_matter(
        TITLE, "What designers ask about calls on iOS: yes, no, partly or depends, and what to do instead.", "toc"
    )
    lines += [
        f"# {TITLE}",
        "",
        f"{len(asked)} questions that designers ask: the answer, what to do instead, and examples that were run.",
        "",
        *_field(),
        '<div class="answers" data-search-exclude markdown>',
        "",
    ]
    for area, group in by_area(results):
        lines += ['<div class="answers-of-area" markdown>', "", f"## {area}", ""]
        for question in group:
            lines += _card(question)
        lines += ["</div>", ""]
    lines += ["</div>", "", *_index(asked, results)]
    return "\n".join(lines) + "\n"


def _field() -> Iterator[str]:
    """The form, hidden by the style sheet where there is no script; one HTML block, without a blank line in it."""
    tries = ", ".join(f'<a href="#q={quote(query)}">{escape(query)}</a>' for query in TRY)
    yield from (
        '<form class="find" role="search" aria-label="Answers" markdown="0">',
        '<label for="wish">What do you want to do?</label>',
        '<input id="wish" type="search" autocomplete="off" autocapitalize="off" enterkeyhint="search" '
        'aria-describedby="wish-hint">',
        f'<p class="hint" id="wish-hint">In your own words, for example: {tries}</p>',
        '<p class="count" role="status"></p>',
        "</form>",
        '<div class="found-nearest" role="status" hidden markdown="0"><p>Nothing here has all that you ask for. These '
        "come nearest, and may be about something else.</p></div>",
        '<div class="found" hidden markdown="0"></div>',
        "",
    )
    yield from (
        '<div class="found-nothing" hidden markdown>',
        "",
        "Nothing here answers that, and that is no *yes*: it may be that nobody has written it down yet. Look through "
        f"[all restrictions](restrictions/index.md), or [tell us what is missing]({UNANSWERED}).",
        "",
        "</div>",
        "",
    )


def _card(question: Question) -> Iterator[str]:
    yield from (f'<div class="answer answer--{question.verdict[0]}" markdown>', "")
    yield from (f"### [{text(question.name)}](questions/{question.slug}.md) {{ #{question.slug} }}", "")
    yield from (verdict(*question.verdict), "{: .mark }", "", question.said, "")
    yield from ('<details class="more" markdown>', "<summary>What to do instead</summary>", "")
    yield from (f"**Instead.** {question.instead}", "")
    if question.since:
        yield from (f"**Since.** {question.since}", "")
    if question.deciding:
        rules = [f"{link(rule, '')} {badge(rule.holds.short())}" for rule in question.deciding]
        yield from (f"**Decided by.** {'; '.join(rules)}", "")
    yield from ("</details>", "</div>", "")


def _described(restriction: Restriction, results: Results) -> str:
    """What its feature says to designers and engineers, as plain words."""
    description: str = results.features.get(uri(restriction), {}).get("description", "")
    return " ".join(re.sub(r"[*`_]", " ", description).split())


def _index(asked: Sequence[Question], results: Results) -> list[str]:
    """What the search field reads, as one line of JSON.

    In a hidden box, not in a `<script type="application/json">`: Material runs every script of a page that it loads
    instantly, whatever its type.
    """
    index = {
        "synonyms": SYNONYMS,
        "stop": STOP.split(),
        "entries": [
            *(
                {
                    "at": question.slug,
                    "title": question.name,
                    "said": question.said,
                    "also": " ".join(one.played.name for one in question.examples),
                    "aside": f"{question.instead} {' '.join(rule.title for rule in question.deciding)}",
                }
                for question in asked
            ),
            *(
                {
                    "page": f"restrictions/{path_of(rule).removesuffix('.md')}.html",
                    "title": rule.title,
                    "since": rule.holds.short(),
                    "also": rule.name.replace("-", " "),
                    "said": rule.consequence,
                    "aside": " ".join((rule.id, *rule.symbols, _described(rule, results))),
                }
                for rule in load().values()
            ),
        ],
    }
    written = escape(json.dumps(index, ensure_ascii=False, separators=(",", ":")), quote=False)
    return [f'<div id="can-we-index" hidden data-search-exclude markdown="0">{written}</div>']
