"""A report in JSON (.ips): a line of metadata, then the report. What is cut off or twisted is read as text instead."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, TypeGuard

from callkit_restrictions.diagnose.material import Circumstances, Line, Place

DEEPEST = 40
MOST_FRAMES, MOST_LINES = 512, 500


PLACES: dict[str, Place] = {"termination": "termination", "exceptionReason": "report", "asi": "report"}


ONLY_APPLES = ("termination", "procRole", "procName", "usedImages")
PARTS = ("exception", "threads", *ONLY_APPLES)


class NotJSONError(Exception):
    """The text is no JSON; `line` is where it ceases to be, and the message says how."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def split(text: str) -> tuple[dict[str, Any], str, int]:
    """The metadata of the first line, the rest, and the line on which the rest begins.

    Raises:
        NotJSONError: there is no such first line.
    """
    first, _, rest = text.lstrip().partition("\n")
    above = text[: len(text) - len(text.lstrip())].count("\n")
    meta = decoded(first)
    if isinstance(meta, dict) and rest.strip():
        return meta, rest, above + 2
    return {}, text, 1


def decoded(text: str) -> object:
    """The value of a JSON text.

    Raises:
        NotJSONError: it is none, or it is nested too deeply, or holds an absurd number.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as problem:
        raise NotJSONError(problem.lineno, f"cut short or damaged ({problem.msg.lower()})") from problem
    except RecursionError as problem:
        raise NotJSONError(1, "nested too deeply") from problem
    except ValueError as problem:
        raise NotJSONError(1, "a number in it is absurdly long") from problem


def looks_like_report(text: str) -> bool:
    """Much the same of a text that is no JSON any more."""
    return any(f'"{part}"' in text for part in PARTS)


def is_report(value: object) -> TypeGuard[dict[str, Any]]:
    """Has it a part that only Apple's reports have? Those who collect crashes say `exception` and `threads`, too."""
    return isinstance(value, dict) and (any(part in value for part in ONLY_APPLES) or _apples(value.get("exception")))


def is_meta(value: object) -> bool:
    """Is it what stands in the first line, which holds no lists and no objects?"""
    return (
        isinstance(value, dict) and "bug_type" in value and not any(isinstance(v, dict | list) for v in value.values())
    )


def _apples(exception: object) -> bool:
    return isinstance(exception, dict) and str(exception.get("type")).startswith("EXC_")


def read_meta(meta: dict[str, Any], told: Circumstances) -> None:
    """Take what the first line tells."""
    told.bug_type = _text(meta.get("bug_type")) or told.bug_type
    told.app = _text(meta.get("app_name")) or _text(meta.get("name")) or told.app
    told.system = _text(meta.get("os_version")) or told.system


def read(report: dict[str, Any], text: str, first: int, told: Circumstances) -> Iterator[Line]:
    """Everything of a report that may be looked at; `first` is the line of the file on which `text` begins."""
    told.form = "crash report (.ips)"
    where = _Places(text, first)
    _circumstances(report, told)
    termination = report.get("termination")
    if isinstance(termination, dict):
        told.namespace = _text(termination.get("namespace"))
        told.code = _number(termination.get("code"))
        if told.code is not None:
            said = f"{told.namespace or ''} {told.code}".strip()
            yield Line(
                where.of(str(termination.get("code")), "termination"), f"Termination: {said}", said, "termination"
            )
    for key, place in PLACES.items():
        for said in islice(_texts(report.get(key), DEEPEST), MOST_LINES):
            told.explained |= place == "report"
            yield Line(where.of(said), said, said, place)
    for symbol in islice(_crash_frames(report), MOST_LINES):
        told.told_by(symbol)
        yield Line(where.of(symbol), symbol, symbol, "frame")


def _circumstances(report: dict[str, Any], told: Circumstances) -> None:
    system, exception = report.get("osVersion"), report.get("exception")
    told.app = _text(report.get("procName")) or told.app
    told.system = (_text(system.get("train")) if isinstance(system, dict) else None) or told.system
    told.role = _text(report.get("procRole"))
    told.launched, told.died = _text(report.get("procLaunch")), _text(report.get("captureTime"))
    told.unlocked_since_boot = _flag(report.get("wasUnlockedSinceBoot"))
    told.locked = _flag(report.get("isLocked"))
    told.test_build = _flag(report.get("isBeta"))
    if isinstance(exception, dict):
        told.exception, told.signal = _text(exception.get("type")), _text(exception.get("signal"))
    for image in _images(report.get("lastExceptionBacktrace"), report.get("usedImages")):
        told.threw(image)
    threads = report.get("threads")
    if isinstance(threads, list) and threads:
        told.main_thread = _symbols(threads[0])


def _crash_frames(report: dict[str, Any]) -> Iterator[str]:
    yield from _symbols({"frames": report.get("lastExceptionBacktrace")})
    threads = report.get("threads")
    for place, thread in enumerate(threads if isinstance(threads, list) else []):
        if place == 0 or (isinstance(thread, dict) and thread.get("triggered")):
            yield from _symbols(thread)


def _images(frames: object, images: object) -> Iterator[str]:
    """The names of the images of these frames; `?` where there is none."""
    if not isinstance(frames, list) or not isinstance(images, list):
        return
    for frame in frames[:MOST_FRAMES]:
        place = frame.get("imageIndex") if isinstance(frame, dict) else None
        image = images[place] if isinstance(place, int) and 0 <= place < len(images) else None
        yield (_text(image.get("name")) if isinstance(image, dict) else None) or "?"


def _symbols(thread: object) -> list[str]:
    frames = thread.get("frames") if isinstance(thread, dict) else None
    shown = frames[:MOST_FRAMES] if isinstance(frames, list) else []
    return [symbol for frame in shown if isinstance(frame, dict) and (symbol := _text(frame.get("symbol")))]


def _texts(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif depth and isinstance(value, dict | list):
        for inside in value.values() if isinstance(value, dict) else value:
            yield from _texts(inside, depth - 1)


def _text(value: object) -> str | None:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) and str(value) else None


def _number(value: object) -> int | None:
    if isinstance(value, str) and re.fullmatch(r"\s*-?(0x[0-9a-fA-F]{1,16}|\d{1,20})\s*", value):
        return int(value, 0) if "x" in value.lower() else int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _flag(value: object) -> bool | None:
    return bool(value) if isinstance(value, bool | int) else None


class _Places:
    """On which line of the file a value stands; the first line where it cannot be told."""

    def __init__(self, text: str, first: int) -> None:
        self.text, self.first = text, first

    def of(self, said: str, after: str = "") -> int:
        begin = max(self.text.find(f'"{after}"'), 0) if after else 0
        written = json.dumps(said, ensure_ascii=False)[1:-1][:60]
        found = self.text.find(written, begin)
        return self.first + self.text.count("\n", 0, max(found, 0))


def salvage(text: str, first: int) -> Iterator[Line]:
    """What can be told from a report that is no JSON any more: its termination, its words, its symbols."""
    found = re.finditer(
        r'"termination"\s*:\s*(?P<termination>\{[^{}]{0,2000})'
        r'|"(?:symbol|composed_message)"\s*:\s*"(?P<said>[^"]{1,2000})',
        text,
    )
    for one in islice(found, MOST_LINES):
        place: Place = "termination" if one["termination"] else "report"
        said = one["termination"] or one["said"]
        yield Line(first + text.count("\n", 0, one.start()), said, said, place)
