"""The page "What the phone shows": every kind of screen, played on the model, with who supplies what on it.

`GALLERY` lists the plays, place by place. Nothing else about a screen is written by hand: its picture, the owners of
its parts and what cannot be had there are computed from where the play ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from callkit_restrictions.events import Event
from callkit_restrictions.events.actions import FulfillAction
from callkit_restrictions.events.calls import InitProvider, ReportNewIncomingCall
from callkit_restrictions.events.people import (
    FocusTurnedOn,
    UserChoosesCallStyle,
    UserHolds,
    UserMutes,
    UserSavesContact,
)
from callkit_restrictions.events.process import AppState, DeviceLocked, DeviceUnlocked
from callkit_restrictions.events.store import DeclareBuild
from callkit_restrictions.restriction import Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions.screen import SLOTS, Screen, show
from callkit_restrictions.site import stage
from callkit_restrictions.site.explorer import ANNA, BEN, NUMBER
from callkit_restrictions.site.markdown import capital, front_matter, slug, terms, text
from callkit_restrictions.site.phone_parts import slots_of, whose
from callkit_restrictions.site.phone_pen import WHOSE, Whose
from callkit_restrictions.site.phone_picture import draw, otherwise
from callkit_restrictions.site.restriction_page import path_of

APP = (
    DeclareBuild(display_name="Example", resources=("brand.caf",)),
    InitProvider(supports_video=True, ringtone_sound="brand.caf", icon_template="glyph"),
)
LOCKED, UNLOCKED = DeviceLocked(), DeviceUnlocked()
MUM = UserSavesContact("Mum", NUMBER, photo=True)
RINGS = ReportNewIncomingCall(ANNA, localized_caller_name="Anna Berger", handle=NUMBER, handle_type="phoneNumber")
NAMELESS = ReportNewIncomingCall(ANNA, handle=NUMBER, handle_type="phoneNumber")
VIDEO = ReportNewIncomingCall(ANNA, localized_caller_name="Anna Berger", has_video=True)
BARE = ReportNewIncomingCall(ANNA, localized_caller_name="Anna Berger", supports_holding=False, supports_dtmf=False)
ABLE = ReportNewIncomingCall(ANNA, localized_caller_name="Anna Berger", supports_holding=True, supports_dtmf=True)
SECOND = ReportNewIncomingCall(BEN, localized_caller_name="Ben Okafor", supports_holding=True)
THIRD = ReportNewIncomingCall("cleo", localized_caller_name="Cleo Marsh")
OPAQUE = ReportNewIncomingCall(BEN, localized_caller_name="Ben Okafor", handle="8f14e45f")
HELD = (UserHolds(ANNA), FulfillAction("CXSetHeldCallAction", ANNA))
MUTED = (UserMutes(ANNA), FulfillAction("CXSetMutedCallAction", ANNA))


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: what it shows in a few words, and the play that ends there."""

    caption: str
    script: tuple[Event, ...]

    @property
    def screen(self) -> Screen:
        """What the phone shows at the end of the play."""
        return show(stage.play((*APP, *self.script)).history)


@dataclass(frozen=True, slots=True)
class Place:
    """One kind of screen: its heading, what a designer should know of it, and its pictures."""

    title: str
    gist: str
    shots: tuple[Shot, ...]


GALLERY = (
    Place(
        "A call rings, full screen",
        "A locked phone always rings like this, an unlocked one where the user has not chosen banners.",
        (
            Shot("The app gives a name", (LOCKED, RINGS)),
            Shot("The caller is in the user's contacts", (UNLOCKED, MUM, RINGS)),
            Shot("The app gives no name, nobody knows the number", (UNLOCKED, NAMELESS)),
            Shot("A video call", (UNLOCKED, VIDEO)),
        ),
    ),
    Place(
        "A call rings, as a banner",
        "On an unlocked phone, where the user wants it so. Names have less room.",
        (Shot("The user has chosen banners", (UserChoosesCallStyle("banner"), UNLOCKED, RINGS)),),
    ),
    Place(
        "A second call comes in",
        "The system offers a fixed choice. What it offers follows from what the running call can do.",
        (
            Shot("The running call cannot be held", (LOCKED, BARE, *stage.answer(ANNA), SECOND)),
            Shot("The running call can be held", (LOCKED, ABLE, *stage.answer(ANNA), SECOND)),
            Shot(
                "One call is held, another one runs",
                (LOCKED, ABLE, *stage.answer(ANNA), SECOND, *stage.hold_and_accept(ANNA, BEN), THIRD),
            ),
        ),
    ),
    Place(
        "A call on the system's screen",
        "Where an answered call stays while the phone is locked.",
        (
            Shot("The call declares holding and keypad; it is muted", (LOCKED, ABLE, *stage.answer(ANNA), *MUTED)),
            Shot("The call declares neither", (LOCKED, BARE, *stage.answer(ANNA))),
            Shot("The call is on hold", (LOCKED, ABLE, *stage.answer(ANNA), *HELD)),
            Shot("A video call", (LOCKED, VIDEO, *stage.answer(ANNA))),
        ),
    ),
    Place(
        "A call in your app",
        "On an unlocked phone an answer opens your app. The system keeps a sign of the call for when people leave it.",
        (
            Shot("Answered on an unlocked phone", (UNLOCKED, RINGS, *stage.answer(ANNA))),
            Shot("The person has left the app", (UNLOCKED, RINGS, *stage.answer(ANNA), AppState("background"))),
        ),
    ),
    Place(
        "The phone's history",
        "What is left of your calls, beside everybody else's.",
        (
            Shot(
                "One call was taken, the next one was not",
                (
                    *(UNLOCKED, RINGS, *stage.answer(ANNA), *stage.end(ANNA)),
                    *(OPAQUE, *stage.end(BEN)),
                ),
            ),
            Shot("The number is in the user's contacts", (UNLOCKED, MUM, RINGS, *stage.end(ANNA))),
        ),
    ),
    Place(
        "The phone does not ring",
        "The user has the last word. The report is answered with an error, and the screen stays as it was.",
        (Shot("A Focus is on", (UNLOCKED, FocusTurnedOn(), RINGS)),),
    ),
)


def gallery_page() -> str:
    """The page as Markdown."""
    flags = load().get("calls.declare-what-each-call-can-do")
    lines = front_matter(
        "What the phone shows", "Every screen that iOS shows for a call of an app, and whose each part of it is."
    )
    lines += [
        "# What the phone shows",
        "",
        "Every screen that the system shows for a call of your app, and whose each part of it is. The pictures are "
        "drawn from the model: each was played on it when this page was made. They show what is on a screen, not where "
        "Apple puts it or what it looks like.",
        "",
        '<ul class="whose-key">',
        *(f'<li><span class="{owner}"></span> <b>{WHOSE[owner].capitalize()}</b>: {said}</li>' for owner, said in _KEY),
        "</ul>",
        "",
        "Choose your own situation in the [screen explorer](explorer.md).",
        "",
    ]
    for place in GALLERY:
        lines += _place(place)
    lines += ["## Who supplies what", "", "What is not listed, nobody can put there.", "", *_table(), ""]
    lines += [
        "## What is assumed",
        "",
        "A capability that a call does not declare, such as `supportsHolding` or `supportsDTMF`, is drawn as off. "
        "Apple documents no default for it, and apps that set each one explicitly suggest that it may be on: so set "
        f"them all{f'. See {_link(flags)}' if flags else ''}. "
        "What a third call beside two others looks like is not documented either, nor what CarPlay shows of a call: "
        "the table takes it to be what the phone shows. A long name is cut in these pictures by us.",
    ]
    return "\n".join(lines) + "\n"


_KEY: tuple[tuple[Whose, str], ...] = (
    ("app", "a solid outline. Your app supplies it."),
    ("user", "a dotted outline. It comes from the user's own contacts and settings."),
    ("system", "hatched. iOS draws it and nobody else can."),
    ("declared", "a dashed outline. iOS draws it because your call says that it can."),
)


def _place(place: Place) -> Iterator[str]:
    yield from (f"## {text(place.title)}", "", text(place.gist), "")
    yield '<div class="shots">'
    for shot in place.shots:
        yield draw(shot.screen, name=f"shot-{slug(shot.caption)}-{slug(place.title)}", caption=shot.caption)
    yield from ("</div>", "")
    screens = [shot.screen for shot in place.shots]
    yield from _owned(screens)
    yield from _decided(place.shots)


def _decided(shots: Sequence[Shot]) -> Iterator[str]:
    """The restrictions without which a picture would be another one, and those that refuse a wish on these screens."""
    refused: dict[Restriction, dict[str, None]] = {}
    for shot in shots:
        phone = stage.play((*APP, *shot.script))
        for rule, said in stage.refused(tuple(stage.wishes(shot.screen))).items():
            refused.setdefault(rule, {}).update(dict.fromkeys(said))
        for rule, other in stage.decisive((*APP, *shot.script), phone):
            yield from (f"**Decides:** {_link(rule)}. {text(otherwise(shot.screen, other))}", "")
    if refused:
        yield from ('??? words "Not to be had here, and what says so"', "")
        for rule, wishes in refused.items():
            yield f"    - {text(capital(', '.join(wishes)))}: {_link(rule)}"
        yield ""


def _link(rule: Restriction) -> str:
    return f"[{text(rule.title)}](../restrictions/{path_of(rule)})"


def _owned(screens: Sequence[Screen]) -> Iterator[str]:
    """Whose the parts of these screens are, from the table of slots; none where the system draws no screen."""
    slots: dict[str, Whose] = {}
    for screen in screens:
        slots.update(slots_of(screen))
    said = _whose(slots)
    if said:
        yield from (text(" ".join(said)), "")


def _whose(slots: Mapping[str, Whose]) -> list[str]:
    """One sentence for each owner, with what that owner supplies."""
    said = {owner: sorted(part for part, whose in slots.items() if whose == owner) for owner in WHOSE}
    return [f"{WHOSE[owner].capitalize()}: {', '.join(parts)}." for owner, parts in said.items() if parts]


def _table() -> Iterator[str]:
    """The slots of every place that the system draws, the car's display among them."""
    yield from terms([(capital(place.removeprefix("the ")), _whose(whose(slots))) for place, slots in SLOTS.items()])
