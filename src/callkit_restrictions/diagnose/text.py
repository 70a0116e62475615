"""Everything that is no JSON report: crash reports in text, logs, consoles, mails. Line by line, nothing is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from callkit_restrictions.diagnose.material import Circumstances, Line
from callkit_restrictions.diagnose.prefix import taken_apart, undecorated
from callkit_restrictions.signatures import patterns

_HEADER = re.compile(
    r"^\s{0,16}(?P<name>Process|Role|OS Version|Date/Time|Launch Time|Beta|Exception Type|Termination Reason"
    r"|Termination Description|Last Exception Backtrace|Application Specific Information|Incident Identifier"
    r"|Hardware Model|Triggered by Thread|Crashed Thread|Exception Codes|Binary Images)\s{0,16}:\s*(?P<value>.*)$"
)
_THREAD = re.compile(r"^\s{0,16}Thread (?P<number>\d{1,6})\s?(?P<crashed>Crashed)?(?: name)?\s{0,4}(?::|$)")
_FRAME = re.compile(r"^\s{0,16}\d{1,4}\s+(?P<image>[\w.+-]+)\s+(?:0x[0-9a-f]+\s+)?(?P<symbol>.*)$")
_NUMBERED = re.compile(r"^\s{0,16}\d{1,4}\s")
_IMAGE = re.compile(r"^\s{0,40}0x[0-9a-fA-F]+\s+-\s+(?:0x[0-9a-fA-F]+|\?\?\?)\s")
_REGISTERS = re.compile(r"^\s{0,16}(?:Thread \d{1,6} crashed with |[xr]\d{1,2}: 0x)")
_TERMINATION = re.compile(
    r"(?:Namespace\s+)?(?P<namespace>[A-Z]\w*)[\s,]*(?:Code\s+)?(?P<code>0x[0-9a-fA-F]{1,16}|-?\d{1,20})?"
)
_NOTHING_COUNTED = re.compile(patterns.NOTHING_COUNTED)
_ENDED = re.compile(r"\W*(?:(?P<exception>EXC_\w{1,40})\W{1,4})?(?P<signal>SIGKILL|SIGABRT)\W*")
"""A line that is nothing but the end of a process."""
CODE_ALONE = re.compile(patterns.CODE_ALONE, re.IGNORECASE)

_SECTIONS = {
    "Termination Reason": "termination",
    "Termination Description": "termination",
    "Last Exception Backtrace": "backtrace",
    "Application Specific Information": "report",
}
_FIELDS = {"Role": "role", "OS Version": "system", "Date/Time": "died", "Launch Time": "launched"}
_NOT_ONLY_IN_REPORTS = {"Process", "Role", "Beta", "Date/Time", "OS Version", "Launch Time"}
MOST_FRAMES = 512


def read(lines: Iterable[tuple[int, str]], told: Circumstances) -> Iterator[Line]:
    """The lines that may be looked at; what the headers tell goes to `told`."""
    reader = _Reader(told)
    for number, raw in lines:
        line = undecorated(raw)
        yield from reader.take(number, _NOTHING_COUNTED.sub("", line) if "ExitCount" in line else line)


@dataclass
class _Reader:
    """Where in a report we are: a section ends with an empty line, or with the next header."""

    told: Circumstances
    section: str = ""
    thread: int = -1
    crashed: int = -1
    process: str = ""

    def take(self, number: int, line: str) -> Iterator[Line]:
        """The line, if it may be looked at."""
        if _IMAGE.match(line) or not line.strip():
            self.section = self.section if line.strip() else ""
            return
        self._move(line)
        if self.section in {"thread", "backtrace"} and (frame := _FRAME.match(line)):
            yield from self._frame(number, line, frame)
        elif self.section == "backtrace" and _NUMBERED.match(line):
            self.told.threw("?")
            yield Line(number, line, line, "frame")
        elif self.section == "termination":
            yield Line(number, line, line, "termination")
        elif self.section == "report":
            self.told.explained = True
            yield Line(number, line, line, "report")
        elif self.section != "registers":
            process, message = taken_apart(line)
            self.process = self.process if process is None else process
            if process and self.told.form == "text":
                self.told.form = "log"
            if (alone := CODE_ALONE.fullmatch(line)) and self.told.code_alone is None:
                self.told.code_alone = int(alone["code"])
            yield Line(number, line, message, "message", self.process)

    def _move(self, line: str) -> None:
        """Enter the section that begins with this line, if one does."""
        if _REGISTERS.match(line):
            self.section = "registers"
        elif header := _HEADER.match(line):
            self.section = _SECTIONS.get(header["name"], "")
            _tell(header["name"], header["value"].strip(), self.told)
        elif "SIG" in line and self.told.signal is None and (ended := _ENDED.fullmatch(line)):
            self.told.exception, self.told.signal = ended["exception"], ended["signal"]
        elif thread := _THREAD.match(line):
            self.section, self.thread = "thread", int(thread["number"])
            self.crashed = self.thread if thread["crashed"] else self.crashed

    def _frame(self, number: int, line: str, frame: re.Match[str]) -> Iterator[Line]:
        """A frame, if it belongs to the exception, to the crashed thread or to the main thread."""
        told = self.told.main_thread
        if self.section == "thread" and self.thread == 0 and len(told) < MOST_FRAMES:
            told.append(frame["symbol"])
        if self.section == "backtrace":
            self.told.threw(frame["image"])
        if self.section == "backtrace" or self.thread in {0, self.crashed}:
            self.told.told_by(frame["symbol"])
            yield Line(number, line, line, "frame")


def _tell(header: str, value: str, told: Circumstances) -> None:
    if header not in _NOT_ONLY_IN_REPORTS:
        told.form = "crash report (text)"
    if header in _FIELDS:
        setattr(told, _FIELDS[header], value or None)
    match header:
        case "Process":
            told.app = value.partition("[")[0].strip() or None
        case "Beta":
            told.test_build = value.upper() == "YES"
        case "Exception Type":
            exception, _, signal = value.partition("(")
            told.exception, told.signal = exception.strip() or None, signal.strip(") ") or None
        case "Termination Reason" if found := _TERMINATION.match(value):
            told.namespace = found["namespace"]
            if found["code"]:
                told.code = int(found["code"], 16 if "x" in found["code"].lower() else 10)
