"""Wishes: what a design asks for where no code can be wrong, since no API exists.

A limit without an API cannot be broken by a trace, only by a drawing. So a design is judged as data, in four kinds of
wish: it *shows* an element somewhere, it wants to *know* something, it *relies* on something that may not be
promised, or it wants the product to *do* something. The phrases form closed sets, so that a wish that nobody judges
cannot pass for one that nothing stands in the way of: an unknown phrase is an error that names the nearest.
"""

from difflib import get_close_matches
from typing import ClassVar

from callkit_restrictions.events.event import Event, Tell, Who

INCOMING = "the incoming-call screen"
IN_CALL = "the system's in-call screen"
BANNER = "the incoming-call banner"
RECENTS = "the phone's history"
CAR = "the car's display"
LOCK_SCREEN = "the lock screen"
APP = "the app's own screen"
NOTIFICATION = "a notification"

SYSTEM_SCREENS = frozenset({INCOMING, IN_CALL, BANNER, RECENTS, CAR, LOCK_SCREEN})
"""The places that the system draws."""

PLACES = SYSTEM_SCREENS | {APP, NOTIFICATION}
"""Every place at which a design can show something."""

ELEMENTS = frozenset(
    {
        "the caller's name",
        "the handle",
        "the ringtone",
        "the icon",
        "the caller's photo",
        "the buttons",
        "the layout",
        "the background",
        "the colours",
        "the keypad",
        "the hold button",
        "a message button",
        "a button of our own",
        "our call screen",
        "the caller's video",
        "a camera preview",
        "the caller's name with a role",
        "a second line of text",
        "a verified badge",
        "a list of contacts",
    }
)
"""What a design can show."""

MOMENTS = frozenset({"while the phone is locked", "while the phone rings", "after answering"})
"""When a design shows it, where that matters."""

FACTS: frozenset[str] = frozenset(
    {
        "whether the user chose the banner",
        "which contact iOS found",
        "the photo that iOS found",
        "the caller's name in its own directory",
        "a contact that the user let it read",
        "the number of another call",
        "whether another call is a phone call or FaceTime",
        "that another call exists",
        "who is on a call of its own",
        "whether iOS still delivers its VoIP pushes",
        "which calls no phone has answered",
    }
)
"""What a design wants the app to find out, as in: asks to know *who calls in another app*."""

PROMISES: frozenset[str] = frozenset(
    {
        "a call without CallKit going on when the phone rings",
        "a CallKit call giving way to another call only if the user says so",
        "a CallKit call that music and games cannot cut off",
        "an end action that means that the call is over",
        "an end action that means that the user declined",
        "an end action that means that the user hung up",
        "the app's own buttons to know what the user tapped",
        "the caller's name staying hidden while previews are off",
        "an expiration of 0 keeping late pushes away",
        "pushes arriving in the order in which they were sent",
        "every push arriving",
        "a second push stopping the ringing",
        "messages of one connection arriving in order",
        "a connection that stays open between calls",
        "a connection that stays open during a call",
    }
)
"""What a design takes for granted, as in: relies on *pushes that arrive in order*."""

DEEDS: frozenset[str] = frozenset(
    {
        "carry the call in a web page while CallKit shows it",
        "carry the call with native media",
        "go on in a web page once the CallKit call has been ended",
        "ring for 45 seconds",
        "ring for 90 seconds",
        "ring for two minutes",
        "stay on the system's call screen after an answer",
        "stay on the system's call screen while the phone is locked",
        "open our call screen while the call still connects",
        "wait with the video until the phone is unlocked",
        "cover the whole screen with every call",
        "delete one call from the phone's history",
        "rename a call in the phone's history",
        "offer one switch for all its calls in the phone's history",
        "report a neutral name and a random handle",
        "look the caller up on the web while the phone rings",
        "load a list of known numbers beforehand",
        "answer for phone calls through Live Caller ID Lookup",
        "show a notification of our own in place of the call",
        "fetch new messages by a VoIP push",
        "ring by an alert push and open our call screen after a tap",
        "ring by a VoIP push with the system's call screen",
        "show on the first ring what the push carries",
        "show a better name while the phone rings",
        "ask the server who is calling before the phone rings",
        "ask the server whether the call still exists before the phone rings",
        "fall back to an alert push when no phone answers",
        "end a call at once that comes too late",
        "remember a call that was stopped before it began",
        "show people as online while pushes can reach them",
        "record calls without telling anybody",
        "record calls without a sign",
        "record calls with everyone's consent and a clear sign",
        "record a voice note outside a call",
        "let callers choose the name and number that the other phone shows",
        "offer prank calls",
        "show only names and numbers that the server has verified",
        "show a neutral name for a caller who is not verified",
        "use the list of blocked callers for advertising",
        "block whoever a competitor calls",
        "block confirmed spam by criteria that it discloses",
        "send people to the phone's own list of blocked contacts",
    }
)
"""What a design wants the product to do, as in: asks to *ring for two minutes*."""


CHOICES = {
    "Hold": "holding",
    "Hold & Accept": "holding",
    "Swap": "holding",
    "Merge": "grouping",
    "Split": "ungrouping",
    "the keypad": "keypad tones",
}
"""What a call screen can offer during calls, and the capability that a call declares for it (`CXCallUpdate`)."""


def _known(phrase: str, phrases: frozenset[str], what: str) -> None:
    if phrase not in phrases:
        close = get_close_matches(phrase, phrases, n=1)
        nearest = f"; the nearest is {close[0]!r}" if close else ""
        raise ValueError(f"{phrase!r} is no {what} that a restriction could judge{nearest}")


class Wish(Event):
    """A designer asks for something. Not a call of any API."""

    who: ClassVar[Who] = "designer"


class Show(Wish):
    """A design shows an element at a place; `source` is who supplies it (`app`, `user`, `system`).

    Raises:
        ValueError: the element, the place or the moment is not one of the closed sets.
    """

    name: ClassVar[str] = "design.show"
    element: str
    place: str
    source: str = "app"
    moment: str | None = None

    def __post_init__(self) -> None:
        _known(self.element, ELEMENTS, "element")
        _known(self.place, PLACES, "place")
        if self.moment is not None:
            _known(self.moment, MOMENTS, "moment")


class Know(Wish):
    """A design wants the app to find something out.

    Raises:
        ValueError: the fact is not one of `FACTS`.
    """

    name: ClassVar[str] = "design.know"
    fact: str

    def __post_init__(self) -> None:
        _known(self.fact, FACTS, "fact")


class Rely(Wish):
    """A design takes something for granted.

    Raises:
        ValueError: the promise is not one of `PROMISES`.
    """

    name: ClassVar[str] = "design.rely"
    promise: str

    def __post_init__(self) -> None:
        _known(self.promise, PROMISES, "promise")


class Do(Wish):
    """A design wants the product to do something.

    Raises:
        ValueError: the deed is not one of `DEEDS`.
    """

    name: ClassVar[str] = "design.do"
    deed: str

    def __post_init__(self) -> None:
        _known(self.deed, DEEDS, "deed")


class Offer(Wish):
    """A design offers a choice (such as `Hold & Accept`) at a place, for calls that declare some `capabilities`.

    Raises:
        ValueError: the choice, the place or a capability is not one of the closed sets.
    """

    name: ClassVar[str] = "design.offer"
    choice: str
    place: str
    declared: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _known(self.choice, frozenset(CHOICES), "choice")
        _known(self.place, PLACES, "place")
        for capability in self.declared:
            _known(capability, frozenset(CHOICES.values()), "capability")


class NoWay(Tell):
    """The answer to a wish that no API can fulfil. iOS says nothing: this is the model's word for *no API*."""

    name: ClassVar[str] = "design.noWay"
    wish: str
