"""From a name to bytes, whatever the name leads to: a folder, a pipe, a file without end."""

from __future__ import annotations

import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from callkit_restrictions import beginnings

STANDARD_INPUT = "standard input"

MOST = 1 << 20
"""Bytes of a file that is read; a longer one is no declaration."""

NO_TEXT = (
    (beginnings.ZIP, "a ZIP archive, as an .ipa is; unpack it and name the Info.plist in it"),
    (beginnings.GZIP, "packed with gzip; unpack it first"),
    *((picture, "a picture") for picture in beginnings.PICTURES),
    (beginnings.PDF, "a PDF"),
)
"""What is given by mistake, by its beginning."""


@dataclass(frozen=True, slots=True)
class File:
    """What a file holds; or, where it cannot be had, `missing` says why."""

    name: str
    data: bytes = b""
    missing: str | None = None


def content(name: str) -> File:
    """The content of a file; `-` is standard input. It never raises."""
    if name == "-":
        return _bounded(STANDARD_INPUT, sys.stdin.buffer.read(MOST + 1))
    try:
        path = Path(name)
        if path.is_dir():
            return File(name, missing="it is a folder; name its files")
        if not stat.S_ISREG(path.stat().st_mode):
            return File(name, missing="it is a device or a pipe, not a file; give its content on standard input")
        with path.open("rb") as file:
            return _bounded(name, file.read(MOST + 1))
    except OSError as problem:
        return File(name, missing=f"it cannot be read: {(problem.strerror or 'the system says no').lower()}")
    except ValueError:
        return File(name, missing="it cannot be read: no file can have such a name")


def _bounded(name: str, data: bytes) -> File:
    if len(data) > MOST:
        return File(name, missing=f"it is longer than {MOST >> 20} MiB, which no declaration is")
    if other := beginnings.told(data, unless="review"):
        return File(name, missing=f"it is {other}")
    for beginning, what in NO_TEXT:
        if data.startswith(beginning):
            return File(name, missing=f"it is {what}")
    if not data.strip():
        return File(name, missing="it is empty")
    return File(name, data)
