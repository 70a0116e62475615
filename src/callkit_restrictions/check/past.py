"""The past: what is remembered of the stories that are over.

A judge looks back: who has been allowed the microphone once is not asked again. But it asks for the newest entry of a
kind, or whether there is one. So of all that happened before a story no more is kept than the newest entry of each
*manner*: a kind, with its words of a closed set, and whether it names a call. To that come

- the first entry of each manner that could name a call and does not, as long as the process lives: a judge may take it
  for the one of any call;
- everything about the calls that still live and, where an identifier comes again, about those that bore it before;
- blocked callers and the Focus, the background pushes of the last hour, and how many pushes went unreported.

So it stays small however long a trace is. What had to be forgotten is known: `forgotten` says where it could matter,
and there nobody can tell. `tests/test_stories.py` tries for every restriction whether that is enough.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any, NamedTuple

from callkit_restrictions.check.doubts import GAPS, NEAR
from callkit_restrictions.check.shapes import CALLS, Names, Node, Root, renamed
from callkit_restrictions.events import Event
from callkit_restrictions.events.people import CallerBlocked, FocusTurnedOn
from callkit_restrictions.events.process import ProcessLaunched, ProcessTerminated
from callkit_restrictions.events.pushes import DidReceiveIncomingPush, PushesLeftUnreported, PushSent
from callkit_restrictions.history import Log
from callkit_restrictions.lines import Line, Problem
from callkit_restrictions.moments import Moment, seconds
from callkit_restrictions.questions import unreported_pushes
from callkit_restrictions.situation import Situation
from callkit_restrictions.spelling import event_of

MANNERS = 50
"""Of one kind so many manners are kept: the newest."""

CALLS_KEPT = 20_000
"""So many lines of calls that are over are kept, in case an identifier comes again."""

PUSHES = 100
"""Of the background pushes of the last hour so many are kept."""

AN_HOUR = seconds(3600)

BITS = 2**25
"""So many bits say which identifiers were there once: of half a million, one in a hundred thousand is mistaken."""

UNSURE = "nobody can tell whether the pushes before it went unreported"

BYGONE = "an identifier may be that of a call so long ago that it is forgotten"

PERSONAL = (CallerBlocked, FocusTurnedOn)
"""Kinds that name people for good: one of them may be the caller of any later story."""


@dataclass(eq=False)
class Story:
    """Some lines of a trace, from one quiet place to the next; `node` is its shape so far.

    Of each line there is its number, its moment, and what it said: of an ordinary one its text.
    `odd` where there is more to it than its shape and its times: a time is not known, a line is lost.
    """

    serial: int
    root: Root
    begin: Situation
    names: Names
    numbers: list[int] = field(default_factory=list)
    moments: list[Any] = field(default_factory=list)
    said: list[Line | str] = field(default_factory=list)
    gaps: list[tuple[int, Problem]] = field(default_factory=list)
    odd: bool = False

    def __post_init__(self) -> None:
        self.node: Any = self.root
        self._lines: dict[int, Line] = {}

    def lose(self, problem: Problem, ahead: int = 0) -> None:
        """A line was lost, after the others that were heard so far and some that stand ahead of all."""
        place = ahead + len(self.said)
        if self.gaps and self.gaps[-1][0] == place:
            self.gaps[-1] = (place, replace(self.gaps[-1][1], kind=None))
        else:
            self.gaps.append((place, problem))
        self.odd = True

    def line(self, place: int) -> Line:
        """One of its lines."""
        known = self._lines.get(place)
        if known is None:
            said = self.said[place]
            if isinstance(said, str):
                data = json.loads(said)
                event = event_of(data["event"], data.get("args") or {}, data.get("who", "app"))
                said = Line(self.numbers[place], self.moments[place], event)
            known = self._lines[place] = said
        return known

    @property
    def lines(self) -> list[Line]:
        """All of them."""
        return [self.line(place) for place in range(len(self.said))]

    @property
    def path(self) -> tuple[Node, ...]:
        """Its shape, event by event."""
        path: tuple[Node, ...] = self.node.path
        return path

    @property
    def kinds(self) -> frozenset[type[Event]]:
        """The kinds of events in it."""
        kinds: frozenset[type[Event]] = self.node.kinds
        return kinds

    def before(self, place: int) -> Situation:
        """Where the phone stood before one of its lines."""
        node = self.path[place].parent
        return self.begin if node is self.root else self.meant(node)

    def meant(self, node: Root) -> Situation:
        """Where the phone stood at a place of its shape, with the names that are meant."""
        return renamed(node.situation, self.names.meant)

    def after(self) -> Situation:
        """Where the phone stands at its end, for the story that comes next: which call is over matters no more."""
        known = self.node.known
        if Situation not in known:
            known[Situation] = replace(self.node.situation, over=None)
        return renamed(known[Situation], self.names.meant)

    def naming(self, call: str) -> Iterator[int]:
        """The places of its lines about a call."""
        symbol = self.names.symbols[call]
        for place, node in enumerate(self.path):
            if any(getattr(node.event, name, None) == symbol for name in CALLS):
                yield place


class Remembered(NamedTuple):
    """A line of a story that is over; the older of two is the lesser one."""

    serial: int
    place: int
    at: Moment
    node: Node
    story: Story

    @property
    def line(self) -> Line:
        """The line itself."""
        return self.story.line(self.place)

    @property
    def before(self) -> Situation:
        """Where the phone stood before it."""
        return self.story.before(self.place)

    @property
    def after(self) -> Situation:
        """Where the phone stood after it."""
        return self.story.meant(self.node)

    @property
    def call(self) -> str | None:
        """The call that it names."""
        symbol: str | None = getattr(self.node.event, "call", None)
        return self.story.names.meant.get(symbol, symbol) if symbol else symbol


def remembered(story: Story, place: int) -> Remembered:
    """One line of a story."""
    return Remembered(story.serial, place, story.moments[place], story.path[place], story)


@dataclass(frozen=True, eq=False, slots=True)
class Remains:
    """What is to be kept of all stories of one shape, by places: of each manner the newest line, and the first one."""

    last: dict[str, int]
    first: dict[str, int]
    kinds: frozenset[type[Event]]
    new_process: bool
    pushes: tuple[int, ...]
    people: tuple[int, ...]
    unreported: int


class Past:
    """What is remembered at one place of a trace.

    `plain` where nothing of it is uncertain. `withheld` are the lines of pushes that did not arrive, and do not count.
    """

    def __init__(self, *, clear: bool = True) -> None:
        self.clear = clear  # a trace that shows all of it
        self.last: dict[str, tuple[Story, Remains]] = {}  # by manner; and the manners of each kind
        self.manners: dict[type[Event], list[str]] = {}
        self.first: dict[type[Event], dict[str, Remembered]] = {}
        self.personal: dict[Any, Remembered] = {}
        self.lately: list[Remembered] = []
        self.withheld: set[int] = set()
        self.unreported = 0
        self.plain = True
        self.lost: list[Problem] = []  # the lines that were lost last
        self.bygone = Bygone()  # the calls that are over and not remembered any more
        self.blurred: dict[type[Event], str] = {}  # the kinds of which not all is remembered, and why
        self._of: dict[type[Event], list[Remembered]] = {}  # as far as it was asked for
        self._stories: deque[Story] = deque()
        self._calls: dict[str, list[Story]] = {}
        self._rows = 0

    @property
    def lines(self) -> list[Remembered]:
        """All that shapes the past, oldest first."""
        return sorted(each for kind in self.manners for each in self.of(kind))

    def of(self, kind: type[Event]) -> list[Remembered]:
        """What is remembered of a kind, oldest first."""
        known = self._of.get(kind)
        if known is None:
            known = [self._newest(manner) for manner in self.manners.get(kind, ())]
            if kind in self.first:
                known = [*{*known, *self.first[kind].values()}]
            if len(known) > 1:
                known.sort()
            self._of[kind] = known
        return known

    def _newest(self, manner: str) -> Remembered:
        story, remains = self.last[manner]
        return remembered(story, remains.last[manner])

    def recalled(self, story: Story) -> list[tuple[Line, Situation]]:
        """The lines that a judge of a story may look back to, each with the situation before it."""
        calls = [call for call in story.names.calls if call in self._calls]
        named = {remembered(each, place) for call in calls for each in self._calls[call] for place in each.naming(call)}
        lines = [
            (each.line, each.before) for each in sorted({*self.lines, *self.personal.values(), *self.lately, *named})
        ]
        if self.unreported:
            line, situation = lines[0] if lines else (story.line(0), story.begin)
            lines.insert(0, (Line(line.number, line.at, PushesLeftUnreported(self.unreported)), situation))
        return lines

    def is_new_to(self, story: Story) -> bool:
        """Does a story name nobody who was named before?"""
        return not any(call in self._calls or call in self.bygone for call in story.names.calls)

    def lost_near(self, story: Story) -> bool:
        """Was a line lost in a story, or not long before it?"""
        return bool(self.lost) and self.lost[-1].number > story.numbers[0] - NEAR

    def forgotten(self, story: Story, watched: Iterable[type[Event]]) -> str | None:
        """What may be forgotten that a judge of these kinds would look back to."""
        if any(call in self.bygone for call in story.names.calls):
            return BYGONE
        return next((self.blurred[kind] for kind in watched if kind in self.blurred), None)

    def learn(self, story: Story) -> None:
        """A story is over. A push that was withheld is not remembered: it counts for nothing."""
        remains = story.node.known.get(Remains)
        if remains is None:
            remains = story.node.known[Remains] = _remains(story)
        if self.withheld:
            remains = _remains(story, self.withheld)
            self.withheld = set()
        for kind in self._of.keys() & remains.kinds:
            del self._of[kind]
        if remains.new_process:
            for kind in self.first:
                self._of.pop(kind, None)
            self.first = {}
        known = len(self.last)
        self.last |= dict.fromkeys(remains.last, (story, remains))  # done for every story, so in one step
        if len(self.last) > known:
            self._file(story, remains)
        for manner, place in remains.first.items():
            self._keep_first(manner, story, place)
        self._learn_more(story, remains)
        self._keep_calls(story)
        if story.odd or not self.plain:
            self.plain = not any(each.line.at is None or each.line.inferred for each in self.lines)

    def _file(self, story: Story, remains: Remains) -> None:
        """There are new manners. Where there are too many of a kind, the oldest is forgotten."""
        for manner, place in remains.last.items():
            kind = type(story.path[place].event)
            own = self.manners.setdefault(kind, [])
            if manner not in own:
                own.append(manner)
            if len(own) > MANNERS:
                oldest = min(own, key=self._newest)
                own.remove(oldest)
                del self.last[oldest]
                self._blur(kind)

    def _keep_first(self, manner: str, story: Story, place: int) -> None:
        own = self.first.setdefault(type(story.path[place].event), {})
        if manner not in own and len(own) < MANNERS:
            own[manner] = remembered(story, place)

    def _learn_more(self, story: Story, remains: Remains) -> None:
        if story.gaps:
            self.lost = [*self.lost, *(problem for _, problem in story.gaps)][-GAPS:]
        self.unreported += remains.unreported
        open_ = DidReceiveIncomingPush in story.kinds and not story.node.quiet  # it may be reported in the next story
        if open_ or (remains.unreported and (self.lost or not self.clear)):
            self.blurred[PushesLeftUnreported] = UNSURE
        if remains.pushes or self.lately:
            since = (story.moments[-1] or 0) - AN_HOUR
            lately = [*self.lately, *(remembered(story, place) for place in remains.pushes)][-PUSHES:]
            self.lately = [each for each in lately if (each.at or 0) > since]
        for place in remains.people:
            event = story.line(place).event
            manner = type(event), getattr(event, "handle", None)
            self.personal.pop(manner, None)
            self.personal[manner] = remembered(story, place)
            if len(self.personal) > MANNERS:
                del self.personal[next(iter(self.personal))]
                self._blur(type(event))

    def _blur(self, kind: type[Event]) -> None:
        self.blurred[kind] = f"there was more of {kind.name} than is remembered"

    def _keep_calls(self, story: Story) -> None:
        """Remember a story by its calls, and forget the oldest."""
        self._stories.append(story)
        self._rows += len(story.said)
        for call in story.names.calls:
            self._calls.setdefault(call, []).append(story)
        while self._rows > CALLS_KEPT:
            oldest = self._stories.popleft()
            self._rows -= len(oldest.said)
            for call in oldest.names.calls:
                self.bygone.add(call)
                stories = self._calls[call]
                stories.remove(oldest)
                if not stories:
                    del self._calls[call]


class Bygone:
    """Identifiers that were there once: a Bloom filter. It forgets none, and rarely takes a new one for known."""

    def __init__(self) -> None:
        self.bits: bytearray | None = None

    def add(self, call: str) -> None:
        """It was there."""
        self.bits = self.bits or bytearray(BITS // 8)
        for place in _places(call):
            self.bits[place >> 3] |= 1 << (place & 7)

    def __contains__(self, call: str) -> bool:
        """Was it there? Perhaps, or certainly not."""
        bits = self.bits
        return bits is not None and all(bits[place >> 3] & 1 << (place & 7) for place in _places(call))


def _places(call: str) -> list[int]:
    number = int.from_bytes(blake2b(call.encode(errors="surrogatepass"), digest_size=16).digest(), "big")
    return [number % BITS, (number >> 32) % BITS, (number >> 64) % BITS, (number >> 96) % BITS]


def _remains(story: Story, withheld: Collection[int] = ()) -> Remains:
    """What is to be kept of a story; it is the same for each of its shape, if nothing was withheld from it."""
    last: dict[str, int] = {}
    first: dict[str, int] = {}
    new_process = False
    for place, node in enumerate(story.path):
        if isinstance(node.event, PERSONAL) or story.numbers[place] in withheld:
            continue
        if isinstance(node.event, ProcessLaunched | ProcessTerminated):
            new_process, first = True, {}
        last.pop(node.manner, None)
        last[node.manner] = place
        if node.nameless:
            first.setdefault(node.manner, place)
    return Remains(
        last,
        first,
        frozenset(type(story.path[place].event) for place in last.values()),
        new_process,
        tuple(
            place
            for place, node in enumerate(story.path)
            if in_the_background(node.event) and story.numbers[place] not in withheld
        ),
        tuple(place for place, node in enumerate(story.path) if isinstance(node.event, PERSONAL)),
        _unreported(story),
    )


def in_the_background(event: Event) -> bool:
    """Is it a push that wakes the app, now and then, and is withheld where there are too many?"""
    return isinstance(event, PushSent) and event.type == "background"


def _unreported(story: Story) -> int:
    """How many pushes a story leaves unreported."""
    if DidReceiveIncomingPush not in story.kinds:
        return 0
    log = Log(begin=story.root.situation)
    for node in story.path:
        log.append(node.event)
    return sum(1 for _ in unreported_pushes(log))
