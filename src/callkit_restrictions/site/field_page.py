"""The page of all reports from the field: by the restriction that each shows, and those that show none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from callkit_restrictions.field import Report, reports
from callkit_restrictions.restriction import Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions.site.markdown import front_matter, slug, text, verdict
from callkit_restrictions.site.restriction_page import AREA_NAMES, path_of
from callkit_restrictions.site.sightings import anchor, counted, relation, showing, source
from callkit_restrictions.traits import AREAS

ABOUT = (
    "Real failures and real wishes, from public threads about apps and libraries, each told in our own words. A report "
    "shows a rule at work; it does not prove one, and how many there are says little about how often it happens."
)


def field_page() -> str:
    """Every report, by the restriction that it shows; what was blamed on CallKit, and was something else."""
    alike = [report for report in reports() if not report.shows]
    lines = front_matter(
        "Field reports", "Real failures of calling apps, each on the restriction that it shows.", "toc"
    )
    lines += ["# Seen in the field", "", ABOUT, ""]
    seen = {restriction.id: found for restriction in load().values() if (found := showing(restriction))}
    told = {report.url for found in seen.values() for report in found}
    lines += [
        f"{counted(len(told), 'report shows', 'reports show')} {len(seen)} of {len(load())} restrictions, some of them "
        f"more than one. {len(alike)} more are [look-alikes](#blamed-on-callkit-and-something-else). Of the "
        "others no report is told; some cite one among their evidence.",
        "",
    ]
    for area in AREAS:
        inside = [restriction for restriction in load().values() if restriction.area == area and restriction.id in seen]
        if inside:
            lines += [f"## {AREA_NAMES[area]}", "", '<div class="sightings" markdown>', ""]
            for restriction in inside:
                lines += _sightings(restriction, seen[restriction.id])
            lines += ["</div>", ""]
    lines += ["## Blamed on CallKit, and something else { #blamed-on-callkit-and-something-else }", ""]
    lines += ["The signs of a broken rule, without the breach: worth knowing before one goes looking for it.", ""]
    lines += ['<div class="look-alikes" markdown>', "", *_look_alikes(alike), "</div>", ""]
    return "\n".join(lines) + "\n"


def _sightings(restriction: Restriction, found: list[Report]) -> Iterator[str]:
    page = f"restrictions/{path_of(restriction)}"
    yield from (
        f"### [{text(restriction.title)}]({page}) {{ #{slug(restriction.id)} }}",
        "",
        f"{counted(len(found), 'report', 'reports')}:",
        "",
    )
    for report in found:
        about = ", ".join(part for part in (text(report.product), report.date) if part)
        word = verdict(*relation(report, restriction.id))
        yield f"- {word} [{text(report.title)}]({page}#{anchor(report)}){f' ({about})' if about else ''}"
    yield ""


def _look_alikes(alike: Iterable[Report]) -> Iterator[str]:
    for report in alike:
        yield from (
            f"### {text(report.title)} {{ #{anchor(report)} }}",
            "",
            f"{text(report.seen)} {text(report.cause)}",
            "",
        )
        yield from (f"**Why it is no breach.** {text(report.why_not)}", "")
        near = [load()[id_] for id_ in report.resembles if id_ in load()]
        links = ", ".join(f"[{text(restriction.title)}](restrictions/{path_of(restriction)})" for restriction in near)
        about = ", ".join(part for part in (text(report.product), report.date) if part)
        yield from (f"{source(report)}{f' ({about})' if about else ''}. Looks like: {links}", "{: .source }", "")
