"""The court: a trace of any length is judged story by story, in one pass and in little memory.

    court = Court("trace.jsonl", restrictions)
    for verdict in court.hear(lines): …

A *story* is what lies between two quiet places: no call lives, no push is being handled, and something new begins. It
is judged as a recording of its own that begins with what is remembered of the past. What is still open at its end is
asked again when a few more stories are over; if it is open then, nobody can tell. A story without a quiet place is cut,
and asked about again as a whole.

Most stories have a shape that was judged before. Where all was well with it, and the moments compare alike, all is well
with this one: nothing is judged again. A story in which anything else was found is judged for itself, always.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise
from typing import Any, TypeAlias

from callkit_restrictions.check.doubts import Tried
from callkit_restrictions.check.judging import Answer, Sitting, Verdict
from callkit_restrictions.check.lessons import Lessons
from callkit_restrictions.check.ordinary import CUT, Cut, Ordinary, Said, cuts
from callkit_restrictions.check.past import Past, Story, in_the_background
from callkit_restrictions.check.recording import MOST_PROBLEMS, Recording
from callkit_restrictions.check.shapes import Names, Root, Tree, begins, is_quiet, renamed
from callkit_restrictions.events import Event
from callkit_restrictions.lines import End, Header, Line, Part, Problem, Reader
from callkit_restrictions.moments import Moment
from callkit_restrictions.restriction import Restriction
from callkit_restrictions.situation import NOT_LAUNCHED, RUNNING, Situation
from callkit_restrictions.versions import IOS, Platform

LONGEST = 500
"""So many lines without a quiet place are a story all the same."""

PATIENCE = 3
"""So many more stories are heard before what is open stays open."""

SHOWN = 400
"""So many lines are kept to show what is broken."""

MOST = 100_000
"""So many shapes are known at a time; where there are more, all are learned anew."""


Told: TypeAlias = tuple[str, int, Answer]


def _told(verdict: Verdict) -> Told:
    return verdict.restriction.id, verdict.line.number, verdict.outcome


@dataclass(eq=False, slots=True)
class Waiting:
    """A story of which something is open, and what came after it; `told` counts the findings that were told before."""

    story: Story
    recalled: list[tuple[Line, Situation]]
    restrictions: list[Restriction]
    told: Counter[Told]
    later: list[Story] = field(default_factory=list)


class Court:
    """One trace, heard line by line. What passed is counted, and told only where it is `wanted`."""

    def __init__(self, source: str, restrictions: Iterable[Restriction], *, wanted: bool = True) -> None:
        self.source, self.restrictions, self.wanted = source, [*restrictions], wanted
        self.reader = Reader()
        self.header = Header(Platform(ios=None), understood=False)
        self.end: End | None = None
        self.problems: list[Problem] = []
        self.unreadable = self.passed = 0
        self.oldest: IOS | None = None
        self.tried: dict[str, Tried] = {}
        self.tree, self.past = Tree(), Past()
        self.lessons = Lessons()
        self.ordinary = Ordinary(self.tree)
        self.waiting: list[Waiting] = []
        self.kinds: frozenset[type[Event]] = frozenset()
        self.start: Moment | None = None
        self.events = 0
        self.shown: dict[int, Line] = {}
        self.story = self._story(RUNNING)

    @property
    def heard(self) -> bool:
        """Was there any event so far?"""
        return bool(self.story.serial or self.story.said)

    @property
    def recording(self) -> Recording:
        """What there is to show of the trace: what stands around the first things that are broken."""
        lines = [self.shown[number] for number in sorted(self.shown)]
        return Recording(self.source, self.header, tuple(lines), tuple(self.problems), end=self.end)

    # ------------------------------------------------------------ reading

    def hear(self, lines: Iterable[str | ValueError]) -> Iterator[Verdict]:
        """Judge a trace; what can be told is told as soon as its story is over."""
        for part in cuts(lines):
            yield from self._hear(part) if isinstance(part, Cut) else self._read(*part)
            if self.reader.done:
                break
        else:
            for last in self.reader.last():
                yield from self._take(last)
        yield from self._close()

    def _hear(self, cut: Cut) -> Iterator[Verdict]:
        """Judge some lines: in runs, each from a line with which a story may begin; and what is not known in full."""
        times, known = self.reader.times, self.ordinary.known
        origin = times.origin or 0
        moments = [moment - origin for moment in cut.moments] if origin else cut.moments
        said: list[Any] = [*map(known.get, cut.left)]
        if moments[0] < times.now:
            said = [None] * len(said)
        words = iter(cut.words)
        for begin, end in pairwise(_runs(said)):
            if said[begin] is None or self.reader.ended:
                for place in range(begin, end):
                    yield from self._read(cut.number + place, cut.lines[place])
                    if self.reader.done:
                        return
                    deque(islice(words, cut.left[place].count(CUT)), maxlen=0)
                continue
            place = begin
            while place < end:
                if self._is_over(begins=said[place].begins):
                    yield from self._turn(cut.number + place, moments[place])
                story = self.story
                stop = min(end, place + LONGEST - len(story.said))
                run = self.ordinary.run(tuple(said[place:stop]))
                symbols = run.symbols([*islice(words, run.count)], story.names) if run.named else []
                story.node = story.node.along(run, symbols)
                story.numbers += range(cut.number + place, cut.number + stop)
                story.moments += moments[place:stop]
                story.said += cut.lines[place:stop]
                place = stop
            times.now = moments[end - 1]

    def _is_over(self, *, begins: bool) -> bool:
        """Is the story over, where the next event is one with which another may begin, or is not?"""
        node = self.story.node
        return (begins and node.quiet and node.told) or len(self.story.said) >= LONGEST

    def _read(self, number: int, line: str | ValueError) -> Iterator[Verdict]:
        """Read a line in full. If it is an ordinary one, others like it are known from now on."""
        parts = [*self.reader.parts(number, line)]
        for part in parts:
            yield from self._take(part)
        if len(parts) == 1 and isinstance(parts[0], Line):
            self.ordinary.learn(str(line), parts[0])

    def _take(self, part: Part) -> Iterator[Verdict]:
        match part:
            case Header():
                self.header = part
                self.past = Past(clear=part.starts != "mid-call" and part.sees is None)
                self.restrictions = [
                    each for each in self.restrictions if each.holds.hold_on(part.platform) is not False
                ]
                self.story = self._story(NOT_LAUNCHED if part.starts == "launch" else RUNNING)
            case Line():
                if not self.heard:  # a build is older than whatever happens
                    self.start = part.at
                    for event in self.header.declared:
                        self._add(Line(self.header.number, part.at, event))
                yield from self._next(part)
            case End():
                self.end = part
            case _:
                self._object_to(part)

    def _object_to(self, problem: Problem) -> None:
        self.unreadable += 1
        if self.unreadable <= MOST_PROBLEMS:
            self.problems.append(problem)
        if problem.lost:
            self.story.lose(problem, len(self.header.declared) if not self.heard else 0)

    def _next(self, line: Line) -> Iterator[Verdict]:
        if self._is_over(begins=begins(line.event)):
            yield from self._turn(line.number, line.at)
        self._add(line)

    def _add(self, line: Line) -> None:
        story = self.story
        story.node = story.node.after(self.tree.edge(line.event, story.names))
        story.numbers.append(line.number)
        story.moments.append(line.at)
        story.said.append(line)
        story.odd |= line.at is None or line.inferred

    # ------------------------------------------------------------ stories

    def _story(self, begin: Situation, serial: int = 0) -> Story:
        """A story that begins; one that does not begin at a quiet place is like no other."""
        names = Names()
        if is_quiet(begin):
            return Story(serial, self.tree.root(begin), begin, names)
        for call in dict.fromkeys([*begin.calls, *(call for _, call in begin.pending)]):
            names.symbol("call", call)
        root = Root(self.tree, renamed(begin, names.symbols))
        return Story(serial, root, begin, names, odd=True)

    def _turn(self, number: int, at: Moment | None) -> Iterator[Verdict]:
        """One story is over, with the line that begins the next."""
        story, end = self.story, End(number, at)
        story.odd |= not story.node.quiet or self.past.lost_near(story)
        yield from self._judge(story, end)
        self._learn(story)
        self.story = self._story(story.after(), story.serial + 1)
        for each in self.waiting:
            if each.story is not story:
                each.later.append(story)
        ready = [each for each in self.waiting if len(each.later) >= PATIENCE]
        self.waiting = [each for each in self.waiting if len(each.later) < PATIENCE]
        for each in ready:
            yield from self._ask_again(each, end)

    def _learn(self, story: Story) -> None:
        self.past.learn(story)
        self.events += len(story.said)
        if not story.kinds <= self.kinds:
            self.kinds |= story.kinds
        if self.tree.size + self.lessons.size > MOST:
            self.tree.clear()
            self.ordinary.forget()
            self.lessons.size = 0

    def _judge(self, story: Story, end: End) -> Iterator[Verdict]:
        asked = self._relevant(story)
        if end.at is not None and not story.odd and self.past.plain and self.past.is_new_to(story):
            found, asked = self.lessons.about(story, self.past, end.at, asked, self.header)
            self.passed += len(found.lesson.passed or ())
            if self.wanted:
                yield from found.lesson.told(found.needed, story)
        if asked:
            yield from self._ask(story, asked, end)

    def _relevant(self, story: Story) -> list[Restriction]:
        """The restrictions that may have something to say about a story: each finding is about what it watches."""
        known: list[Restriction] | None = story.node.known.get("relevant")
        if known is None:
            known = [each for each in self.restrictions if not story.kinds.isdisjoint(each.watches)]
            story.node.known["relevant"] = known
        return known

    def _ask(self, story: Story, restrictions: list[Restriction], end: End) -> Iterator[Verdict]:
        """Judge a story for itself. What is open waits; and all of it waits where it does not end at a quiet place."""
        recalled = self.past.recalled(story)
        waits: dict[str, Restriction] = {} if story.node.quiet else {each.id: each for each in restrictions}
        told: Counter[Told] = Counter()
        for verdict in self._verdicts(story, recalled, [], restrictions, end):
            if verdict.open:
                waits[verdict.restriction.id] = verdict.restriction
            else:
                told[_told(verdict)] += 1
                yield from self._tell(verdict, story)
        if waits:
            self.waiting.append(Waiting(story, recalled, [*waits.values()], told))

    def _ask_again(self, each: Waiting, end: End | None, *, over: bool = False) -> Iterator[Verdict]:
        """Judge what waited; what is still open stays open."""
        for verdict in self._verdicts(each.story, each.recalled, each.later, each.restrictions, end):
            if each.told[_told(verdict)]:
                each.told[_told(verdict)] -= 1
            elif verdict.open and not over:
                further = sum(len(story.said) for story in each.later)
                because = f"none of the {further} events after it settles this: {verdict.owed}"
                yield from self._tell(replace(verdict, outcome="cant-tell", because=because), each.story)
            else:
                yield from self._tell(verdict, each.story)

    def _verdicts(
        self,
        story: Story,
        recalled: list[tuple[Line, Situation]],
        later: list[Story],
        restrictions: list[Restriction],
        end: End | None,
    ) -> Iterator[Verdict]:
        begin = len(recalled)
        lines = [line for line, _ in recalled]
        gaps = [(begin, problem) for problem in self.past.lost if problem.number < story.numbers[0]]
        for each in (story, *later):
            gaps += [(len(lines) + place, problem) for place, problem in each.gaps]
            lines += each.lines
        recording = Recording(
            self.source, self.header, tuple(lines), (), tuple(gaps), end,
            stood=(*(situation for _, situation in recalled), story.begin),
            asked=range(begin, begin + len(story.said)),
            seen=self.kinds,
        )  # fmt: skip
        sitting = Sitting(recording, restrictions, self.tried)
        oldest = sitting.oldest
        if oldest is not None and (self.oldest is None or oldest > self.oldest):
            self.oldest = oldest
        yield from sitting.verdicts()

    def _tell(self, verdict: Verdict, story: Story) -> Iterator[Verdict]:
        if verdict.outcome != "cant-tell" or verdict.hinges:
            forgotten = self.past.forgotten(story, verdict.restriction.watches)
            if forgotten:
                because = f"{verdict.because}; but {forgotten}"
                verdict = replace(verdict, outcome="cant-tell", because=because, hinges=None)
        if verdict.outcome == "passed":
            self.passed += 1
        elif verdict.outcome == "failed":
            if len(self.shown) < SHOWN:
                self.shown |= {line.number: line for line in story.lines}
            if in_the_background(verdict.line.event):
                self.past.withheld.add(verdict.line.number)
        if verdict.outcome != "passed" or self.wanted:
            yield verdict

    def _close(self) -> Iterator[Verdict]:
        """The trace is over."""
        if self.unreadable > MOST_PROBLEMS:
            more = f"{self.unreadable - MOST_PROBLEMS} more lines cannot be read"
            self.problems.append(Problem(self.problems[-1].number, more))
        story = self.story
        self.events += len(story.said)
        for each in self.waiting:
            each.later.append(story)
            yield from self._ask_again(each, self.end, over=True)
        if story.said:
            recalled = self.past.recalled(story)
            for verdict in self._verdicts(story, recalled, [], self._relevant(story), self.end):
                yield from self._tell(verdict, story)


def _runs(said: list[Said | None]) -> list[int]:
    """Where runs begin and the last ends: with what is not known, after it, and with what may begin a story."""
    starts, follows = [], True
    for place, each in enumerate(said):
        if each is None or follows or each.begins:
            starts.append(place)
        follows = each is None
    return [*starts, len(said)]
