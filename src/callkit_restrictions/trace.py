"""Traces: a history as JSON lines, written by the live phone's log or recorded in a real app.

A trace is a header, one line for each event, and a footer where the recording ended on purpose. Names are Apple's
own, as an iOS engineer would log them; the page *Trace format* of the site describes every key.

    {"format": "callkit-trace", "version": 1, "platform": {"ios": "17.4"}, "starts": "running"}
    {"t": 0.0, "who": "app", "event": "CXProvider.reportNewIncomingCall", "args": {"uuid": "…"}}
    {"end": true}

`read` is for traces of our own, which have to be in order; the checker takes what it can get (`lines`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from callkit_restrictions.events import Event, Unknown
from callkit_restrictions.history import History, Log
from callkit_restrictions.lines import FORMAT, VERSION, Header, Line, Problem, parse
from callkit_restrictions.situation import NOT_LAUNCHED, RUNNING
from callkit_restrictions.spelling import args_of


class TraceError(Exception):
    """A line that cannot be read; the message names the line and says what is wrong with it."""


def write(history: History, *, footer: bool = True) -> Iterator[str]:
    """Write a history as the lines of a trace, without line ends."""
    platform = history.platform
    said = {
        "ios": str(platform.ios) if platform.ios else None,
        "linked_sdk": str(platform.linked_sdk) if platform.linked_sdk else None,
        "device": platform.device,
        "region": platform.region,
    }
    header = {
        "format": FORMAT,
        "version": VERSION,
        "platform": {key: value for key, value in said.items() if value is not None},
        "starts": "launch" if history.begin == NOT_LAUNCHED else "running",
    }
    yield _line(header)
    for entry in history.entries:
        who, name, args = _said(entry.event)
        line = {"t": entry.at / 1000, "who": who, "event": name}
        yield _line({**line, "args": args} if args else line)
    if footer:
        yield _line({"t": history.now / 1000, "end": True})


def _said(event: Event) -> tuple[str, str, dict[str, Any]]:
    """Who said what, with which arguments; an event that nobody knows is written as it was read."""
    if isinstance(event, Unknown):
        return event.said_by, event.said, json.loads(event.said_with)
    return event.who, event.name, args_of(event)


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def read(lines: Iterable[str]) -> Log:
    """Read a trace that has to be in order.

    Raises:
        TraceError: a line is no JSON object, the header is missing, or a value has the wrong type.
    """
    log = Log()
    for part in parse(lines):
        match part:
            case Problem():
                raise TraceError(str(part))
            case Header():
                log = Log(part.platform, NOT_LAUNCHED if part.starts == "launch" else RUNNING)
                for event in part.declared:
                    log.append(event)
            case Line():
                log.advance(log.now if part.at is None else part.at)
                log.append(part.event)
            case _:
                log.advance(log.now if part.at is None else part.at)
    return log
