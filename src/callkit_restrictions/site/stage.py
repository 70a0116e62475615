"""Small plays for the pictures of screens: what is done to a phone, what it then shows, and which restriction decides.

No scenario could cover every choice of the explorer, so these plays run on the model's phone as the pages are written.
They are the only thing of the site that does: verdicts come from the test run alone.

A restriction decides in two ways, and both are tried, never looked up:

- without it the same play ends in another screen (`decisive`);
- it refuses what a design could wish for on that screen (`refused`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from callkit_restrictions.errors import INCOMING_CALL, CallKitError, read
from callkit_restrictions.events import Event
from callkit_restrictions.events.actions import FulfillAction
from callkit_restrictions.events.audio import SetAudioSessionCategory
from callkit_restrictions.events.calls import ReportNewIncomingCallCompletion
from callkit_restrictions.events.designs import (
    APP,
    ELEMENTS,
    IN_CALL,
    LOCK_SCREEN,
    RECENTS,
    Do,
    Know,
    Offer,
    Rely,
    Show,
    Wish,
)
from callkit_restrictions.events.people import UserAnswers, UserEnds, UserEndsAndAccepts, UserHoldsAndAccepts
from callkit_restrictions.history import History
from callkit_restrictions.phone import Phone
from callkit_restrictions.restriction import Outcome, Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions.screen import DECLARED, Place, Screen, show
from callkit_restrictions.site.phone_parts import RINGING, SLOT_OF
from callkit_restrictions.versions import IOS, NEWEST, Platform

Script: TypeAlias = Sequence[Event]

READY = SetAudioSessionCategory("playAndRecord", "voiceChat")


def in_force(ios: IOS = NEWEST) -> tuple[Restriction, ...]:
    """The restrictions of a release."""
    return tuple(rule for rule in load().values() if rule.holds.hold_on(Platform(ios)))


def play(script: Script, ios: IOS = NEWEST, rules: Sequence[Restriction] | None = None) -> Phone:
    """The phone after a script; with other rules than those in force where some are left out."""
    phone = Phone(in_force(ios) if rules is None else rules, Platform(ios))
    for event in script:
        phone.happen(event)
    return phone


def answer(call: str) -> tuple[Event, ...]:
    """The person takes a call that rings alone, and the app does its part."""
    return UserAnswers(call), READY, FulfillAction("CXAnswerCallAction", call)


def hold_and_accept(held: str, call: str) -> tuple[Event, ...]:
    """The person takes a second call and keeps the first, and the app does its part."""
    holding = FulfillAction("CXSetHeldCallAction", held)
    return UserHoldsAndAccepts(call), holding, READY, FulfillAction("CXAnswerCallAction", call)


def end_and_accept(ended: str, call: str) -> tuple[Event, ...]:
    """The person takes a second call and ends the first, and the app does its part."""
    ending = FulfillAction("CXEndCallAction", ended)
    return UserEndsAndAccepts(call), ending, READY, FulfillAction("CXAnswerCallAction", call)


def end(call: str) -> tuple[Event, ...]:
    """The person ends a call, and the app does its part."""
    return UserEnds(call), FulfillAction("CXEndCallAction", call)


def refusal(history: History) -> CallKitError | None:
    """With which error the last report of a call was refused, if it was."""
    told = history.last(ReportNewIncomingCallCompletion)
    return read(told.event.error, INCOMING_CALL) if told is not None and told.event.error else None


def decisive(script: Script, phone: Phone) -> Iterator[tuple[Restriction, Screen]]:
    """The restrictions without which a played script ends in another screen, each with that screen.

    One that found nothing amiss has enforced nothing, so it is not tried.
    """
    ios = phone.history.platform.ios or NEWEST
    for rule in phone.restrictions:
        if amiss(phone, rule):
            others = [other for other in phone.restrictions if other is not rule]
            without = show(play(script, ios, others).history)
            if visible(without) != visible(show(phone.history)):
                yield rule, without


def amiss(phone: Phone, rule: Restriction) -> bool:
    """Has the restriction found anything on that phone that is not in order?"""
    return any(finding.outcome is not Outcome.PASSED for finding in phone.findings[rule.id])


def visible(screen: Screen) -> Screen:
    """The screen without what only its other fields show: the product's name is part of the subtitle."""
    return replace(screen, product=None, product_by="system")


_DEEDS: dict[Place, tuple[Wish, ...]] = {
    "incoming call": (
        Do("cover the whole screen with every call"),
        Do("ring for two minutes"),
        Do("look the caller up on the web while the phone rings"),
    ),
    "incoming banner": (
        Do("cover the whole screen with every call"),
        Know("whether the user chose the banner"),
        Do("ring for two minutes"),
        Do("look the caller up on the web while the phone rings"),
    ),
    "the app's own screen": (
        Do("stay on the system's call screen after an answer"),
        Do("open our call screen while the call still connects"),
    ),
    "home": (
        Do("delete one call from the phone's history"),
        Do("rename a call in the phone's history"),
    ),
}
"""What designs wish to do where a screen stands; what they wish to show is every element there is."""


def wishes(screen: Screen) -> Iterator[Wish]:
    """What a design could want of the app on this screen."""
    place = SLOT_OF.get(screen.place)
    if screen.place == "home" and not screen.recents:
        return
    if place and screen.locked and place != RECENTS:
        place = LOCK_SCREEN
    if place:
        moment = None if place == RECENTS else "while the phone rings" if screen.place in RINGING else "after answering"
        yield from (Show(element, place, "app", moment) for element in sorted(ELEMENTS) if _fits(element, screen.place))
    yield from _DEEDS.get(screen.place, ())
    if screen.locked and screen.place in RINGING:
        yield Rely("the caller's name staying hidden while previews are off")
    if screen.asks_to_unlock:
        yield from (Show(element, APP, "app", "while the phone is locked") for element in _VIDEO)
    if screen.place == "call waiting" and not {"Hold & Accept", "End Held & Accept"}.intersection(screen.buttons):
        yield Offer("Hold & Accept", IN_CALL)
    if screen.place == "in call" and "Hold" not in screen.buttons:
        yield Offer("Hold", IN_CALL)


_VIDEO = ("the caller's video", "a camera preview")


def _fits(element: str, place: Place) -> bool:
    """Could a design wish for it there? What belongs to another moment of a call, nobody misses."""
    if element in DECLARED:
        return place == "in call"
    if element == "the ringtone":
        return place in RINGING
    return element not in _VIDEO or place != "home"


def refused(
    wished: Script, ios: IOS = NEWEST, rules: Sequence[Restriction] | None = None
) -> dict[Restriction, tuple[str, ...]]:
    """What cannot be had of some wishes, by the restriction that says no; asked of the model, wish by wish."""
    phone = play(wished, ios, rules)
    return {
        rule: tuple(
            in_words(finding.target.event) for finding in phone.findings[rule.id] if finding.outcome is Outcome.FAILED
        )
        for rule in phone.restrictions
        if amiss(phone, rule)
    }


_OURS = {
    "our call screen": "our own call screen",
    "the buttons": "our own buttons",
    "the layout": "our own layout",
    "the background": "our own background",
    "the colours": "our own colours",
    "the icon": "our icon",
    "the caller's name": "the caller's name as our app gives it",
    "the caller's photo": "a photo of the caller from our app",
}
"""What a design wants to supply where somebody else does: the thing itself is there to be seen."""


def in_words(wish: Event) -> str:
    """A wish in a few words, as the features put it."""
    match wish:
        case Show():
            return _OURS.get(wish.element, wish.element)
        case Do():
            return wish.deed
        case Know():
            return f"know {wish.fact}"
        case Rely():
            return f"rely on {wish.promise}"
        case Offer():
            return f"offer {wish.choice} for calls that do not declare it"
    raise TypeError(wish)
