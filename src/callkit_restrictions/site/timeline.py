"""The time of a run as a slim band: a tick for each moment at which something happened, what was due, what broke.

The band is true to scale as long as its ticks can be told apart. Otherwise long pauses are drawn shorter, and it says
so. A run in which everything happens at once has no band. Lengths are CSS pixels at natural size.
"""

from collections.abc import Collection, Sequence
from html import escape
from itertools import accumulate, pairwise

from callkit_restrictions.moments import Moment, clock
from callkit_restrictions.site.diagram import NATURAL_WIDTH, SMALL, Mark, Row, text_width

EDGE = 9.0
ROOM = 48.0  # between two ticks: the widest usual label, "0.999 s", and some air
AIR = 8.0
LINE = 24.0  # where the ticks stand, below the words and above the moments
HEIGHT = 44.0
SHORTER = (1, 0.5, 0.25)
"""How pauses are drawn: in proportion to their length, to its square root, to that one's; else as words need room."""

WORDS = {Mark.BROKEN: "broken", Mark.DUE: "due, broken", Mark.KILLED: "killed"}
SHAPES = {
    "": '<circle class="dot" r="4"/>',
    "broken": '<path class="sign" d="M-7 -7h14v14h-14zM-3.5 -3.5l7 7m0 -7l-7 7"/>',
    "killed": '<path class="end" d="M-6 -6l12 12m0 -12l-12 12"/>',
    "due": '<circle class="sign" r="7"/><path class="sign" d="M0 -4v4h3.5"/>',
}


def band(rows: Sequence[Row], met: Collection[Moment] = ()) -> str:
    """The band of a diagram's rows as one `<figure>`, or nothing; `met` are the deadlines that were met."""
    moments = sorted({*(row.at for row in rows if row.mark is not Mark.NOTE), *met})
    if len(moments) < 2:  # noqa: PLR2004 - time is what lies between two moments
        return ""
    words = [_words(at, rows, met) for at in moments]
    places, true = _places(moments, words)
    labelled = _labelled(moments, places)
    said = "; ".join(f"{clock(at)}: {word}" if word else clock(at) for at, word in zip(moments, words, strict=True))
    note = "" if true else "<figcaption>Long pauses are drawn shorter.</figcaption>"
    ticks = zip(moments, places, words, strict=True)
    return "\n".join(
        (
            '<figure class="timeline" data-search-exclude="">',
            f'<svg class="sequence" width="{NATURAL_WIDTH:g}" height="{HEIGHT:g}" role="img" '
            f'viewBox="0 0 {NATURAL_WIDTH:g} {HEIGHT:g}" fill="none" stroke="currentColor" '
            f'font-size="{SMALL:g}" aria-label="Time: {escape(said)}">',
            f'<path class="life" d="M{EDGE:g} {LINE:g}H{NATURAL_WIDTH - EDGE:g}"/>',
            *(_tick(at, x, word, at in labelled) for at, x, word in ticks),
            f"</svg>{note}",
            "</figure>",
        )
    )


def _places(moments: Sequence[Moment], words: Sequence[str]) -> tuple[list[float], bool]:
    """Where the ticks stand, and whether that is true to scale."""
    pauses = [later - earlier for earlier, later in pairwise(moments)]
    wide = [text_width(word, SMALL, bold=True) + AIR for word in words]
    rooms = [max(ROOM, (one + other) / 2) if one > AIR < other else ROOM for one, other in pairwise(wide)]
    if wide[-1] > AIR < wide[-2]:
        rooms[-1] = max(ROOM, wide[-1] + wide[-2] / 2)  # the last word ends at its tick
    length = NATURAL_WIDTH - 2 * EDGE
    for power in SHORTER:
        drawn = [pause**power for pause in pauses]
        widths = [length * part / sum(drawn) for part in drawn]
        if all(width >= room for width, room in zip(widths, rooms, strict=True)):
            break
    else:
        widths = [length * room / sum(rooms) for room in rooms]
    return [*accumulate(widths, initial=EDGE)], power == SHORTER[0]


def _labelled(moments: Sequence[Moment], places: Sequence[float]) -> set[Moment]:
    """The moments that are written out: all that have room, and the last."""
    labelled, free = {moments[-1]}, 0.0
    for at, x in zip(moments[:-1], places[:-1], strict=True):
        if x >= free and places[-1] - x >= ROOM:
            labelled.add(at)
            free = x + ROOM
    return labelled


def _words(at: Moment, rows: Sequence[Row], met: Collection[Moment]) -> str:
    marks = [row.mark for row in rows if row.at == at and row.mark in WORDS]
    words = [WORDS[mark] for mark in dict.fromkeys(marks) if mark]
    return ", ".join([*words, *(["due"] if at in met and Mark.DUE not in marks else [])])


def _tick(at: Moment, x: float, words: str, labelled: bool) -> str:
    kind = next((kind for kind in ("broken", "killed", "due") if kind in words), "")
    wide = max(text_width(words, SMALL, bold=True), text_width(clock(at), SMALL)) / 2
    anchor = "start" if x < wide else "end" if x > NATURAL_WIDTH - wide else "middle"
    dx = {"start": -EDGE / 2, "end": EDGE / 2, "middle": 0}[anchor]
    place = f'x="{dx:g}" text-anchor="{anchor}" fill="currentColor" stroke="none"'
    word = f'<text class="word" y="-11" {place}>{words}</text>' if words else ""
    label = f'<text class="moment" y="18" {place}>{clock(at)}</text>' if labelled else ""
    where = f'data-at="{clock(at)}" transform="translate({x:.1f} {LINE:g})"'
    return f'<g class="{kind or "tick"}" {where}>{SHAPES[kind]}{word}{label}</g>'
