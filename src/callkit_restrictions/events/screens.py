"""What the phone shows: events that only the screen can tell."""

from typing import ClassVar

from callkit_restrictions.events.event import Tell


class CallUIShown(Tell):
    """The system's call screen appears, with the caller's name as it stands there."""

    name: ClassVar[str] = "callUI.shown"
    shown_name: str | None = None


class CallUIRinging(Tell):
    """The system's incoming-call screen rings for a call, with the sound it plays."""

    name: ClassVar[str] = "callUI.ringing"
    call: str | None = None
    sound: str | None = None


class CallUIConnected(Tell):
    """The system's call screen shows a running timer."""

    name: ClassVar[str] = "callUI.connected"
    call: str | None = None


class CallUIDismissed(Tell):
    """The system's call screen is gone for a call."""

    name: ClassVar[str] = "callUI.dismissed"
    call: str | None = None


class CallUIStillShown(Tell):
    """The system's call screen stays for a call that people take to be over."""

    name: ClassVar[str] = "callUI.stillShown"
    call: str | None = None


class RecentsEntry(Tell):
    """The phone's history has a new entry; `kind` as it stands there (`missed`, `incoming`, `outgoing`)."""

    name: ClassVar[str] = "recents.entry"
    call: str | None = None
    kind: str | None = None


class NotificationShown(Tell):
    """A notification of the app appears: a banner or an entry of the lock screen, never a ringing call."""

    name: ClassVar[str] = "notification.shown"
    text: str | None = None


class CallUIFallsBack(Tell):
    """The system's call screen does not use what the app supplied, and no error says so.

    `slot` is a field of the provider's configuration (`ringtone_sound`), `shown` what stands there instead; `None`
    is the system's own.
    """

    name: ClassVar[str] = "callUI.fallback"
    slot: str
    shown: str | None = None
