"""Traces in HTML: each with what is broken, and the timeline as a picture and in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from callkit_restrictions.check import Recording
from callkit_restrictions.check.judging import Answer
from callkit_restrictions.events import Event
from callkit_restrictions.history import Log
from callkit_restrictions.report.html import article, link, whole
from callkit_restrictions.report.outcome import IN_FULL, Finding, Report, TraceReport, counted, in_sum
from callkit_restrictions.report.plain import plain
from callkit_restrictions.site.diagram import Row, draw, in_words
from callkit_restrictions.site.story import lanes, rows

AROUND = 15
"""Of a long recording the picture shows so many events on each side of what is broken."""

MOST = 400
"""And never more than so many."""

_WORDS = {"failed": "Failed", "cant-tell": "Can’t tell", "passed": "Passed"}


def page(report: Report, site: str, *, explain: bool) -> str:
    """The whole report as one HTML document."""
    parts = [f"<p>{counted(len(report.traces), report.of)}: {escape(', '.join(in_sum(report)))}.</p>"]
    for number, trace in enumerate(report.traces, 1):
        parts += section(trace, number, site, explain=explain)
    return whole(f"CallKit check: {in_sum(report)[0]}", f"What the {report.of}s show", parts)


def section(trace: TraceReport, number: int, site: str, *, explain: bool) -> Iterator[str]:
    """One trace; `number` tells its picture from those of other traces in the document."""
    yield f"<section><h2>{escape(trace.source)}</h2>"
    for problem in trace.problems:
        yield f"<p><strong>Line {problem.line} cannot be read:</strong> {escape(problem.message)}.</p>"
    if not trace.count("failed") and not trace.problems:
        yield "<p>Nothing in it is broken.</p>"
    for group in trace.by_restriction("failed"):
        yield _group(group, site)
    yield from _folded(trace, "cant-tell", "nobody can tell", site)
    if explain:
        yield from _folded(trace, "passed", "passed", site)
    yield from _picture(trace, number)
    yield "</section>"


def _folded(trace: TraceReport, outcome: Answer, what: str, site: str) -> Iterator[str]:
    """What is told to those who ask; of what is only counted, the number."""
    groups, count = trace.by_restriction(outcome), trace.count(outcome)
    if groups:
        yield f"<details><summary>{count:,} that {what}</summary>"
        yield from (_group(group, site) for group in groups)
        yield "</details>"
    elif count:
        yield f"<p>{count:,} {what}.</p>"


def _group(findings: Sequence[Finding], site: str) -> str:
    """What was found alike about one restriction."""
    restriction, outcome = findings[0].restriction, findings[0].outcome
    said = [row for finding in findings[:IN_FULL] for row in _rows(finding)]
    if more := findings[IN_FULL:]:
        others = "".join(f"<dt>{name}</dt><dd>{what}</dd>" for finding in more for name, what in _rows(finding))
        said.append(("Also", f"<details><summary>{len(more):,} more</summary><dl>{others}</dl></details>"))
    if outcome == "failed":
        said.append(("So", escape(restriction.consequence)))
    about = [link(site, restriction.page, restriction.id)]
    return article(outcome, _WORDS[outcome], restriction.title, about, said)


def _rows(finding: Finding) -> Iterator[tuple[str, str]]:
    when = f", at {finding.at}" if finding.at else ""
    yield "Line", f"{finding.line}{escape(when)}: <code>{escape(finding.event)}</code>"
    yield "Why", escape(finding.because)
    if finding.inferred:
        yield "Rests on", "an event that somebody concluded, and nobody recorded"


def _picture(trace: TraceReport, number: int) -> Iterator[str]:
    """The part of the recording around what is broken, drawn, and the same in words; a declaration has no timeline."""
    recording = trace.recording
    if recording is None:
        return
    log, failed = _part(recording, trace)
    names = {call: f"call {place}" for place, call in enumerate(_calls(log), 1)}
    told = rows(log, names, failed, people=False)
    if not told:
        return
    if recording.timeless:
        told = [replace(row, moment="", pause="") for row in told]
    told = [Row(row.moment, row.source, row.target, plain(row.label), row.mark, row.pause) for row in told]
    left_out = trace.events - len(log.entries)
    title = "The timeline" + (f", without {left_out:,} events further away" if left_out else "")
    words = "".join(f"<li>{escape(sentence)}</li>" for sentence in in_words(told))
    yield f"<h3>{title}</h3>"
    yield draw(title, lanes(told), told, name=f"trace-{number}")
    yield f"<details><summary>The same in words</summary><ol>{words}</ol></details>"


def _part(recording: Recording, trace: TraceReport) -> tuple[Log, list[dict[str, int | None]]]:
    """The events around what is broken, and which of them to mark."""
    broken = {finding.line for finding in trace.those("failed")}
    places = [place for place, line in enumerate(recording.lines) if line.number in broken]
    near = {place + step for place in places for step in range(-AROUND, AROUND + 1)}
    chosen = [
        place for place in range(len(recording.lines)) if place in near or len(recording.lines) <= MOST or not places
    ][:MOST]
    log, failed = Log(recording.header.platform), []
    for place in chosen:
        entry = recording.entries[place]
        log.advance(max(log.now, entry.at - trace.start))
        index = log.append(entry.event).index
        if place in places:
            failed.append({"fell_at": index, "due": None})
    return log, failed


def _calls(log: Log) -> list[str]:
    events: list[Event] = [entry.event for entry in log.entries]
    return list(dict.fromkeys(call for event in events if (call := getattr(event, "call", None))))
