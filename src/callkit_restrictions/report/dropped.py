"""Files as people drop them on the site's page *Check your app*: a trace is judged, everything else is diagnosed.

    answer(["push.jsonl", "crash.ips"], "https://example.org/").html

The page runs this very package, in the browser; nothing that is dropped leaves it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path

from callkit_restrictions.check.sources import Source
from callkit_restrictions.diagnose import UnreadableError, diagnose
from callkit_restrictions.diagnose.telling import WORDS
from callkit_restrictions.lines import FORMAT
from callkit_restrictions.report import diagnosis, page
from callkit_restrictions.report.checked import checked
from callkit_restrictions.report.html import whole
from callkit_restrictions.report.outcome import TraceReport, counted
from callkit_restrictions.restrictions import load

_TRACES = (".jsonl", ".jsonl.gz", ".trace", ".trace.gz")
_MARKS = (f'"{FORMAT}"', '"event"')
"""What the first line of a trace holds; the second where its header is missing, which the checker then says."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTML document about all files, and a few words about each, for those who hear a page."""

    html: str
    said: str


def answer(names: Iterable[str], site: str) -> Answer:
    """Judge or diagnose each file; `site` is where the pages are."""
    parts: list[str] = []
    said: list[str] = []
    for number, name in enumerate(names, 1):
        sentence, more = _of(name, number, site)
        said.append(sentence)
        parts += more
    heading = "What the files show" if len(said) > 1 else "What the file shows"
    return Answer(whole("Check your app", heading, parts), " ".join(said))


def _of(name: str, number: int, site: str) -> tuple[str, Iterator[str]]:
    """What to say about a file, and its section."""
    if _is_trace(name):
        found = checked(name, Source(name, Path(name)).lines(), load().values(), explain=False)
        return _in_short(found), page.section(found, number, site, explain=True)
    try:
        told = diagnose(name, BytesIO())
    except UnreadableError as problem:
        return f"{problem}.", iter((f"<p>{escape(str(problem))}.</p>",))
    outcome = WORDS.get(told.outcome, told.summary.partition(".")[0])
    return f"{told.source}: {outcome[0].lower()}{outcome[1:]}.", diagnosis.section(told, site)


def _is_trace(name: str) -> bool:
    lines = (line for line in Source(name, Path(name)).lines() if not isinstance(line, str) or line.strip())
    first = next(lines, "")
    return name.lower().endswith(_TRACES) or (isinstance(first, str) and any(mark in first for mark in _MARKS))


def _in_short(found: TraceReport) -> str:
    parts = [
        f"{found.count('failed'):,} broken",
        f"{found.count('cant-tell'):,} can’t tell",
        f"{found.count('passed'):,} passed",
    ]
    if found.problems:
        parts.append(counted(len(found.problems), "line cannot be read", "lines cannot be read"))
    return f"{found.source}: {', '.join(parts)}."
