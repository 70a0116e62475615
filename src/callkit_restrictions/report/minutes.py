"""Minutes: the report about a long trace, written while the court sits.

    minutes = Minutes(court)
    for verdict in court.hear(lines):
        minutes.take(verdict)
    show(minutes.report)

At any time they tell what was found until then.
"""

from __future__ import annotations

from collections import Counter

from callkit_restrictions.check.court import Court
from callkit_restrictions.check.judging import Answer, Verdict
from callkit_restrictions.report.outcome import TraceReport, finding_of, problems_of
from callkit_restrictions.report.plain import plain

MOST = 100_000
"""So many findings of each outcome are told of one long trace; there may be more."""


class Minutes:
    """What is written down about one trace."""

    def __init__(self, court: Court) -> None:
        self.court = court
        self.verdicts: list[Verdict] = []
        self.told: Counter[Answer] = Counter()
        self.more: Counter[Answer] = Counter()

    def take(self, verdict: Verdict) -> None:
        """Write down one verdict, or count it."""
        told = self.told if self.told[verdict.outcome] < MOST else self.more
        told[verdict.outcome] += 1
        if told is self.told:
            self.verdicts.append(verdict)

    @property
    def report(self) -> TraceReport:
        """What was found so far."""
        court = self.court
        start = court.start or 0
        findings = tuple(finding_of(each.given(court.oldest), start) for each in self.verdicts)
        told = sum(finding.outcome == "passed" for finding in findings)
        more = {**self.more, "passed": court.passed - told}
        source, problems = plain(court.source), problems_of(court.problems)
        return TraceReport(source, findings, problems, court.recording, court.events, more, start)
