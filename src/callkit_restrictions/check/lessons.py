"""Lessons: what was found for a shape, and what it rested on.

A judge is a pure function. It does nothing with time but add and compare (`ticks`), and of the past it sees what it
asks for. So what it found for one story holds for another one of the same shape, if of the past the same is asked and
answered, and all comparisons of moments come out alike. Only that all was well is learned: whatever else is found, is
found by the judge for the story at hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import pairwise
from typing import Any, NamedTuple

from callkit_restrictions.check.judging import Verdict, well
from callkit_restrictions.check.past import PERSONAL, Past, Remembered, Story, remembered
from callkit_restrictions.check.ticks import Comparison, Tick
from callkit_restrictions.events import Event
from callkit_restrictions.events.pushes import PushDropped, PushSent
from callkit_restrictions.history import Entry, Log
from callkit_restrictions.lines import Header
from callkit_restrictions.moments import Moment
from callkit_restrictions.restriction import Outcome, Restriction
from callkit_restrictions.situation import Situation

ALTERNATIVES = 32
"""So many orders of moments are known for one shape."""

TWO = 2

AS_IT_MUST_BE = "as it must be"


class Order(NamedTuple):
    """Two moments, by their places: the one is less than so many milliseconds after the other."""

    later: int
    earlier: int
    limit: int


class Passed(NamedTuple):
    """Something that passed, by the places of its line and of what met it."""

    restriction: Restriction
    line: int
    met_by: int | None


class Need(NamedTuple):
    """What was asked of the past: the newest of a kind but so many; `situated` where also how the phone stood then."""

    kind: type[Event]
    newest: int
    situated: bool


@dataclass(eq=False, slots=True)
class Lesson:
    """What passed where the moments stand in some order, and nothing else was found; `None`: something else was.

    Places count what was needed of the past, then the lines of the story, then the moment at which it is over.
    """

    orders: tuple[Order, ...]
    passed: tuple[Passed, ...] | None

    def fits(self, moments: Sequence[Moment]) -> bool:
        """Do these moments stand in that order?"""
        for later, earlier, limit in self.orders:  # noqa: SIM110 - asked of every story, and quicker than `all`
            if moments[later] - moments[earlier] >= limit:
                return False
        return True

    def told(self, needed: Sequence[Remembered], story: Story) -> Iterator[Verdict]:
        """What passed, as verdicts about a story."""
        begin = len(needed)
        for restriction, place, met_by in self.passed or ():
            line = None
            if met_by is not None:
                line = needed[met_by].line if met_by < begin else story.line(met_by - begin)
            because = AS_IT_MUST_BE if line is None else well(line)
            yield Verdict(restriction, "passed", because, story.line(place - begin), line)


@dataclass(eq=False, slots=True)
class Shelf:
    """Lessons that need the same of the past; `all_of` are the kinds of which all was seen, with how many there were.

    In each of the `pairs` the first of two needs is for something older than the second.
    """

    needs: tuple[Need, ...]
    all_of: tuple[tuple[type[Event], int], ...]
    pairs: tuple[tuple[int, int], ...]
    lessons: dict[Any, list[Lesson]] = field(default_factory=dict)

    def needed(self, past: Past) -> list[Remembered] | None:
        """What is needed of a past, if it has all that, and in this order."""
        for kind, count in self.all_of:
            if len(past.of(kind)) != count:
                return None
        try:
            found = [past.of(kind)[-newest] for kind, newest, _ in self.needs]
        except LookupError:
            return None
        for older, newer in self.pairs:
            if found[older] > found[newer]:
                return None
        return found

    def key(self, needed: list[Remembered]) -> tuple[Any, ...]:
        """What a judge could see of it: the events, how the phone stood if it asked, and what is of one story."""
        marks = [
            each.node.mark if situated else each.node.event_mark
            for (_, _, situated), each in zip(self.needs, needed, strict=True)
        ]
        return *marks, *[needed[older].serial == needed[newer].serial for older, newer in self.pairs]


class Found(NamedTuple):
    """A lesson for the story at hand, and what it needs of the past."""

    shelf: Shelf
    needed: list[Remembered]
    lesson: Lesson


def _look(shelves: list[Shelf], past: Past, moments: list[Moment]) -> Found | None:
    for number, shelf in enumerate(shelves):
        needed = shelf.needed(past)
        if needed is None:
            continue
        lessons = shelf.lessons.get(shelf.key(needed))
        if lessons is None:
            continue
        own = [each.at for each in needed] + moments
        for place, lesson in enumerate(lessons):
            if lesson.fits(own):
                if number:  # what was of use stands in front
                    shelves.insert(0, shelves.pop(number))
                if place:
                    lessons.insert(0, lessons.pop(place))
                return Found(shelf, needed, lesson)
    return None


class Lessons:
    """All lessons about one trace. They are kept with the shapes that they are about."""

    def __init__(self) -> None:
        self.size = 0

    def about(
        self, story: Story, past: Past, now: Moment, restrictions: list[Restriction], header: Header
    ) -> tuple[Found, list[Restriction]]:
        """What passed for sure, and the restrictions that have to judge the story for itself."""
        moments: list[Moment] = [*story.moments, now]
        matters = bool(past.unreported or past.lately), bool(past.personal), *past.blurred  # as for `may_learn`
        shelves: list[Shelf] = story.node.known.setdefault((Lessons, matters), [])
        found = _look(shelves, past, moments)
        if found is not None:
            return found, []
        parts, left = self._each(story, past, moments, restrictions, header)
        found = _together(parts, len(moments))
        if not left:
            self._keep(shelves, found)
        return found, left

    def _each(
        self, story: Story, past: Past, moments: list[Moment], restrictions: list[Restriction], header: Header
    ) -> tuple[list[Found], list[Restriction]]:
        """What is known of each restriction, or is learned now."""
        log: Ledger | None = None
        left, parts = [], []
        for restriction in restrictions:
            if not may_learn(restriction, past, story):
                left.append(restriction)
                continue
            shelves: list[Shelf] = story.node.known.setdefault(restriction.id, [])
            found = _look(shelves, past, moments)
            if found is None:
                log = log or Ledger(past, story, moments, header)
                found = log.found(restriction)
                self._keep(shelves, found)
            if found.lesson.passed is None:
                left.append(restriction)
            else:
                parts.append(found)
        return parts, left

    def _keep(self, shelves: list[Shelf], found: Found) -> None:
        new = found.shelf
        shelf = next((each for each in shelves if (each.needs, each.all_of) == (new.needs, new.all_of)), None)
        if shelf is None:
            shelves.insert(0, new)
            shelf = new
        lessons = shelf.lessons.setdefault(shelf.key(found.needed), [])
        lessons.insert(0, found.lesson)
        del lessons[ALTERNATIVES:], shelves[ALTERNATIVES:]
        self.size += 1


def _together(parts: list[Found], length: int) -> Found:
    """One lesson from those of several restrictions."""
    needs: dict[Remembered, Need] = {}
    for part in parts:
        for need, each in zip(part.shelf.needs, part.needed, strict=True):
            needs[each] = need._replace(situated=need.situated or (each in needs and needs[each].situated))
    needed = sorted(needs)
    place = {each: number for number, each in enumerate(needed)}
    own = [*range(len(needed), len(needed) + length)]
    pairs: dict[tuple[int, int], None] = {}
    orders: list[Order] = []
    passed: list[Passed] = []
    for part in parts:
        where = [*(place[each] for each in part.needed), *own]
        pairs |= dict.fromkeys((where[older], where[newer]) for older, newer in part.shelf.pairs)
        orders += [Order(where[later], where[earlier], limit) for later, earlier, limit in part.lesson.orders]
        for restriction, line, met_by in part.lesson.passed or ():
            passed.append(Passed(restriction, where[line], None if met_by is None else where[met_by]))
    all_of = dict.fromkeys(each for part in parts for each in part.shelf.all_of)
    shelf = Shelf(tuple(needs[each] for each in needed), tuple(all_of), tuple(pairs))
    return Found(shelf, needed, Lesson(_tightest(orders), tuple(passed)))


def may_learn(restriction: Restriction, past: Past, story: Story) -> bool:
    """Does a judge see nothing of the past but what shapes show?

    People may come again under another name, pushes count, and of some kinds not all is remembered: who looks back to
    those judges for itself.
    """
    watches, kinds = restriction.watches, story.kinds
    if not past.blurred.keys().isdisjoint(watches):
        return False
    if PushSent in watches and (past.unreported or past.lately) and not kinds.isdisjoint((PushSent, PushDropped)):
        return False
    personal = any(kind in watches for kind in PERSONAL)
    return not (personal and (past.personal or not kinds.isdisjoint(PERSONAL)))


class Recalled(Entry[Any]):
    """The entry of a line whose event is not read before somebody asks for it."""

    __slots__ = ("remembered",)
    remembered: Remembered

    def __init__(self, index: int, at: Moment, remembered: Remembered) -> None:
        for name, value in (("index", index), ("at", at), ("remembered", remembered)):
            object.__setattr__(self, name, value)

    @property
    def event(self) -> Any:  # noqa: ANN401 - as `Entry` has it
        """What happened."""
        return self.remembered.line.event


class Ledger(Log):
    """A story with its past as a log that notes what it is asked for, and what its moments are compared with."""

    __slots__ = ("all_of", "comparisons", "lines", "named", "newest", "past", "places", "sees", "situated")

    def __init__(self, past: Past, story: Story, moments: list[Moment], header: Header) -> None:
        super().__init__(header.platform, story.begin)
        before = past.lines
        self.past, self.begun, self.sees = past, len(before), header.sees
        self.lines = [*before, *(remembered(story, place) for place in range(len(story.said)))]
        self.places = {each: place for place, each in enumerate(before)}
        self.named = {each.call for each in before}
        self.comparisons: list[Comparison] = []
        self._clear()
        times = enumerate([*(each.at for each in before), *moments])
        *ticks, self.now = [Tick.of(self.comparisons, place, at) for place, at in times]
        for place, (tick, each) in enumerate(zip(ticks, self.lines, strict=True)):
            self._file(Recalled(place, tick, each), type(each.node.event), each.call)
        self._situations.append(story.after())

    def _clear(self) -> None:
        self.comparisons.clear()
        self.newest: dict[type[Event], int] = {}
        self.all_of: set[type[Event]] = set()
        self.situated: set[int] = set()

    def before(self, entry: Entry[Any]) -> Situation:
        """Note it, and answer."""
        self.situated.add(entry.index)
        return self.lines[entry.index].before

    def after(self, entry: Entry[Any]) -> Situation:
        """Note it, and answer."""
        self.situated.add(entry.index)
        return self.lines[entry.index].after

    def _places(  # noqa: PLR0913 - as in History
        self,
        kinds: tuple[type[Event], ...],
        call: str | None,
        after: Entry[Any] | None,
        before: Entry[Any] | None,
        *,
        newest_first: bool = False,
        own: bool = False,
    ) -> Iterable[int]:
        """Note how far back it is looked: how many of the newest were seen, or that all were."""
        if own or (after is not None and after.index >= self.begun) or (call is not None and call not in self.named):
            return super()._places(kinds, call, after, before, newest_first=newest_first, own=own)
        windows = [
            self._noted(
                kind, super(Ledger, self)._places((kind,), call, after, before, newest_first=newest_first),
                newest_first=newest_first,
            )
            for kind in kinds
        ]  # fmt: skip
        return merge(*windows, reverse=newest_first)

    def _noted(self, kind: type[Event], found: Iterable[int], *, newest_first: bool) -> Iterator[int]:
        if not newest_first:
            self.all_of.add(kind)
        seen = 0
        for place in found:
            if place < self.begun:
                seen += 1
                self.newest[kind] = max(seen, self.newest.get(kind, 0))
            yield place
        self.all_of.add(kind)

    def found(self, restriction: Restriction) -> Found:
        """What a judge finds, and what that rests on."""
        self._clear()
        passed = self._passed(restriction)
        counts = {**self.newest, **{kind: len(self.past.of(kind)) for kind in self.all_of}}
        needed: dict[int, Need] = {}
        for kind, count in counts.items():
            for newest, each in enumerate(reversed(self.past.of(kind)[-count:] if count else []), 1):
                place = self.places[each]
                needed[place] = Need(kind, newest, place in self.situated)
        order = sorted(needed)
        begin = len(order)
        where = {place: number for number, place in enumerate(order)}
        where |= {place: place - self.begun + begin for place in range(self.begun, len(self.entries) + 1)}
        shelf = Shelf(
            tuple(needed[place] for place in order),
            tuple((kind, counts[kind]) for kind in self.all_of),
            tuple(pairwise(range(begin))),
        )
        orders = [each for comparison in self.comparisons for each in _orders(comparison, where)]
        lesson = Lesson((), None)
        if None not in orders:
            told = (
                None
                if passed is None
                else tuple(
                    Passed(restriction, where[line], None if met_by is None else where[met_by])
                    for line, met_by in passed
                )
            )
            lesson = Lesson(_tightest(each for each in orders if each), told)
        return Found(shelf, [self.lines[place] for place in order], lesson)

    def _passed(self, restriction: Restriction) -> list[tuple[int, int | None]] | None:
        """The places of what passed, and of what met it; `None` where anything else was found."""
        passed = []
        for finding in restriction.judge(self):
            if finding.target.index < self.begun:
                continue
            met_by = finding.met_by
            plain = met_by is not None or (finding.because == AS_IT_MUST_BE and self.sees is None)
            if finding.outcome is not Outcome.PASSED or not plain:
                return None
            passed.append((finding.target.index, met_by.index if met_by else None))
        return passed


def _orders(asked: Comparison, places: dict[int, int]) -> list[Order | None]:
    """A comparison as one of two moments; `None` where it is none."""
    times = {count: places.get(place) for place, count in asked.moments}
    later, earlier = times.get(1), times.get(-1)
    if len(asked.moments) != len(times) or len(times) != TWO or later is None or earlier is None:
        return [None]
    below, above = Order(later, earlier, -asked.constant), Order(earlier, later, asked.constant)
    match asked.how, asked.came_out:
        case "<", True:
            return [below]
        case "<", False:
            return [above._replace(limit=above.limit + 1)]
        case "<=", True:
            return [below._replace(limit=below.limit + 1)]
        case "<=", False:
            return [above]
        case "==", True:
            return [below._replace(limit=below.limit + 1), above._replace(limit=above.limit + 1)]
    return [None]


def _tightest(orders: Iterable[Order]) -> tuple[Order, ...]:
    """The strictest order of each two moments; that time does not go back need not be said."""
    limits: dict[tuple[int, int], int] = {}
    for later, earlier, limit in orders:
        if later > earlier or limit <= 0:
            limits[later, earlier] = min(limit, limits.get((later, earlier), limit))
    return tuple(Order(*pair, limit) for pair, limit in limits.items())
