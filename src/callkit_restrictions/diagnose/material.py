"""What a reader makes of a source: lines that may be looked at, and the circumstances that the headers tell.

A line is a message with its place. Lists of images, registers and other people's threads are no places: that CallKit is
loaded says nothing, and so such lines never become a `Line`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Place: TypeAlias = Literal["termination", "report", "frame", "message"]
"""Where a line stands: in the termination of a crash report, elsewhere in a report's words, in the backtrace of the
crash, or in a log or a text."""


SYMBOL = re.compile(r"[-+]\[|(?!0x)[A-Za-z_@(<]")
ABORTS = re.compile(
    r"_*(?:pthread_kill|abort|mach_msg|objc_terminate|objc_exception|exceptionPreprocess|cxa_|std::_*terminate)"
)
THROWERS = {"CoreFoundation", "Foundation", "libobjc.A.dylib", "libobjc"}
"""Images in which every exception is thrown, whoever wants it thrown."""


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
    code_alone: int | None = None
    """A code that is all of a line, without the domain that it needs."""
    bug_type: str | None = None
    thrower: str | None = None
    """The first image in the exception's backtrace that does more than throw."""
    explained: bool = False
    """Are there words, or a symbol, that tell what led to the end?"""
    main_thread: list[str] = field(default_factory=list)
    """The symbols of thread 0, the innermost first."""

    def threw(self, image: str) -> None:
        """Take note of the next image in the exception's backtrace; one that has no name may be any."""
        if self.thrower is None and image not in THROWERS:
            self.thrower = image

    def told_by(self, symbol: str) -> None:
        """Take note of a symbol in the backtrace of the end. How a process aborts is no reason to."""
        self.explained |= bool(SYMBOL.match(symbol)) and not ABORTS.match(symbol)
