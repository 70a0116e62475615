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
from dataclasses import MISSING, fields
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

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
        who, name, args = _said(entry.event)
        line = {"t": entry.at / 1000, "who": who, "event": name}
        yield _line({**line, "args": args} if args else line)
    if footer:
        yield _line({"t": history.now / 1000, "end": True})


def _said(event: Event) -> tuple[str, str, dict[str, Any]]:
    """Who said what, with which arguments; an event that nobody knows is written as it was read."""
    if isinstance(event, Unknown):
        return event.said_by, event.said, json.loads(event.said_with)
    args = {
        key: list(value) if isinstance(value, tuple) else value
        for name, key in _FIELDS[type(event)]
        if (value := getattr(event, name)) is not None and (value != () or _DEFAULTS[type(event)].get(name) != ())
    }
    return event.who, event.name, args


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
            data = _object(line)
            if log is None:
                log = _open(data)
            elif "end" in data:
                log.advance(max(log.now, _moment(data.get("t"), log)))
            else:
                log.advance(_moment(data.get("t"), log))
                log.append(_event(data))
        except (ValueError, TypeError) as problem:
            raise TraceError(f"line {number}: {problem}") from None
        except RecursionError:
            raise TraceError(f"line {number}: the brackets are nested too deeply") from None
    if log is None:
        raise TraceError("line 1: the trace is empty; it begins with its header")
    return log


def _object(line: str) -> dict[str, Any]:
    data = json.loads(line)
    if not isinstance(data, dict):
        raise TypeError("not an object: a line holds one JSON object")
    return data


def _open(header: dict[str, Any]) -> Log:
    if header.get("format") != FORMAT or header.get("version") != VERSION:
        raise ValueError(f'the header must say "format": "{FORMAT}", "version": {VERSION}')
    said = _typed("platform", header.get("platform") or {}, dict)
    ios, sdk = (_typed(key, said.get(key), (str, NoneType)) for key in ("ios", "linked_sdk"))
    platform = Platform(
        ios=IOS(ios) if ios else None,
        linked_sdk=IOS(sdk) if sdk else None,
        device=_typed("device", said.get("device", "iPhone"), str),
        region=_typed("region", said.get("region"), (str, NoneType)),
    )
    return Log(platform, NOT_LAUNCHED if header.get("starts") == "launch" else RUNNING)


def _moment(stamp: Any, log: Log) -> int:  # noqa: ANN401 - whatever the file holds
    _typed("t", stamp, (int, float, NoneType))
    return log.now if stamp is None else seconds(str(round(stamp, 3)))


def _event(data: dict[str, Any]) -> Event:
    name, args = _typed("event", data.get("event"), str), _typed("args", data.get("args") or {}, dict)
    kind = KINDS.get(name)
    if kind is None:
        return Unknown(_typed("who", data.get("who", "app"), str), name, json.dumps(args))
    values = {}
    for field, key in _FIELDS[kind]:
        if key in args:
            value = tuple(args[key]) if isinstance(args[key], list) else args[key]
            if isinstance(value, str) and tuple in _TYPES[kind][field]:
                value = (value,)  # recorders write a list of one without its brackets
            if value is None and field in _REQUIRED[kind]:
                value = ""  # recorders write null for a call that they cannot name
            values[field] = _typed(key, value, _TYPES[kind][field])
    missing = [key for field, key in _FIELDS[kind] if field not in values and field in _REQUIRED[kind]]
    if missing:
        raise ValueError(f"{name} needs its {missing[0]}")
    return kind(**values)


def _typed(key: str, value: Any, wanted: Any) -> Any:  # noqa: ANN401 - checks what the types cannot
    """The value, if it is of a type that the key may have; a truth value is no number."""
    kinds = wanted if isinstance(wanted, tuple) else (wanted,)
    wrong = not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds)
    if wrong:
        names = " or ".join(_NAMES.get(kind, kind.__name__) for kind in kinds if kind is not NoneType)
        raise ValueError(f"{key} must be {names}, and is {json.dumps(value, default=list)[:40]}")
    return value


_NAMES = {str: "text", int: "a number", float: "a number", bool: "true or false", dict: "an object", tuple: "a list"}


def _kinds(hint: Any) -> tuple[type, ...]:  # noqa: ANN401 - a type hint
    """The plain types that a field's annotation allows."""
    return (
        tuple(kind for part in get_args(hint) for kind in _kinds(part))
        if isinstance(hint, UnionType)
        else (get_origin(hint) or hint,)
    )


_TYPES = {kind: {name: _kinds(hint) for name, hint in get_type_hints(kind).items()} for kind in KINDS.values()}
_DEFAULTS = {kind: {f.name: f.default for f in fields(kind) if f.default is not MISSING} for kind in KINDS.values()}
_REQUIRED = {kind: {f.name for f in fields(kind)} - set(_DEFAULTS[kind]) for kind in KINDS.values()}
