"""The protocol: what the phone and the app say to each other, one JSON object a line.

    phone  {"format": "callkit-drive", "version": 1, "platform": {"ios": "26.4", "device": "iPhone"}}
    app    {"format": "callkit-drive", "version": 1, "app": "my call manager"}
    phone  {"t": 3.0, "who": "system", "event": "CXAnswerCallAction.perform", "args": {"uuid": "5E2F…"}}
    app    {"event": "AVAudioSession.setCategory", "args": {"category": "playAndRecord", "mode": "voiceChat"}}
    app    {"event": "CXAction.fulfill", "args": {"action": "CXAnswerCallAction", "uuid": "5E2F…"}}
    app    {"done": true}

Events have the names and arguments that they have in a trace. The app speaks only when it is spoken to: it says what
it does about the event, then `done`. The schema is `schemas/drive.schema.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Protocol, TypeAlias

from callkit_restrictions.events import KINDS, Ask
from callkit_restrictions.events.store import DeclareBuild
from callkit_restrictions.moments import Duration, Moment
from callkit_restrictions.spelling import event_of, typed
from callkit_restrictions.versions import Platform

FORMAT, VERSION = "callkit-drive", 1

MOST = 1000
"""So many things an app may say about one event; after that it is talking in circles."""

LONGEST_WAKE = 24 * 60 * 60
"""Seconds: nobody is woken later than that."""


class AppError(Exception):
    """The app and the phone do not understand each other; the message is one sentence that says what is wrong."""


class Line(Protocol):
    """The wire to one process of the app: text in, text out, without line ends."""

    def send(self, text: str) -> None:
        """Hand over one line; what the app says after it is about this line.

        Raises:
            AppError: the app is gone, or has spoken without being spoken to.
        """

    def receive(self) -> str:
        """The next line of the app.

        Raises:
            AppError: there is none.
        """

    def close(self) -> None:
        """End the process, whatever it is doing."""


class App(Protocol):
    """What can be started as the app, again at every launch."""

    def start(self) -> Line:
        """Start a process of the app.

        Raises:
            AppError: it cannot be started.
        """


@dataclass(frozen=True, slots=True)
class Wake:
    """The app wants to be woken, after some time on the phone's clock; `name` comes back then."""

    name: str
    after: Duration


Said: TypeAlias = Ask | Wake


class Conversation:
    """What is said to one process of the app, from its launch to its end. Who cannot greet is not kept.

    Raises:
        AppError: the app's greeting is not in order.
    """

    def __init__(self, line: Line, platform: Platform) -> None:
        self.line = line
        said = {"ios": platform.ios and str(platform.ios), "device": platform.device, "region": platform.region}
        known = {key: value for key, value in said.items() if value is not None}
        try:
            line.send(_text({"format": FORMAT, "version": VERSION, "platform": known}))
            self.name, self.build = _greeting(line.receive())
        except AppError:
            line.close()
            raise

    def tell(self, at: Moment, message: dict[str, Any]) -> Iterator[Said]:
        """Tell the app something, and hear what it does about it.

        Raises:
            AppError: what it says cannot be understood.
        """
        self.line.send(_text({"t": at / 1000, **message}))
        for _ in range(MOST):
            said = _said(self.line.receive())
            if said is None:
                return
            yield said
        raise AppError(f'the app has said {MOST} things about one event, and never {{"done": true}}')


def _text(message: dict[str, Any]) -> str:
    return json.dumps(message, ensure_ascii=False)


def _object(line: str) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        raise AppError(f"the app says {_short(line)}, which is not JSON; a line holds one object") from None
    if not isinstance(data, dict):
        raise AppError(f"the app says {_short(line)}, which is no object; a line holds one object")
    return data


def _greeting(line: str) -> tuple[str, DeclareBuild | None]:
    data = _object(line)
    if data.get("format") != FORMAT:
        raise AppError(
            f'the app must begin with {{"format": "{FORMAT}", "version": {VERSION}}}, not with {_short(line)}'
        )
    if data.get("version") != VERSION or isinstance(data["version"], bool):
        theirs = json.dumps(data.get("version"))
        raise AppError(f"the app speaks version {_short(theirs)} of the protocol, and this is version {VERSION}")
    try:
        build = typed("build", data.get("build", {}), dict)
        declared = event_of(DeclareBuild.name, build) if build else None
        return typed("app", data.get("app", "the app"), str), declared  # type: ignore[return-value]
    except ValueError as problem:
        raise AppError(f"the app's greeting is not in order: {problem}") from None


def _said(line: str) -> Said | None:
    """One thing that the app does; `None` where it has done everything."""
    data = _object(line)
    kinds = [key for key in ("event", "wake", "done") if key in data]
    if len(kinds) != 1:
        raise AppError(f'the app says {_short(line)}; a line has one of "event", "wake" and "done"')
    try:
        if kinds == ["event"]:
            return _asked(typed("event", data["event"], str), typed("args", data.get("args", {}), dict))
        if kinds == ["wake"]:
            return _wake(data)
    except ValueError as problem:
        raise AppError(f"the app says {_short(line)}: {problem}") from None
    if data["done"] is not True:
        raise AppError(f'the app says {_short(line)}; it is done with {{"done": true}}')
    return None


def _asked(name: str, args: dict[str, Any]) -> Ask:
    if name not in KINDS:
        near = get_close_matches(name, [each for each, kind in KINDS.items() if issubclass(kind, Ask)], n=1)
        raise ValueError("that is no event of the trace format" + (f"; write {near[0]}" if near else ""))
    event = event_of(name, args)
    if not isinstance(event, Ask):
        raise ValueError("that is nothing that an app does, but what others do")  # noqa: TRY004 - its slip, not ours
    return event


def _wake(data: dict[str, Any]) -> Wake:
    after = typed("after", data.get("after"), (int, float))
    if not 0 < after <= LONGEST_WAKE:
        raise ValueError(f"after must be more than 0 and at most {LONGEST_WAKE} seconds")
    return Wake(typed("wake", data["wake"], str), max(1, round(after * 1000)))


def _short(text: str, longest: int = 80) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
