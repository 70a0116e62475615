"""A review as a report: for each file of a declaration what was found on its lines; and as JSON.

The schema of the JSON is `schemas/review.schema.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from callkit_restrictions.report.outcome import Finding, Problem, Report, TraceReport
from callkit_restrictions.report.plain import plain
from callkit_restrictions.review import Declaration, Statement, Verdict


@dataclass(slots=True)
class Reviewed(Report):
    """What a review found; `silent` are the wishes that no restriction speaks of: their file, line and words."""

    of: str = "file"
    silent: Sequence[tuple[str, int, str]] = ()


def reviewed(declaration: Declaration, verdicts: Iterable[Verdict], silent: Iterable[Statement]) -> Reviewed:
    """The report about a declaration, file by file."""
    found = [*verdicts]
    traces = [
        TraceReport(
            plain(source),
            tuple(_finding(each) for each in found if each.place.source == source),
            tuple(
                Problem(each.place.line, plain(each.message))
                for each in declaration.problems
                if each.place.source == source
            ),
        )
        for source in declaration.sources
    ]
    return Reviewed(
        traces=traces, silent=[(plain(each.place.source), each.place.line, plain(str(each))) for each in silent]
    )


def _finding(verdict: Verdict) -> Finding:
    said, because = plain(verdict.said), plain(verdict.because)
    return Finding(verdict.restriction, verdict.outcome, verdict.place.line, said, "", because, inferred=False)


def document(report: Reviewed) -> str:
    """The whole report as one JSON object."""
    files = [
        {
            "source": file.source,
            "findings": [
                {
                    "restriction": each.restriction.id,
                    "outcome": each.outcome,
                    "line": each.line,
                    "said": each.event,
                    "because": each.because,
                }
                for each in file.those("failed", "cant-tell", "passed")
            ],
            "problems": [{"line": each.line, "message": each.message} for each in file.problems],
            "unjudged": [{"line": line, "said": said} for source, line, said in report.silent if source == file.source],
        }
        for file in report.traces
    ]
    return json.dumps({"files": files}, indent=2)
