"""What was last verified when, and what to look at first when a new iOS is out.

Verified means: its sources were read again. Nothing was tried on a device by us; what others saw on one is told by the
newest release that a report from the field names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape

from callkit_restrictions.restriction import Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions.site.matrix import newest_verified
from callkit_restrictions.site.restriction_page import path_of
from callkit_restrictions.site.results import Results
from callkit_restrictions.site.sightings import counted
from callkit_restrictions.site.table import table
from callkit_restrictions.site.truths import last_read, newest_seen
from callkit_restrictions.versions import IOS, NEWEST

_SURE = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Standing:
    """How one restriction stands: its longest unread source, the newest release in a report, why to look early."""

    restriction: Restriction
    read: date
    seen: IOS | None
    first: tuple[str, ...]


def standings() -> list[Standing]:
    """Every restriction that is in force on the newest release: the longest unread and the least sure first."""
    in_force = (each for each in load().values() if each.holds.until_ is None or each.holds.until_ > NEWEST)
    found = [Standing(each, last_read(each), newest_seen(each), tuple(_first(each))) for each in in_force]
    return sorted(found, key=lambda each: (each.read, _SURE.index(each.restriction.confidence), -len(each.first)))


def _first(restriction: Restriction) -> Iterator[str]:
    if not any(source.strength == "primary" for source in restriction.evidence):
        yield "no primary source"
    if restriction.disagreement:
        yield "sources disagree or are silent"
    assumed = len(restriction.assumes) + sum(number.assumed for number in restriction.numbers)
    if assumed:
        yield counted(assumed, "assumption", "assumptions")


def part(results: Results) -> Iterator[str]:
    """The table of all of them, for a page at the top of the site."""
    head = (
        "Restriction",
        "Sources read",
        "Newest iOS in a told report",
        "Newest iOS in the model",
        "Sure",
        "Look first at",
    )
    yield from table(head, (_row(each, results) for each in standings()))


def _row(standing: Standing, results: Results) -> tuple[str, ...]:
    rule = standing.restriction
    link = f'<a href="restrictions/{path_of(rule).replace(".md", ".html")}">{escape(rule.title)}</a>'
    ran = newest_verified(rule, results)
    return (
        link,
        f"{standing.read}".replace("-", "\N{NON-BREAKING HYPHEN}"),
        str(standing.seen or "none told"),
        str(ran or "not by release"),
        rule.confidence,
        escape("; ".join(standing.first)) or "nothing in particular",
    )
