"""Reports from the field on a restriction's page: what shows the restriction at work, and what only looks like it."""

from __future__ import annotations

from collections.abc import Iterator

from callkit_restrictions.field import Report, reports
from callkit_restrictions.restriction import Evidence, Restriction
from callkit_restrictions.site.markdown import slug, source_name, text, verdict

BROKE = {"established": "Broke it", "likely": "Probably broke it", "not known": "May have broken it"}
"""Nobody is said to have broken a rule more surely than the thread settles it."""

MET, RESEMBLES = "Ran into it", "Looks like it"
SURE = {
    "established": "Its cause is established.",
    "likely": "Its cause is likely, not established.",
    "not known": "Its cause was never settled.",
}


def showing(restriction: Restriction) -> list[Report]:
    """The reports that show a restriction at work, the newest first."""
    return [report for report in reports() if restriction.id in report.shows]


def resembling(restriction: Restriction) -> list[Report]:
    """The reports that look like a restriction and are something else."""
    return [report for report in reports() if restriction.id in report.resembles]


def section(restriction: Restriction) -> Iterator[str]:
    """What a restriction's page tells from the field, between its proof and its evidence."""
    yield from ("## Seen in the field", "")
    shown, alike = showing(restriction), resembling(restriction)
    if not shown:
        yield from (_none_told(restriction), "")
    for report in shown:
        yield from _story(report, relation(report, restriction.id))
    if alike:
        yield from (
            "Not every failure that looks like this restriction is one:" if shown else "What looks like it:",
            "",
        )
    for report in alike:
        yield from _story(report, ("alike", RESEMBLES))


def cited(restriction: Restriction) -> set[str]:
    """The addresses of the field reports among its evidence, which are not told."""
    return {item.url for item in restriction.evidence if item.kind == "field-report"}


def _none_told(restriction: Restriction) -> str:
    if number := len(cited(restriction)):
        return f"No report of it is told here; {counted(number, 'is', 'are')} cited under [Evidence](#evidence)."
    return "No report known to us shows this restriction at work. It may still happen every day."


def relation(report: Report, id_: str) -> tuple[str, str]:
    """How a report stands to a restriction: the kind for the style sheet, and the word."""
    if id_ in report.broke:
        return "broke", BROKE[report.sure]
    return ("met", MET) if id_ in report.met else ("alike", RESEMBLES)


def anchor(report: Report) -> str:
    """Where a report stands on the page of a restriction."""
    return f"seen-{slug(report.title)}"


def _story(report: Report, said: tuple[str, str]) -> Iterator[str]:
    """One report: the title, how it stands to the restriction, three or four sentences, and where it was read."""
    yield from (f'<div class="report report--{said[0]}" markdown>', "")
    yield from (f"### {text(report.title)} {{ #{anchor(report)} }}", "")
    about = [text(report.product), f"iOS {report.ios}" if report.ios else "", report.date or "undated"]
    yield from (f"{verdict(*said)} {' · '.join(part for part in about if part)}", "{: .outcome }", "")
    yield from (text(report.seen), "", f"**Cause.** {text(report.cause)}", "")
    if report.fix:
        yield from (f"**What helps.** {text(report.fix)}", "")
    if said[0] == "alike":
        yield from (f"**Why it is not this.** {text(report.why_not)}", "")
    yield from (f"{source(report)}. {SURE[report.sure]}", "{: .source }", "", "</div>", "")


def source(report: Report) -> str:
    """The thread, as a link."""
    return f"[{source_name(Evidence('field-report', report.url, '', 'anecdotal'))}]({report.url})"


def counted(number: int, one: str, more: str) -> str:
    """A number with its noun: `1 report`, `2 reports`."""
    return f"{number} {one if number == 1 else more}"
