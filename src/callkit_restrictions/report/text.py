"""For people at a terminal: what is broken, why, and what the system does about it. In colour only where it is seen."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TextIO, TypeAlias

from callkit_restrictions.report.outcome import IN_FULL, Finding, Report, TraceReport, counted, in_sum

Part: TypeAlias = str | tuple[str, str]
"""Words; or words, and the style in which a person sees them."""

_WORDS = {"failed": ("FAILED", "bold red"), "cant-tell": ("can't tell", "yellow"), "passed": ("passed", "green")}


BY_LINE = 10
"""Of so many others it is told where they are."""


def trace(found: TraceReport, site: str, *, explain: bool) -> None:
    """Print one trace: each restriction that failed, and where; with `explain` everything that was judged, in turn."""
    one_by_one = [[each] for each in found.those("failed", "cant-tell", "passed")] if explain else []
    shown = one_by_one or found.by_restriction("failed")
    if not shown and not found.problems:
        return
    say((found.source, "bold"))
    for problem in found.problems:
        say(("cannot read ", "magenta"), f"line {problem.line}: {problem.message}", indent=2)
    for group in shown:
        _group(group, site)
    say()


def _group(findings: Sequence[Finding], site: str) -> None:
    """Print what was found alike about one restriction."""
    restriction, outcome = findings[0].restriction, findings[0].outcome
    word, style = _WORDS[outcome]
    say((f"{word:10}", style), " ", (restriction.id, "bold"), indent=2)
    say(restriction.title, indent=13)
    rows = [row for finding in findings[:IN_FULL] for row in _rows(finding)]
    if len(findings) > IN_FULL:
        rows.append(("also", _others(findings[IN_FULL:])))
    if outcome == "failed":
        rows += [("so", restriction.consequence), ("page", site + restriction.page)]
    for name, said in rows:
        say((f"{name:5}", "dim"), said, indent=13)


def _rows(finding: Finding) -> Iterator[tuple[str, str]]:
    when = f", at {finding.at}" if finding.at else ""
    yield "line", f"{finding.line}{when}: {finding.event}"
    yield "why", finding.because
    if finding.inferred:
        yield "", "This rests on an event that somebody concluded, and nobody recorded."


def _others(findings: Sequence[Finding]) -> str:
    lines = ", ".join(str(finding.line) for finding in findings[:BY_LINE])
    left = len(findings) - BY_LINE
    rest = f" and {left:,} more" if left > 0 else ""
    return f"on {'line' if len(findings) == 1 else 'lines'} {lines}{rest}; --format json tells why of each"


def summary(report: Report, *, explain: bool) -> None:
    """The line at the end: how many of what."""
    problems = sum(len(trace.problems) for trace in report.traces)
    unread = [counted(problems, "line cannot be read", "lines cannot be read")] if problems else []
    say((f"{counted(len(report.traces), report.of)}: {', '.join([*in_sum(report), *unread])}.", "bold"))
    if not explain and report.count("cant-tell"):
        say(("--explain says what cannot be told, and why.", "dim"))


def say(*parts: Part, indent: int = 0, to: TextIO | None = None) -> None:
    """Print one paragraph, to standard output if nothing else: wrapped for a person, in one line for a program."""
    out = to or sys.stdout
    if not (parts and _may_be_seen(out) and _wrapped(parts, indent, out)):
        words = "".join(part if isinstance(part, str) else part[0] for part in parts)
        print(" " * indent + words, file=out, flush=True)


def _may_be_seen(out: TextIO) -> bool:
    """Whether it is worth while to ask rich. For a program, its import would be a good part of the whole wait."""
    return out.isatty() or any(os.environ.get(name) for name in ("FORCE_COLOR", "TTY_COMPATIBLE"))


def _wrapped(parts: tuple[Part, ...], indent: int, out: TextIO) -> bool:
    """Whether a person is there after all; then it is printed."""
    from rich.console import Console  # noqa: PLC0415 - see above
    from rich.padding import Padding  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(file=out, markup=False, emoji=False)
    if console.is_terminal:
        text = Text.assemble(*parts, overflow="fold")
        console.print(Padding(text, (0, 0, 0, indent), expand=False), highlight=False)
    return console.is_terminal
