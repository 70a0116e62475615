"""A sequence diagram as inline SVG: who told whom what, in which order, and where it went wrong.

    draw("A push is swallowed", ("Network", "iOS", "App"), rows, name="swallowed")

A picture is a list of rows. Each row is one message: its text stands above its arrow and may use the whole
width, so that four lanes fit a phone without shrinking the letters. Lifelines are left out where text stands,
so the picture needs no background colour and works in every theme. All colours come from the style sheet
(classes) and fall back to `currentColor`. Nothing here knows the model: the caller turns a log into rows.

Lengths are in SVG user units; at natural size one unit is one CSS pixel.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from unicodedata import combining, east_asian_width

NATURAL_WIDTH = 320.0  # what a 360 px screen leaves after the page's margins
LANE = 70.0  # narrowest lane: "Network" in bold still fits, and so do four lanes in the natural width
LETTER = 13.0  # font size of labels and lane heads
SMALL = 12.0  # font size of moments
LINE = 17.0
AIR = 12.0  # between a row's arrow and the next row's text
HEAD = 11.0  # length of an arrow head
MARGIN = 1.5


class Mark(StrEnum):
    """What is special about a row. The value is its CSS class; the picture adds the word and a shape."""

    BROKEN = "broken"
    KILLED = "killed"
    DUE = "due"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Row:
    """One message between two lanes; `source == target` is something that a lane does by itself.

    `moment` is shown as written ("0.9 s"); leave it empty when it equals the moment of the row above.
    `pause` says how much time went by in silence before this row ("59.6 s pass"), empty for none.
    `at` is the same moment in milliseconds, for pictures with a scale of time.
    """

    moment: str
    source: str
    target: str
    label: str
    mark: Mark | None = None
    pause: str = ""
    at: int = 0


def in_words(rows: Sequence[Row]) -> list[str]:
    """Say the picture as sentences, one for each row: for the SVG's description and for a list beside it."""
    moment = ""
    said = []
    for row in rows:
        moment = row.moment or moment
        who = row.source if row.source == row.target else f"{row.source} to {row.target}"
        told = f"{who}: {row.label}" if row.mark is not Mark.NOTE else row.label
        parts = (row.pause, moment, row.mark.title() if row.mark else "", told)
        said.append(": ".join(part for part in parts if part))
    return said


def draw(title: str, lanes: Sequence[str], rows: Sequence[Row], *, name: str) -> str:
    """Draw the rows as one `<figure>` without blank lines, so that Markdown passes it through untouched.

    `name` has to be unique on the page and usable as an HTML id: title and description are found by it, and each row
    is `name:1`, `name:2` and so on, so that a link can lead to a moment.
    Raises ValueError when a row names a lane that is not in `lanes`, or when there is no lane, or one twice.
    """
    name = escape(name)
    canvas = _Canvas(lanes, rows)
    canvas.draw_heads()
    for number, row in enumerate(rows, 1):
        canvas.draw_row(row, f"{name}:{number}")
    canvas.finish()
    width, height = _number(canvas.width), _number(canvas.y)
    box, style = "", ""
    if canvas.width > NATURAL_WIDTH * 1.1:  # too wide to shrink on a phone: it scrolls, and keyboards have to reach it
        box = f' tabindex="0" aria-label="Sequence diagram: {_text(title)}"'
        style = f' style="min-width:{_number(canvas.width * 0.9)}px"'
    lines = (
        f'<figure class="picture" data-search-exclude=""{box}>',  # the search has the same in words
        f'<svg class="sequence" xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"{style}',
        f'viewBox="0 0 {width} {height}" fill="none" stroke="currentColor" font-size="{_number(LETTER)}"',
        f'role="img" aria-labelledby="{name}:title" aria-describedby="{name}:words">',
        f'<title id="{name}:title">{_text(title)}</title>',
        f'<desc id="{name}:words">{_text(" ".join(f"{said}." for said in in_words(rows)))}</desc>',
        *canvas.shapes,
        "</svg>",
        "</figure>",
    )
    return "\n".join(lines)


def text_width(text: str, size: float = LETTER, *, bold: bool = False) -> float:
    """Estimate the width of `text`, on the safe side: as in DejaVu Sans, wider than the system fonts."""
    return sum(map(_letter_width, text)) * size * (1.11 if bold else 1.0)


def wrap(text: str, width: float, *, bold: bool = False) -> list[str]:
    """Break `text` into lines that fit `width`; too long a word breaks after punctuation, else anywhere."""
    lines = [""]
    for word in text.split():
        together = f"{lines[-1]} {word}".strip()
        if text_width(together, bold=bold) <= width:
            lines[-1] = together
            continue
        pieces = list(_pieces(word, width, bold=bold))
        lines.extend(pieces if lines[-1] else [])
        lines = lines if lines[-1] else pieces
    return lines


def _pieces(word: str, width: float, *, bold: bool) -> Iterator[str]:
    while text_width(word, bold=bold) > width:
        fits = 1
        while text_width(word[: fits + 1], bold=bold) <= width:
            fits += 1
        breaks = [at + 1 for at in range(fits) if word[at] in "().:,/_-" and at]
        cut = breaks[-1] if breaks else fits
        yield word[:cut]
        word = word[cut:]
    yield word


class _Canvas:
    """Where the pen is, which lanes are alive, and the shapes drawn so far."""

    def __init__(self, lanes: Sequence[str], rows: Sequence[Row]) -> None:
        if not lanes or len(set(lanes)) != len(lanes):
            message = f"a sequence diagram needs lanes with different names, not {list(lanes)}"
            raise ValueError(message)
        for row in rows:
            for lane in (row.source, row.target):
                if lane not in lanes:
                    message = f"row {row.label!r} names the lane {lane!r}; the lanes are {', '.join(lanes)}"
                    raise ValueError(message)
        moments = max((text_width(row.moment, SMALL) for row in rows), default=0.0)
        self.gutter = max(40.0, moments + AIR)
        spacing = max(LANE, (NATURAL_WIDTH - self.gutter) / len(lanes))
        self.width = self.gutter + spacing * len(lanes)
        self.spacing = spacing
        self.lanes = {lane: self.gutter + spacing * (at + 0.5) for at, lane in enumerate(lanes)}
        self.alive = set(lanes)
        self.drawn_to = dict.fromkeys(lanes, 0.0)
        self.lifelines: list[str] = []
        self.shapes: list[str] = []
        self.y = 0.0

    def draw_heads(self) -> None:
        names = {lane: wrap(lane, self.spacing - 2 * MARGIN, bold=True) for lane in self.lanes}
        height = max(map(len, names.values())) * LINE + 10
        for lane, x in self.lanes.items():
            left, wide = x - self.spacing / 2 + MARGIN, self.spacing - 2 * MARGIN
            self.add("rect", "head", x=left, y=1.0, width=wide, height=height, rx=3.0)
            first = 1 + height / 2 + LETTER * 0.36 - (len(names[lane]) - 1) * LINE / 2
            self.write(names[lane], x, first, "name")
            self.drawn_to[lane] = height + 1
        self.y = height + 1 + AIR

    def draw_row(self, row: Row, name: str) -> None:
        if row.pause:
            self.draw_pause(row.pause)
        if row.mark is not Mark.NOTE:
            for lane in (row.source, row.target):
                self.wake(lane)
        self.shapes.append(f'<g class="{row.mark or "message"}" id="{name}">')
        self.write([row.moment] if row.moment else [], 0.0, self.y + LETTER, "moment", anchor="start")
        x1, x2 = self.lanes[row.source], self.lanes[row.target]
        middle = (self.gutter + self.width) / 2 if row.mark is Mark.NOTE else (x1 + x2) / 2
        if row.mark:
            self.draw_word(row.mark, middle)
        self.draw_label(row.label, middle)
        if row.mark is Mark.NOTE:
            self.y += AIR / 2
        elif row.mark is Mark.KILLED:
            self.draw_end(x1, row.target)
        elif row.mark is Mark.DUE:
            self.draw_deadline()
        elif x1 != x2:
            self.draw_arrow(x1, x2, crossed=row.mark is Mark.BROKEN)
            self.y += AIR
        elif row.mark is Mark.BROKEN:
            self.y += 12
            self.draw_cross(x1, self.y)
            self.y += AIR
        else:
            self.draw_loop(x1)
        self.shapes.append("</g>")
        self.y += AIR / 2

    def finish(self) -> None:
        self.y += 2
        for lane in self.alive:
            self.line_to(lane, self.y)
        self.shapes.append(f'<path class="life" d="{"".join(sorted(self.lifelines))}"/>')
        self.y += MARGIN

    # ----- lifelines

    def wake(self, lane: str) -> None:
        if lane not in self.alive:  # the app was launched again
            self.alive.add(lane)
            self.drawn_to[lane] = self.y

    def line_to(self, lane: str, y: float) -> None:
        if y > self.drawn_to[lane]:
            self.lifelines.append(f"M{_number(self.lanes[lane])} {_number(self.drawn_to[lane])}V{_number(y)}")

    def leave_out(self, left: float, right: float, top: float, bottom: float) -> None:
        """Interrupt the lifelines where text stands."""
        for lane, x in self.lanes.items():
            if lane in self.alive and left - 3 < x < right + 3:
                self.line_to(lane, top)
                self.drawn_to[lane] = bottom

    # ----- what a row consists of

    def draw_pause(self, pause: str) -> None:
        top, bottom = self.y - 2, self.y + 2 * AIR + LINE
        for lane, x in self.lanes.items():
            if lane in self.alive:
                self.line_to(lane, top)
                self.drawn_to[lane] = bottom
                for at in (top + 4, top + 9, bottom - 9, bottom - 4):
                    self.add("circle", "dot", cx=x, cy=at, r=1.2)
        for at in (-5.0, 0.0, 5.0):
            self.add("circle", "dot", cx=8.0, cy=(top + bottom) / 2 + at, r=1.4)
        self.write([pause], (self.gutter + self.width) / 2, self.y + AIR + LETTER - 1, "pause")
        self.y = bottom + AIR / 2

    def draw_word(self, mark: Mark, middle: float) -> None:
        """The word of a mark, on the line above the label. Its shape is drawn where it happens."""
        word = mark.title()
        wide = text_width(word, bold=True)
        middle = self.clamp(middle, wide)
        self.leave_out(middle - wide / 2, middle + wide / 2, self.y, self.y + LINE)
        self.write([word], middle, self.y + LETTER, "word")
        if mark is Mark.NOTE:
            x, y = middle - wide / 2 - 16, self.y + LETTER - 4.5
            self.path("sign", f"M{_number(x)} {_number(y - 6)}h6l4 4v8h-10z m6 0v4h4")
        self.y += LINE

    def draw_label(self, label: str, middle: float) -> None:
        lines = wrap(label, self.width - self.gutter - 2 * MARGIN)
        wide = max(map(text_width, lines))
        middle = self.clamp(middle, wide)
        self.leave_out(middle - wide / 2, middle + wide / 2, self.y, self.y + LINE * len(lines))
        self.write(lines, middle, self.y + LETTER, "label")
        self.y += LINE * len(lines)

    def draw_arrow(self, x1: float, x2: float, *, crossed: bool = False) -> None:
        self.y += 12 if crossed else 8
        way = 1 if x2 > x1 else -1
        y = _number(self.y)
        cross = (x1 + x2) / 2
        self.add("circle", "dot", cx=x1, cy=self.y, r=2.5)
        over = f"H{_number(cross - way * 8)}M{_number(cross + way * 8)} {y}" if crossed else ""
        self.path("arrow", f"M{_number(x1)} {y}{over}H{_number(x2 - way * HEAD)}")
        if crossed:
            self.draw_cross(cross, self.y)
        self.path("tip", f"M{_number(x2 - way)} {y}l{_number(-way * HEAD)} -4.5v9z")

    def draw_loop(self, x: float) -> None:
        self.y += 6
        self.add("circle", "dot", cx=x, cy=self.y, r=2.5)
        self.path("arrow", f"M{_number(x)} {_number(self.y)}h20v14H{_number(x + HEAD)}")
        self.path("tip", f"M{_number(x + 1)} {_number(self.y + 14)}l{_number(HEAD)} -4.5v9z")
        self.y += 14 + AIR

    def draw_end(self, x1: float, lane: str) -> None:
        """The arrow that ends a life: a large cross, and no lifeline below it."""
        x2 = self.lanes[lane]
        self.y += 10 if x1 == x2 else 5
        if x1 != x2:
            self.draw_arrow(x1, x2 - 8 if x2 > x1 else x2 + 8)
        self.line_to(lane, self.y)
        self.alive.discard(lane)
        self.path("end", f"M{_number(x2 - 8)} {_number(self.y - 8)}l16 16m0 -16l-16 16")
        self.y += AIR + 4

    def draw_deadline(self) -> None:
        """A dashed line across all lanes that starts at a clock."""
        self.y += 9
        self.path("deadline", f"M{_number(self.gutter)} {_number(self.y)}H{_number(self.width - MARGIN)}")
        x = self.gutter - 8
        self.add("circle", "sign", cx=x, cy=self.y, r=7.0)
        self.path("sign", f"M{_number(x)} {_number(self.y - 4)}v4h3.5")
        self.y += AIR

    def draw_cross(self, x: float, y: float) -> None:
        for lane, at in self.lanes.items():
            if at == x:
                self.line_to(lane, y - 8)
                self.drawn_to[lane] = y + 8
        self.add("rect", "sign", x=x - 8, y=y - 8, width=16.0, height=16.0, rx=2.0)
        self.path("sign", f"M{_number(x - 4)} {_number(y - 4)}l8 8m0 -8l-8 8")

    # ----- the pen

    def clamp(self, middle: float, wide: float) -> float:
        """Move a centred text sideways until it stays between the gutter and the right edge."""
        half = wide / 2
        return min(max(middle, self.gutter + half), self.width - MARGIN - half)

    def add(self, element: str, kind: str, **numbers: float) -> None:
        attributes = " ".join(f'{key}="{_number(value)}"' for key, value in numbers.items())
        self.shapes.append(f'<{element} class="{kind}" {attributes}/>')

    def path(self, kind: str, d: str) -> None:
        self.shapes.append(f'<path class="{kind}" d="{d}"/>')

    def write(self, lines: Sequence[str], x: float, y: float, kind: str, *, anchor: str = "middle") -> None:
        for at, line in enumerate(lines):
            place = f'x="{_number(x)}" y="{_number(y + at * LINE)}" text-anchor="{anchor}"'
            self.shapes.append(f'<text class="{kind}" {place} fill="currentColor" stroke="none">{_text(line)}</text>')


def _letter_width(letter: str) -> float:
    if combining(letter):
        return 0.0
    if letter in " '(),-./:;[\\]ftijlIJ|\u00b7\u2019":
        return 0.4
    if letter in "mMW%@\u2026\u2014\u2192" or east_asian_width(letter) in "WF" or letter > "\u2fff":
        return 1.0
    return 0.63 if (letter.islower() or letter.isdecimal()) and letter != "w" else 0.83


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _text(text: str) -> str:
    # Markdown would end the raw block at a blank line, so every run of white space becomes one space.
    return escape(" ".join(text.split()))
