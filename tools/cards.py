"""Social cards: one picture for each page, drawn at build time for those who share its address.

    cards.draw_all(Path("docs"), Path("site"))

A card says what the page says of itself in its front matter: `label`, `title`, `description`. It is drawn with the
typeface that Pillow brings along, so neither a font nor a network is needed, and the same words give the same picture.
Drawn cards are kept in build/cards, by what is on them.
"""

import hashlib
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from mkdocs.utils.meta import get_data
from PIL import Image, ImageDraw, ImageFont
from PIL import __version__ as pillow

WIDTH, HEIGHT, MARGIN = 1200, 630, 80
INK, SOFT, BLUE, WHITE = "#16191d", "#4d545c", "#123f6d", "#ffffff"
KEPT = Path("build/cards")
# The typeface has the letters and signs of plain English; the few others that our titles use are said with those.
PLAIN = str.maketrans({"–": "-", "≤": "up to ", "×": "x", "→": "to", "\u00a0": " "})
SIZES = (72, 62, 54)  # the title takes the largest in which it fits three lines


class Style(NamedTuple):
    """How words are written; the size is in pixels."""

    size: int
    colour: str
    bold: bool = False


def draw_all(docs: Path, site: Path) -> int:
    """Draw the card of every page of `docs` into `site`/assets/cards; how many there are."""
    KEPT.mkdir(parents=True, exist_ok=True)
    pages = [
        page for page in sorted(docs.rglob("*.md")) if (site / page.relative_to(docs).with_suffix(".html")).exists()
    ]
    for page in pages:
        meta = get_data(page.read_text(encoding="utf-8"))[1]
        card = site / "assets" / "cards" / page.relative_to(docs).with_suffix(".png")
        card.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_kept(meta), card)
    return len(pages)


def _kept(meta: dict[str, Any]) -> Path:
    words = [str(meta.get(key, "")) for key in ("label", "title", "description")]
    made_of = "\0".join([*words, pillow, Path(__file__).read_text(encoding="utf-8")])
    kept = KEPT / f"{hashlib.sha256(made_of.encode()).hexdigest()}.png"
    if not kept.exists():
        draw(*words).save(kept)
    return kept


def draw(label: str, title: str, description: str) -> Image.Image:
    """One card: 1200 by 630 pixels, in few colours."""
    image = Image.new("RGB", (WIDTH, HEIGHT), WHITE)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, HEIGHT - 16, WIDTH, HEIGHT), fill=BLUE)
    _mark(pen, MARGIN, 64, 60)
    _write(pen, (MARGIN + 84, 76), ["CallKit Restrictions"], Style(34, INK, bold=True))
    size, lines = _fitting(title)
    top = 190
    if label:
        _write(pen, (MARGIN, top), [label], Style(30, SOFT))
        top += 52
    top = _write(pen, (MARGIN, top), lines, Style(size, INK, bold=True)) + 18
    room = (HEIGHT - 40 - top) // _leading(32)
    _write(pen, (MARGIN, top), _cut(list(wrap(description, 32)), room), Style(32, SOFT))
    return image.quantize(32, Image.Quantize.FASTOCTREE)


@cache
def font_of(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """The typeface that Pillow brings along, at a size in pixels."""
    return ImageFont.load_default(size)


def _mark(pen: ImageDraw.ImageDraw, left: int, top: int, size: int) -> None:
    """The site's sign, as in docs/assets/images/mark.svg: a call between brackets."""

    def at(x: float, y: float) -> tuple[float, float]:
        return left + x * size / 24, top + y * size / 24

    pen.rounded_rectangle((at(0, 0), at(24, 24)), radius=size * 5 / 24, fill=BLUE)
    for bar in (
        ((4.9, 4.4), (7.1, 19.6)),
        ((7.1, 4.4), (9.2, 6.6)),
        ((7.1, 17.4), (9.2, 19.6)),
        ((16.9, 4.4), (19.1, 19.6)),
        ((14.8, 4.4), (16.9, 6.6)),
        ((14.8, 17.4), (16.9, 19.6)),
        ((8.8, 10.9), (15.2, 13.1)),
    ):
        pen.rectangle((at(*bar[0]), at(*bar[1])), fill=WHITE)


def _fitting(title: str) -> tuple[int, list[str]]:
    for size in SIZES:
        lines = list(wrap(title, size))
        if len(lines) <= 3:  # noqa: PLR2004 - three lines leave room for what follows
            return size, lines
    return size, _cut(lines, 4)


def wrap(text: str, size: int) -> Iterator[str]:
    """The lines of a text at a size, as wide as a card."""
    font, line = font_of(size), ""
    for word in text.translate(PLAIN).split():
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > WIDTH - 2 * MARGIN:
            yield line
            line = word
        else:
            line = longer
    yield line


def _cut(lines: list[str], room: int) -> list[str]:
    """As many lines as there is room for; three dots say that there are more."""
    return lines if len(lines) <= room else [*lines[: room - 1], f"{lines[room - 1].rstrip('.,;:')} …"] if room else []


def _write(pen: ImageDraw.ImageDraw, at: tuple[int, int], lines: list[str], style: Style) -> int:
    """Write lines below each other, and say where the next one would begin."""
    left, top = at
    font = font_of(style.size)
    for line in lines:
        # the typeface has one weight: a thin outline makes it the other
        weight = style.size / 50 if style.bold else 0
        pen.text((left, top), line.translate(PLAIN), style.colour, font, stroke_width=weight)
        top += _leading(style.size)
    return top


def _leading(size: int) -> int:
    return round(size * 1.22)
