"""For people at a terminal: what is broken, why, and what the system does about it. In colour only where it is seen."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from callkit_restrictions.report.outcome import Finding, Report, TraceReport, counted, in_sum

_WORDS = {"failed": ("FAILED", "bold red"), "cant-tell": ("can't tell", "yellow"), "passed": ("passed", "green")}


def trace(console: Console, found: TraceReport, site: str, *, explain: bool) -> None:
    """Print one trace: what failed, and with `explain` everything that was judged."""
    shown = found.those("failed", "cant-tell", "passed") if explain else found.those("failed")
    if not shown and not found.problems:
        return
    say(console, Text(found.source, "bold"))
    for problem in found.problems:
        say(console, Text.assemble(("cannot read ", "magenta"), f"line {problem.line}: {problem.message}"), 2)
    for finding in shown:
        _finding(console, finding, site)
    console.print()


def _finding(console: Console, finding: Finding, site: str) -> None:
    restriction = finding.restriction
    word, style = _WORDS[finding.outcome]
    say(console, Text.assemble((f"{word:10}", style), " ", (restriction.id, "bold")), 2)
    say(console, Text(restriction.title), 13)
    when = f", at {finding.at}" if finding.at else ""
    rows = [("line", f"{finding.line}{when}: {finding.event}"), ("why", finding.because)]
    if finding.inferred:
        rows.append(("", "This rests on an event that somebody concluded, and nobody recorded."))
    if finding.outcome == "failed":
        rows += [("so", restriction.consequence), ("page", site + finding.page)]
    for name, said in rows:
        say(console, Text.assemble((f"{name:5}", "dim"), said), 13)


def summary(console: Console, report: Report, *, explain: bool) -> None:
    """The line at the end: how many of what."""
    problems = sum(len(trace.problems) for trace in report.traces)
    unread = [counted(problems, "line cannot be read", "lines cannot be read")] if problems else []
    say(console, Text(f"{counted(len(report.traces), report.of)}: {', '.join([*in_sum(report), *unread])}.", "bold"))
    if not explain and report.count("cant-tell"):
        say(console, Text("--explain says what cannot be told, and why.", "dim"))


def say(console: Console, text: Text, indent: int = 0) -> None:
    """Print one paragraph: wrapped for a person, in one line for a program."""
    if console.is_terminal:
        text.overflow = "fold"
        console.print(Padding(text, (0, 0, 0, indent), expand=False), highlight=False)
    else:
        console.print(Text(" " * indent) + text, highlight=False, soft_wrap=True)
