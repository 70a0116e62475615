"""The app's process: a program of any language, started at each launch and ended with it.

Time-outs are the one place where the wall clock is read. They guard against a program that hangs; no verdict depends
on them. The next process is started ahead of time, so that nobody waits while an interpreter warms up.
"""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from queue import Empty, Queue
from tempfile import TemporaryFile
from threading import Thread
from typing import IO, cast

from callkit_restrictions.drive.conversation import AppError

LONGEST = 1_000_000
"""Characters in one line; a longer one is no event."""

LAST_WORDS = 300
"""Characters of what the program wrote to its standard error, in the sentence that says that it is gone."""


class Program:
    """A program as the app. `command` is what a shell would be given; `patience` the seconds to wait for a line."""

    def __init__(self, command: str | Sequence[str], patience: float = 30.0) -> None:
        self.name = command if isinstance(command, str) else shlex.join(command)
        try:
            self.command = shlex.split(self.name)
        except ValueError as problem:
            raise AppError(f"the app {self.name} cannot be started: {str(problem).lower()}") from None
        if not self.command:
            raise AppError("the app cannot be started: no program is named")
        self.patience = patience
        self._next: Process | None = None

    def start(self) -> Process:
        """A fresh process.

        Raises:
            AppError: there is no such program, or it may not be run.
        """
        ready = self._next or self._launch()
        self._next = self._launch()
        return ready

    def _launch(self) -> Process:
        try:
            return Process(self.command, self.patience)
        except OSError as problem:
            why = (problem.strerror or "the system says no").lower()
            raise AppError(f"the app {self.name} cannot be started: {why}") from None

    def close(self) -> None:
        """End what was started ahead of time."""
        if self._next is not None:
            self._next.close()
            self._next = None


class Process:
    """One run of the program, from a launch to the end of the app."""

    def __init__(self, command: Sequence[str], patience: float) -> None:
        self.patience = patience
        self.errors = TemporaryFile()  # noqa: SIM115 - closed with the process
        try:
            self.process = subprocess.Popen(  # noqa: S603 - the caller's own program
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, encoding="utf-8"
            )
        except OSError:
            self.errors.close()
            raise
        self.input, self.output = cast("IO[str]", self.process.stdin), cast("IO[str]", self.process.stdout)
        self._lines: Queue[str | None] = Queue()
        self._told, self._babbles = "", False
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        try:
            while line := self.output.readline(LONGEST):
                self._lines.put(line)
        except UnicodeDecodeError:
            self._babbles = True
        self._lines.put(None)

    @property
    def unread(self) -> int:
        """How many lines it has said that nobody has read."""
        return self._lines.qsize()

    def send(self, text: str) -> None:
        """One line to its standard input."""
        with suppress(Empty):
            line = self._lines.get_nowait()
            if line is not None:
                raise AppError(f"the app says {line.strip()[:80]!r} and was told nothing; it speaks before done only")
            self._lines.put(None)
        self._told = text
        with suppress(OSError):  # it is gone: `receive` says so
            self.input.write(f"{text}\n")
            self.input.flush()

    def receive(self) -> str:
        """One line from its standard output."""
        try:
            line = self._lines.get(timeout=self.patience)
        except Empty:
            raise AppError(f"the app has not answered for {self.patience:g} s; it was told {self._told}") from None
        if line is None:
            raise AppError(f"the app {self._end()}; it was told {self._told}{self._last_words()}")
        return line.rstrip("\r\n")

    def _end(self) -> str:
        if self._babbles:
            return "writes what is not UTF-8"
        try:
            status = self.process.wait(timeout=self.patience)
        except subprocess.TimeoutExpired:
            return "has closed its standard output"
        return f"has ended by itself, with status {status}" if status >= 0 else f"was ended by signal {-status}"

    def _last_words(self) -> str:
        self.errors.seek(0)
        words = self.errors.read().decode("utf-8", "replace").strip()
        return f"; its last words were: {words[-LAST_WORDS:]}" if words else ""

    def close(self) -> None:
        """Kill it, as iOS does: no code of it runs after that."""
        self.process.kill()
        self.process.wait()
        self._reader.join()
        for stream in (self.input, self.output, self.errors):
            with suppress(OSError):  # what it never read cannot be handed over any more
                stream.close()
