"""Ticks: moments that note which comparisons were made of them, and how those came out.

A judge does nothing with time but add and compare. So whatever it found for one story holds for every other one with
the same events in which the same comparisons come out alike. A tick is a moment, and a number in all other ways:

    asked = []
    push, report = (Tick.of(asked, place, at) for place, at in enumerate([0, 900]))
    report < push + 7000     # True, and asked is [Comparison(((0, -1), (1, 1)), -7000, "<", True)]
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from callkit_restrictions.moments import Moment

_COMPARE: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
}


class Comparison(NamedTuple):
    """A sum of moments, each with its place and how often it counts, and a constant, compared with nothing."""

    moments: tuple[tuple[int, int], ...]
    constant: int
    how: str
    came_out: bool


class Tick(int):
    """A moment, or a distance of moments, that knows from which it was reckoned."""

    asked: list[Comparison]
    terms: Mapping[int, int]
    constant: int

    @staticmethod
    def of(asked: list[Comparison], place: int, at: Moment) -> Tick:
        """The moment of an entry; what is asked of it is noted there."""
        return _tick(asked, {place: 1}, 0, at)

    def __add__(self, other: int) -> Tick:
        return self._reckoned(other, 1)

    def __sub__(self, other: int) -> Tick:
        return self._reckoned(other, -1)

    __radd__ = __add__

    def __rsub__(self, other: int) -> Tick:
        return _tick(self.asked, {}, 0, 0)._reckoned(other, 1)._reckoned(self, -1)

    def _reckoned(self, other: int, sign: int) -> Tick:
        terms, constant = dict(self.terms), self.constant
        if isinstance(other, Tick):
            for place, times in other.terms.items():
                terms[place] = terms.get(place, 0) + sign * times
            constant += sign * other.constant
        else:
            constant += sign * other
        return _tick(self.asked, terms, constant, int(self) + sign * int(other))

    def _compared(self, other: Any, how: str) -> bool:  # noqa: ANN401 - whatever a number is compared with
        difference = self._reckoned(other, -1)
        came_out = _COMPARE[how](int(difference), 0)
        moments = tuple(sorted(item for item in difference.terms.items() if item[1]))
        if moments:
            self.asked.append(Comparison(moments, difference.constant, how, came_out))
        return came_out

    def __lt__(self, other: int) -> bool:
        return self._compared(other, "<")

    def __le__(self, other: int) -> bool:
        return self._compared(other, "<=")

    def __gt__(self, other: int) -> bool:
        return not self._compared(other, "<=")

    def __ge__(self, other: int) -> bool:
        return not self._compared(other, "<")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, int) and self._compared(other, "==")

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = int.__hash__

    def _refused(self, *_: object) -> Any:  # noqa: ANN401 - it returns nothing
        raise TypeError("of moments only sums and comparisons can be noted")

    __mul__ = __rmul__ = __floordiv__ = __mod__ = __neg__ = __abs__ = _refused


def _tick(asked: list[Comparison], terms: Mapping[int, int], constant: int, value: int) -> Tick:
    tick = int.__new__(Tick, value)
    tick.asked, tick.terms, tick.constant = asked, terms, constant
    return tick
