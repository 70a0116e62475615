"""A report: of each trace what was found and what could not be read, as plain text, ready for any format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from callkit_restrictions.check import Recording, Verdict
from callkit_restrictions.check.judging import Answer
from callkit_restrictions.events import Unknown
from callkit_restrictions.lines import Line
from callkit_restrictions.lines import Problem as Unread
from callkit_restrictions.moments import Moment, clock
from callkit_restrictions.report.plain import plain
from callkit_restrictions.restriction import Restriction

IN_FULL = 3
"""So many findings about one restriction in one trace are told in full; of the others it is told where they are."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One verdict. `event` and `at` say what stands on the line, and when, as far as that is known."""

    restriction: Restriction
    outcome: Answer
    line: int
    event: str
    at: str
    because: str
    inferred: bool

    @property
    def page(self) -> str:
        """Where the site explains the restriction, relative to its root."""
        return self.restriction.page


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read, in one sentence."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class TraceReport:
    """One trace of so many events, or one file of a declaration; `recording` is for a picture of it, and not plain.

    Of a long trace the recording is a part, and so are the findings: `more` counts those that are not among them.
    Times are told from `start` on, the first moment of the trace.
    """

    source: str
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    recording: Recording | None = None
    events: int = 0
    more: Mapping[Answer, int] = field(default_factory=dict)
    start: Moment = 0

    def those(self, *outcomes: Answer) -> list[Finding]:
        """The findings with some outcomes, in the order of the trace."""
        return sorted((each for each in self.findings if each.outcome in outcomes), key=lambda each: each.line)

    def by_restriction(self, *outcomes: Answer) -> list[list[Finding]]:
        """The same, what is about one restriction together; the one that comes first leads."""
        groups: dict[tuple[str, Answer], list[Finding]] = {}
        for finding in self.those(*outcomes):
            groups.setdefault((finding.restriction.id, finding.outcome), []).append(finding)
        return [*groups.values()]

    def count(self, outcome: Answer) -> int:
        """How many findings have an outcome."""
        return Counter(finding.outcome for finding in self.findings)[outcome] + self.more.get(outcome, 0)


@dataclass(slots=True)
class Report:
    """Everything that was checked so far; `of` is what each of them is called."""

    traces: list[TraceReport] = field(default_factory=list)
    of: str = "trace"

    def count(self, outcome: Answer) -> int:
        """How many findings have an outcome."""
        return sum(trace.count(outcome) for trace in self.traces)

    @property
    def status(self) -> int:
        """The exit status: 2 where something could not be read, 1 where something is broken, else 0."""
        return 2 if any(trace.problems for trace in self.traces) else int(self.count("failed") > 0)


def report_of(recording: Recording, verdicts: Iterable[Verdict]) -> TraceReport:
    """The report about one trace."""
    start = next((line.at for line in recording.lines if line.at is not None), 0)
    findings = tuple(finding_of(verdict, start) for verdict in verdicts)
    return TraceReport(
        plain(recording.source),
        findings,
        problems_of(recording.problems),
        recording,
        len(recording.lines),
        start=start,
    )


def problems_of(problems: Iterable[Unread]) -> tuple[Problem, ...]:
    """What could not be read, as a report tells it."""
    return tuple(Problem(each.number, plain(each.message)) for each in problems)


def finding_of(verdict: Verdict, start: int) -> Finding:
    """One verdict, as a report tells it: times count from the start of the trace."""
    line, met_by = verdict.line, verdict.met_by
    because = verdict.because
    if verdict.outcome == "failed" and met_by is not None and met_by.number != line.number:
        because += f" (see {_name(met_by)} on line {met_by.number})"
    at = "" if line.at is None else clock(max(0, line.at - start))
    return Finding(
        verdict.restriction, verdict.outcome, line.number, plain(_name(line)), at, plain(because), verdict.inferred
    )


def _name(line: Line) -> str:
    return line.event.said if isinstance(line.event, Unknown) else line.event.name


def counted(number: int, what: str, more: str = "") -> str:
    """`1 trace`, `2 traces`; the plural where it is not the word with an s."""
    return f"{number} {what}" if number == 1 else f"{number:,} {more or what + 's'}"


def in_sum(report: Report) -> Sequence[str]:
    """The counts of a report, each in a few words."""
    return (
        f"{report.count('failed'):,} failed",
        f"{report.count('cant-tell'):,} can't tell",
        f"{report.count('passed'):,} passed",
    )
