"""Wishes: what a design asks for where no code can be wrong, since no API exists.

A limit without an API cannot be broken by a trace, only by a drawing. So a design is judged as data: *this element,
at this place, supplied by this party*. Which element a place takes is the table of slots in
`callkit_restrictions.screen`, the same that the pictures are drawn from.
"""

from dataclasses import dataclass
from typing import ClassVar

from callkit_restrictions.events.event import Event, Tell, Who


@dataclass(frozen=True, slots=True)
class Wish(Event):
    """A designer asks for something. Not a call of any API."""

    who: ClassVar[Who] = "designer"


@dataclass(frozen=True, slots=True)
class Show(Wish):
    """A design shows an element at a place; `source` is who supplies it (`app`, `user`, `system`)."""

    name: ClassVar[str] = "design.show"
    element: str
    place: str
    source: str = "app"


@dataclass(frozen=True, slots=True)
class NoWay(Tell):
    """The answer to a wish that no API can fulfil. iOS says nothing: this is the model's word for *no API*."""

    name: ClassVar[str] = "design.noWay"
    wish: str
