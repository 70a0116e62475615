"""A bar for what takes long: on standard error, only where a person sits before it, and only while nothing is told."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Self, TypeVar

from callkit_restrictions.check.sources import Source
from callkit_restrictions.report.plain import plain

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

EVERY = 2_000
"""So many lines are read from one step of the bar to the next."""

T = TypeVar("T")


class Progress(AbstractContextManager["Progress"]):
    """How far it is. The bar is taken away before something is told, or when whoever waits has had enough."""

    def __init__(self) -> None:
        self.bar = _bar() if sys.stderr.isatty() else None

    def __enter__(self) -> Self:
        """The bar shows up with what it is for."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take it away."""
        if self.bar is not None:
            self.bar.stop()

    def through(self, source: Source) -> Iterator[str | ValueError]:
        """The lines of a trace; the bar shows how much of the file they are, where it is not packed."""
        if self.bar is None:
            yield from source.lines()
            return
        task = self.bar.add_task(plain(source.name), total=_size(source), told="")
        self.bar.start()
        read = 0
        for number, line in enumerate(source.lines(), 1):
            read += len(line) if isinstance(line, str) else 0
            if number % EVERY == 0:
                self.bar.update(task, completed=read, told=f"{number:,} lines")
            yield line
        self.bar.stop()
        self.bar.remove_task(task)

    def each(self, things: Iterator[T], total: int) -> Iterator[T]:
        """Things as they are done, of which there are so many."""
        if self.bar is None:
            yield from things
            return
        task = self.bar.add_task("traces", total=total, told=f"0 of {total}")
        self.bar.start()
        for number, thing in enumerate(things, 1):
            self.bar.update(task, completed=number, told=f"{number} of {total}")
            self.bar.stop()
            yield thing
            self.bar.start()
        self.bar.stop()
        self.bar.remove_task(task)


def _bar() -> Bar:
    from rich.console import Console  # noqa: PLC0415 - most of the time nobody sits there
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    console = Console(stderr=True, markup=False, emoji=False)
    columns = TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[told]}"), TimeElapsedColumn()
    return Bar(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)


def _size(source: Source) -> int | None:
    """Bytes, where the lines of a file are as many."""
    packed = source.name.lower().endswith(".gz")
    try:
        return source.path.stat().st_size if source.path is not None and not packed else None
    except (OSError, ValueError):
        return None
