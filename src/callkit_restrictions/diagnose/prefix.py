"""The beginning of a log line: when, and which process. What is left is the message.

Console, `log show` (default, compact, syslog), idevicesyslog and the excerpts that people post all differ; one thing is
common to them, a process with a name, before the message. A line without such a beginning is a message.
"""

from __future__ import annotations

import json
import re

ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]{0,200}(?:\x07|\x1b\\)?|.)")
QUOTE = re.compile(r"^(?:\s{0,3}[>|] ?)+")

NO_PROCESS = {"error", "fault", "warning", "note", "default", "info", "debug", "reason", "exception", "termination"}
_DAY = r"(?:\d{4}-\d\d-\d\d|[A-Z][a-z]{2}\s{1,2}\d{1,2})"
_CLOCK = r"\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:\s?[+-]\d{4}|Z)?"
_WHEN = re.compile(rf"^\s*(?:(?:default|error|fault|info|debug)\s+)?(?:{_DAY}[ T]+)?{_CLOCK}\s+")
_PROCESS = re.compile(
    r"^(?:(?:<\w+>|[\w’'-]{1,30})\s+){0,7}?"  # columns of log show: thread, type, activity, number, time to live
    r"(?P<process>[A-Za-z][\w.-]{0,39})"
    r"(?:\([\w.+-]{1,60}\))?"  # idevicesyslog: the library
    r"(?:\[\d+(?::\w+)?\]|(?=:\s)|\t)"
    r"(?:\s*<\w+>)?:?\s*"
)
_NAME = re.compile(r"^(?P<process>[A-Za-z][\w.-]{1,39})\s+")
_UNDATED = re.compile(r"^(?P<process>[A-Za-z][\w.-]{1,39})(?:\[\d+(?::\w+)?\]:?\s|(?P<colon>:\s))")
_LIBRARY = re.compile(r"^(?:\([\w.+ -]{1,60}\)\s*)?(?:\[[\w.+-]{1,80}:[^\]\n]{0,60}\]\s*)?")


def undecorated(line: str) -> str:
    """The line without the colours of a terminal and the marks of a quotation."""
    return QUOTE.sub("", ESCAPE.sub("", line))


def taken_apart(line: str) -> tuple[str | None, str]:
    """The process and the message. `""` is a process without a name; `None`: the line goes on with what was before."""
    if line.startswith("{") and '"eventMessage"' in line and (entry := _entry(line)):
        return entry
    when = _WHEN.match(line)
    if when is None:
        found = _UNDATED.match(line)
        return (found["process"], line if found["colon"] else line[found.end() :]) if found else (None, line)
    rest = line[when.end() :]
    found = _PROCESS.match(rest) or _NAME.match(rest)
    if found is None or found["process"].lower() in NO_PROCESS:
        return "", rest
    message = rest[found.end() :]
    library = _LIBRARY.match(message)
    return found["process"], message[library.end() :] if library else message


def _entry(line: str) -> tuple[str, str] | None:
    """One entry of `log show --style ndjson`."""
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(entry, dict) or not isinstance(entry.get("eventMessage"), str):
        return None
    path = entry.get("processImagePath")
    return (path.rpartition("/")[2] if isinstance(path, str) else ""), entry["eventMessage"]
