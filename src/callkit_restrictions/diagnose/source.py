"""From a name to lines, whatever the name leads to: a folder, a pipe, a picture, ten gigabytes of zeros.

    with opened("device.log.gz", sys.stdin.buffer) as source:
        for number, line in source.lines(): …

Nothing is read whole unless it is asked for (`everything`), a line has an end, and so has a file.
"""

from __future__ import annotations

import gzip
import stat
import zlib
from codecs import getincrementaldecoder
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import IncrementalNewlineDecoder
from pathlib import Path
from typing import IO, BinaryIO, cast

from callkit_restrictions import beginnings
from callkit_restrictions.diagnose.plain import plain

PIECE = 1 << 16
"""Characters of a line that are read at once; a longer line comes in pieces, each with its number."""

LONGEST_LINE = 1 << 23
"""Characters of a line that are read; the rest of a longer line is passed over."""

MOST = 1 << 30
"""Bytes of a file, unpacked, that are read."""

MOST_AT_ONCE = 1 << 23
"""Bytes of a report, which is one value and has to be read whole."""

PEEK = 1 << 13
ARCHIVE, PICTURE = "an archive; unpack it first", "a picture; copy the text instead"
KNOWN: tuple[tuple[bytes, str], ...] = (
    (beginnings.ZIP, "a ZIP archive; unpack it first"),
    *((beginning, ARCHIVE) for beginning in (b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"Rar!")),
    *((beginning, PICTURE) for beginning in (*beginnings.PICTURES, b"GIF8")),
    (beginnings.PDF, "a PDF; copy the text instead"),
    (beginnings.GZIP, "packed twice; unpack it once"),
)
INSIDE: tuple[tuple[int, bytes, str], ...] = (
    (257, b"ustar", ARCHIVE),  # a sysdiagnose is one, packed
    (4, b"ftyphei", PICTURE),
    (8, b"WEBP", PICTURE),
)
MARKS = ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
"""What stands before a text in one of the wide encodings."""


class UnreadableError(Exception):
    """There is nothing to read; the message is one sentence that begins with the name."""


@dataclass
class Source:
    """A stream of bytes and what went wrong on the way: the line, and a sentence."""

    name: str
    stream: BinaryIO
    head: bytes = b""
    encoding: str = "utf-8-sig"
    problems: list[tuple[int, str]] = field(default_factory=list)

    def everything(self) -> str:
        """All of it, as far as a report may go."""
        content = self.head + self._read(MOST_AT_ONCE - len(self.head), 1)
        self.head = b""
        if len(content) >= MOST_AT_ONCE:
            self.problems.append((1, f"longer than {MOST_AT_ONCE >> 20} MiB; only the beginning was read"))
        return self._decoder().decode(content, final=True)

    def lines(self) -> Iterator[tuple[int, str]]:
        """Every line with its number, without its end; a very long one in pieces."""
        number, total, long, rest, decoder = 1, 0, 0, "", self._decoder()
        chunk, self.head = self.head, b""
        while chunk or (chunk := self._read(PIECE, number)):
            total += len(chunk)
            *whole, rest = (rest + decoder.decode(chunk)).split("\n")
            for line in whole:
                if long < LONGEST_LINE:
                    yield number, line
                number, long = number + 1, 0
            if long >= LONGEST_LINE:
                rest = ""
            elif len(rest) >= PIECE:
                yield number, rest
                rest, long = "", long + len(rest)
                if long >= LONGEST_LINE:
                    said = f"longer than {LONGEST_LINE} characters; the rest of it was passed over"
                    self.problems.append((number, said))
            if total >= MOST:
                self.problems.append((number, f"here {MOST >> 30} GiB have been read; the rest was not"))
                break
            chunk = b""
        if rest:
            yield number, rest

    def _decoder(self) -> IncrementalNewlineDecoder:
        """Bytes to text; every kind of line end becomes the one."""
        return IncrementalNewlineDecoder(getincrementaldecoder(self.encoding)("replace"), translate=True)

    def _read(self, size: int, number: int) -> bytes:
        try:
            return self.stream.read(size) or b""
        except (OSError, EOFError, zlib.error) as problem:
            self.problems.append((number, f"cannot be read any further: {_said(problem)}"))
            return b""


@contextmanager
def opened(name: str, stdin: BinaryIO) -> Iterator[Source]:
    """The source behind a name; `-` is standard input.

    Raises:
        UnreadableError: it is not there, not a file, not allowed, empty, or not text.
    """
    if name == "-":
        yield _begun(Source("standard input", stdin))
        return
    shown = plain(name, 400)
    try:
        path = Path(name)
        if path.is_dir():
            advice = "export it with: log show --style ndjson" if path.suffix == ".logarchive" else "name its files"
            raise UnreadableError(f"{shown}: it is a folder; {advice}")
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableError(f"{shown}: it is a device or a pipe, not a file; give its content on standard input")
        with path.open("rb") as file:
            yield _begun(Source(shown, file))
    except (OSError, ValueError) as problem:
        raise UnreadableError(f"{shown}: it cannot be opened: {_said(problem)}") from problem


def _begun(source: Source) -> Source:
    """Unpack, look at the beginning, and refuse what is not text."""
    head = source.stream.read(PEEK) or b""
    if head.startswith(beginnings.GZIP):
        packed = cast("IO[bytes]", _Again(head, source.stream))
        source.stream = cast("BinaryIO", gzip.GzipFile(fileobj=packed))
        head = source._read(PEEK, 1)  # noqa: SLF001 - its own maker
    source.head = head
    if not head.strip(b" \t\r\n\f\v\xef\xbb\xbf\xfe\xff"):
        said = source.problems[0][1] if source.problems else "is empty; give a crash report, a log or a text"
        raise UnreadableError(f"{source.name}: it {said}")
    for place, beginning, what in (*((0, *known) for known in KNOWN), *INSIDE):
        if head.startswith(beginning, place):
            raise UnreadableError(f"{source.name}: it is {what}")
    if other := beginnings.told(head, unless="diagnose"):
        raise UnreadableError(f"{source.name}: it is {other}")
    if wide := _wide(head):
        source.encoding = wide
    elif b"\0" in head:
        raise UnreadableError(f"{source.name}: it is not text; give a crash report, a log or a text")
    return source


def _wide(head: bytes) -> str | None:
    """The encoding of a text whose characters have two or four bytes; without a mark, Latin letters betray it."""
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return encoding
    even, odd = head[0:64:2], head[1:64:2]
    if any(odd) and any(even):
        return None
    return "utf-16-le" if 0 not in even else "utf-16-be" if 0 not in odd else None


def _said(problem: Exception) -> str:
    return plain((getattr(problem, "strerror", None) or str(problem) or type(problem).__name__).lower())


class _Again:
    """A stream whose beginning has been read already, put back in front."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self.head, self.rest = head, rest

    def read(self, size: int = -1) -> bytes:
        if self.head:
            taken, self.head = (self.head, b"") if size < 0 else (self.head[:size], self.head[size:])
            return taken
        return self.rest.read(size) or b""
