"""What the phone shows, as a pure function of the history, and who may fill which part of it.

`SLOTS` is the single table of regions: for each place and element, who supplies it. Restrictions judge wishes by it,
Then steps look at it, and pictures are drawn from it. `show()` computes the screen at the end of a history.

What only a person or the phone's settings decide (contacts, banner or full screen, locked or not) stands in the
history as an event, or it counts as not given: nothing is guessed. One thing is assumed: a capability that a call does
not declare (`supportsHolding`, `supportsDTMF`) counts as off. Apple documents no default for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias

from callkit_restrictions.events.actions import PerformAnswerCallAction, PerformStartCallAction
from callkit_restrictions.events.audio import PlaySound, StartAudio, StopAudio
from callkit_restrictions.events.calls import (
    LoadDirectoryCompletion,
    LoadDirectoryEntry,
    ReportCallUpdated,
    ReportNewIncomingCall,
    ReportNewIncomingCallCompletion,
    RequestTransaction,
)
from callkit_restrictions.events.designs import BANNER, CAR, IN_CALL, INCOMING, LOCK_SCREEN, RECENTS
from callkit_restrictions.events.people import UserChoosesCallStyle, UserSavesContact
from callkit_restrictions.events.process import AppState, DeviceUnlocked
from callkit_restrictions.events.screens import CallUIRinging
from callkit_restrictions.events.store import DeclareBuild
from callkit_restrictions.history import Entry, History
from callkit_restrictions.questions import speaker_is_on
from callkit_restrictions.situation import Call

Owner: TypeAlias = Literal["app", "user", "system"]

_ANY_CALL: Mapping[str, Owner] = {
    "the caller's name": "app",  # CXCallUpdate.localizedCallerName
    "the caller's name with a role": "app",  # more words in that one line
    "the handle": "app",  # CXCallUpdate.remoteHandle
    "the caller's photo": "user",  # from the user's own contact card
    "the buttons": "system",
    "the layout": "system",
    "the background": "system",
    "the colours": "system",
}
_RINGING: Mapping[str, Owner] = {
    "the ringtone": "app",  # CXProviderConfiguration.ringtoneSound, a file of the bundle
}
_TALKING: Mapping[str, Owner] = {
    "the keypad": "app",  # CXCallUpdate.supportsDTMF: the app declares it, the system draws it
    "the hold button": "app",  # CXCallUpdate.supportsHolding
}
DECLARED = frozenset(_TALKING)
"""What the system draws, and draws because the call declares it: the app supplies a flag, and nothing that is seen."""

_TO_THE_APP: Mapping[str, Owner] = {
    "the icon": "app",  # CXProviderConfiguration.iconTemplateImageData, a mask on the button that leads to the app
}

SLOTS: Mapping[str, Mapping[str, Owner]] = {
    INCOMING: {**_ANY_CALL, **_RINGING},
    BANNER: {**_ANY_CALL, **_RINGING},
    IN_CALL: {**_ANY_CALL, **_TALKING, **_TO_THE_APP},
    LOCK_SCREEN: {**_ANY_CALL, **_RINGING, **_TALKING, **_TO_THE_APP},
    CAR: {**_ANY_CALL, **_RINGING, **_TALKING},
    RECENTS: {
        "the handle": "app",
        "the caller's name": "user",  # of the contact; localizedCallerName does not come this far
        "the caller's photo": "user",
        "the layout": "system",
        "the background": "system",
        "the colours": "system",
    },
}
"""Who supplies each element of a system screen. What is not listed, nobody can put there."""

Naming: TypeAlias = Literal["the caller's name", "the contact's name", "the directory's label", "the handle", "nobody"]

NAMINGS: Mapping[Naming, Owner] = {
    "the caller's name": "app",
    "the contact's name": "user",
    "the directory's label": "app",  # of the app whose Call Directory extension loaded it
    "the handle": "app",
    "nobody": "system",  # it stands in a word of its own
}
"""What can stand where the caller is named, and who supplies it. Contacts and labels are found by the handle."""

OWN_RINGTONE, USERS_RINGTONE = "the app's own ringtone", "the user's own ringtone"

Place: TypeAlias = Literal[
    "home", "incoming call", "incoming banner", "call waiting", "in call", "the app's own screen", "call indicator"
]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the phone's history: what stands there, whether nobody took the call, and what the title is."""

    title: str
    missed: bool = False
    title_is: Naming = "the handle"


@dataclass(frozen=True, slots=True)
class Screen:
    """What a person sees and hears: the place, whom it names, where the picture comes from, what can be tapped.

    `title_is` says what the title is, and so whose (`NAMINGS`). `subtitle` is the product's name with *Audio* or
    *Video* while a call rings, then the state of the call; `product_by` is the app where it chose that name, the
    system where it takes the display name. `sounds` are what rings at this moment, `lit` are the buttons that are
    switched on, `icon` is what stands on the button that leads to the app, `recents` holds the phone's history, the
    newest call last.
    """

    place: Place
    title: str | None = None
    title_is: Naming = "nobody"
    subtitle: str | None = None
    product: str | None = None
    product_by: Owner = "system"
    video: bool = False
    picture: Literal["contact", "none"] = "none"
    buttons: tuple[str, ...] = ()
    lit: tuple[str, ...] = ()
    icon: str | None = None
    sounds: tuple[str, ...] = ()
    locked: bool | None = None
    asks_to_unlock: bool = False
    recents: tuple[Row, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The screen as plain data, for attachments and exports."""
        return asdict(self)


def show(history: History) -> Screen:
    """The screen at the end of a history."""
    now = history.situation
    calls = [*now.calls.values()]
    ringing = next((call for call in calls if call.state == "ringing"), None)  # of two, the first stays on screen
    taken = [call for call in calls if call.state != "ringing"]
    if ringing is not None:
        place, buttons = _ringing(history, taken)
        return _screen(history, ringing, place, buttons)
    if taken:
        call = next((call for call in reversed(taken) if not call.on_hold), taken[-1])
        place = _place_in_call(history, call)
        return _screen(history, call, place, _in_call_buttons(call, place))
    return Screen("home", locked=now.locked, sounds=_own_ringtone(history), recents=tuple(_recents(history)))


def _screen(history: History, call: Call, place: Place, buttons: tuple[str, ...]) -> Screen:
    handle, kind = _handle(history, call.id)
    contact, video, product = _contact(history, handle, kind), _is_video(history, call), _product(history)
    state = "on hold" if call.on_hold else call.state
    subtitle = " ".join(filter(None, (product, "Video" if video else "Audio"))) if state == "ringing" else state
    title, title_is = _caller(history, call)
    return Screen(
        place,
        title=title,
        title_is=title_is,
        subtitle=subtitle,
        product=product,
        product_by="app" if history.situation.configuration.get("localized_name") else "system",
        video=video,
        picture="contact" if contact is not None and contact.photo else "none",
        buttons=buttons,
        lit=tuple(button for button in buttons if _is_lit(history, call, button)),
        icon=history.situation.configuration.get("icon_template") if place == "in call" else None,
        locked=history.situation.locked,
        sounds=_sounds(history, call) if state == "ringing" else _own_ringtone(history),
        asks_to_unlock=place == "in call" and video and history.situation.locked is True,
        recents=tuple(_recents(history)),
    )


def _ringing(history: History, taken: list[Call]) -> tuple[Place, tuple[str, ...]]:
    """A call that rings over another one offers a fixed choice; alone it follows the lock and the user's setting."""
    if taken:
        active = [call for call in taken if not call.on_hold]
        if len(taken) > len(active) > 0:
            return "call waiting", ("Decline", "End & Accept", "End Held & Accept")
        holds = any(call.update.get("supports_holding") for call in active)
        return "call waiting", ("Decline", "End & Accept", *(("Hold & Accept",) if holds else ()))
    chosen = history.last(UserChoosesCallStyle)
    banner = chosen is not None and chosen.event.style == "banner" and history.situation.locked is not True
    return "incoming banner" if banner else "incoming call", ("Decline", "Accept")


def _in_call_buttons(call: Call, place: Place) -> tuple[str, ...]:
    """The fixed set, of which the call's capability flags show a part; the app's own screen is its own affair."""
    if place != "in call":
        return ()
    keypad = ("Keypad",) if call.update.get("supports_dtmf") else ()
    hold = ("Hold",) if call.update.get("supports_holding") else ()
    return ("Mute", *keypad, "Speaker", *hold, "End")


def _is_lit(history: History, call: Call, button: str) -> bool:
    """Is it switched on? The speaker's state is the session's override, the others are CallKit's own."""
    return {"Mute": call.muted, "Hold": call.on_hold, "Speaker": speaker_is_on(history)}.get(button, False)


def _place_in_call(history: History, call: Call) -> Place:
    """Answered on an unlocked phone, a call opens the app; locked, the system's screen stays until the unlock."""
    locked = history.situation.locked
    if locked is True:
        return "in call"
    answer = history.last(PerformAnswerCallAction, call=call.id)
    opened: Entry[Any] | None = None
    if answer is not None and history.before(answer).locked is False:
        opened = answer
    elif answer is not None and _is_video(history, call):
        opened = history.first(DeviceUnlocked, after=answer)
    moved = history.last(AppState)
    if opened is not None and (moved is None or moved.index < opened.index):
        return "the app's own screen"
    if moved is not None and moved.event.state == "foreground":
        return "the app's own screen"
    return "call indicator" if opened is not None else "in call"


def _is_video(history: History, call: Call) -> bool:
    """The provider must support video, and the call must have it: one alone looks like an audio call."""
    start = history.first(RequestTransaction, call=call.id)
    has_video = call.update.get("has_video", start.event.has_video if start else None)
    return bool(has_video and history.situation.configuration.get("supports_video"))


def _product(history: History) -> str | None:
    """The product's name beside the call: the app's display name, or the provider's own while that counts."""
    own: str | None = history.situation.configuration.get("localized_name")
    build = history.last(DeclareBuild)
    return own or (build.event.display_name if build else None)


def _sounds(history: History, call: Call) -> tuple[str, ...]:
    """What rings: the system always, the app's own player perhaps on top of it."""
    ring = history.last(CallUIRinging, call=call.id)
    named = ring.event.sound if ring else history.situation.configuration.get("ringtone_sound")
    return (named or USERS_RINGTONE, *_own_ringtone(history))


def _own_ringtone(history: History) -> tuple[str, ...]:
    begun = history.last(StartAudio, where=lambda start: start.what == "ringtone")
    played = history.last(PlaySound, where=lambda start: start.purpose == "ringtone")
    starts: list[Entry[Any]] = [entry for entry in (begun, played) if entry]
    newest = max(starts, key=lambda entry: entry.index, default=None)
    over = newest is None or history.first(StopAudio, after=newest, where=lambda stop: stop.what == "ringtone")
    return () if over else (OWN_RINGTONE,)


def _contact(history: History, handle: str | None, kind: str | None) -> UserSavesContact | None:
    """The user's contact for a handle. The system looks only for numbers and mail addresses reported as such."""
    if handle is None or kind not in {"phoneNumber", "emailAddress"}:
        return None
    found = history.last(UserSavesContact, where=lambda saved: _same(saved.handle) == _same(handle))
    return found.event if found else None


def _same(handle: str) -> str:
    """A handle without what people add for the eye: blanks, hyphens, brackets, capitals."""
    return handle.casefold() if "@" in handle else re.sub(r"[\s()./-]", "", handle)


def _label(history: History, handle: str | None, kind: str | None) -> str | None:
    """What a Call Directory extension said about a number, in a load that was not refused."""
    if handle is None or kind != "phoneNumber":
        return None
    number = _same(handle).removeprefix("+")
    for entry in history.of(LoadDirectoryEntry):
        load = history.first(LoadDirectoryCompletion, after=entry)
        if load is not None and load.event.error is None and str(entry.event.number) == number:
            return entry.event.label
    return None


def _caller(history: History, call: Call) -> tuple[str, Naming]:
    """Whom a call screen names: the app's name for the caller wins."""
    own: str | None = call.update.get("localized_caller_name")
    return (own, "the caller's name") if own else _title(history, *_handle(history, call.id))


def _title(history: History, handle: str | None, kind: str | None) -> tuple[str, Naming]:
    """Whom the system names by a handle alone: the contact, else the directory's label, else the raw value."""
    if contact := _contact(history, handle, kind):
        return contact.contact, "the contact's name"
    if label := _label(history, handle, kind):
        return label, "the directory's label"
    return (handle, "the handle") if handle else ("Unknown", "nobody")


def _recents(history: History) -> Iterator[Row]:
    """A row for each call that is over, unless the provider kept its calls out when the call began."""
    seen: set[str] = set()
    begins: tuple[type[Any], ...] = (ReportNewIncomingCall, PerformStartCallAction)
    for begun in history.of(*begins):
        call = begun.event.call
        listed = history.after(begun).configuration.get("includes_calls_in_recents") is not False
        if call in history.situation.calls or call in seen or not listed or _was_refused(history, call):
            continue
        seen.add(call)
        incoming = isinstance(begun.event, ReportNewIncomingCall)
        missed = incoming and history.first(PerformAnswerCallAction, call=call, after=begun) is None
        title, title_is = _title(history, *_handle(history, call))
        yield Row(title, missed, title_is)


def _was_refused(history: History, call: str) -> bool:
    told = history.first(ReportNewIncomingCallCompletion, call=call)
    return told is not None and told.event.error is not None


def _handle(history: History, call: str) -> tuple[str | None, str | None]:
    """The handle that the app gave the call last: in its report, its start, or an update."""
    asks: tuple[type[Any], ...] = (ReportNewIncomingCall, RequestTransaction, ReportCallUpdated)
    said = history.last(*asks, call=call, where=lambda ask: ask.handle is not None)
    return (said.event.handle, said.event.handle_type) if said else (None, None)
