"""The formats for programs, by the names that `--format` knows.

Each is imported only when it is asked for: together they take longer to import than to judge a trace.
"""
# ruff: noqa: PLC0415 - see above

from __future__ import annotations

from typing import Literal, assert_never, get_args

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from callkit_restrictions.report.outcome import Report

Format = Literal["json", "junit", "sarif", "html", "github"]
FORMATS: tuple[Format, ...] = get_args(Format)


def written(format_: Format, report: Report, site: str, *, explain: bool) -> str:
    """The report in one of them."""
    match format_:
        case "json":
            from callkit_restrictions.report.document import document

            return document(report)
        case "junit":
            from callkit_restrictions.report.junit import junit

            return junit(report)
        case "sarif":
            from callkit_restrictions.report.sarif import sarif

            return sarif(report, site, explain=explain)
        case "html":
            from callkit_restrictions.report.page import page

            return page(report, site, explain=explain)
        case "github":
            from callkit_restrictions.report.github import github

            return github(report, explain=explain)
    assert_never(format_)
