"""The history: what happened, in order, and the questions a restriction may ask of it.

A `Log` only grows. A restriction sees it as a `History`: it can ask, it cannot write. All questions are answered from
an index by kind (and by call), so that a rule about pushes costs nothing in a log of a thousand mutes.

    for push in history.of(DidReceiveIncomingPush):
        done = history.first(ReturnFromPushHandler, after=push)
        seen = history.before(push)                 # the situation just before
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from typing import Any, Generic, TypeVar

from callkit_restrictions.events import Event
from callkit_restrictions.events.process import ProcessTerminated
from callkit_restrictions.moments import Moment, clock
from callkit_restrictions.situation import RUNNING, Situation, fold
from callkit_restrictions.versions import Platform

E = TypeVar("E", bound=Event)
E_co = TypeVar("E_co", bound=Event, covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[E_co]):
    """One line of the log: its place, its moment, and what happened."""

    index: int
    at: Moment
    event: E_co

    def __str__(self) -> str:
        return f"{self.event.name} at {clock(self.at)}"


class History:
    """A read-only view of everything that happened up to `now`, on one platform."""

    __slots__ = ("_after", "_by_call", "_by_kind", "_entries", "_situations", "begun", "now", "platform")

    def __init__(self, platform: Platform | None = None, begin: Situation = RUNNING) -> None:
        self.platform = platform or Platform()
        self.now: Moment = 0
        self.begun = 0  # so many entries are remembered of what came before
        self._entries: list[Entry[Any]] = []
        self._situations = [begin]  # _situations[i] is the one just before entry i
        self._after: dict[int, Situation] = {}  # the one just after it, where that is not the one before the next
        self._by_kind: dict[type[Event], list[int]] = {}
        self._by_call: dict[tuple[type[Event], str | None], list[int]] = {}

    @property
    def begin(self) -> Situation:
        """Where the phone stood before the first entry."""
        return self._situations[0]

    @property
    def entries(self) -> tuple[Entry[Any], ...]:
        """Every entry, oldest first."""
        return tuple(self._entries)

    @property
    def situation(self) -> Situation:
        """Where the phone stands now."""
        return self._situations[-1]

    def before(self, entry: Entry[Any]) -> Situation:
        """Where the phone stood just before an entry."""
        return self._situations[entry.index]

    def after(self, entry: Entry[Any]) -> Situation:
        """Where the phone stood just after an entry."""
        return self._after.get(entry.index) or self._situations[entry.index + 1]

    def of(
        self,
        *kinds: type[E],
        call: str | None = None,
        after: Entry[Any] | None = None,
        before: Entry[Any] | None = None,
    ) -> Iterator[Entry[E]]:
        """The entries of some kinds, oldest first; of one call, or between two entries, where asked.

        Without any bounds, what is merely remembered is left out: it is there to be looked back to.
        """
        own = call is None and after is None and before is None
        for place in self._places(kinds, call, after, before, own=own):
            yield self._entries[place]

    def first(
        self,
        *kinds: type[E],
        call: str | None = None,
        after: Entry[Any] | None = None,
        before: Entry[Any] | None = None,
        where: Callable[[E], bool] | None = None,
    ) -> Entry[E] | None:
        """The oldest such entry, or `None`."""
        matching = (self._entries[place] for place in self._places(kinds, call, after, before))
        return next((entry for entry in matching if where is None or where(entry.event)), None)

    def last(
        self,
        *kinds: type[E],
        call: str | None = None,
        after: Entry[Any] | None = None,
        before: Entry[Any] | None = None,
        where: Callable[[E], bool] | None = None,
    ) -> Entry[E] | None:
        """The newest such entry, or `None`."""
        matching = (self._entries[place] for place in self._places(kinds, call, after, before, newest_first=True))
        return next((entry for entry in matching if where is None or where(entry.event)), None)

    def end_of_process(self, after: Entry[Any]) -> Entry[ProcessTerminated] | None:
        """The end of the process that was running at an entry, if it has come."""
        return self.first(ProcessTerminated, after=after)

    def _places(  # noqa: PLR0913 - the bounds that a question may have
        self,
        kinds: tuple[type[Event], ...],
        call: str | None,
        after: Entry[Any] | None,
        before: Entry[Any] | None,
        *,
        newest_first: bool = False,
        own: bool = False,
    ) -> Iterable[int]:
        """Where the entries of some kinds stand between two others; nothing is copied: a long window costs nothing.

        `own` leaves out what is merely remembered.
        """
        windows = []
        for kind in kinds:
            places = self._by_kind.get(kind, ()) if call is None else self._by_call.get((kind, call), ())
            low = bisect_left(places, self.begun) if own else 0 if after is None else bisect_right(places, after.index)
            high = len(places) if before is None else bisect_left(places, before.index)
            if low < high:
                numbers = range(high - 1, low - 1, -1) if newest_first else range(low, high)
                windows.append(map(places.__getitem__, numbers))
        return windows[0] if len(windows) == 1 else merge(*windows, reverse=newest_first)


class Log(History):
    """The history that can still grow. Only the live phone and the readers of traces hold one."""

    __slots__ = ()

    def append(self, event: E) -> Entry[E]:
        """Write down that something happens now."""
        entry = Entry(len(self._entries), self.now, event)
        self._file(entry, type(event), getattr(event, "call", None))
        self._situations.append(fold(self._situations[-1], event))
        return entry

    def _file(self, entry: Entry[Any], kind: type[Event], call: str | None) -> None:
        self._entries.append(entry)
        self._by_kind.setdefault(kind, []).append(entry.index)
        if call is not None:
            self._by_call.setdefault((kind, call), []).append(entry.index)

    def skip(self, to: Situation, *, begins: bool = False) -> None:
        """Leave out what happened until the phone stood so: it is forgotten, and nobody will ask for it.

        `begins` says that what came so far is merely remembered, and that what is asked about begins here.
        """
        if begins:
            self.begun = len(self._entries)
        if self._entries and self._situations[-1] != to:
            self._after[len(self._entries) - 1] = self._situations[-1]
        self._situations[-1] = to

    def advance(self, to: Moment) -> None:
        """Let time pass.

        Raises:
            ValueError: the moment lies in the past.
        """
        if to < self.now:
            raise ValueError(f"time cannot go back from {clock(self.now)} to {clock(to)}")
        self.now = to
