"""What the phone shows, as a pure function of the history, and who may fill which part of it.

`SLOTS` is the single table of regions: for each place and element, who supplies it. Restrictions judge wishes by it,
Then steps look at it, and pictures are drawn from it. `show()` computes the screen at the end of a history.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias

from callkit_restrictions.events.designs import IN_CALL, INCOMING
from callkit_restrictions.history import History
from callkit_restrictions.situation import Call

Owner: TypeAlias = Literal["app", "user", "system"]

_CALL_SCREEN: Mapping[str, Owner] = {
    "the caller's name": "app",  # CXCallUpdate.localizedCallerName
    "the handle": "app",  # CXCallUpdate.remoteHandle
    "the ringtone": "app",  # CXProviderConfiguration.ringtoneSound, a file of the bundle
    "the icon": "app",  # CXProviderConfiguration.iconTemplateImageData, a mask
    "the caller's photo": "user",  # from the user's own contact card
    "the buttons": "system",
    "the layout": "system",
    "the background": "system",
    "the colours": "system",
}

SLOTS: Mapping[str, Mapping[str, Owner]] = {INCOMING: _CALL_SCREEN, IN_CALL: _CALL_SCREEN}
"""Who supplies each element of a system screen. What is not listed, nobody can put there."""


@dataclass(frozen=True, slots=True)
class Screen:
    """The screen as a person sees it: what it is, whom it names, where the picture comes from, what can be tapped."""

    place: Literal["home", "incoming call", "in call", "call waiting"]
    title: str | None = None
    subtitle: str | None = None
    picture: Literal["contact", "none"] = "none"
    buttons: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The screen as plain data, for attachments and exports."""
        return asdict(self)


def _title(call: Call) -> str:
    """The app's name for the caller wins over the raw handle; a missing one leaves the system's own word."""
    return call.update.get("localized_caller_name") or call.update.get("handle") or "Unknown"


def show(history: History) -> Screen:
    """The screen at the end of a history."""
    now = history.situation
    ringing = now.ringing
    others = [call for call in now.calls.values() if call is not ringing]
    if ringing and others:
        held = any(call.update.get("supports_holding") for call in others)
        accept = ("End & Accept", "Hold & Accept") if held else ("End & Accept",)
        return Screen("call waiting", _title(ringing), buttons=("Decline", *accept))
    if ringing:
        video = ringing.update.get("has_video") and now.configuration.get("supports_video")
        return Screen("incoming call", _title(ringing), "video" if video else "audio", buttons=("Decline", "Accept"))
    if others:
        call = others[-1]
        state = "on hold" if call.on_hold else call.state
        keys = ("Hold",) if call.update.get("supports_holding") else ()
        return Screen("in call", _title(call), state, buttons=("Mute", "Speaker", *keys, "End"))
    return Screen("home")
