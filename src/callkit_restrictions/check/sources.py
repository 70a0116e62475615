"""Where traces come from: files, packed or not, folders, patterns and standard input; and their lines, within bounds.

    for source in find(["traces/", "*.jsonl.gz", "-"]):
        recording = read(source.name, source.lines())

A file may be anything: ten gigabytes of zeros, a picture, a line without an end. A line that is too long or no text
comes as the error that says so; a file that breaks off, or is no trace in sight, is not read any further.
"""

from __future__ import annotations

import gzip
import os
import stat
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from glob import glob, has_magic
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, cast

from callkit_restrictions import beginnings

LONGEST = 1_000_000
"""Bytes in one line; a longer one is no event."""

BLOCK = 2**17
"""So many bytes are read at a time."""

ENOUGH = 32 * LONGEST
"""Bytes without a line that says anything, after which a file is given up."""

ENDINGS = tuple(f"{ending}{packed}" for ending in (".jsonl", ".ndjson", ".trace") for packed in ("", ".gz"))
"""What the files of traces in a folder are called."""

STANDARD_INPUT = "standard input"


@dataclass(frozen=True, slots=True)
class Source:
    """One trace to read; without a path it is standard input. `missing` says why there is nothing to read."""

    name: str
    path: Path | None = None
    missing: str | None = None

    def lines(self) -> Iterator[str | ValueError]:
        """The lines of the trace."""
        try:
            if self.missing is not None:
                yield ValueError(self.missing)
            elif self.path is not None and not stat.S_ISREG(self.path.stat().st_mode):
                yield ValueError("it is a device or a pipe, not a file; give its content on standard input")
            else:
                with _opened(self.path) as stream:
                    yield from lines(stream)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            yield ValueError("the packed file breaks off or is damaged here")
        except OSError as problem:
            yield ValueError(f"it cannot be read: {(problem.strerror or 'the system says no').lower()}")
        except ValueError:
            yield ValueError("it cannot be read: no file can have such a name")


def find(arguments: Iterable[str]) -> Iterator[Source]:
    """The traces that are meant: `-`, files, folders with all that is in them, and patterns that no shell resolved."""
    for argument in arguments:
        path = Path(argument)
        if argument == "-":
            yield Source(STANDARD_INPUT)
        elif os.path.isdir(argument):  # noqa: PTH112 - unlike pathlib it takes any text, null bytes too
            yield from _inside(argument)
        elif os.path.exists(argument) or not has_magic(argument):  # noqa: PTH110 - as above
            yield Source(argument, path)
        else:
            found = sorted(glob(argument, recursive=True))  # noqa: PTH207 - a pattern may be absolute
            yield from find(found) if found else [Source(argument, missing="nothing has a name like that")]


def _inside(folder: str) -> Iterator[Source]:
    found = []
    for place, folders, files in os.walk(folder):
        folders.sort()
        found += [Path(place) / file for file in sorted(files) if file.lower().endswith(ENDINGS)]
    found = [path for path in found if path.is_file()]  # and no pipe, which might never end
    yield from (Source(str(path), path) for path in found)
    if not found:
        yield Source(folder, missing=f"the folder holds no trace ({', '.join(ENDINGS[::2])}, packed or not)")


@contextmanager
def _opened(path: Path | None) -> Iterator[BinaryIO]:
    """The bytes, unpacked if they are packed, whatever the file is called. Standard input stays open."""
    with nullcontext(sys.stdin.buffer) if path is None else path.open("rb") as stream:
        if cast("BufferedReader", stream).peek(2)[:2] == beginnings.GZIP:
            with gzip.open(stream) as unpacked:
                yield cast("BinaryIO", unpacked)
        else:
            yield stream


def lines(stream: BinaryIO) -> Iterator[str | ValueError]:
    """The lines of a stream, without their ends; one that cannot be one comes as the error that says why."""
    first, idle = True, 0
    for block in _blocks(stream):
        other = beginnings.told(block, unless="check") if first and isinstance(block, bytes) else None
        if other:
            yield ValueError(f"it is {other}")
            return
        if isinstance(block, int):
            read = block
            some: list[str | ValueError] = [ValueError(f"longer than {LONGEST:,} bytes, which no event is")]
        else:
            read, some = len(block), _texts(block.removeprefix(b"\xef\xbb\xbf") if first else block)
        yield from some
        first, idle = False, 0 if any(isinstance(line, str) and line.strip() for line in some) else idle + read
        if idle >= ENOUGH:
            yield ValueError("there is nothing to read in sight, and the rest was not looked at")
            return


def _blocks(stream: BinaryIO) -> Iterator[bytes | int]:
    """Whole lines, as many at a time as are there; of one that is too long, how many bytes of it were read."""
    rest = b""
    while block := _some(stream):
        end = block.find(b"\n") + 1
        read = len(rest) + (end or len(block))
        if read > LONGEST:
            while not end and read < ENOUGH and (block := _some(stream)):
                end = block.find(b"\n") + 1
                read += end or len(block)
            yield read
            rest, block = b"", block[end:] if end else b""
        whole = block.rfind(b"\n") + 1
        if whole:
            yield rest + block[:whole]
            rest = b""
        rest += block[whole:]
    if rest:
        yield rest


def _some(stream: BinaryIO) -> bytes:
    """What is there to read now, within bounds: whoever writes slowly is heard at once."""
    return cast("BufferedReader", stream).read1(BLOCK)


def _texts(block: bytes) -> list[str | ValueError]:
    """The texts of lines, each by itself where one of them is no text."""
    try:
        return [*block.decode().removesuffix("\n").split("\n")]
    except UnicodeDecodeError:
        return [_text(line) for line in block.removesuffix(b"\n").split(b"\n")]


def _text(line: bytes) -> str | ValueError:
    try:
        return line.decode()
    except UnicodeDecodeError as problem:
        return ValueError(f"not UTF-8: {problem.reason} at byte {problem.start + 1}")
