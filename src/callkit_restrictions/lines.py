"""What the lines of a trace mean, one by one: the only reader of the format.

`parse` keeps nothing but the clock, so a trace may be as long as it likes. It never raises: a line that cannot be read
becomes a `Problem`, and the rest goes on. `trace.read` makes an error of it, the checker a doubt.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import NoneType
from typing import Any, Literal, TypeAlias

from callkit_restrictions.events import KINDS, Event
from callkit_restrictions.events.store import DeclareBuild, SubmitToAppStore
from callkit_restrictions.moments import Moment, clock
from callkit_restrictions.spelling import event_of, typed
from callkit_restrictions.versions import IOS, Platform

FORMAT, VERSION = "callkit-trace", 1
DEEPEST = 64
"""How far brackets may be nested in one line."""
FARTHEST = 10**11
"""No time is further than so many seconds from its origin."""

Start: TypeAlias = Literal["launch", "running", "mid-call"]
STARTS: dict[str, Start] = {"launch": "launch", "running": "running", "mid-call": "mid-call"}
"""Where a recording can begin: with the process, with the app up and no call, or anywhere."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the first line says; `sees` is `None` where the recorder sees everything, `declared` the facts of a build.

    `understood` is false where there is no header of this format: then nothing that follows can be read.
    """

    platform: Platform
    starts: Start = "running"
    sees: tuple[str, ...] | None = None
    declared: tuple[Event, ...] = ()
    understood: bool = True
    number: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One event, with the number of its line. `at` is `None` where the time is not known and only the order counts."""

    number: int
    at: Moment | None
    event: Event
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class End:
    """The footer: the recording ended on purpose, at a moment if it says so."""

    number: int
    at: Moment | None


@dataclass(frozen=True, slots=True)
class Problem:
    """A line, or a part of one, that cannot be read.

    `lost` says whether an event was lost with it; if so, `kind` is which one, where the line still tells.
    """

    number: int
    message: str
    lost: bool = True
    kind: type[Event] | None = None

    def __str__(self) -> str:
        return f"line {self.number}: {self.message}"


Part: TypeAlias = Header | Line | End | Problem


def parse(lines: Iterable[str | ValueError]) -> Iterator[Part]:
    """Read a trace line by line: first its header, then whatever each line holds. It never raises.

    A line that could not even be had comes as the error that says why.
    """
    reader = Reader()
    for number, line in enumerate(lines, 1):
        yield from reader.parts(number, line)
        if reader.done:
            return
    yield from reader.last()


class Reader:
    """Reads one line after another; `done` says that no other one is worth reading."""

    def __init__(self) -> None:
        self.times = Times()
        self.begun = self.ended = self.done = False

    def last(self) -> Iterator[Part]:
        """What is to say when there are no more lines."""
        if not self.begun:
            yield from _unreadable(1, "the trace is empty; it begins with its header")

    def parts(self, number: int, line: str | ValueError) -> Iterator[Part]:
        """What one line holds."""
        if isinstance(line, str) and not line.strip():
            return
        if self.ended:
            self.done = True
            yield Problem(number, "something stands after the end; a file holds one trace")
            return
        try:
            data = _object(line)
        except ValueError as problem:
            if self.begun:
                yield Problem(number, str(problem))
            else:
                self.done = True
                yield from _unreadable(number, str(problem) if isinstance(line, ValueError) else _NO_TRACE)
            return
        if self.begun and "end" in data and "event" not in data:
            self.ended = True
            yield _end(number, data, self.times)
        elif self.begun:
            yield from _event(number, data, self.times)
        elif data.get("format") != FORMAT or type(data.get("version")) is not int or data["version"] != VERSION:
            self.done = True
            yield from _unreadable(number, _NO_HEADER)
        else:
            self.begun = True
            yield from _Opening(number).parts(data)


_NO_HEADER = f'the header must say "format": "{FORMAT}", "version": {VERSION}'
_NO_TRACE = f"{_NO_HEADER}; for reports, logs and letters there is diagnose"


def _unreadable(number: int, why: str) -> Iterator[Part]:
    yield Header(Platform(ios=None), understood=False, number=number)
    yield Problem(number, why)


def _object(line: str | ValueError) -> dict[str, Any]:
    """The object that a line holds.

    Raises:
        ValueError: it holds none.
    """
    if isinstance(line, ValueError):
        raise line
    try:
        data = json.loads(line)
    except RecursionError:
        raise ValueError("the brackets are nested too deeply") from None
    except json.JSONDecodeError as problem:
        raise ValueError(
            f"not JSON at character {problem.pos + 1}: {problem.msg.removesuffix(' at').lower()}"
        ) from None
    if line.count("{") + line.count("[") > DEEPEST and _depth(data) > DEEPEST:
        raise ValueError("the brackets are nested too deeply")
    if isinstance(data, dict):
        return data
    raise ValueError("not an object: a line holds one JSON object")


def _depth(data: Any) -> int:  # noqa: ANN401 - whatever JSON holds
    depth, layer = 0, [data]
    while layer:
        depth += 1
        inside = (each.values() if isinstance(each, dict) else each for each in layer if isinstance(each, dict | list))
        layer = [value for values in inside for value in values]
    return depth


class _Opening:
    """Reads a header; a value in it that is not in order counts as not said."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.wrong: list[Problem] = []

    def parts(self, data: dict[str, Any]) -> Iterator[Part]:
        """The header, and what is wrong with it."""
        said = self.get(data, "platform", dict) or {}
        yield Header(
            Platform(
                self.version(said, "ios"),
                self.version(said, "linked_sdk"),
                self.get(said, "device", str) or "iPhone",
                self.get(said, "region", str),
            ),
            self.starts(data),
            self.sees(data),
            self.declared(self.get(data, "build", dict) or {}),
            number=self.number,
        )
        yield from self.wrong

    def object_to(self, message: str) -> None:
        self.wrong.append(Problem(self.number, message, lost=False))

    def get(self, within: dict[str, Any], key: str, wanted: type) -> Any:  # noqa: ANN401 - of that type, or None
        try:
            return typed(key, within.get(key), (wanted, NoneType))
        except ValueError as problem:
            self.object_to(str(problem))
            return None

    def version(self, platform: dict[str, Any], key: str) -> IOS | None:
        text = self.get(platform, key, str)
        try:
            return IOS(text) if text else None
        except ValueError as problem:
            self.object_to(str(problem))
            return None

    def starts(self, data: dict[str, Any]) -> Start:
        said: str = self.get(data, "starts", str) or "running"
        if said in STARTS:
            return STARTS[said]
        self.object_to(f'starts must be "launch", "running" or "mid-call", and is {json.dumps(said)[:40]}')
        return "mid-call"  # the one that claims least

    def sees(self, data: dict[str, Any]) -> tuple[str, ...] | None:
        names = self.get(data, "sees", list)
        if names is None or all(isinstance(name, str) for name in names):
            return None if names is None else tuple(names)
        self.object_to("sees must be a list of names")
        return tuple(name for name in names if isinstance(name, str))

    def declared(self, build: dict[str, Any]) -> tuple[Event, ...]:
        try:
            return _declared(build)
        except ValueError as problem:
            self.object_to(str(problem))
            return ()


def _declared(build: dict[str, Any]) -> tuple[Event, ...]:
    """The facts of a build as events; where it is offered is known, it is judged as the store would judge it."""
    if not build:
        return ()
    facts = event_of(DeclareBuild.name, build)
    keys = {"includes": "frameworks", "territories": "territories"}
    offered = {key: build[said] for key, said in keys.items() if said in build}
    if len(offered) < len(keys):
        return (facts,)
    same = {key: build[key] for key in ("UIBackgroundModes", "entitlements", "feature") if key in build}
    return facts, event_of(SubmitToAppStore.name, offered | same)


class Times:
    """Turns the times of a trace into moments; remembers the last one, since time never goes back."""

    def __init__(self) -> None:
        self.origin: int | None = None
        self.now: Moment = 0

    def moment(self, stamp: Any) -> Moment | None:  # noqa: ANN401 - whatever the file holds
        """The moment that a `t` means, in milliseconds since the origin, or since the first time if that is before it.

        Raises:
            ValueError: it is no number, out of range, or before the one that was read last.
        """
        typed("t", stamp, (int, float, NoneType))
        if stamp is None:
            return None
        if not -FARTHEST < stamp < FARTHEST:
            raise ValueError(f"{str(stamp)[:20]} s is no time: t counts seconds")
        moment = round(stamp * 1000)
        if self.origin is None:
            self.origin = min(moment, 0)
        if moment - self.origin < self.now:
            raise ValueError(f"time cannot go back from {clock(self.now)} to {_clock(moment - self.origin)}")
        self.now = moment - self.origin
        return self.now


def _clock(moment: Moment) -> str:
    return f"-{clock(-moment)}" if moment < 0 else clock(moment)


def _end(number: int, data: dict[str, Any], times: Times) -> Part:
    """The footer. A time of its own that is not in order is not known."""
    if data["end"] is not True:
        return Problem(number, 'the footer must say "end": true')
    try:
        return End(number, times.moment(data.get("t")))
    except ValueError:
        return End(number, None)


def _event(number: int, data: dict[str, Any], times: Times) -> Iterator[Part]:
    """One event. A time that is not in order is not known; without its name or its arguments, an event is lost."""
    at: Moment | None = None
    kind: type[Event] | None = None
    try:
        name, args = typed("event", data.get("event"), str), typed("args", data.get("args") or {}, dict)
        kind = KINDS.get(name)
        event = event_of(name, args, typed("who", data.get("who", "app"), str))
    except ValueError as problem:
        yield Problem(number, str(problem), kind=kind)
        return
    try:
        at = times.moment(data.get("t"))
    except ValueError as problem:
        yield Problem(number, str(problem), lost=False)
    yield Line(number, at, event, data.get("inferred") is True)
