"""The tables of the results: the run by area, restriction and release, what nobody noticed, and what took long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import PurePosixPath

from callkit_restrictions.restriction import NearMiss, Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions.site import matrix, truths
from callkit_restrictions.site.markdown import slug, text
from callkit_restrictions.site.restriction_page import AREA_NAMES, path_of, uri
from callkit_restrictions.site.results import Played, Results
from callkit_restrictions.site.table import table
from callkit_restrictions.traits import AREAS
from callkit_restrictions.versions import IOS, Platform

SLOWEST = 10


@dataclass(frozen=True, slots=True)
class Missed:
    """A judge that was wrong in one detail: did a scenario notice?"""

    restriction: Restriction
    miss: NearMiss
    seen: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A restriction played on one release: is it in force there, and is that what its versions say?"""

    system: str
    release: IOS
    in_force: bool
    agrees: bool


def near_misses(results: Results) -> list[Missed]:
    """Every near miss of every restriction."""
    return [
        Missed(restriction, miss, bool(results.near_misses(restriction.id).get(miss.name)))
        for restriction in load().values()
        for miss in restriction.near_misses
    ]


def cells(results: Results) -> list[Cell]:
    """Every cell of the version matrix that was executed."""
    found = []
    for restriction in load().values():
        device = restriction.holds.device or "iPhone"
        for release, kind in matrix.cells(restriction, results).items():
            if kind != "unknown":
                holds = bool(restriction.holds.hold_on(Platform(ios=release, device=device)))
                system = "watchOS" if device == "watch" else "iOS"
                found.append(Cell(system, release, kind == "on", {"on": True, "off": False}.get(kind) is holds))
    return found


def areas(results: Results) -> Iterator[str]:
    """One row an area."""
    yield from ("## By area { #by-area }", "")
    head = ("Area", "Restrictions", "Agree", "Scenarios", "Without it", "Near misses", "Supported", "Field")
    rules = {area: [rule for rule in load().values() if rule.area == area] for area in AREAS}
    yield from table(head, (_area(area, inside, results) for area, inside in rules.items() if inside), "sheet--numbers")


def _area(area: str, rules: list[Restriction], results: Results) -> list[str]:
    found = Counter((mark.truth, mark.kind) for rule in rules for mark in truths.marks(rule, results))
    played = [scenario for rule in rules for scenario in results.of(rule.id)]
    return [
        f'<a href="#{area}">{AREA_NAMES[area]}</a>',
        str(len(rules)),
        of(found["specs", "agrees"], len(rules)),
        _count([scenario.status == "PASSED" for scenario in played]),
        _count([mutant.caught for scenario in played for mutant in scenario.mutants]),
        _count([missed.seen for missed in near_misses(results) if missed.restriction in rules]),
        of(found["sources", "full"], len(rules)),
        of(found["field", "told"], len(rules)),
    ]


def restrictions(results: Results) -> Iterator[str]:
    """One row a restriction, area by area: the four truths, then what passed, and which wrong phones were noticed."""
    yield from ("## By restriction { #by-restriction }", "")
    yield from ("*Wrong phones*: the runs without the restriction and the near misses that were noticed.", "")
    head = ("Restriction", *(name.capitalize() for name in truths.TRUTHS), "Scenarios", "Wrong phones")
    missed = near_misses(results)
    for area in AREAS:
        if rules := [rule for rule in load().values() if rule.area == area]:
            yield from (f"### {AREA_NAMES[area]} {{ #{area} }}", "")
            yield from table(head, (_restriction(rule, missed, results) for rule in rules), "sheet--truths")


def _restriction(rule: Restriction, missed: list[Missed], results: Results) -> list[str]:
    played = results.of(rule.id)
    page = f"restrictions/{path_of(rule).replace('.md', '.html')}"
    noticed = [mutant.caught for scenario in played for mutant in scenario.mutants]
    return [
        f'<a href="{page}">{escape(rule.title)}</a>',
        *(str(mark) for mark in truths.marks(rule, results)),
        _count([scenario.status == "PASSED" for scenario in played]),
        _count(noticed + [each.seen for each in missed if each.restriction is rule]),
    ]


def releases(results: Results) -> Iterator[str]:
    """One row a major release: how many restrictions are in force there, and how many cells agree."""
    yield from ("## By release { #by-release }", "")
    yield (
        "Each restriction is played on each release. A cell agrees if the run found it in force where its versions say "
        "so, and nowhere else. [Every cell](versions.md)."
    )
    yield ""
    found = sorted(cells(results), key=_major)
    most = max(Counter((cell.system, cell.release) for cell in found if cell.in_force).values(), default=1)
    rows = groupby(found, key=_major)
    head = ("Release", "In force", "Cells executed", "Agree")
    yield from table(head, (_release(system, [*inside], most) for (system, _), inside in rows), "sheet--releases")


def _major(cell: Cell) -> tuple[str, int]:
    """Where a cell belongs: a row for each major iOS, and one for every watchOS, where no restriction changed."""
    return cell.system, cell.release.numbers[0] if cell.system == "iOS" else 0


def _release(system: str, inside: list[Cell], most: int) -> list[str]:
    newest = max(cell.release for cell in inside)
    force = sum(cell.in_force for cell in inside if cell.release == newest)
    agree = sum(cell.agrees for cell in inside)
    bar = f'<div class="force">{force}<span><span style="width: {100 * force // most}%"></span></span></div>'
    first = min(cell.release for cell in inside)
    span = f"{first} to {newest}" if first != newest else str(first)
    return [f"{system} {span}", bar, f"{len(inside):,}", of(agree, len(inside))]


def wrong_phones(results: Results) -> Iterator[str]:
    """Which phones, made wrong on purpose, nobody noticed."""
    yield from ("## Phones made wrong on purpose { #wrong-phones }", "")
    yield (
        "Each example that breaks a restriction is run again on a phone without that restriction, where its Then steps "
        "must fail. A near miss is a judge that is wrong in one detail. What nobody notices makes the run red."
    )
    yield ""
    missed = [(scenario, mutant) for scenario in results.scenarios for mutant in scenario.mutants if not mutant.caught]
    unseen = [each for each in near_misses(results) if not each.seen]
    for scenario, mutant in missed:
        without = ", ".join(f"`{id_}`" for id_ in mutant.without)
        yield f"- Without {without} nobody noticed in {where(scenario)}, {line(scenario)}"
    for each in unseen:
        yield f"- Of `{each.restriction.id}`, nobody noticed: {text(each.miss.lie)}"
    if not missed and not unseen:
        yield f"All {len(results.mutants)} runs and all {len(near_misses(results))} near misses were noticed."
    yield ""


def slowest(results: Results) -> Iterator[str]:
    """The scenarios that took longest, in their steps."""
    yield from ("## Slowest scenarios { #slowest }", "")
    longest = sorted(results.scenarios, key=lambda scenario: (-scenario.seconds, scenario.uri, scenario.line))[:SLOWEST]
    rows = ([_linked(one), f"{one.seconds * 1000:.0f}&nbsp;ms", escape(one.uri)] for one in longest)
    yield from table(("Scenario", "Time", "Feature"), rows, "sheet--slowest")


def where(scenario: Played) -> str:
    """A scenario as a link to its example, if a page shows it."""
    page = _page(scenario).replace(".html", ".md")
    return f"[{text(scenario.name)}]({page})" if page else text(scenario.name)


def line(scenario: Played) -> str:
    """Where a scenario is written."""
    return f"`{scenario.uri}:{scenario.line}`"


def _linked(scenario: Played) -> str:
    page = _page(scenario)
    return f'<a href="{page}">{escape(scenario.name)}</a>' if page else escape(scenario.name)


def _page(scenario: Played) -> str:
    path = PurePosixPath(scenario.uri)
    if path.parent.name in {"questions", "orderings"}:
        return f"{path.parent.name}/{path.stem}.html#{slug(scenario.name)}"
    for rule in load().values():
        if uri(rule) == scenario.uri:
            return f"restrictions/{path_of(rule).replace('.md', '.html')}#{slug(scenario.name)}"
    return ""


def _count(outcomes: Sequence[bool]) -> str:
    return of(sum(outcomes), len(outcomes)) if outcomes else "–"


def of(done: int, total: int) -> str:
    """How many of how many; one number where they are the same."""
    return f"{done:,}" if done == total else f"{done:,} of {total:,}"
