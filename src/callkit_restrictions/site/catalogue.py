"""The catalogue for programs: every restriction as JSON, and as a table for a spreadsheet.

`catalogue_schema.py` describes the JSON. What the run said of a restriction is in its record, apart from what the
sources say: they are two of the four truths (`truths.py`).
"""

from __future__ import annotations

import csv
import io
from dataclasses import asdict
from typing import Any, TypeAlias

from callkit_restrictions.restriction import Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions.site import matrix, sightings, truths
from callkit_restrictions.site.restriction_page import path_of
from callkit_restrictions.site.results import Results
from callkit_restrictions.versions import Versions

Json: TypeAlias = dict[str, Any]

SEVERAL = ("assumes", "symbols", "claims", "see_also", "evidence", "reports")
COUNTS = ("scenarios", "passed")
"""Columns with several values in a cell, and with numbers."""

FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would compute instead of showing."""

MARK_OF_UTF8 = "\ufeff"
"""Without it, spreadsheets take the file for one in the encoding of the machine."""


def catalogue(results: Results) -> Json:
    """The run and every restriction, in the shape that the schema describes."""
    run = {
        "started": f"{results.started:%Y-%m-%dT%H:%M:%SZ}",
        "commit": results.commit,
        "digest": results.digest,
        "success": results.success,
        "scenarios": len(results.scenarios),
        "passed": results.passed,
    }
    return {
        "$schema": "restrictions.schema.json",
        "run": run,
        "restrictions": [_record(restriction, results) for restriction in load().values()],
    }


def _record(restriction: Restriction, results: Results) -> Json:
    played = results.of(restriction.id)
    mutants = [mutant for scenario in played for mutant in scenario.mutants]
    near = results.near_misses(restriction.id)
    newest = matrix.newest_verified(restriction, results)
    return {
        "id": restriction.id,
        "title": restriction.title,
        "area": restriction.area,
        "kind": restriction.kind,
        "judged_from": restriction.judged_from,
        "url": f"../restrictions/{path_of(restriction).replace('.md', '.html')}",
        "versions": _versions(restriction.holds),
        "consequence": restriction.consequence,
        "confidence": restriction.confidence,
        "disagreement": restriction.disagreement,
        "assumes": [*restriction.assumes],
        "numbers": [asdict(number) for number in restriction.numbers],
        "symbols": [*restriction.symbols],
        "claims": [*restriction.claims],
        "see_also": [*restriction.see_also],
        "evidence": [asdict(item) for item in restriction.evidence],
        "reports": _reports(restriction),
        "marks": {mark.truth: asdict(mark) for mark in truths.marks(restriction, results)},
        "run": {
            "scenarios": len(played),
            "passed": sum(scenario.status == "PASSED" for scenario in played),
            "without_it": len(mutants),
            "without_it_noticed": sum(mutant.caught for mutant in mutants),
            "near_misses": len(restriction.near_misses),
            "near_misses_noticed": sum(bool(near.get(miss.name)) for miss in restriction.near_misses),
            "newest_executed": str(newest) if newest else None,
        },
    }


def _versions(holds: Versions) -> Json:
    return {
        "since": str(holds.since) if holds.since else None,
        "until": str(holds.until_) if holds.until_ else None,
        "at_latest": holds.at_latest,
        "counts": holds.counts,
        "system": "watchOS" if holds.device == "watch" else "iOS",
    }


def _reports(restriction: Restriction) -> list[Json]:
    """The reports that show it, then those that only look like it."""
    texts = ("title", "url", "product", "date", "ios", "seen", "cause", "fix", "sure")
    told = sightings.showing(restriction) + sightings.resembling(restriction)
    return [
        {
            "relation": sightings.relation(report, restriction.id)[0],
            **{name: getattr(report, name) or None for name in texts},
            "why_not": (report.why_not or None) if restriction.id in report.resembles else None,
        }
        for report in told
    ]


def as_csv(results: Results) -> str:
    """One row a restriction; several values in one cell have a line each."""
    written = io.StringIO()
    rows = [_row(record) for record in catalogue(results)["restrictions"]]
    table = csv.DictWriter(written, [*rows[0]] if rows else [], lineterminator="\r\n")
    table.writeheader()
    table.writerows({name: _harmless(cell) for name, cell in row.items()} for row in rows)
    return MARK_OF_UTF8 + written.getvalue()


def csv_metadata(results: Results) -> Json:
    """What the columns of the table hold, as CSV on the Web says it (W3C): tools look for it beside the table."""
    with io.StringIO(as_csv(results).removeprefix(MARK_OF_UTF8), newline="") as table:
        names = next(csv.reader(table), [])
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "url": "restrictions.csv",
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"]},
        "tableSchema": {"columns": [_column(name) for name in names], "primaryKey": "id"},
    }


def _column(name: str) -> Json:
    column = {"name": name.replace(": ", "_"), "titles": name, "datatype": "integer" if name in COUNTS else "string"}
    return column | ({"separator": "\n"} if name in SEVERAL else {})


def _row(record: Json) -> dict[str, str]:
    plain = ("id", "title", "area", "kind", "judged_from")
    versions = record["versions"]
    since = f"{'≤' if versions['at_latest'] else ''}{versions['since']}" if versions["since"] else ""
    return {
        **{name: record[name] for name in plain},
        "system": versions["system"],
        "since": since,
        "until": versions["until"] or "",
        "consequence": record["consequence"],
        "confidence": record["confidence"],
        "disagreement": record["disagreement"] or "",
        **{name: "\n".join(record[name]) for name in SEVERAL[:4]},
        "evidence": "\n".join(item["url"] for item in record["evidence"]),
        "reports": "\n".join(report["url"] for report in record["reports"] if report["relation"] != "alike"),
        **{f"truth: {name}": mark["word"] for name, mark in record["marks"].items()},
        "scenarios": str(record["run"]["scenarios"]),
        "passed": str(record["run"]["passed"]),
        "url": record["url"],
    }


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULAS) else cell
