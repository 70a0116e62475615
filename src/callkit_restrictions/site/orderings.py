"""The known-good orders of events, read from their features, and what holds each of their steps in place.

Only reading and judging; `ordering_page.py` makes the pages. An ordering is `features/orderings/<slug>.feature`; each
of its scenarios is one order that is known to be good. What holds a step is found out anew for each run, by changing
the order and asking the judges (`holds_in_place.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from callkit_restrictions import trace
from callkit_restrictions.history import History
from callkit_restrictions.holds_in_place import Hold, holds_in_place, leaders
from callkit_restrictions.restriction import Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions.site.results import Json, Played, Results

FOLDER = "features/orderings/"


@dataclass(frozen=True, slots=True)
class Order:
    """One known-good order: how it ran, what holds each entry of its log, and which entry each one follows at once."""

    played: Played
    history: History
    holds: tuple[tuple[Hold, ...], ...]
    leaders: tuple[int, ...]

    @property
    def held_by(self) -> set[str]:
        """The restrictions that hold some step in place, by id."""
        return {hold.restriction for holds in self.holds for hold in holds}


@dataclass(frozen=True, slots=True)
class Ordering:
    """One situation, with the orders of events that are known to be good in it.

    `sources` are Markdown, one link with what it says each; `source` is the text of the feature.
    """

    name: str
    slug: str
    uri: str
    gist: str
    sources: tuple[str, ...]
    source: str
    orders: tuple[Order, ...]


@lru_cache(maxsize=1)
def orderings(results: Results) -> tuple[Ordering, ...]:
    """Every ordering of a run, by letter."""
    return tuple(
        _ordering(uri, feature, results) for uri, feature in sorted(results.features.items()) if uri.startswith(FOLDER)
    )


def held_by(restriction: Restriction, results: Results) -> list[tuple[Ordering, int]]:
    """The orderings in which a restriction holds a step in place, and in how many of their orders."""
    counts = [
        (ordering, sum(restriction.id in order.held_by for order in ordering.orders)) for ordering in orderings(results)
    ]
    return [(ordering, count) for ordering, count in counts if count]


def _ordering(uri: str, feature: Json, results: Results) -> Ordering:
    plain = re.sub(r"(?m)^ +", "", feature.get("description", "")).strip()
    gist, _, sources = plain.partition("**Sources.**")
    played = (scenario for scenario in results.of_feature(uri) if scenario.log)
    return Ordering(
        name=feature["name"],
        slug=PurePosixPath(uri).stem,
        uri=uri,
        gist=gist.strip(),
        sources=tuple(re.findall(r"(?m)^- (.+)", sources)),
        source=results.sources[uri],
        orders=tuple(_order(scenario) for scenario in played),
    )


def _order(played: Played) -> Order:
    history = trace.read(played.log)
    return Order(played, history, holds_in_place(history, load().values()), leaders(history))
