"""JSON for programs. Its schema is `schemas/check.schema.json`; whatever is added there breaks nobody."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from callkit_restrictions.report.outcome import Finding, Report


def document(report: Report) -> str:
    """The whole report as one JSON object."""
    traces: list[dict[str, Any]] = [
        {
            "source": trace.source,
            "findings": [_finding(each) for each in trace.those("failed", "cant-tell", "passed")],
            "problems": [{"line": each.line, "message": each.message} for each in trace.problems],
            "counts": {outcome: trace.count(outcome) for outcome in ("failed", "cant-tell", "passed")},
        }
        for trace in report.traces
    ]
    return json.dumps({"traces": traces}, indent=2)


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "restriction": finding.restriction.id,
        "outcome": finding.outcome,
        "line": finding.line,
        "because": finding.because,
        "inferred": finding.inferred,
    }


def schema() -> str:
    """The JSON Schema of the document."""
    return files("callkit_restrictions").joinpath("schemas", "check.schema.json").read_text(encoding="utf-8")
