"""Runs that are over, one line each in a file that only grows; and what the last run changed.

    {"started": "…Z", "commit": "…", "digest": "…", "ran": 663, "passed": 663,
     "restrictions": {"push.ring": "Agrees"}, "scenarios": {"PASSED": "1f0c83aa 07be…", "FAILED": ""}}

Scenarios are told apart by eight digits of a digest of feature and name: the names of some hundred scenarios would make
every line a page long. Nothing in the file is ever rewritten. A line that cannot be read stays, and is left out.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from callkit_restrictions.restrictions import load
from callkit_restrictions.site.results import Played, Results, ResultsError
from callkit_restrictions.site.truths import status


@dataclass(frozen=True, slots=True)
class Past:
    """One run: when it was, of which commit and sources, and what had which status."""

    started: str
    commit: str | None
    digest: str
    ran: int
    passed: int
    restrictions: dict[str, str]
    scenarios: dict[str, str]


@dataclass(frozen=True, slots=True)
class History:
    """The runs before this one, oldest first, and the lines of the file that could not be read."""

    name: str
    before: tuple[Past, ...]
    unreadable: tuple[int, ...]

    @property
    def complaint(self) -> str:
        """What is wrong with the file, in one sentence; nothing where all is well."""
        if not self.unreadable:
            return ""
        lines = ("line " if len(self.unreadable) == 1 else "lines ") + ", ".join(map(str, self.unreadable))
        return f"{self.name}: {lines} cannot be read and stayed out of the comparison; nothing in the file was changed"


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new, fixed, regressed or gone from one run to the next, each by its key."""

    new: tuple[str, ...]
    fixed: tuple[str, ...]
    regressed: tuple[str, ...]
    gone: tuple[str, ...]


def as_past(results: Results) -> Past:
    """A run as its line in the file."""
    return Past(
        started=f"{results.started:%Y-%m-%dT%H:%M:%SZ}",
        commit=results.commit,
        digest=results.digest,
        ran=len(results.scenarios),
        passed=results.passed,
        restrictions={restriction.id: status(restriction, results)[1] for restriction in load().values()},
        scenarios={key(scenario): scenario.status for scenario in sorted(results.scenarios, key=_passed_first)},
    )


def key(scenario: Played) -> str:
    """What a scenario is known by: eight hexadecimal digits."""
    return sha256(f"{scenario.uri}::{scenario.name}".encode()).hexdigest()[:8]


def _passed_first(scenario: Played) -> bool:
    """So that of two scenarios of one name the one that did not pass is remembered."""
    return scenario.status != "PASSED"


def recall(file: Path, results: Results) -> History:
    """Read the runs before this one. A file that is not there yet is begun.

    Raises:
        ResultsError: the file can be neither read nor written.
    """
    try:
        with file.open("ab"):
            pass
        lines = file.read_bytes().decode("utf-8", errors="replace").split("\n")
    except OSError as problem:
        why = (problem.strerror or str(problem)).lower()
        raise ResultsError(f"the history {file} cannot be used ({why}); name a file in a folder that exists") from None
    runs, unreadable = [], []
    for number, line in enumerate(lines, 1):
        if (past := _read(line)) is not None:
            runs.append(past)
        elif line.strip():
            unreadable.append(number)
    now = as_past(results)
    return History(file.name, tuple(past for past in runs if not _same(past, now)), tuple(unreadable))


def remember(file: Path, results: Results) -> None:
    """Append this run, unless the file has it already: publishing twice is not running twice."""
    now = as_past(results)
    written = file.read_bytes()
    if any(_same(past, now) for line in written.decode("utf-8", errors="replace").split("\n") if (past := _read(line))):
        return
    with file.open("ab") as grown:
        grown.write(b"\n" if written and not written.endswith(b"\n") else b"")  # a line cut short stays alone
        grown.write(_line(now).encode())


def changes(before: dict[str, str], now: dict[str, str], good: str) -> Changes:
    """What happened between two runs to keys with a status, of which one is `good`."""
    both = [key for key in now if key in before]
    return Changes(
        new=tuple(key for key in now if key not in before),
        fixed=tuple(key for key in both if before[key] != good and now[key] == good),
        regressed=tuple(key for key in both if before[key] == good and now[key] != good),
        gone=tuple(key for key in before if key not in now),
    )


def _same(past: Past, now: Past) -> bool:
    return (past.started, past.digest) == (now.started, now.digest)


def _line(past: Past) -> str:
    by_status: dict[str, list[str]] = {}
    for known, how in past.scenarios.items():
        by_status.setdefault(how, []).append(known)
    told: dict[str, Any] = {name: getattr(past, name) for name in Past.__slots__}
    told["scenarios"] = {how: " ".join(known) for how, known in by_status.items()}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"


def _read(line: str) -> Past | None:
    """A run, or nothing where the line is not one."""
    try:
        told = json.loads(line)
        words = [*told["restrictions"].values(), told["started"], told["digest"]]
        if not all(isinstance(word, str) for word in words) or told["passed"] > told["ran"]:
            return None
        told["scenarios"] = {known: how for how, keys in told["scenarios"].items() for known in keys.split()}
        return Past(**{name: told[name] for name in Past.__slots__})
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
