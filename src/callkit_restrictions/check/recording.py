"""A recording: a trace as it was read, and the logs that fit what it says.

Where all times are known, one log fits. Where some are not, many do, and the extreme ones stand for them: everything
happened as quickly as the known times allow, as slowly, or with its one long pause at this place or at that. What all
of them say alike holds whatever the clock said; that is how order is judged without a clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import Any

from callkit_restrictions.events import Event
from callkit_restrictions.history import Entry, Log
from callkit_restrictions.lines import End, Header, Line, Problem, parse
from callkit_restrictions.moments import Duration, Moment, seconds
from callkit_restrictions.situation import NOT_LAUNCHED, RUNNING, Situation
from callkit_restrictions.versions import Platform

AGES: Duration = seconds(1_000_000)
"""Longer than any patience that a restriction has."""

MOST_PROBLEMS = 100
"""So many lines that cannot be read are named one by one; the others are counted."""

PAUSES = 6
"""At so many places the one long pause is tried."""


@dataclass(frozen=True)
class Recording:
    """What was read of one trace. `lines` are its events; `gaps` tell before which of them lines were lost.

    Of a long trace it may be a part. Then it begins with lines that are remembered of what came before, and `stood` are
    the situations that are known: before each of those, and where the part begins. `asked` are the places of the lines
    that are asked about; the others are there to look back and ahead.
    """

    source: str
    header: Header = field(default_factory=lambda: Header(Platform(ios=None)))
    lines: tuple[Line, ...] = ()
    problems: tuple[Problem, ...] = ()
    gaps: tuple[tuple[int, Problem], ...] = ()
    end: End | None = None
    stood: tuple[Situation, ...] = ()
    asked: range | None = None
    seen: frozenset[type[Event]] = frozenset()

    @property
    def begin(self) -> int:
        """The place of the first line that is not merely remembered."""
        return max(0, len(self.stood) - 1)

    @property
    def timeless(self) -> bool:
        """Is the time of any event not known?"""
        return any(line.at is None for line in self.lines)

    @cached_property
    def kinds(self) -> frozenset[type[Event]]:
        """The kinds of events in it, and in what is known of the trace besides."""
        return self.seen | {type(line.event) for line in self.lines}

    @cached_property
    def entries(self) -> tuple[Entry[Any], ...]:
        """The entries of the quickest log, one for each line."""
        return self.logs[0].entries

    @cached_property
    def certain(self) -> Recording:
        """The same without the events that somebody concluded; itself where there are none."""
        kept = [place for place, line in enumerate(self.lines) if not line.inferred]
        if len(kept) == len(self.lines):
            return self
        stood = [self.stood[place] for place in kept if place < self.begin] + [*self.stood[-1:]]
        return replace(self, lines=tuple(self.lines[place] for place in kept), gaps=(), stood=tuple(stood))

    @cached_property
    def logs(self) -> tuple[Log, ...]:
        """Every log to judge; the first one is the quickest, in which an unknown time is that of the line before."""
        times = [line.at for line in self.lines]
        end = self.end.at if self.end else (times or [None])[-1]
        if not self.timeless and (end is not None or self.end is None):
            return (self.log([time or 0 for time in times], end or 0),)
        return tuple(self.log(moments[:-1], moments[-1]) for moments in _fitting([*times, end], open_=bool(self.end)))

    def log(self, times: Sequence[Moment], now: Moment) -> Log:
        """The log with these times; `now` is where it ends."""
        log = Log(self.header.platform, NOT_LAUNCHED if self.header.starts == "launch" else RUNNING)
        for place, (line, at) in enumerate(zip(self.lines, times, strict=True)):
            log.advance(at)
            self.skip(log, place)
            log.append(line.event)
        log.advance(max(log.now, now))
        return log

    def skip(self, log: Log, place: int) -> None:
        """Let the log stand as the phone stood before a line, where what came between is forgotten."""
        if place < len(self.stood):
            log.skip(self.stood[place], begins=place == self.begin)


def read(source: str, lines: Iterable[str | ValueError]) -> Recording:
    """Read a trace from its lines; what cannot be read is among the problems."""
    header = Header(Platform(ios=None), understood=False)
    events: list[Line] = []
    problems: list[Problem] = []
    gaps: list[tuple[int, Problem]] = []
    end, unreadable = None, 0
    for part in parse(lines):
        match part:
            case Header():
                header = part
            case Line():
                events.append(part)
            case End():
                end = part
            case _:
                unreadable += 1
                problems += [part] if unreadable <= MOST_PROBLEMS else []
                place = len(header.declared) + len(events)
                if part.lost and gaps and gaps[-1][0] == place:
                    gaps[-1] = (place, replace(gaps[-1][1], kind=None))
                elif part.lost:
                    gaps.append((place, part))
    if unreadable > MOST_PROBLEMS:
        problems.append(Problem(problems[-1].number, f"{unreadable - MOST_PROBLEMS} more lines cannot be read"))
    at = events[0].at if events else None  # a build is older than whatever happens
    declared = [Line(header.number, at, event) for event in header.declared]
    return Recording(source, header, (*declared, *events), tuple(problems), tuple(gaps), end)


def _fitting(times: Sequence[Moment | None], *, open_: bool) -> list[list[Moment]]:
    """Times that fit the known ones. The last of them is the end of the recording, later than what stands before it.

    `open_` says that the recording went on for an unknown time after its last event.
    """
    stay = len(times) - 1 if not open_ and times[-1] is None else len(times)
    runs = [
        [place for place, _ in run]
        for key, run in groupby(enumerate(times[:stay]), lambda each: each[1] is None)
        if key
    ]
    longest = max(map(len, runs), default=0)
    steps = sorted({round(longest * step / PAUSES) for step in range(PAUSES + 1)})
    worlds = [_world(times[:stay], runs, None, 0), _world(times[:stay], runs, None, AGES)]
    worlds += [_world(times[:stay], runs, step, AGES) for step in steps]
    unique = list(dict.fromkeys(map(tuple, worlds)))
    return [[*world, *([world[-1]] if stay < len(times) else [])] for world in unique]


def _world(times: Sequence[Moment | None], runs: list[list[int]], step: int | None, pause: Duration) -> list[Moment]:
    """One way to fill the gaps: a pause before each unknown time, or before the one at `step` of each run alone.

    Between two known times there is only so much room: there the pause is the whole of it.
    """
    filled: list[Moment | None] = [*times]
    for run in runs:
        before = filled[run[0] - 1] if run[0] else None
        after = times[run[-1] + 1] if run[-1] + 1 < len(times) else None
        for number, place in enumerate(run):
            passed = number + 1 if step is None else int(number >= step)
            if before is None and after is not None:
                left = len(run) - number if step is None else int(number < step)
                filled[place] = after - left * pause
            elif before is not None and after is not None:
                filled[place] = after if passed and pause else before
            else:
                filled[place] = (before or 0) + passed * pause
    start = min((time for time in filled if time is not None), default=0)
    return [(time or 0) - min(start, 0) for time in filled]
