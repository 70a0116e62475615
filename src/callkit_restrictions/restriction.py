"""A restriction is a value: an id, the versions it holds for, two pure functions, and its evidence.

`judge` reads a history and yields one finding for each target: *what did the app do with this push, this call?*
`enforce` says what iOS does about it, and when. The live phone uses both; the trace checker uses the very same
`judge` and enforces nothing, because it already happened.

| outcome | means |
|---|---|
| passed | the target is settled, and well |
| failed | the target is settled, and not well |
| open | something is still owed; `due` is when, where a clock decides |
| can't tell | the history does not show enough |
| *no finding* | the restriction does not apply |

Once passed or failed, a finding never changes as the history grows. It cites what settled it: the entry that came just
then (`met_by`, whether it met the duty or broke it), unless that is the target itself, or the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, Literal, TypeAlias

from callkit_restrictions.events import Event
from callkit_restrictions.events.process import ProcessTerminated
from callkit_restrictions.history import Entry, History, Log
from callkit_restrictions.moments import Duration, Moment, clock
from callkit_restrictions.traits import Confidence, Court, Kind
from callkit_restrictions.versions import Versions


class Outcome(StrEnum):
    """How a restriction stands for one target."""

    PASSED = "passed"
    FAILED = "failed"
    OPEN = "open"
    CANT_TELL = "can't tell"


@dataclass(frozen=True, slots=True)
class Finding:
    """One outcome for one target, with the reason in one sentence."""

    target: Entry[Any]
    outcome: Outcome
    because: str
    met_by: Entry[Any] | None = None
    due: Moment | None = None


def settle(
    history: History,
    target: Entry[Any],
    *,
    met_by: Entry[Any] | None,
    within: Duration,
    because: str,
) -> Finding:
    """Judge a duty with a deadline that runs from its target.

    The deadline is exclusive: what comes exactly then comes too late. A process that died before its deadline can no
    longer do its duty, and nobody can tell whether it would have.
    """
    due = target.at + within
    if met_by is not None and met_by.at < due:
        return Finding(target, Outcome.PASSED, f"{met_by} is in time", met_by, due)
    death = history.end_of_process(target)
    if death is not None and death.at < due:
        return Finding(target, Outcome.CANT_TELL, f"the process ended at {clock(death.at)}, before the time ran out")
    if history.now < due and met_by is None:
        return Finding(target, Outcome.OPEN, because, due=due)
    return Finding(target, Outcome.FAILED, because, met_by, due)


def expect(target: Entry[Any], kept: bool, because: str, *, met_by: Entry[Any] | None = None) -> Finding:
    """Judge a target that is settled by what is already in the history; `because` explains a failure."""
    if kept:
        return Finding(target, Outcome.PASSED, "as it must be", met_by)
    return Finding(target, Outcome.FAILED, because, met_by)


def owe(history: History, target: Entry[Any], because: str) -> Finding:
    """Judge a duty that waits for an event, not for a clock; once the process is gone, nobody can tell."""
    if history.end_of_process(target) is not None:
        return Finding(target, Outcome.CANT_TELL, "the process ended before it came to that")
    return Finding(target, Outcome.OPEN, because)


Verb: TypeAlias = Literal["terminate", "suspend", "time out", "refuse", "withhold", "reject", "no way"]
"""What iOS, or App Review, can do. The order is the tie-break: the harsher one wins."""

HARSHEST_FIRST: tuple[Verb, ...] = ("terminate", "suspend", "time out", "refuse", "withhold", "reject", "no way")


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows from an entry, and when; `tell` is what the app gets to see, `None` where it is silence."""

    verb: Verb
    cites: Entry[Any]
    at: Moment
    tell: Event | None


Judge: TypeAlias = Callable[[History], Iterator[Finding]]
Enforce: TypeAlias = Callable[[History, Iterable[Finding]], Iterator[Consequence]]


def fallen_with(history: History, judge: Judge, target: int) -> Entry[Any] | None:
    """The entry with which the finding for a target became a failed one; `None` where the clock decided, or it did not.

    `target` is the index of the target. The history is played again, entry by entry.
    """
    so_far = Log(history.platform, history.begin)
    for entry in history.entries:
        so_far.advance(entry.at)
        so_far.append(entry.event)
        for finding in judge(so_far):
            if finding.target.index == target and finding.outcome is Outcome.FAILED:
                return None if finding.due is not None and finding.due <= entry.at else entry
    return None


def punish(verb: Verb, tell: Callable[[Entry[Any]], Event | None]) -> Enforce:
    """The common enforcement: each failed finding has one consequence, at the moment it failed."""

    def enforce(history: History, findings: Iterable[Finding]) -> Iterator[Consequence]:
        for finding in findings:
            if finding.outcome is Outcome.FAILED:
                yield Consequence(verb, finding.target, history.now, tell(finding.target))

    return enforce


def tolerate(_: History, __: Iterable[Finding]) -> Iterator[Consequence]:
    """No enforcement: iOS does nothing about it, and users meet the consequence instead."""
    return iter(())


Strength: TypeAlias = Literal["primary", "secondary", "anecdotal"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Who says so: a source, how strong it is, and what it says in our own words.

    `kind` is `apple-doc`, `header`, `wwdc`, `apple-forum-dts`, `app-review`, `crash-doc`, `open-source-app`, `vendor`
    or `field-report`; `read` is the day on which the source was read.
    """

    kind: str
    url: str
    says: str
    strength: Strength
    read: str = "2026-11-23"


@dataclass(frozen=True, slots=True)
class Number:
    """A number the restriction depends on. An assumption is one that Apple does not give."""

    what: str
    value: int
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A judge that is wrong in one detail; some scenario must catch it. `lie` says in one sentence how it lies."""

    name: str
    lie: str
    judge: Judge


@dataclass(frozen=True, kw_only=True)
class Restriction:
    """One limit or duty. Its id is its path: the module, the feature, the tag and the page bear it."""

    id: str
    title: str
    kind: Kind
    judged_from: Court
    holds: Versions
    consequence: str
    watches: tuple[type[Event], ...]
    judge: Judge
    enforce: Enforce
    confidence: Confidence
    evidence: tuple[Evidence, ...]
    symbols: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()  # of the brief: ids in `brief.CLAIMS`
    disagreement: str | None = None
    assumes: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
    field_rules: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    formerly: tuple[str, ...] = ()  # ids that this restriction had once: links to them still lead here
    blameless: bool = False  # the limit binds without any fault of the app: to meet it breaks nothing

    @cached_property
    def touched_by(self) -> frozenset[type[Event]]:
        """What can change its findings, besides the clock: what it watches, and the death of the process."""
        return frozenset((*self.watches, ProcessTerminated))

    @property
    def area(self) -> str:
        """The part before the point: `ui`, `push`, `audio`, `privacy`, `calls`, `background` or `store`."""
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        """The part after the point."""
        return self.id.partition(".")[2]

    @property
    def page(self) -> str:
        """Where the site explains it, relative to its root."""
        return f"restrictions/{self.area}/{self.name}.html"
