"""What a reader makes of a source: lines that may be looked at, and the circumstances that the headers tell.

A line is a message with its place. Lists of images, registers and other people's threads are no places: that CallKit is
loaded says nothing, and so such lines never become a `Line`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Place: TypeAlias = Literal["termination", "report", "frame", "message"]
"""Where a line stands: in the termination of a crash report, elsewhere in a report's words, in the backtrace of the
crash, or in a log or a text."""


@dataclass(frozen=True, slots=True)
class Line:
    """One message; `raw` is the whole line as it stands in the file, `process` is empty where nobody is named."""

    number: int
    raw: str
    message: str
    place: Place = "message"
    process: str = ""


@dataclass
class Circumstances:
    """What a report tells about the moment; `None` is: not told."""

    form: str = "text"
    app: str | None = None
    system: str | None = None
    role: str | None = None
    launched: str | None = None
    died: str | None = None
    unlocked_since_boot: bool | None = None
    locked: bool | None = None
    test_build: bool | None = None
    exception: str | None = None
    signal: str | None = None
    namespace: str | None = None
    code: int | None = None
    bug_type: str | None = None
    main_thread: list[str] = field(default_factory=list)
    """The symbols of thread 0, the innermost first."""
