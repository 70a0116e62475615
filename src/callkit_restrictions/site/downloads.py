"""What there is to download: each file with what it is for, and the function that makes it out of a run."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from callkit_restrictions.site.catalogue import as_csv, catalogue, csv_metadata
from callkit_restrictions.site.catalogue_schema import SCHEMA
from callkit_restrictions.site.junit import junit
from callkit_restrictions.site.llms import llms
from callkit_restrictions.site.results import Results

MESSAGES = "results/results.ndjson"


@dataclass(frozen=True, slots=True)
class Download:
    """One file: where it lies below `docs`, what it is, what it is for."""

    path: str
    name: str
    purpose: str
    make: Callable[[Results], str]


DOWNLOADS = (
    Download("results/junit.xml", "JUnit XML", "for a build server, a suite for each feature", junit),
    Download(
        "results/restrictions.json",
        "Restrictions as JSON",
        "for programs: rules, versions, evidence, field reports and results",
        lambda results: _json(catalogue(results)),
    ),
    Download(
        "results/restrictions.schema.json",
        "JSON Schema",
        "for programs: what they may rely on in that file",
        lambda _: _json(SCHEMA),
    ),
    Download("results/restrictions.csv", "Restrictions as CSV", "for a spreadsheet, one row each", as_csv),
    Download(
        "results/restrictions.csv-metadata.json",
        "CSV on the Web",
        "for programs: what the columns of that table hold",
        lambda results: _json(csv_metadata(results)),
    ),
    Download("llms.txt", "llms.txt", "for a language model, the whole site in one list of links", llms),
)


def section() -> Iterator[str]:
    """The list on the page of results."""
    yield from ("## Downloads { #downloads }", "")
    yield f"- [Cucumber Messages]({MESSAGES}){{: download }}: all of this run, for tools that speak Cucumber"
    for file in DOWNLOADS:
        yield f"- [{file.name}]({file.path}){{: download }}: {file.purpose}"
    yield ""


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
