"""The version matrix: every restriction on every release, each cell executed.

A cell is what the run found when it played the restriction's broken examples on that release: caught, or not in force.
Neighbouring cells that are alike share one box, which says its span in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from callkit_restrictions.restriction import Restriction
from callkit_restrictions.site.markdown import front_matter
from callkit_restrictions.site.pages import in_area
from callkit_restrictions.site.restriction_page import AREA_NAMES, path_of
from callkit_restrictions.site.results import Results
from callkit_restrictions.traits import AREAS
from callkit_restrictions.versions import EARLIER, IOS, RELEASES, RELEASES_OF

WORDS = {"on": "caught", "off": "not in force", "differs": "examples disagree", "unknown": "not executed"}
ROOMY = 6
"""From so many releases on, a box has room for its word; a narrower one says it to screen readers only."""

SIGNS = {"on": "■", "off": "–", "differs": "?", "unknown": " "}


def cells(restriction: Restriction, results: Results) -> dict[IOS, str]:
    """What the run found for a restriction on each release: `on`, `off`, `differs` or `unknown`."""
    seen: dict[str, set[bool]] = {}
    for scenario in results.of(restriction.id):
        for version, broken in scenario.shown.get("versions", {}).items():
            seen.setdefault(version, set()).add(broken)
    kinds = {frozenset({True}): "on", frozenset({False}): "off", frozenset({True, False}): "differs"}
    releases = RELEASES_OF.get(restriction.holds.device or "iPhone", RELEASES)
    return {version: kinds.get(frozenset(seen.get(str(version), ())), "unknown") for version in releases}


def newest_verified(restriction: Restriction, results: Results) -> IOS | None:
    """The newest release on which the run caught the broken examples."""
    return max((version for version, kind in cells(restriction, results).items() if kind == "on"), default=None)


def versions_page(results: Results) -> str:
    """The whole matrix as one page."""
    about = "Every restriction on every release of iOS from 10.0 on, each cell executed."
    lines = front_matter("Versions", about, "navigation", "toc")
    total = sum(kind != "unknown" for area in AREAS for r in in_area(area) for kind in cells(r, results).values())
    lines += [
        "# Every restriction on every release",
        "",
        f"{total} cells, each one executed: the examples that break a restriction were played on that release. "
        "**■ caught**: the restriction is in force. **– not in force**: the same deed goes unpunished there. "
        "**Perhaps earlier** below a version: true by then, and nobody has said since when.",
        "",
        "What Apple changed without saying so, no model can know. *Newest* is the newest release on which the rule was "
        "executed, not a device that was watched.",
        "",
    ]
    for area in AREAS:
        lines += [
            f"## {AREA_NAMES[area]}",
            "",
            '<div class="matrix" tabindex="0" markdown="0">',
            *_table(area, results),
            "</div>",
            "",
        ]
    return "\n".join(lines) + "\n"


def _table(area: str, results: Results) -> Iterator[str]:
    majors = [(major, len([*group])) for major, group in groupby(RELEASES, key=lambda version: version.numbers[0])]
    # The columns are told first, or they would be as wide as the few that have arrived while the page is on its way.
    yield f'<table><colgroup><col class="title"><col span="3" class="version"><col span="{len(RELEASES)}"></colgroup>'
    yield "<thead><tr><th>Restriction</th><th>Since</th><th>Until</th><th>Newest</th>"
    yield (
        "".join(f'<th colspan="{count}" scope="colgroup">{major}</th>' for major, count in majors)
        + "</tr></thead><tbody>"
    )
    for restriction in in_area(area):
        yield from _row(restriction, results)
    yield "</tbody></table>"


def _row(restriction: Restriction, results: Results) -> Iterator[str]:
    holds = restriction.holds
    since = f"{holds.since}{f'<small>{EARLIER}</small>' if holds.at_latest else ''}" if holds.since else "always"
    system = "watchOS " if holds.device == "watch" else ""
    page = f"restrictions/{path_of(restriction).replace('.md', '.html')}"
    newest = newest_verified(restriction, results)
    yield f'<tr><th scope="row"><a href="{page}">{escape(restriction.title)}</a></th>'
    yield f"<td>{system}{since}</td><td>{holds.until_ or '–'}</td><td>{newest or '–'}</td>"
    found = cells(restriction, results)
    if holds.device is not None:  # another system counts its releases otherwise: one box, and its span in words
        on = [str(version) for version, kind in found.items() if kind == "on"]
        span = (
            f"caught on {system}{on[0]} to {on[-1]}, {len(found) - len(on)} releases not in force"
            if on
            else "not executed"
        )
        yield f'<td class="{"on" if on else "unknown"}" colspan="{len(RELEASES)}">■ {escape(span)}</td></tr>'
        return
    for kind, group in groupby(found.items(), key=lambda cell: cell[1]):
        versions = [version for version, _ in group]
        span = f"{versions[0]} to {versions[-1]}" if len(versions) > 1 else str(versions[0])
        word = f" {WORDS[kind]}" if len(versions) > ROOMY else f'<span class="unseen"> {WORDS[kind]}</span>'
        yield (
            f'<td class="{kind}" colspan="{len(versions)}" title="iOS {span}: {WORDS[kind]}">{SIGNS[kind]}{word}</td>'
        )
    yield "</tr>"
