"""For people at a terminal: what is broken, why, and what the system does about it. In colour only where it is seen."""

from __future__ import annotations

import os
import sys
from typing import TextIO, TypeAlias

from callkit_restrictions.report.outcome import Finding, Report, TraceReport, counted, in_sum

Part: TypeAlias = str | tuple[str, str]
"""Words; or words, and the style in which a person sees them."""

_WORDS = {"failed": ("FAILED", "bold red"), "cant-tell": ("can't tell", "yellow"), "passed": ("passed", "green")}


def trace(found: TraceReport, site: str, *, explain: bool) -> None:
    """Print one trace: what failed, and with `explain` everything that was judged."""
    shown = found.those("failed", "cant-tell", "passed") if explain else found.those("failed")
    if not shown and not found.problems:
        return
    say((found.source, "bold"))
    for problem in found.problems:
        say(("cannot read ", "magenta"), f"line {problem.line}: {problem.message}", indent=2)
    for finding in shown:
        _finding(finding, site)
    say()


def _finding(finding: Finding, site: str) -> None:
    restriction = finding.restriction
    word, style = _WORDS[finding.outcome]
    say((f"{word:10}", style), " ", (restriction.id, "bold"), indent=2)
    say(restriction.title, indent=13)
    when = f", at {finding.at}" if finding.at else ""
    rows = [("line", f"{finding.line}{when}: {finding.event}"), ("why", finding.because)]
    if finding.inferred:
        rows.append(("", "This rests on an event that somebody concluded, and nobody recorded."))
    if finding.outcome == "failed":
        rows += [("so", restriction.consequence), ("page", site + finding.page)]
    for name, said in rows:
        say((f"{name:5}", "dim"), said, indent=13)


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
