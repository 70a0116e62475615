"""Traces: a history as JSON lines, written by the live phone's log or recorded in a real app.

A trace is a header, one line for each event, and a footer where the recording ended on purpose. Names are Apple's
own, as an iOS engineer would log them; the page *Trace format* of the site describes every key.

    {"format": "callkit-trace", "version": 1, "platform": {"ios": "17.4"}, "starts": "running"}
    {"t": 0.0, "who": "app", "event": "CXProvider.reportNewIncomingCall", "args": {"uuid": "…"}}
    {"end": true}
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from callkit_restrictions.events import KINDS, Event, Unknown
from callkit_restrictions.history import History, Log
from callkit_restrictions.moments import seconds
from callkit_restrictions.situation import NOT_LAUNCHED, RUNNING
from callkit_restrictions.versions import IOS, Platform

FORMAT, VERSION = "callkit-trace", 1
_KEYS = {"call": "uuid", "background_modes": "UIBackgroundModes", "supports_dtmf": "supportsDTMF", "shown_name": "name"}
_SNAKE = {"app_state", "must_report", "handle_type", "apns_expiration"}


class TraceError(Exception):
    """A line that cannot be read; the message names the line and says what is wrong with it."""


def _key(field: str) -> str:
    """The key of a field in a trace: Apple's camel case, but for the few that the format spells otherwise."""
    if field in _SNAKE:
        return field
    return _KEYS.get(field) or re.sub(r"_(\w)", lambda match: match[1].upper(), field)


_FIELDS = {kind: [(field.name, _key(field.name)) for field in fields(kind)] for kind in (*KINDS.values(), Unknown)}


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
        args = {
            key: list(value) if isinstance(value, tuple) else value
            for name, key in _FIELDS[type(entry.event)]
            if (value := getattr(entry.event, name)) not in (None, ())
        }
        line = {"t": entry.at / 1000, "who": entry.event.who, "event": entry.event.name}
        yield _line({**line, "args": args} if args else line)
    if footer:
        yield _line({"t": history.now / 1000, "end": True})


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def read(lines: Iterable[str]) -> Log:
    """Read a trace.

    Raises:
        TraceError: a line is no JSON object, the header is missing, or a value has the wrong type.
    """
    log: Log | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            if not isinstance(data, dict):
                raise TypeError("not an object")
            if log is None:
                log = _open(data)
            elif "end" in data:
                log.advance(max(log.now, _moment(data.get("t"), log)))
            else:
                log.advance(_moment(data.get("t"), log))
                log.append(_event(data))
        except (ValueError, TypeError, KeyError) as problem:
            raise TraceError(f"line {number}: {problem}") from None
    if log is None:
        raise TraceError("line 1: the trace is empty; it begins with its header")
    return log


def _open(header: dict[str, Any]) -> Log:
    if header.get("format") != FORMAT or header.get("version") != VERSION:
        raise ValueError(f'the header must say "format": "{FORMAT}", "version": {VERSION}')
    said = header.get("platform") or {}
    ios, sdk = said.get("ios"), said.get("linked_sdk")
    platform = Platform(
        ios=IOS(ios) if ios else None,
        linked_sdk=IOS(sdk) if sdk else None,
        device=said.get("device", "iPhone"),
        region=said.get("region"),
    )
    return Log(platform, NOT_LAUNCHED if header.get("starts") == "launch" else RUNNING)


def _moment(stamp: float | None, log: Log) -> int:
    return log.now if stamp is None else seconds(str(round(stamp, 3)))


def _event(data: dict[str, Any]) -> Event:
    name, args = str(data["event"]), data.get("args") or {}
    kind = KINDS.get(name)
    if kind is None:
        return Unknown(said_by=str(data.get("who", "app")), said=name)
    values = {field: args[key] for field, key in _FIELDS[kind] if key in args}
    return kind(**{field: tuple(value) if isinstance(value, list) else value for field, value in values.items()})
