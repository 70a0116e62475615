"""Wishes: what a design asks for where no code can be wrong, since no API exists.

A limit without an API cannot be broken by a trace, only by a drawing. So a design is judged as data, in four kinds of
wish: it *shows* an element somewhere, it wants to *know* something, it *relies* on something that may not be
promised, or it wants the product to *do* something. The phrases form closed sets, so that a wish that nobody judges
cannot pass for one that nothing stands in the way of: an unknown phrase is an error that names the nearest.
"""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import ClassVar

from callkit_restrictions.events.event import Event, Tell, Who

INCOMING = "the incoming-call screen"
IN_CALL = "the system's in-call screen"
BANNER = "the incoming-call banner"
RECENTS = "the phone's history"
CAR = "the car's display"
LOCK_SCREEN = "the lock screen"
APP = "the app's own screen"
NOTIFICATION = "a notification"

SYSTEM_SCREENS = frozenset({INCOMING, IN_CALL, BANNER, RECENTS, CAR, LOCK_SCREEN})
"""The places that the system draws."""

PLACES = SYSTEM_SCREENS | {APP, NOTIFICATION}
"""Every place at which a design can show something."""

ELEMENTS = frozenset(
    {
        "the caller's name",
        "the handle",
        "the ringtone",
        "the icon",
        "the caller's photo",
        "the buttons",
        "the layout",
        "the background",
        "the colours",
    }
)
"""What a design can show."""

MOMENTS = frozenset({"while the phone is locked", "while the phone rings", "after answering"})
"""When a design shows it, where that matters."""

FACTS: frozenset[str] = frozenset()
"""What a design wants the app to find out, as in: asks to know *who calls in another app*."""

PROMISES: frozenset[str] = frozenset()
"""What a design takes for granted, as in: relies on *pushes that arrive in order*."""

DEEDS: frozenset[str] = frozenset()
"""What a design wants the product to do, as in: asks to *ring for two minutes*."""


def _known(phrase: str, phrases: frozenset[str], what: str) -> None:
    if phrase not in phrases:
        close = get_close_matches(phrase, phrases, n=1)
        nearest = f"; the nearest is {close[0]!r}" if close else ""
        raise ValueError(f"{phrase!r} is no {what} that a restriction could judge{nearest}")


@dataclass(frozen=True, slots=True)
class Wish(Event):
    """A designer asks for something. Not a call of any API."""

    who: ClassVar[Who] = "designer"


@dataclass(frozen=True, slots=True)
class Show(Wish):
    """A design shows an element at a place; `source` is who supplies it (`app`, `user`, `system`).

    Raises:
        ValueError: the element, the place or the moment is not one of the closed sets.
    """

    name: ClassVar[str] = "design.show"
    element: str
    place: str
    source: str = "app"
    moment: str | None = None

    def __post_init__(self) -> None:
        _known(self.element, ELEMENTS, "element")
        _known(self.place, PLACES, "place")
        if self.moment is not None:
            _known(self.moment, MOMENTS, "moment")


@dataclass(frozen=True, slots=True)
class Know(Wish):
    """A design wants the app to find something out.

    Raises:
        ValueError: the fact is not one of `FACTS`.
    """

    name: ClassVar[str] = "design.know"
    fact: str

    def __post_init__(self) -> None:
        _known(self.fact, FACTS, "fact")


@dataclass(frozen=True, slots=True)
class Rely(Wish):
    """A design takes something for granted.

    Raises:
        ValueError: the promise is not one of `PROMISES`.
    """

    name: ClassVar[str] = "design.rely"
    promise: str

    def __post_init__(self) -> None:
        _known(self.promise, PROMISES, "promise")


@dataclass(frozen=True, slots=True)
class Do(Wish):
    """A design wants the product to do something.

    Raises:
        ValueError: the deed is not one of `DEEDS`.
    """

    name: ClassVar[str] = "design.do"
    deed: str

    def __post_init__(self) -> None:
        _known(self.deed, DEEDS, "deed")


@dataclass(frozen=True, slots=True)
class NoWay(Tell):
    """The answer to a wish that no API can fulfil. iOS says nothing: this is the model's word for *no API*."""

    name: ClassVar[str] = "design.noWay"
    wish: str
