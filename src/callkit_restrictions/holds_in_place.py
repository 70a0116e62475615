"""What holds a step of a good order in its place: change the order, ask every judge, and see who objects.

Each step is left out, moved up and moved down, and the log so changed is judged as the checker would judge a recorded
one. Nothing is typed: a restriction holds a step in place because its judge newly fails.

| hold | what was changed | what then fails |
|---|---|---|
| needed | the step is left out | the duty that it did |
| needed by | the step is left out | a later step of the app, which relies on it |
| after | the step is moved up, past another one | what either of the two has to do with |
| before | the step is moved down, past another one | what either of the two has to do with |

    for step, holds in zip(history.entries, holds_in_place(history, restrictions), strict=True):
        print(step, [f"{hold.how} {hold.step}: {hold.restriction}" for hold in holds])

Not every change is an order that an app could log, and such a one proves nothing. So what iOS does at once because of
a step, its *echo*, goes where the step goes; an action that nobody handed over is not finished; an app that is not
running does nothing; and no step moves up past more than one deed of a person or the network, since an app acts on
what has happened.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from callkit_restrictions.events import Ask, Event, Tell
from callkit_restrictions.events.actions import FailAction, FulfillAction
from callkit_restrictions.grants import GRANTS
from callkit_restrictions.history import History, Log
from callkit_restrictions.moments import Duration, Moment, seconds
from callkit_restrictions.restriction import Finding, Outcome, Restriction
from callkit_restrictions.situation import Situation

AFTERWARDS = seconds(600)
"""How long nothing more happens after a changed order, so that what is left undone falls due."""

How: TypeAlias = Literal["needed", "needed by", "after", "before"]


@dataclass(frozen=True, slots=True)
class Hold:
    """One reason why a step stands where it stands.

    `step` is the other step, by its index: the one that made the step a duty (*needed*), the one that relies on it
    (*needed by*), or the one that it may not pass (*after*, *before*). `within` is how long a duty has, from there.
    """

    how: How
    restriction: str
    step: int
    within: Duration | None = None


def leaders(history: History) -> tuple[int, ...]:
    """For each entry the index of the step that it is an echo of: its own, where it is none."""
    log = Log(history.platform, history.begin)
    coming = list(reversed(history.entries))
    led: list[int] = []

    def happen(leader: int) -> None:
        entry = coming.pop()
        led.append(leader)
        log.advance(entry.at)
        written = log.append(entry.event)
        grant = GRANTS.get(type(entry.event))
        for tell in grant(log, written) if grant else ():
            if coming and coming[-1].event == tell and coming[-1].at == entry.at:
                happen(leader)

    while coming:
        happen(len(led))
    return tuple(led)


def holds_in_place(history: History, restrictions: Iterable[Restriction]) -> tuple[tuple[Hold, ...], ...]:
    """For each entry what holds it in place; nothing for what people and networks do, which no restriction binds."""
    order = _Order(history, restrictions)
    return tuple(tuple(sorted({*order.holds(place)}, key=_reading)) for place in range(len(history.entries)))


def _reading(hold: Hold) -> tuple[int, str, int]:
    return ("needed", "after", "before", "needed by").index(hold.how), hold.restriction, hold.step


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a changed order: when, its place in the good order, and what happens."""

    at: Moment
    place: int
    event: Event


_Key: TypeAlias = tuple[str, int]  # who judges, and about which step of the good order


@dataclass(frozen=True, slots=True)
class _Objection:
    restriction: str
    target: int
    met_by: int | None
    within: Duration | None


class _Order:
    """The good order, and every judge who has something to say about it."""

    def __init__(self, history: History, restrictions: Iterable[Restriction]) -> None:
        self.history = history
        self.lines = [_Line(entry.at, entry.index, entry.event) for entry in history.entries]
        self.could = [_can(history.before(entry), entry.event) for entry in history.entries]
        self.leaders = leaders(history)
        self.judges = [
            restriction
            for restriction in restrictions
            if restriction.holds.hold_on(history.platform)
            and any(isinstance(line.event, restriction.watches) for line in self.lines)
        ]
        found = dict(self._judge(*self._replay(self.lines)))
        self.failed = {key for key, finding in found.items() if finding.outcome is Outcome.FAILED}
        self.met_by = {key: finding.met_by.index if finding.met_by else None for key, finding in found.items()}

    def holds(self, place: int) -> Iterator[Hold]:
        """What holds the step at a place; some of it more than once."""
        event = self.lines[place].event
        if isinstance(event, Ask):
            block = {other for other, leader in enumerate(self.leaders) if leader == place}
            yield from self._left_out(block)
            yield from self._moved(block, "after", self._up(place))
            yield from self._moved(block, "before", range(max(block) + 1, len(self.lines)))
        elif isinstance(event, Tell):
            yield from self._left_out({place}, whole=True)

    def _left_out(self, block: Collection[int], *, whole: bool = False) -> Iterator[Hold]:
        """Leave a step out; `whole` if nothing else may fall away because of that."""
        for no in self._objections(self._without(block), whole=whole) or ():
            if no.target > min(block) and isinstance(self.lines[no.target].event, Ask):
                yield Hold("needed by", no.restriction, no.target)
            else:
                yield Hold("needed", no.restriction, no.target, no.within)

    def _moved(self, block: Collection[int], how: How, others: Iterable[int]) -> Iterator[Hold]:
        """Move a step with its echo past one other after the other, until somebody objects."""
        for other in others:
            at = self.lines[other].at
            rest = self._without(block)
            cut = rest.index(self.lines[other]) + (how == "before")
            lines = [*rest[:cut], *(_Line(at, place, self.lines[place].event) for place in sorted(block)), *rest[cut:]]
            objections = self._objections(lines, whole=True)
            if objections is None:
                return
            concerned = [no for no in objections if self._concerns(no, {*block, other})]
            yield from (Hold(how, no.restriction, other) for no in concerned)
            if concerned:
                return

    def _up(self, place: int) -> Iterator[int]:
        """The steps above, up to the last deed of a person or the network."""
        for other in range(place - 1, -1, -1):
            yield other
            if not isinstance(self.lines[other].event, Ask | Tell):
                return

    def _concerns(self, no: _Objection, steps: Collection[int]) -> bool:
        met_before = self.met_by.get((no.restriction, no.target))
        return any(step in steps for step in (no.target, no.met_by, met_before))

    def _without(self, block: Collection[int]) -> list[_Line]:
        return [line for line in self.lines if line.place not in block]

    def _objections(self, lines: list[_Line], *, whole: bool) -> list[_Objection] | None:
        """What fails in a changed order and did not fail in the good one; `None` if it has to be whole and is not."""
        log, left = self._replay(lines)
        if whole and len(left) < len(lines):
            return None
        return [
            _Objection(
                *key,
                met_by=left[finding.met_by.index].place if finding.met_by else None,
                within=None if finding.due is None else finding.due - finding.target.at,
            )
            for key, finding in self._judge(log, left)
            if finding.outcome is Outcome.FAILED and key not in self.failed
        ]

    def _replay(self, lines: Iterable[_Line]) -> tuple[Log, list[_Line]]:
        """Write a changed order down, without what can no longer happen in it, and its echo."""
        log = Log(self.history.platform, self.history.begin)
        left: list[_Line] = []
        gone: set[int] = set()
        for line in lines:
            if self.leaders[line.place] in gone or (self.could[line.place] and not _can(log.situation, line.event)):
                gone.add(line.place)
                continue
            log.advance(max(line.at, log.now))
            log.append(line.event)
            left.append(line)
        log.advance(max(self.history.now, log.now) + AFTERWARDS)
        return log, left

    def _judge(self, log: Log, left: list[_Line]) -> Iterator[tuple[_Key, Finding]]:
        for restriction in self.judges:
            for finding in restriction.judge(log):
                yield (restriction.id, left[finding.target.index].place), finding


def _can(situation: Situation, event: Event) -> bool:
    """Can this happen here? An app must be running to act, and finishes only what was handed to it."""
    if isinstance(event, FulfillAction | FailAction) and (event.action, event.call) not in situation.pending:
        return False
    return situation.alive or not isinstance(event, Ask)
