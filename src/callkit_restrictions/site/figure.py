"""One log as a figure: its band of time, its sequence diagram, and the same in words.

    figure(history, findings, {"1A2B…": "Anna"}, title="A push is swallowed", name="swallowed")

A script (timeline.js) makes the diagram one that can be stepped through; without it everything is there to be read.
Each row has its own address, `#swallowed:3`. Nothing here knows where the log came from: a run of the specs, or a
trace that somebody recorded. The page has to bring site.css, timeline.css and timeline.js.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from callkit_restrictions.history import History
from callkit_restrictions.site.diagram import Row, draw, in_words
from callkit_restrictions.site.story import lanes, rows
from callkit_restrictions.site.timeline import band


def figure(
    history: History, findings: Sequence[Mapping[str, Any]], names: Mapping[str, str], *, title: str, name: str
) -> str:
    """The figure as one block of HTML without blank lines, so that Markdown passes it through; nothing for no entry.

    `findings` are told in the picture. Of each it reads `outcome`; of a failed one also `fell_at`, the index of the
    entry with which it fell, or `None` where `due` (a moment in milliseconds) passed; of a passed one `due`, where it
    had a deadline. `names` are the people behind the calls' UUIDs. `name` must be unique on the page and fit an id.
    """
    failed = [finding for finding in findings if finding["outcome"] == "failed"]
    told = rows(history, names, failed)
    if not told:
        return ""
    met = {finding["due"] for finding in findings if finding["outcome"] == "passed" and finding["due"] is not None}
    parts = (
        '<div class="stepped">',
        band(told, met),
        '<div class="stepper"></div>',
        draw(title, lanes(told), told, name=name),
        _words(told),
        "</div>",
    )
    return "\n".join(part for part in parts if part)


def _words(told: Sequence[Row]) -> str:
    said = "".join(f"<li>{escape(sentence)}</li>" for sentence in in_words(told))
    return f'<details class="words"><summary>The same in words</summary><ol>{said}</ol></details>'
