"""What the laws are held to: the scenarios of the features, and the rows of the tables of histories, as stories.

`stories` are the scenarios, with what was done to the phone; `tales` are those and the rows, of which there is a log
alone. Every tale is one restriction's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from tests.look_alikes import OF_CALLS
from tests.look_alikes_elsewhere import ELSEWHERE
from tests.test_recorded import FABLES

from callkit_restrictions.events import Event
from callkit_restrictions.history import Entry, Log
from callkit_restrictions.moments import seconds
from callkit_restrictions.restriction import Outcome, Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions.situation import RUNNING, Situation
from callkit_restrictions.versions import Platform
from callkit_restrictions_steps import pickles
from callkit_restrictions_steps.scene import Script
from callkit_restrictions_steps.scripts import scripts

LOOK_ALIKES = {**OF_CALLS, **ELSEWHERE}
ROOT = Path(__file__).parents[1]
SETTLED = (Outcome.PASSED, Outcome.FAILED)


@dataclass(frozen=True, eq=False)
class Story:
    """One scenario: the phone it plays on, and what was done to it; `log` is what came of that."""

    restriction: str
    name: str
    platform: Platform
    begin: Situation
    script: Script
    log: tuple[Entry[Any], ...]


@cache
def stories() -> tuple[Story, ...]:
    """Every scenario of the features, with all steps but its Then."""
    found = []
    for path in sorted((ROOT / "features").rglob("*.feature")):
        id_ = ".".join(path.relative_to(ROOT / "features").with_suffix("").parts)
        for script in scripts(path, pickles.uri_of(path, ROOT), load().values()):
            assert script.stopped is None, f"{script.id}: {script.stopped}"
            scene = script.scene
            about = (id_, script.name, scene.platform, scene.begin, scene.script, scene.history.entries)
            found.append(Story(*about))
    return tuple(found)


@cache
def scenarios(id_: str) -> tuple[Story, ...]:
    """A restriction's own scenarios."""
    return tuple(story for story in stories() if story.restriction == id_)


@cache
def tales(id_: str) -> tuple[Story, ...]:
    """A restriction's own scenarios, and its own rows of the tables."""
    rows = [(f"row {place}", events) for place, (events, _) in enumerate(LOOK_ALIKES.get(id_, ()))]
    rows += [(fable, events) for fable, (about, events, _) in FABLES.items() if about == id_]
    told = [Story(id_, name, Platform(), RUNNING, [], row(events).entries) for name, events in rows]
    return (*scenarios(id_), *told)


def row(events: Iterable[Event | int]) -> Log:
    """The history that a row of a table tells: events, a fifth of a second apart, and pauses in milliseconds."""
    log = Log()
    for event in events:
        if isinstance(event, int):
            log.advance(log.now + event)
        else:
            log.append(event)
            log.advance(log.now + seconds("0.2"))
    return log


def tell(log: Log, entries: Iterable[Entry[Any]], *, others: bool = False) -> None:
    """Append a story to a log, and some time; `others`: with calls of its own."""
    begun = log.now
    for entry in entries:
        log.advance(begun + entry.at)
        log.append(of_another_call(entry.event) if others else entry.event)
    log.advance(log.now + 600_000)


def of_another_call(event: Event) -> Event:
    """The same event, about calls that no story knows."""
    names = [name for name in ("call", "group_with") if getattr(event, name, None)]
    return replace(event, **{name: f"{getattr(event, name)[:-1]}-" for name in names})


def verdicts(rule: Restriction, log: Log, places: Iterable[int]) -> Counter[tuple[int, Outcome]]:
    """What is found about the entries at some places of a log, each counted by its place among them."""
    order = {place: number for number, place in enumerate(places)}
    return Counter((order[f.target.index], f.outcome) for f in rule.judge(log) if f.target.index in order)
