"""The four truths about a restriction, kept apart, since each can hold without the others.

| truth | says | computed from |
|---|---|---|
| specs | the specifications agree with the model | this run: scenarios, runs without the restriction, near misses |
| sources | the sources support the claim | confidence, strength of the evidence, what sources leave open |
| field | it has been seen in the field | reports that show it; field reports among the evidence |
| current | it is still so | the youngest report that shows it, the day its sources were read |

Each is a `Mark`: a kind, which has a shape of its own in the style sheet, a word, and why.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from callkit_restrictions.restriction import Restriction
from callkit_restrictions.site.results import Results
from callkit_restrictions.site.sightings import cited, counted, showing
from callkit_restrictions.versions import IOS, NEWEST

TRUTHS = {
    "specs": "Specs agree with the model",
    "sources": "Sources support the claim",
    "field": "Seen in the field",
    "current": "Still current",
}
FRESH_REPORT, FRESH_READING = timedelta(days=730), timedelta(days=365)
"""For so long before a run a report, or a reading of the sources, counts as current: ours to choose, and long enough
for one autumn's release of iOS to lie in between."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How one truth stands: `kind` names the shape, `word` says it, `why` gives the reason."""

    truth: str
    kind: str
    word: str
    why: str

    def __str__(self) -> str:
        return f'<span class="mark mark--{self.truth}-{self.kind}">{escape(self.word)}</span>'


def marks(restriction: Restriction, results: Results) -> tuple[Mark, Mark, Mark, Mark]:
    """The four marks of a restriction, in the order of `TRUTHS`."""
    return specs(restriction, results), sources(restriction), field(restriction), current(restriction, results)


def status(restriction: Restriction, results: Results) -> tuple[str, str]:
    """The verdict of the run on a restriction: its kind for the style sheet, and its word."""
    played = results.of(restriction.id)
    caught = all(mutant.caught for scenario in played for mutant in scenario.mutants)
    near = results.near_misses(restriction.id)
    if not played:
        return "open", "Not run"
    if any(scenario.status != "PASSED" for scenario in played):
        return "differs", "Disagrees"
    if not caught or not all(near.get(miss.name) for miss in restriction.near_misses):
        return "differs", "Cannot fail"
    return "agrees", "Agrees"


def specs(restriction: Restriction, results: Results) -> Mark:
    """Did every scenario pass, and was each wrong phone noticed?"""
    kind, word = status(restriction, results)
    played = results.of(restriction.id)
    passed = sum(scenario.status == "PASSED" for scenario in played)
    return Mark("specs", kind, word, f"{passed} of {counted(len(played), 'scenario', 'scenarios')} passed in this run")


def sources(restriction: Restriction) -> Mark:
    """How well the claim is supported; the weakest thing to be said about it is the one that is said."""
    primary = sum(item.strength == "primary" for item in restriction.evidence)
    cited = f"{counted(len(restriction.evidence), 'source', 'sources')}, {primary} of them primary"
    if restriction.confidence == "low" or not primary:
        return Mark("sources", "thin", "Thin", f"{cited}; confidence is {restriction.confidence}")
    if restriction.disagreement:
        return Mark("sources", "open", "Open point", f"{cited}; on a point they disagree or are silent")
    if restriction.confidence == "medium":
        return Mark("sources", "part", "In part", f"{cited}; confidence is medium")
    return Mark("sources", "full", "Supported", f"{cited}; confidence is high")


def field(restriction: Restriction) -> Mark:
    """How many reports show it; where none does, whether the evidence cites any."""
    if told := showing(restriction):
        return Mark("field", "told", counted(len(told), "report", "reports"), "told under “Seen in the field”")
    if number := len(cited(restriction)):
        return Mark("field", "cited", f"{number} cited", "only among the evidence, not told")
    return Mark("field", "none", "None known", "no report known to us; it may still happen every day")


def current(restriction: Restriction, results: Results) -> Mark:
    """How fresh the word is that it is still so. Nothing here was tried on a device by us, and no mark says so."""
    ended = restriction.holds.until_
    if ended is not None and ended <= NEWEST:
        return Mark("current", "ended", f"Until {ended}", f"not in force since iOS {ended}")
    newest = newest_seen(restriction)
    named = f"; newest iOS in a report: {newest}" if newest else ""
    today = results.started.date()
    seen = max((report.date for report in showing(restriction)), default="")
    if seen and today - _day(seen) <= FRESH_REPORT:
        return Mark("current", "seen", f"Seen {seen[:7]}", f"youngest report: {seen}{named}")
    read = last_read(restriction)
    if today - read <= FRESH_READING:
        return Mark("current", "read", f"Read {read:%Y-%m}", f"sources read on {read}{named}")
    return Mark("current", "due", "Read again", f"sources read on {read}, too long ago{named}")


def last_read(restriction: Restriction) -> date:
    """The day since which every one of its sources has been read: that of the source that waits longest."""
    return min(_day(item.read) for item in restriction.evidence)


def newest_seen(restriction: Restriction) -> IOS | None:
    """The newest release that a report names which shows the restriction."""
    return max((IOS(report.ios) for report in showing(restriction) if report.ios), default=None)


def _day(written: str) -> date:
    """A day, or the first of a month."""
    return date.fromisoformat(written if len(written) > len("2026-01") else f"{written}-01")


def strip(restriction: Restriction, results: Results) -> Iterator[str]:
    """The four marks with their names, for the head of a page."""
    yield '<div class="truths" markdown="0"><dl>'
    for mark in marks(restriction, results):
        yield f"<div><dt>{TRUTHS[mark.truth]}</dt><dd>{mark} <span>{escape(mark.why)}</span></dd></div>"
    yield '</dl><p><a href="../../results.html#four-truths">What the four marks mean</a></p></div>'
    yield ""
