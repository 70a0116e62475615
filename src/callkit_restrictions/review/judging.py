"""Verdicts on a declaration: the restrictions' own judges, asked about every way in which its gaps can be filled.

| in every way | the verdict is |
|---|---|
| the finding is that it passed, or that it failed | passed, failed |
| it failed in one and not in another | can't tell: what is missing is named |
| it passed, or the restriction does not apply | passed |

The release is no gap: a restriction that holds on some of the releases only says on which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from functools import cached_property
from itertools import combinations, product
from typing import Any, Literal, TypeAlias

from callkit_restrictions.events import Event
from callkit_restrictions.events.calls import InitProvider
from callkit_restrictions.events.designs import Wish
from callkit_restrictions.events.store import DeclareBuild, SubmitToAppStore
from callkit_restrictions.history import Log
from callkit_restrictions.restriction import Finding, Outcome, Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions.review.declaration import Declaration, Place, Statement
from callkit_restrictions.review.vocabulary import BUILD, PROVIDER
from callkit_restrictions.versions import IOS, Platform

Answer: TypeAlias = Literal["failed", "cant-tell", "passed"]
Filling: TypeAlias = Mapping[str, Any]
Found: TypeAlias = dict[int, Finding]

COURTS = frozenset({"design", "build"})
"""What can be judged before anything runs. Every restriction without an API, and every one of App Review, is."""

KEYS = {name: key for key, name in (PROVIDER | BUILD).items()}
"""The key of each field of a build and of a provider's configuration."""

BUILDS = frozenset({DeclareBuild, SubmitToAppStore})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one restriction says about one statement. `place` is the line that decides, `said` what stands on it."""

    restriction: Restriction
    outcome: Answer
    because: str
    said: str
    place: Place


def judge(declaration: Declaration, restrictions: Iterable[Restriction]) -> Iterator[Verdict]:
    """Every verdict about a declaration, restriction by restriction; those that only a trace can show say nothing."""
    case = _Case(declaration)
    for restriction in restrictions:
        if restriction.judged_from in COURTS and (releases := case.in_force(restriction)):
            yield from _Bench(case, restriction, releases).verdicts()


def unjudged(declaration: Declaration) -> list[Statement]:
    """The wishes that no restriction speaks of, on any release: that none of them failed means nothing."""
    log = _log([each.event for each in declaration.statements])
    spoken_of = {
        finding.target.index
        for restriction in load().values()
        if restriction.judged_from in COURTS
        for finding in restriction.judge(log)
    }
    return [
        statement
        for place, statement in enumerate(declaration.statements)
        if isinstance(statement.event, Wish) and place not in spoken_of
    ]


def _log(events: Iterable[Event]) -> Log:
    log = Log(Platform())
    for event in events:
        log.append(event)
    return log


class _Case:
    """A declaration, as the judges get to see it."""

    def __init__(self, declaration: Declaration) -> None:
        self.declaration = declaration
        self.statements = declaration.statements
        self.phones = [(each, Platform(each, declaration.linked_sdk)) for each in declaration.releases]

    def in_force(self, restriction: Restriction) -> list[IOS]:
        """The releases of the declaration on which a restriction holds."""
        return [release for release, phone in self.phones if restriction.holds.hold_on(phone)]

    @cached_property
    def said(self) -> Log:
        """The history as it was declared."""
        return _log(each.event for each in self.statements)

    @cached_property
    def few(self) -> list[int]:
        """The places of all statements but the wishes: what judges of builds look at."""
        return [place for place, each in enumerate(self.statements) if not isinstance(each.event, Wish)]

    @cached_property
    def filled(self) -> list[tuple[Filling, Log]]:
        """Every way to fill what the build leaves out, each with its history."""
        unsaid = {
            name: values
            for name, values in self.possible.items()
            if any(getattr(each.event, name, MISSING) is None for each in self.statements if type(each.event) in BUILDS)
        }
        fillings = [dict(zip(unsaid, values, strict=True)) for values in product(*unsaid.values())]
        return [(each, _log(fill(self.statements[place].event, each) for place in self.few)) for each in fillings]

    @cached_property
    def possible(self) -> dict[str, tuple[Any, Any]]:
        """What a build may declare where it does not say: two values each, as far apart as a judge can tell."""
        given = (each.event for each in self.statements)
        provider = next((each for each in given if isinstance(each, InitProvider)), InitProvider())
        entitlements = (each for restriction in load().values() for each in restriction.symbols)
        return {
            "background_modes": (("voip",), ()),
            "entitlements": (tuple(each for each in entitlements if each.startswith("com.apple.developer.")), ()),
            "usage_descriptions": (("NSContactsUsageDescription",), ()),
            "resources": ((provider.ringtone_sound or "",), ()),
            "display_name": (provider.localized_name or "", "another name"),
            "includes": (("CallKit", "PushKit"), ()),
            "territories": (("DE",), ("CN",)),
            "feature": ("calls", "something else"),
        }


def fill(event: Event, filling: Filling) -> Event:
    """The event with what it leaves out."""
    if type(event) not in BUILDS:
        return event
    unsaid = {each.name: filling[each.name] for each in fields(event) if each.name in filling}
    return replace(event, **{name: value for name, value in unsaid.items() if getattr(event, name) is None})


class _Bench:
    """One restriction over one declaration."""

    def __init__(self, case: _Case, restriction: Restriction, releases: Sequence[IOS]) -> None:
        self.case, self.restriction, self.releases = case, restriction, releases
        self.about_builds = not BUILDS.isdisjoint(restriction.watches)
        self.places = case.few if self.about_builds else range(len(case.statements))

    def verdicts(self) -> Iterator[Verdict]:
        """One verdict for each statement that the restriction speaks of."""
        worlds: list[tuple[Filling, Log]] = self.case.filled if self.about_builds else [({}, self.case.said)]
        found = [(filling, self.found(log)) for filling, log in worlds]
        for index in sorted({index for _, each in found for index in each}):
            ways = [(filling, each.get(index)) for filling, each in found]
            yield self.verdict(self.case.statements[self.places[index]], index, ways)

    def found(self, log: Log) -> Found:
        """What the judge finds, by the target's place."""
        return {finding.target.index: finding for finding in self.restriction.judge(log)}

    def verdict(self, statement: Statement, index: int, ways: list[tuple[Filling, Finding | None]]) -> Verdict:
        """What all the ways come to."""
        failed = [(filling, each) for filling, each in ways if each is not None and each.outcome is Outcome.FAILED]
        if not failed:
            return Verdict(self.restriction, "passed", "as it must be", str(statement), statement.place)
        filling, finding = failed[0]
        name = self.deciding(statement, index, filling)
        place = statement.places.get(name, statement.place)
        said = f"{statement}: {KEYS[name]}" if name else str(statement)
        if len(failed) == len(ways):
            return Verdict(self.restriction, "failed", finding.because + self.span(), said, place)
        because = f"it may be that {finding.because}{self.span()}: {_not_declared(ways)}"
        return Verdict(self.restriction, "cant-tell", because, said, place)

    def deciding(self, statement: Statement, index: int, filling: Filling) -> str:
        """The field without which it would not have failed, the last one where there are several; empty for none."""
        defaults = {each.name: each.default for each in fields(statement.event)}
        events = [fill(self.case.statements[place].event, filling) for place in self.places]
        whole = events[index]
        for name in reversed([*statement.places]):
            events[index] = replace(whole, **{name: defaults[name]})
            finding = self.found(_log(events)).get(index)
            if finding is None or finding.outcome is not Outcome.FAILED:
                return name
        return ""

    def span(self) -> str:
        """On which releases, where it is not on all that are declared."""
        declared = self.case.declaration.releases
        if len(self.releases) == len(declared):
            return ""
        first, last = self.releases[0], self.releases[-1]
        if first == last:
            return f" (on iOS {first})"
        return f" (on iOS {first} and later)" if last == declared[-1] else f" (on iOS {first} to {last})"


def _not_declared(ways: Iterable[tuple[Filling, Finding | None]]) -> str:
    """What decides, and is not said: a gap that makes a difference, all else being equal."""
    failed = {frozenset(filling.items()): each is not None and each.outcome is Outcome.FAILED for filling, each in ways}
    deciding = set()
    for one, other in combinations(failed, 2):
        differing = {name for name, _ in one ^ other}
        if len(differing) == 1 and failed[one] != failed[other]:
            deciding |= differing
    missing = [key for name, key in KEYS.items() if name in deciding]
    return f"nobody declares {' and '.join(missing)}"
