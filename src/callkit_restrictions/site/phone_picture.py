"""A screen of the model as a picture: a plain phone, and beside it whose each part is.

    draw(show(history), name="phone-1", caption="At the end")

Everything hatched is the system's. What somebody else supplies is cut out of the hatching: a solid outline is *yours*
(the app's), a dotted one is *the user's*; a dashed one is *the system's if declared*: there because the call says so. A
word beside the phone says the same, so neither pattern nor colour is needed to read it. Owners come from
`screen.SLOTS`, text from `Screen`; nothing is drawn that the model does not know, and no picture of Apple's is copied.
`phone_parts.py` lays out each place.

Lengths are SVG user units; at natural size one unit is one CSS pixel.
"""

from __future__ import annotations

from html import escape

from callkit_restrictions.events.actions import PerformStartCallAction
from callkit_restrictions.events.calls import ReportNewIncomingCall
from callkit_restrictions.events.designs import INCOMING
from callkit_restrictions.events.screens import CallUIRinging
from callkit_restrictions.history import History
from callkit_restrictions.screen import OWN_RINGTONE, SLOTS, USERS_RINGTONE, Screen, show
from callkit_restrictions.site.phone_parts import put
from callkit_restrictions.site.phone_pen import HEIGHT, WHOSE, WIDTH, Pen

_RINGTONE = SLOTS[INCOMING]["the ringtone"]
PLACES = {
    "home": "no call on the screen",
    "incoming call": "an incoming call, full screen",
    "incoming banner": "an incoming call as a banner",
    "call waiting": "a second call comes in",
    "in call": "the system's in-call screen",
    "the app's own screen": "the app's own screen",
    "call indicator": "the system's indicator of a running call",
}
"""What each place is called under its picture."""


def draw(screen: Screen, *, name: str, caption: str = "") -> str:
    """Draw one screen as a `<figure>` without blank lines, so that Markdown passes it through untouched.

    `name` has to be unique on the page and usable as an HTML id; `caption` says which moment it is.
    """
    pen = Pen()
    put(pen, screen)
    pen.label()
    title = _capital(said_in_short(screen))
    name = escape(name)
    lines = (
        '<figure class="phone" data-search-exclude="">',
        f'<svg class="handset" xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"',
        f'viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="{name}-is" aria-describedby="{name}-has">',
        f'<title id="{name}-is">{_text(title)}</title>',
        f'<desc id="{name}-has">{_text(" ".join(in_words(screen)) or "Nothing of a call is shown.")}</desc>',
        *pen.shapes,
        "</svg>",
        f"<figcaption>{_caption(screen, caption)}</figcaption>",
        "</figure>",
    )
    return "\n".join(lines)


def final_picture(history: History, name: str) -> list[str]:
    """The screen at the end of an example, where a call was ever on it; designs and builds have none."""
    calls = history.first(ReportNewIncomingCall, PerformStartCallAction, CallUIRinging)
    return [draw(show(history), name=name, caption="The phone at the end"), ""] if calls else []


def in_words(screen: Screen) -> list[str]:
    """The picture in sentences: each part, what it says, and whose it is. Names are in full here."""
    pen = Pen()
    put(pen, screen)
    told = [f"{part.what}{f': {part.says}' if part.says else ''} ({WHOSE[part.owner]})." for part in pen.parts]
    return [_capital(sentence) for sentence in told] + [f"{_capital(sound)}." for sound in heard(screen)]


def said_in_short(screen: Screen) -> str:
    """The place, and the lock where the history tells it."""
    lock = {True: ", phone locked", False: ", phone unlocked", None: ""}[screen.locked]
    place = "the phone's history" if screen.place == "home" and screen.recents else PLACES[screen.place]
    return place + lock


def otherwise(screen: Screen, other: Screen) -> str:
    """How another screen differs from this one: the first thing that a person would notice."""
    if other.place != screen.place:
        return f"Without it: {said_in_short(other)}."
    if other.title != screen.title:
        return f"Without it the caller would be called “{other.title}”."
    if other.subtitle != screen.subtitle:
        return f"Without it the line below the name would read “{other.subtitle}”."
    if other.buttons != screen.buttons:
        return f"Without it the buttons would be {', '.join(other.buttons)}."
    if other.sounds != screen.sounds:
        return f"Without it, {' and '.join(heard(other)) or 'nothing would ring'}."
    return "Without it the screen would be another."


def heard(screen: Screen) -> list[str]:
    """What rings; the name of a file is the app's ringtone, the others say whose they are."""
    own = {USERS_RINGTONE, OWN_RINGTONE}
    return [f"it rings: {sound if sound in own else f'{sound} ({WHOSE[_RINGTONE]})'}" for sound in screen.sounds]


def _caption(screen: Screen, caption: str) -> str:
    place = said_in_short(screen)
    first = f"<b>{_text(caption)}:</b> {_text(place)}" if caption else f"<b>{_text(_capital(place))}</b>"
    return first + "".join(f'<span class="heard">{_text(_capital(sound))}</span>' for sound in heard(screen))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _text(text: str) -> str:
    return escape(text, quote=False)
