"""The phone: a permissive iPhone with a virtual clock, on which restrictions judge and enforce.

Left alone the phone grants everything (`grants.GRANTS`). What it refuses, withholds, suspends or kills, it does
because a restriction said so. A phone with one restriction fewer is therefore exactly a world without that
restriction: that is how each specification is shown to be able to fail.

    phone = Phone()
    phone.happen(PushSent())                 # grants: the app is woken, its handler is entered
    phone.happen(ReturnFromPushHandler())    # a restriction objects: the process is terminated
    phone.wait(seconds(60))                  # the clock jumps from one due moment to the next, never past it
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from callkit_restrictions.events import Ask, Event
from callkit_restrictions.grants import GRANTS
from callkit_restrictions.history import Entry, History, Log
from callkit_restrictions.moments import Duration, Moment, clock
from callkit_restrictions.restriction import (
    HARSHEST_FIRST,
    Consequence,
    Finding,
    Outcome,
    Restriction,
    Verb,
    tolerate,
)
from callkit_restrictions.situation import RUNNING, Situation
from callkit_restrictions.versions import Platform

INSTEAD_OF_THE_GRANT = frozenset({"refuse", "withhold", "reject", "no way"})
"""What iOS does in place of granting; termination and suspension come on top of what was granted."""


class CannotHappenError(Exception):
    """An event that the situation rules out, such as a terminated app calling an API."""


class Phone:
    """A live phone: what happens is granted, judged and, where a restriction says so, answered by iOS."""

    def __init__(
        self,
        restrictions: Iterable[Restriction] = (),
        platform: Platform | None = None,
        begin: Situation = RUNNING,
    ) -> None:
        self._log = Log(platform, begin)
        self.restrictions = tuple(r for r in restrictions if r.holds.hold_on(self._log.platform))
        self._found: dict[str, tuple[Finding, ...]] = {r.id: () for r in self.restrictions}
        self._open: set[str] = set()  # whose findings wait for something
        self._wanted: list[tuple[str, Consequence]] | None = None  # what restrictions want done here, once asked
        self._done: dict[tuple[str, int], Consequence] = {}

    @property
    def history(self) -> History:
        """Everything that happened so far."""
        return self._log

    @property
    def findings(self) -> dict[str, tuple[Finding, ...]]:
        """The findings of every restriction in force, by its id."""
        return dict(self._found)

    @property
    def consequences(self) -> dict[str, tuple[Verb, ...]]:
        """What followed so far from each restriction from which something followed, by its id, the harshest first."""
        verbs = {(owner, consequence.verb) for (owner, _), consequence in self._done.items()}
        done = sorted(verbs, key=lambda each: HARSHEST_FIRST.index(each[1]))
        return {owner: tuple(verb for by, verb in done if by == owner) for owner, _ in done}

    def happen(self, event: Event) -> Entry[Any]:
        """Let something happen now, with all that follows from it at once.

        Raises:
            CannotHappenError: the app asks for something while its code cannot run.
        """
        here = self._log.situation
        if isinstance(event, Ask) and not here.alive:
            raise CannotHappenError(
                f"the app is {here.process} at {clock(self._log.now)}: it can no longer do {event.name}"
            )
        entry = self._log.append(event)
        self._judge(event)
        if not self._answer(entry):
            grant = GRANTS.get(type(event))
            for tell in grant(self._log, entry) if grant else ():
                self.happen(tell)
        self._enforce()
        return entry

    def wait(self, duration: Duration) -> None:
        """Let time pass; whatever falls due on the way happens at its own moment."""
        end = self._log.now + duration
        while (moment := self.next_due(end)) is not None:
            self._log.advance(moment)
            self._judge()
            self._enforce()
        self._log.advance(end)
        self._judge()

    def next_due(self, end: Moment) -> Moment | None:
        """The clock's next stop: the earliest moment at which something is owed or planned."""
        owed = (f.due for id_ in self._open for f in self._found[id_] if f.outcome is Outcome.OPEN and f.due)
        planned = (consequence.at for _, consequence in self._planned())
        return min((moment for moment in (*owed, *planned) if self._log.now < moment <= end), default=None)

    def _judge(self, event: Event | None = None) -> None:
        """Judge anew where something can have changed: a watched event, a death, or the clock."""
        for restriction in self.restrictions:
            if restriction.id in self._open or type(event) in restriction.touched_by:
                found = self._found[restriction.id] = tuple(restriction.judge(self._log))
                is_open = any(finding.outcome is Outcome.OPEN for finding in found)
                (self._open.add if is_open else self._open.discard)(restriction.id)
        self._wanted = None

    def _planned(self) -> list[tuple[str, Consequence]]:
        """What restrictions want done and was not done yet: the harshest first, then by id."""
        if self._wanted is None:  # since the last judging nothing has changed but what is done
            wanted = (
                (restriction.id, consequence)
                for restriction in self.restrictions
                if restriction.enforce is not tolerate
                for consequence in restriction.enforce(self._log, self._found[restriction.id])
            )
            self._wanted = sorted(wanted, key=lambda plan: (HARSHEST_FIRST.index(plan[1].verb), plan[0]))
        return [plan for plan in self._wanted if (plan[0], plan[1].cites.index) not in self._done]

    def _answer(self, entry: Entry[Any]) -> bool:
        """Does iOS answer this entry by something else than its grant? Then do that, once."""
        answers = [(owner, c) for owner, c in self._planned() if c.cites is entry and c.verb in INSTEAD_OF_THE_GRANT]
        self._done.update(((owner, entry.index), consequence) for owner, consequence in answers)
        if answers and answers[0][1].tell is not None:
            self.happen(answers[0][1].tell)
        return bool(answers)

    def _enforce(self) -> None:
        """Terminate or suspend where that is due now."""
        while True:
            due = [
                (owner, consequence)
                for owner, consequence in self._planned()
                if consequence.verb not in INSTEAD_OF_THE_GRANT and consequence.at <= self._log.now
            ]
            if not due:
                return
            owner, consequence = due[0]
            self._done[owner, consequence.cites.index] = consequence
            if consequence.tell is not None and self._log.situation.process != "terminated":
                self.happen(consequence.tell)
