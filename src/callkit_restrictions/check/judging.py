"""Verdicts: every restriction's own judge, asked about a recording, and what of its findings can be relied on.

| a finding is | the verdict is | because |
|---|---|---|
| settled, however the gaps of the recording are filled | passed, failed | as the judge says |
| still open | can't tell | the recording ends before it is settled |
| another one where times are filled in another way | can't tell | the time is not known |
| another one where something unseen happened | can't tell | `doubts` says what |
| failed, where the limit binds whatever the app does | passed | it is no fault of the app |
| failed, under a restriction that may not be in force | can't tell | it depends on the iOS version |
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, TypeAlias

from callkit_restrictions.check.doubts import Doubts, Tried
from callkit_restrictions.check.recording import Recording
from callkit_restrictions.events import Event
from callkit_restrictions.history import Entry, Log
from callkit_restrictions.lines import Line
from callkit_restrictions.moments import clock
from callkit_restrictions.restriction import Finding, Outcome, Restriction
from callkit_restrictions.versions import IOS

Answer: TypeAlias = Literal["failed", "cant-tell", "passed"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one restriction says about one event of a recording.

    `open` where more of the recording could still settle it; `owed` is what it waits for. `hinges` is there where
    nobody can tell whether the restriction was in force: it says why it failed if it was, from its release on.
    """

    restriction: Restriction
    outcome: Answer
    because: str
    line: Line
    met_by: Line | None = None
    inferred: bool = False
    open: bool = False
    owed: str = ""
    hinges: str | None = None

    def given(self, oldest: IOS | None) -> Verdict:
        """The same, where the phone is known to have at least that release."""
        holds = self.restriction.holds
        if self.hinges is None or oldest is None or holds.since is None or holds.since > oldest or holds.until_:
            return self
        return replace(self, outcome="failed", because=self.hinges, hinges=None)


def judge(recording: Recording, restrictions: Iterable[Restriction]) -> Iterator[Verdict]:
    """Every verdict about a recording, restriction by restriction."""
    if recording.lines:
        sitting = Sitting(recording, may_hold(restrictions, recording))
        for verdict in sitting.verdicts():
            yield verdict.given(sitting.oldest)


def may_hold(restrictions: Iterable[Restriction], recording: Recording) -> list[Restriction]:
    """The restrictions that may be in force, as far as the recording tells."""
    return [each for each in restrictions if each.holds.hold_on(recording.header.platform) is not False]


class Sitting:
    """Some restrictions over one recording, or over a part of one. `tried` is what doubts of it have come to."""

    def __init__(
        self, recording: Recording, restrictions: Iterable[Restriction], tried: dict[str, Tried] | None = None
    ) -> None:
        self.recording, self.tried = recording, {} if tried is None else tried
        self.found = [(each, _found(recording, each)) for each in restrictions]

    @property
    def oldest(self) -> IOS | None:
        """The release that the phone has at least, where it is not told, and what iOS enforced came with it."""
        return _oldest_release(self.recording, self.found)

    def verdicts(self) -> Iterator[Verdict]:
        """Every verdict, restriction by restriction, each in the order of the recording."""
        for restriction, found in self.found:
            doubts = Doubts(self.recording, restriction, self.tried.setdefault(restriction.id, {}))
            yield from _Bench(self.recording, restriction, doubts).verdicts(found)


Key: TypeAlias = tuple[int, int]
Found: TypeAlias = list[dict[Key, Finding]]


def _found(recording: Recording, restriction: Restriction) -> Found:
    """What the judge finds in each log that fits the recording, by the target's place, and its number there."""
    return [_keyed(restriction.judge(log)) for log in recording.logs]


def _keyed(findings: Iterable[Finding]) -> dict[Key, Finding]:
    seen: Counter[int] = Counter()
    keyed = {}
    for finding in findings:
        place = finding.target.index
        keyed[place, seen[place]] = finding
        seen[place] += 1
    return keyed


def _oldest_release(recording: Recording, found: Iterable[tuple[Restriction, Found]]) -> IOS | None:
    oldest = recording.header.platform.ios
    if oldest is not None:
        return None
    for restriction, worlds in found:
        since = restriction.holds.since
        if since is not None and (oldest is None or since > oldest) and not restriction.holds.until_:
            failed = [each for each in worlds[0].values() if each.outcome is Outcome.FAILED]
            if any(enforced(recording.logs[0], restriction, each) for each in failed):
                oldest = since
    return oldest


def enforced(log: Log, restriction: Restriction, finding: Finding) -> bool:
    """Does the recording show that the system did what this restriction makes it do?"""
    for consequence in restriction.enforce(log, [finding]):
        tell = consequence.tell
        if tell is not None and any(_says(each, tell) for each in log.of(type(tell), after=finding.target)):
            return True
    return False


def _says(told: Entry[Any], expected: Event) -> bool:
    """Does an entry say what was expected? What a recording leaves out is taken to fit, but no error is no error."""
    known = []
    for each in fields(expected):
        said, wanted = getattr(told.event, each.name), getattr(expected, each.name)
        if wanted is not None and (said is not None or each.name == "error"):
            known.append(_same(said, wanted))
    return bool(known) and all(known)


def _same(told: object, expected: object) -> bool:
    """Are two values the same? Codes are, in decimal and in hexadecimal."""
    return told == expected or (isinstance(expected, str) and _number(told) == _number(expected) is not None)


def _number(said: object) -> int | None:
    try:
        return int(str(said), 0)
    except ValueError:
        return None


class _Bench:
    """One restriction over one recording."""

    def __init__(self, recording: Recording, restriction: Restriction, doubts: Doubts) -> None:
        self.recording, self.restriction, self.doubts = recording, restriction, doubts
        self.in_force = restriction.holds.hold_on(recording.header.platform)

    def verdicts(self, found: Found) -> Iterator[Verdict]:
        """The verdicts, in the order of the recording."""
        certain = self.recording.certain
        firm = self._firm(certain.logs[0]) if certain is not self.recording else None
        asked = self.recording.asked
        keys = {key for world in found for key in world if asked is None or key[0] in asked}
        for key in sorted(keys):
            findings = [world.get(key) for world in found]
            settled = next(finding for finding in findings if finding is not None)
            outcome, because, *hinges = self._outcome(findings, settled)
            target, met_by = settled.target, settled.met_by
            lines = self.recording.lines
            verdict = Verdict(self.restriction, outcome, because, lines[target.index])
            yield replace(
                verdict,
                met_by=lines[met_by.index] if met_by else None,
                inferred=firm is not None and (id(target.event), settled.outcome) not in firm,
                open=any(finding is not None and finding.outcome is Outcome.OPEN for finding in findings),
                owed=settled.because,
                hinges=hinges[0] if hinges else None,
            )

    def _firm(self, log: Log) -> set[tuple[int, Outcome]]:
        """What is found without the events that somebody concluded."""
        return {(id(each.target.event), each.outcome) for each in self.restriction.judge(log)}

    def _outcome(self, findings: list[Finding | None], first: Finding) -> tuple[Answer, str] | tuple[Answer, str, str]:
        outcomes = {finding.outcome if finding else None for finding in findings}
        if len(outcomes) > 1:
            return _undecided(findings)
        match first.outcome:
            case Outcome.OPEN if first.due is not None:
                left = clock(first.due - self.recording.logs[0].now)
                return "cant-tell", f"it is still owed where the recording ends, {left} before its time runs out"
            case Outcome.OPEN:
                return "cant-tell", f"the recording ends before this is settled: {first.because}"
            case Outcome.CANT_TELL:
                return "cant-tell", first.because
            case Outcome.PASSED:
                unsure = self.doubts.about(first)
                return ("cant-tell", unsure) if unsure else ("passed", self._well(first))
        if self.restriction.blameless:
            return "passed", f"{first.because}; that is no fault of the app"
        unsure = self.doubts.about(first)
        if unsure:
            return "cant-tell", f"{first.because}; but {unsure}"
        if self.in_force is None and not enforced(self.recording.logs[0], self.restriction, first):
            span = f"failed {self._span()}"
            return "cant-tell", f"it depends on the iOS version: {span}, because {first.because}", first.because
        return "failed", first.because

    def _span(self) -> str:
        holds = self.restriction.holds
        system = "watchOS" if holds.device == "watch" else "iOS"
        since = f"from {system} {holds.since} on" if holds.since else ""
        until = f"before {system} {holds.until_}" if holds.until_ else ""
        sdk = ", for apps linked with that SDK" if holds.counts == "the linked SDK" else ""
        return " and ".join(part for part in (since, until) if part) + sdk

    def _well(self, finding: Finding) -> str:
        return finding.because if finding.met_by is None else well(self.recording.lines[finding.met_by.index])


def well(met_by: Line) -> str:
    """Why something passed that was met by another event."""
    return f"{met_by.event.name} on line {met_by.number} is as it must be"


def _undecided(findings: Iterable[Finding | None]) -> tuple[Answer, str]:
    """The outcome is another one where times are filled in another way. To pass or not to apply is both no fault."""
    by_outcome = {finding.outcome: finding.because for finding in findings if finding is not None}
    for outcome in (Outcome.FAILED, Outcome.OPEN, Outcome.CANT_TELL):
        if outcome in by_outcome:
            return "cant-tell", f"the time is not known; too late would mean: {by_outcome[outcome]}"
    return "passed", "as it must be"
