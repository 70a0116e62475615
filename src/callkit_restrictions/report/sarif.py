"""SARIF 2.1.0, which code hosts show beside the lines of a file.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html: what failed is a result of kind `fail`, what nobody
can tell is `open`, what could not be read is a notification of the invocation.
"""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from callkit_restrictions import __version__
from callkit_restrictions.report.outcome import Finding, Report, TraceReport

_KINDS = {"failed": ("fail", "error"), "cant-tell": ("open", "none"), "passed": ("pass", "none")}


def sarif(report: Report, site: str, *, explain: bool) -> str:
    """The whole report as one SARIF log; with `explain` also what passed."""
    found = [(trace, finding) for trace in report.traces for finding in _shown(trace, explain=explain)]
    rules = {finding.restriction.id: _rule(finding, site) for _, finding in found}
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "callkit-restrictions",
                "version": __version__,
                "rules": [rules[id_] for id_ in sorted(rules)],
            }
        },
        "invocations": [
            {
                "executionSuccessful": report.status < 2,  # noqa: PLR2004 - the exit status of bad input
                "toolExecutionNotifications": [
                    {
                        "level": "error",
                        "message": {"text": problem.message},
                        "locations": [_location(trace.source, problem.line)],
                    }
                    for trace in report.traces
                    for problem in trace.problems
                ],
            }
        ],
        "columnKind": "unicodeCodePoints",
        "results": [_result(trace, finding, sorted(rules).index(finding.restriction.id)) for trace, finding in found],
    }
    schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, indent=2)


def _shown(trace: TraceReport, *, explain: bool) -> list[Finding]:
    return trace.those("failed", "cant-tell", "passed") if explain else trace.those("failed", "cant-tell")


def _rule(finding: Finding, site: str) -> dict[str, Any]:
    restriction = finding.restriction
    rule: dict[str, Any] = {
        "id": restriction.id,
        "shortDescription": {"text": restriction.title},
        "fullDescription": {"text": f"{restriction.title}. Otherwise: {restriction.consequence}."},
        "help": {"text": f"See {site}{finding.page}"},
        "properties": {"tags": [restriction.area, restriction.kind]},
    }
    return rule | ({"helpUri": site + finding.page} if "://" in site else {})


def _result(trace: TraceReport, finding: Finding, index: int) -> dict[str, Any]:
    kind, level = _KINDS[finding.outcome]
    return {
        "ruleId": finding.restriction.id,
        "ruleIndex": index,
        "kind": kind,
        "level": level,
        "message": {"text": finding.because},
        "locations": [_location(trace.source, finding.line)],
        "properties": {"event": finding.event, "inferred": finding.inferred},
    }


def _location(source: str, line: int) -> dict[str, Any]:
    uri = quote(PurePath(source).as_posix())
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": {"startLine": line}}}
