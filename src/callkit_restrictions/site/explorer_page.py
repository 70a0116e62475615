"""The page of the screen explorer: a form, the pictures of the state that is chosen, and what decides them.

The page itself holds the first state, and needs no script to be read. Every state is in `explorer-states.js`, which
only this page loads; each column of a state is stored once, however many states share it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from html import escape

from callkit_restrictions.errors import CallKitError
from callkit_restrictions.restriction import Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions.site.explorer import BANNER, CHOICES, Choice, Moment, Span
from callkit_restrictions.site.markdown import front_matter
from callkit_restrictions.site.phone_parts import slots_of
from callkit_restrictions.site.phone_picture import draw, heard, otherwise, said_in_short
from callkit_restrictions.site.restriction_page import path_of
from callkit_restrictions.versions import NEWEST

COLUMNS = 3
STATES = "explorer-states.js"


def explorer_page(spans: list[Span]) -> str:
    """The page as Markdown."""
    lines = front_matter(
        "Screen explorer",
        "What an iPhone shows for an incoming call: choose the phone, the caller and the call.",
        "navigation",
        "toc",
    )
    first = spans[-1].states[0]
    lines += [
        "# Screen explorer",
        "",
        "Choose a situation and see what the phone shows, which buttons there are, and which restrictions make it so. "
        "The app is called *Example*, asks to be called *Acme*, and brings a ringtone and an icon.",
        "",
        '<noscript markdown="0"><p>Without JavaScript this page shows one situation. '
        '<a href="index.html">What the phone shows</a> has a picture of every kind of screen.</p></noscript>',
        "",
        f'<form id="explorer" class="explorer" action="#" data-states="{STATES}">',
        *_releases(spans),
        *(line for choice in CHOICES for line in _fieldset(choice)),
        "</form>",
        "",
        f'<p id="explored-now" class="explored-now">{escape(_sentence(spans))}</p>',
        "",
        '<p id="explored-said" class="unseen" role="status" aria-live="polite"></p>',
        "",
        '<div id="explored" class="explored">',
        *(column(moment, place) for place, moment in enumerate(first.moments)),
        "</div>",
        "",
        "Hatched is the system's, a dashed outline is what it draws because the call declares it, a solid one is "
        "yours, a dotted one the user's. "
        "[What the phone shows](index.md) explains each screen, and says what is assumed.",
        "",
        "The address of this page is the address of the situation: copy it to show it to somebody. All "
        f"{sum(len(span.states) for span in spans)} situations were played on the model when this page was made. "
        "*Without it* means: the same play was played again on a phone without this restriction. *Not to be had* was "
        "asked of the model wish by wish. Neighbouring releases in which nothing of this differs are one entry.",
    ]
    return "\n".join(lines) + "\n"


def states_script(spans: list[Span]) -> str:
    """Every state as a script: the columns, and for each state the numbers of its columns."""
    columns: dict[str, int] = {}
    states = [
        [
            [columns.setdefault(column(moment, place), len(columns)) for place, moment in enumerate(state.moments)]
            for state in span.states
        ]
        for span in spans
    ]
    data = {
        "releases": [[str(span.first), str(span.last)] for span in spans],
        "choices": [[choice.key, [value for value, _ in choice.answers]] for choice in CHOICES],
        "columns": [*columns],
        "states": states,
    }
    return f"window.callkitStates = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"


def _sentence(spans: list[Span]) -> str:
    answers = [f"{choice.legend} {choice.answers[0][1]}" for choice in CHOICES]
    return f"Shown: {_span(spans[-1])}. " + ". ".join(answers) + "."


def _releases(spans: list[Span]) -> Iterator[str]:
    """The newest first, since that is what most readers ask for."""
    yield '<fieldset><legend><label for="explorer-ios">Release</label></legend>'
    yield '<select id="explorer-ios" name="ios">'
    for span in reversed(spans):
        chosen = " selected" if span is spans[-1] else ""
        yield f'<option value="{span.first}"{chosen}>{_span(span)}</option>'
    yield "</select></fieldset>"


def _span(span: Span) -> str:
    return f"iOS {span.first} and later" if span.last == NEWEST else f"iOS {span.first} to {span.last}"


def _fieldset(choice: Choice) -> Iterator[str]:
    banners = load().get(BANNER)
    since = f"from {banners.holds.short().removesuffix('+')} on" if choice.key == "style" and banners else ""
    hint = since or choice.hint
    described = f' aria-describedby="explorer-{choice.key}-hint"' if hint else ""
    yield f"<fieldset{described}><legend>{escape(choice.legend)}</legend>"
    for place, (value, label) in enumerate(choice.answers):
        checked = "" if place else " checked"
        button = f'<input type="radio" name="{choice.key}" value="{value}"{checked}>'
        yield f"<label>{button} <span>{escape(label)}</span></label>"
    if hint:
        yield f'<span class="hint" id="explorer-{choice.key}-hint">{escape(hint)}</span>'
    yield "</fieldset>"


@cache
def column(moment: Moment, place: int) -> str:
    """One moment of a state as one block of HTML without blank lines: picture, buttons, and what decides."""
    screen = moment.screen
    said = _said(moment)
    lines = [
        f'<section aria-labelledby="explored-{place}" data-said="{escape(said)}">',
        f'<h2 id="explored-{place}">{escape(moment.heading)}</h2>',
        draw(screen, name=f"explored-{place}-phone"),
    ]
    if moment.error is not None:
        lines.append(f"<p><b>Refused</b> with code {moment.error.code} <code>{escape(moment.error.name)}</code>.</p>")
    if screen.picture == "contact" and slots_of(screen) and screen.title_is == "the caller's name":
        lines.append(f"<p>{_HIDES}</p>")
    lines.append(f"<p><b>Buttons:</b> {escape(', '.join(screen.buttons) or 'none of the system’s')}.</p>")
    if moment.decisive or moment.refused:
        lines.append("<p><b>Restrictions that make it so:</b></p><ul>")
        lines += [
            f"<li>{_link(rule)} <b>{escape(otherwise(screen, other))}</b></li>" for rule, other in moment.decisive
        ]
        lines += [
            f"<li>{_link(rule)} Not to be had: {escape(', '.join(wishes))}.</li>" for rule, wishes in moment.refused
        ]
        lines.append("</ul>")
    lines.append("</section>")
    return "\n".join(lines)


_HIDES = (
    "The name is the one that the app gave. It hides the user's own name for this caller: "
    'so <a href="https://developer.apple.com/documentation/callkit/cxcallupdate/localizedcallername">Apple has it</a>, '
    'though <a href="https://github.com/lionheart/openradar-mirror/issues/18755">a report of 2017</a> says otherwise.'
)


def _said(moment: Moment) -> str:
    """The moment in one sentence, for those who hear the page."""
    parts = [f"{moment.heading}: {said_in_short(moment.screen)}", *heard(moment.screen)]
    parts += [_code(moment.error)] if moment.error else []
    parts += [f"buttons {', '.join(moment.screen.buttons)}"] if moment.screen.buttons else []
    return "; ".join(parts) + "."


def _code(error: CallKitError) -> str:
    return f"refused with code {error.code} {error.name}"


def _link(rule: Restriction) -> str:
    return f'<a href="../restrictions/{path_of(rule).removesuffix(".md")}.html">{escape(rule.title)}</a>'
