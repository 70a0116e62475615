"""What plays with an app say about each restriction: broken in this play, kept in so many, or not exercised.

A finding counts where the app had a part in it. What the world alone has settled, such as a push that the server has
made too large, says nothing about an app; nor does a limit that binds without any fault of the app.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from callkit_restrictions import trace
from callkit_restrictions.drive.play import NotDriven, Play
from callkit_restrictions.drive.stage import Stage
from callkit_restrictions.events import Ask
from callkit_restrictions.history import History, Log
from callkit_restrictions.moments import Moment
from callkit_restrictions.restriction import Finding, Outcome, Restriction


@dataclass(frozen=True, slots=True)
class Breach:
    """One restriction, broken in one play: at which moment, by what, and the history up to then."""

    restriction: Restriction
    play: Play
    at: Moment
    finding: Finding
    history: History

    def trace(self) -> Iterator[str]:
        """The lines of a trace that ends with the breach, so that the checker finds the same."""
        log = Log(self.history.platform, self.history.begin)
        for entry in takewhile(lambda entry: entry.at <= self.at, self.history.entries):
            log.advance(entry.at)
            log.append(entry.event)
        log.advance(self.at)
        return trace.write(log)


def breaches(stage: Stage) -> list[Breach]:
    """What the app has broken, the first breach first."""
    found = [
        Breach(restriction, stage.play, _settled_at(finding), finding, stage.history)
        for restriction in stage.phone.restrictions
        if not restriction.blameless
        for finding in stage.phone.findings[restriction.id]
        if finding.outcome is Outcome.FAILED and _has_a_part(finding)
    ]
    return sorted(found, key=lambda breach: (breach.at, breach.restriction.id))


def _settled_at(finding: Finding) -> Moment:
    if finding.met_by is not None:
        return finding.met_by.at
    return finding.target.at if finding.due is None else finding.due


def _has_a_part(finding: Finding) -> bool:
    """Did the app do it, or what settled it, or had it the time to do something?"""
    return isinstance(finding.target.event, Ask) or finding.met_by is not None or finding.due is not None


@dataclass
class Tally:
    """The plays so far. `broken` and `kept` are by the restriction's id."""

    restrictions: Sequence[Restriction]
    broken: dict[str, list[Breach]] = field(default_factory=dict)
    kept: Counter[str] = field(default_factory=Counter)
    plays: int = 0
    scenarios: int = 0
    not_driven: list[NotDriven] = field(default_factory=list)

    def add(self, stage: Stage, scenarios: int = 1) -> None:
        """Count one play, which so many scenarios amount to."""
        self.plays += 1
        self.scenarios += scenarios
        for breach in breaches(stage):
            self.broken.setdefault(breach.restriction.id, []).append(breach)
        for id_, findings in stage.phone.findings.items():
            self.kept[id_] += any(each.outcome is Outcome.PASSED and _has_a_part(each) for each in findings)

    def those(self, answer: str) -> list[Restriction]:
        """The restrictions that are `broken`, `kept` or `not exercised`, in the order of the site."""
        return [each for each in self.restrictions if self._answer(each) == answer]

    def _answer(self, restriction: Restriction) -> str | None:
        if restriction.id in self.broken:
            return "broken"
        if self.kept[restriction.id]:
            return "kept"
        return "not exercised" if restriction.judged_from == "trace" and not restriction.blameless else None
