"""A pen for pictures of the phone: it draws boxes, lines and words, and remembers whose each part is.

At the end `label` writes the owners beside the phone. Lengths are SVG user units. Nothing here knows what a screen is;
`phone_parts.py` does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Literal, TypeAlias

from callkit_restrictions.screen import Owner
from callkit_restrictions.site.diagram import text_width, wrap

WIDTH, HEIGHT = 294, 322
LEFT, RIGHT, MIDDLE = 8.0, 168.0, 88.0  # the glass; its owner labels stand right of the frame
TOP, BOTTOM = 8.0, 314.0
GUTTER = 188.0

Whose: TypeAlias = Owner | Literal["declared"]
"""Whose a part of a picture is: the owner of its slot, or the system's because the call declares it."""

WHOSE: Mapping[Whose, str] = {
    "app": "yours",
    "user": "the user's",
    "system": "the system's",
    "declared": "the system's if declared",
}
"""How pictures call whose a part is."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something on the screen: what it is, what it says, whose it is, and where (its middle and its right edge).

    A part whose `x` is 0 is found without a line to its label.
    """

    what: str
    says: str
    owner: Whose
    y: float
    x: float


@dataclass
class Pen:
    """Draws parts and remembers them."""

    shapes: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def note(self, what: str, says: str, owner: Whose, y: float, x: float = RIGHT) -> None:
        """Remember a part that is drawn, or that is the hatching itself."""
        self.parts.append(Part(what, says, owner, y, x))

    def rect(self, kind: str, box: tuple[float, float, float, float], round_: float = 4) -> None:
        """A box of some class: left, top, width and height."""
        left, top, width, height = box
        said = f'x="{n(left)}" y="{n(top)}" width="{n(width)}" height="{n(height)}" rx="{n(round_)}"'
        self.shapes.append(f'<rect class="{kind}" {said}/>')

    def path(self, kind: str, way: str, x: float = 0, y: float = 0) -> None:
        """A line of some class, moved to a point."""
        moved = f' transform="translate({n(x)} {n(y)})"' if x or y else ""
        self.shapes.append(f'<path class="{kind}" d="{way}"{moved}/>')

    def write(self, kind: str, line: str, x: float, y: float) -> None:
        """One line of text."""
        self.shapes.append(f'<text class="{kind}" x="{n(x)}" y="{n(y)}">{escape(line, quote=False)}</text>')

    def hatch(self, left: float, top: float, right: float, bottom: float, step: float = 9) -> None:
        """The system's pattern: slanting lines that keep off the round corners, so that nothing has to clip them."""
        way = []
        total = left + top + step
        while total < right + bottom:
            x1, y1 = max(left, total - bottom), min(bottom, total - left)
            x2, y2 = min(right, total - top), max(top, total - right)
            way.append(f"M{n(x1)} {n(y1)}L{n(x2)} {n(y2)}")
            total += step * 2
        self.path("hatch", "".join(way))

    def label(self) -> None:
        """Write the owners beside the phone, each at the height of its part where there is room.

        The system's parts share one label, at the lowest of them: most of any screen is the system's.
        """
        below = 4.0
        lowest = max((part for part in self.parts if part.owner == "system"), key=lambda part: part.y, default=None)
        for part in sorted(self.parts, key=lambda part: part.y):
            if part.owner == "system" and part is not lowest:
                continue
            whose = shorten(WHOSE[part.owner], WIDTH - GUTTER - 12, 2, size=12, bold=True)
            words = shorten(part.what, WIDTH - GUTTER - 12, 2, size=11)
            top = max(below, part.y - 7)
            below = top + 5 + 13 * len([*whose, *words])
            y = top + 7
            if part.x:
                self.path("lead", f"M{n(part.x)} {n(part.y)}H{n(RIGHT + 9)}L{n(GUTTER - 5)} {n(y)}")
            self.rect(f"mark {part.owner}", (GUTTER - 4, y - 5, 10, 10), 2)
            if part.owner == "system":
                self.path("hatch", f"M{n(GUTTER - 2)} {n(y + 5)}l8-8M{n(GUTTER - 4)} {n(y + 2)}l7-7")
            for number, line in enumerate([*whose, *words]):
                self.write("whose" if number < len(whose) else "small start", line, GUTTER + 11, top + 11 + 13 * number)


def shorten(text: str, width: float, most: int, *, size: float = 13, bold: bool = False) -> Sequence[str]:
    """The text in at most so many lines; what does not fit is cut, which is our picture's doing and not iOS's."""
    lines = wrap(text, width * 13 / size, bold=bold)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and text_width(f"{last}…", size, bold=bold) > width:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip()}…"]


def n(value: float) -> str:
    """A number as short as it can be written."""
    return f"{value:.1f}".rstrip("0").rstrip(".")
