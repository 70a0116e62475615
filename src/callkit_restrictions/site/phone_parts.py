"""The parts of a phone's picture: where each place puts the name, the buttons and the rest, and whose they are.

`put` chooses the layout of a place. Where a part stands is ours: the model knows what is on a screen, not where.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from callkit_restrictions.events.designs import BANNER, IN_CALL, INCOMING, RECENTS
from callkit_restrictions.screen import DECLARED, NAMINGS, SLOTS, Owner, Place, Screen
from callkit_restrictions.site.phone_pen import BOTTOM, LEFT, MIDDLE, RIGHT, TOP, Pen, Whose, n, shorten

LIT = " lit"
RINGING = frozenset({"incoming call", "incoming banner", "call waiting"})
SLOT_OF: Mapping[Place, str] = {
    "home": RECENTS,
    "incoming call": INCOMING,
    "incoming banner": BANNER,
    "call waiting": INCOMING,
    "in call": IN_CALL,
}
"""Where in `SLOTS` the parts of a place stand; the places left out are not the system's to draw, or have no parts."""

_GLYPHS = {
    "Accept": "M-7 0l5 5 9-10",
    "Decline": "M-6-6l12 12M6-6l-12 12",
    "End": "M-6-6l12 12M6-6l-12 12",
    "Mute": "M0-9a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3zM-6-1a6 6 0 0 0 12 0M0 5v4",
    "Keypad": "M-6-6h.1M0-6h.1M6-6h.1M-6 0h.1M0 0h.1M6 0h.1M-6 6h.1M0 6h.1M6 6h.1",
    "Speaker": "M-8-3h4l5-4v14l-5-4h-4zM5-4q3 4 0 8M8-7q5 7 0 14",
    "Hold": "M-3-6v12M3-6v12",
}
"""Our own signs for buttons; the word stands below each."""
_ICONS = {"glyph": "M0-7l7 7-7 7-7-7z", "plain white square": "M-7-7h14v14h-14z"}
_LOCK = "M-4-1v-2a4 4 0 0 1 8 0v2M-6-1h12v8h-12z"
_LOOK = ("the layout", "the background", "the colours")


def slots_of(screen: Screen) -> Mapping[str, Whose]:
    """Whose each part of this screen is; nothing where the system draws no screen of the call."""
    slot = SLOT_OF.get(screen.place)
    return whose(SLOTS[slot]) if slot and (screen.place != "home" or screen.recents) else {}


def whose(slots: Mapping[str, Owner]) -> Mapping[str, Whose]:
    """Whose the parts in some slots are, as pictures say it: what a call only declares, the system draws."""
    return {part: "declared" if part in DECLARED else owner for part, owner in slots.items()}


def put(pen: Pen, screen: Screen) -> None:
    """Draw the phone with one screen."""
    pen.rect("frame", (1.5, 1.5, RIGHT + 5, BOTTOM + 5), 22)
    pen.rect("glass", (LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP), 16)
    _LAYOUTS[screen.place](pen, screen)


def _lock(pen: Pen, screen: Screen) -> None:
    """The line at the top: locked, and whether the phone asks to unlock."""
    if screen.locked:
        says = "locked, asks to unlock" if screen.asks_to_unlock else "locked"
        pen.path("glyph", _LOCK, 24, 24)
        pen.write("small start", "Asks to unlock" if screen.asks_to_unlock else "Locked", 36, 28)
        pen.note("lock", says, "system", 24)


def _title(pen: Pen, screen: Screen, top: float, left: float = 18, right: float = 158) -> float:
    """The caller's line in its cut-out, in at most two lines, and the system's line below; where they end."""
    lines = shorten(screen.title or "", right - left - 8, 2, size=14, bold=True)
    bottom = top + 10 + 18 * len(lines)
    owner = NAMINGS[screen.title_is]
    pen.rect(f"slot {owner}", (left, top, right - left, bottom - top))
    middle = (left + right) / 2
    for number, line in enumerate(lines):
        pen.write("title", line, middle, top + 19 + 18 * number)
    pen.note(screen.title_is.replace("nobody", "no name"), screen.title or "", owner, (top + bottom) / 2, right)
    if screen.subtitle:
        by: Owner = screen.product_by if screen.place in RINGING else "system"
        what = "product, kind of call" if screen.place in RINGING else "state"
        line = shorten(screen.subtitle, right - left, 1, size=12)[0]
        if by != "system":
            pen.rect(f"slot {by}", (left, bottom + 5, right - left, 18))
        pen.write("plain", line, middle, bottom + 18)
        pen.note(what, screen.subtitle, by, bottom + 14, right)
        bottom += 22
    return bottom


def _photo(pen: Pen, screen: Screen, y: float, size: float) -> None:
    """The person's own picture of the caller, where there is one: a head and shoulders of ours stands for it."""
    if screen.picture == "contact":
        owner = slots_of(screen)["the caller's photo"]
        pen.shapes.append(f'<circle class="slot {owner}" cx="{n(MIDDLE)}" cy="{n(y)}" r="{n(size)}"/>')
        head = "M-7-5a7 7 0 1 0 14 0a7 7 0 1 0-14 0M-13 16a13 11 0 0 1 26 0"
        moved = f"translate({n(MIDDLE)} {n(y)}) scale({n(size / 26)})"
        pen.shapes.append(f'<path class="glyph" d="{head}" transform="{moved}"/>')
        pen.note("photo of the contact", "", owner, y, MIDDLE + size)


def _button(pen: Pen, word: str, at: tuple[float, float], size: float, kind: str = "system") -> None:
    """A round button with its word. `kind` is its owner; one that is also `lit` is filled and says that it is on."""
    x, y = at
    on = kind.endswith(LIT)
    pen.shapes.append(f'<circle class="button {kind}" cx="{n(x)}" cy="{n(y)}" r="{n(size)}"/>')
    pen.path(f"glyph{LIT if on else ''}", _GLYPHS.get(word, ""), x, y)
    pen.write("small", f"{word}: on" if on else word, x, y + size + 13)


def _look(pen: Pen, screen: Screen, y: float = BOTTOM - 36, x: float = RIGHT - 6) -> None:
    """What stands in the hatching itself: the looks of the screen."""
    look = [part.removeprefix("the ") for part in _LOOK if slots_of(screen).get(part) == "system"]
    pen.note("all that is hatched", ", ".join(look), "system", y, x)


def _incoming(pen: Pen, screen: Screen) -> None:
    pen.hatch(LEFT + 5, TOP + 5, RIGHT - 5, BOTTOM - 5)
    _lock(pen, screen)
    _photo(pen, screen, 70, 26)
    _title(pen, screen, 106)
    _look(pen, screen)
    for word, x in zip(screen.buttons, (50.0, 126.0), strict=False):
        _button(pen, word, (x, 256), 20)
    pen.note("buttons", ", ".join(screen.buttons), slots_of(screen)["the buttons"], 256, 146)


def _waiting(pen: Pen, screen: Screen) -> None:
    pen.hatch(LEFT + 5, TOP + 5, RIGHT - 5, BOTTOM - 5)
    _lock(pen, screen)
    _photo(pen, screen, 64, 22)
    _title(pen, screen, 94)
    _look(pen, screen)
    top = BOTTOM - 26 - 36 * len(screen.buttons)
    for number, word in enumerate(screen.buttons):
        pen.rect("button system", (20, top + 36 * number, 136, 28), 14)
        pen.write("plain", word, MIDDLE, top + 36 * number + 18)
    pen.note("buttons", ", ".join(screen.buttons), slots_of(screen)["the buttons"], top + 14, 156)


def _banner(pen: Pen, screen: Screen) -> None:
    lines = len(shorten(screen.title or "", 116, 2, size=14, bold=True))
    bottom = 114.0 + 18 * lines
    pen.rect("panel", (14, 26, 148, bottom - 26), 14)
    pen.hatch(18, 30, 158, bottom - 4)
    end = _title(pen, screen, 36, 26, 150)
    for word, x in zip(screen.buttons, (26.0, 91.0), strict=False):
        pen.rect("button system", (x, end + 8, 59, 26), 13)
        pen.write("plain", word, x + 29.5, end + 25)
    pen.note("buttons", ", ".join(screen.buttons), slots_of(screen)["the buttons"], end + 21, 150)
    _look(pen, screen, bottom - 8, 156)
    _elsewhere(pen, (bottom + BOTTOM) / 2, "whatever the person was doing")


def _in_call(pen: Pen, screen: Screen) -> None:
    slots = slots_of(screen)
    pen.hatch(LEFT + 5, TOP + 5, RIGHT - 5, BOTTOM - 5)
    _lock(pen, screen)
    _photo(pen, screen, 56, 17)
    _title(pen, screen, 78)
    owners = {word: slots.get(_SLOT_OF_BUTTON.get(word, "the buttons"), "system") for word in screen.buttons}
    grid = [word for word in screen.buttons if word != "End"]
    spots = [(36 + 52.0 * (number % 3), 168 + 52.0 * (number // 3)) for number in range(len(grid) + 1)]
    for word, spot in zip(grid, spots, strict=False):
        _button(pen, word, spot, 16, owners[word] + (LIT if word in screen.lit else ""))
    if screen.icon:
        x, y = spots[-1]
        pen.shapes.append(f'<circle class="button app" cx="{n(x)}" cy="{n(y)}" r="16"/>')
        pen.path("glyph", _ICONS.get(screen.icon, ""), x, y)
        pen.write("small", "App", x, y + 29)
        pen.note(f"icon: {screen.icon}", "", slots["the icon"], y, x + 16)
    if "End" in screen.buttons:
        _button(pen, "End", (MIDDLE, 272), 15)
    for owner in ("declared", "system"):
        some = [word for word in screen.buttons if owners[word] == owner]
        if some:
            which = ", ".join(f"{word} (on)" if word in screen.lit else word for word in some)
            named = f"{'button' if len(some) == 1 else 'buttons'} {which}"
            pen.note(*(("buttons", which) if owner == "system" else (named, "")), owner, 168, 0)
    _look(pen, screen)


_SLOT_OF_BUTTON = {"Keypad": "the keypad", "Hold": "the hold button"}


def _own(pen: Pen, screen: Screen) -> None:
    pen.rect("slot app", (LEFT + 5, TOP + 24, RIGHT - LEFT - 10, BOTTOM - TOP - 29), 12)
    pen.write("title", "Your app", MIDDLE, 130)
    pen.write("title", "draws this", MIDDLE, 148)
    lines = shorten(f"the call with {screen.title}, {screen.subtitle}", 124, 3, size=12)
    for number, line in enumerate(lines):
        pen.write("plain", line, MIDDLE, 172 + 16 * number)
    pen.note("everything here", f"the call with {screen.title}, {screen.subtitle}", "app", 60, RIGHT - 5)


def _indicator(pen: Pen, screen: Screen) -> None:
    pen.rect("panel", (44, 14, 88, 22), 11)
    pen.hatch(50, 16, 126, 34)
    pen.write("plain", "a call", MIDDLE, 29)
    pen.note("sign of a running call", f"the call with {screen.title} is {screen.subtitle}", "system", 25, 132)
    _elsewhere(pen, 160, "whatever the person is doing")


def _home(pen: Pen, screen: Screen) -> None:
    _lock(pen, screen)
    if not screen.recents:
        _elsewhere(pen, 160, "no call on the screen")
        return
    pen.hatch(LEFT + 5, 60, RIGHT - 5, BOTTOM - 5)
    pen.write("title", "Phone's history", MIDDLE, 54)
    shown = screen.recents[:-5:-1]  # the newest first, and no more than fit
    for number, row in enumerate(shown):
        top = 72 + 52.0 * number
        owner = NAMINGS[row.title_is]
        pen.rect(f"slot {owner}", (18, top, 140, 26))
        pen.write("plain", shorten(row.title, 132, 1, size=12)[0], MIDDLE, top + 17)
        if row.missed:
            pen.write("small", "not taken", MIDDLE, top + 40)
        says = f"{row.title}, not taken" if row.missed else row.title
        pen.note(row.title_is.replace("nobody", "no name"), says, owner, top + 13, 158)
    if len(screen.recents) > len(shown):
        more = f"and {len(screen.recents) - len(shown)} more"
        pen.write("small", more, MIDDLE, BOTTOM - 10)
        pen.note("older rows", more, "system", BOTTOM - 40)
    _look(pen, screen)


def _elsewhere(pen: Pen, y: float, what: str) -> None:
    """A part of the glass that no call decides: nobody's pattern, and a word."""
    for number, line in enumerate(shorten(what, 120, 3, size=11)):
        pen.write("faint", line, MIDDLE, y + 16 * number)


_LAYOUTS: Mapping[Place, Callable[[Pen, Screen], None]] = {
    "home": _home,
    "incoming call": _incoming,
    "incoming banner": _banner,
    "call waiting": _waiting,
    "in call": _in_call,
    "the app's own screen": _own,
    "call indicator": _indicator,
}
