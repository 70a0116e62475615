"""Every state of the screen explorer, played on the phone: each choice of the reader with what the phone then shows.

    for state in states():
        state.releases, state.chosen, state.moments

A state is a small play of one incoming call: the app reports it, the person takes it, every call ends. The releases
are grouped: neighbours in which every play ends alike, and is decided by the same restrictions, are one choice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, product

from callkit_restrictions.errors import CallKitError
from callkit_restrictions.events import Event
from callkit_restrictions.events.calls import InitProvider, ReportNewIncomingCall, SetProviderDelegate
from callkit_restrictions.events.people import FocusTurnedOn, TellServerNotRung, UserChoosesCallStyle, UserSavesContact
from callkit_restrictions.events.process import DeviceLocked, DeviceUnlocked
from callkit_restrictions.events.store import DeclareBuild
from callkit_restrictions.phone import Phone
from callkit_restrictions.restriction import Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions.screen import Screen, show
from callkit_restrictions.site import stage
from callkit_restrictions.versions import ALWAYS, IOS, NEWEST, RELEASES, Platform

ANNA, BEN = "anna", "ben"
NUMBER, OTHER_NUMBER = "+12025550143", "+12025550117"  # nobody's: kept free for stories
BUILD = (
    DeclareBuild(display_name="Example", resources=("brand.caf",)),
    InitProvider(supports_video=True, ringtone_sound="brand.caf", icon_template="glyph", localized_name="Acme"),
    SetProviderDelegate(),
)
BANNER = "ui.banner-is-the-users-choice"


@dataclass(frozen=True, slots=True)
class Choice:
    """One question to the reader: its key in the address, its legend, and its answers; the first is the default."""

    key: str
    legend: str
    answers: tuple[tuple[str, str], ...]
    hint: str = ""


CHOICES = (
    Choice("phone", "The phone is", (("locked", "locked"), ("unlocked", "unlocked"))),
    Choice("caller", "The caller is", (("known", "in the user's contacts"), ("unknown", "no contact"))),
    Choice("call", "The call has", (("audio", "audio"), ("video", "video"))),
    Choice("holding", "Calls can be put on hold", (("yes", "yes"), ("no", "no")), "the app declares it for each call"),
    Choice("running", "A call of the app is already running", (("no", "no"), ("yes", "yes"))),
    Choice("focus", "A Focus is on", (("off", "no"), ("on", "yes")), "one that does not let this caller through"),
    Choice("style", "The user wants calls", (("full", "full screen"), ("banner", "as a banner"))),
)
"""What the reader chooses, besides the release of iOS."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One picture of a state: what happened, what the phone shows, and what decides it."""

    heading: str
    screen: Screen
    error: CallKitError | None
    decisive: tuple[tuple[Restriction, Screen], ...]
    refused: tuple[tuple[Restriction, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class State:
    """What was chosen, and the moments that follow from it."""

    chosen: tuple[str, ...]
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Neighbouring releases in which every state is the same, with those states in the order of `CHOICES`."""

    first: IOS
    last: IOS
    states: tuple[State, ...]


def chosen() -> Iterator[tuple[str, ...]]:
    """Every combination of answers, in a fixed order: the last choice changes fastest."""
    return product(*((value for value, _ in choice.answers) for choice in CHOICES))


def spans() -> list[Span]:
    """Every state on every release."""
    concerned = _concerned()
    played: list[Span] = []
    for _, releases in groupby(RELEASES, key=lambda ios: [rule.id for rule in _rules(concerned, ios)]):
        span = [*releases]
        states = tuple(_states(span[0], _rules(concerned, span[0])))
        if played and played[-1].states == states:
            played[-1] = replace(played[-1], last=span[-1])
        else:
            played.append(Span(span[0], span[-1], states))
    return played


def _rules(concerned: Sequence[Restriction], ios: IOS) -> list[Restriction]:
    return [rule for rule in concerned if rule.holds.hold_on(Platform(ios))]


def _concerned() -> list[Restriction]:
    """The restrictions that find something amiss in any state or refuse any wish, were all of them in force.

    Only they can make a difference; leaving out the others makes the plays ten times as fast.
    """
    timeless = [replace(rule, holds=ALWAYS) for rule in load().values()]
    phones, wished = [], set()
    for answers in chosen():
        phone = Phone(timeless)
        wished |= {tuple(stage.wishes(show(phone.history))) for _ in tell(phone, [], answers)}
        phones.append(phone)
    phones += [stage.play(wishes, NEWEST, timeless) for wishes in wished]
    seen = {rule.id for phone in phones for rule in timeless if stage.amiss(phone, rule)}
    return [rule for rule in load().values() if rule.id in seen]


def _states(ios: IOS, rules: Sequence[Restriction]) -> Iterator[State]:
    refused = cache(lambda wishes: tuple(stage.refused(wishes, ios, rules).items()))
    for answers in chosen():
        phone, script = Phone(rules, Platform(ios)), list[Event]()
        moments = list[Moment]()
        for heading in tell(phone, script, answers):
            screen = show(phone.history)
            decisive = tuple(stage.decisive(script, phone))
            error = None if moments else stage.refusal(phone.history)  # told once, where it happens
            moments.append(Moment(heading, screen, error, decisive, refused(tuple(stage.wishes(screen)))))
        yield State(answers, tuple(moments))


def tell(phone: Phone, script: list[Event], answers: tuple[str, ...]) -> Iterator[str]:
    """Play one state, and stop at each moment that is shown; nobody taps a button that the phone does not show.

    What is done to the phone is added to the script as well.
    """

    def do(*events: Event) -> None:
        for event in events:
            script.append(event)
            phone.happen(event)

    how = {choice.key: answer for choice, answer in zip(CHOICES, answers, strict=True)}
    do(*_before(how, phone.history.platform))
    do(_report(ANNA, "Anna Berger", NUMBER, how))
    if stage.refusal(phone.history):
        do(TellServerNotRung(ANNA))
    new = "new call" if how["running"] == "yes" else "call"
    yield f"The {new} does not ring" if stage.refusal(phone.history) else f"The app reports the {new}"
    buttons = show(phone.history).buttons
    for button, taking in _TAKING.items():
        if button in buttons:
            do(*taking)
            yield f"After {button}"
            break
    if phone.history.situation.calls:
        for call in [*phone.history.situation.calls]:
            do(*stage.end(call))
        do(DeviceUnlocked())
        yield "When every call is over"


def _before(how: Mapping[str, str], platform: Platform) -> Iterator[Event]:
    """What is so before the call comes."""
    yield from BUILD
    if how["caller"] == "known":
        yield UserSavesContact("Mum", NUMBER, photo=True)
    if how["style"] == "banner" and has_banners(platform):
        yield UserChoosesCallStyle("banner")
    yield DeviceLocked() if how["phone"] == "locked" else DeviceUnlocked()
    if how["running"] == "yes":
        yield from (_report(BEN, "Ben Okafor", OTHER_NUMBER, how), *stage.answer(BEN))
    if how["focus"] == "on":
        yield FocusTurnedOn()


_TAKING = {
    "Hold & Accept": stage.hold_and_accept(BEN, ANNA),
    "End & Accept": stage.end_and_accept(BEN, ANNA),
    "Accept": stage.answer(ANNA),
}
"""The buttons that take a call, the one first that keeps the other call."""


def has_banners(platform: Platform) -> bool:
    """Does that release have the user's choice between full screen and banner?"""
    rule = load().get(BANNER)
    return rule is not None and rule.holds.hold_on(platform) is True


def _report(call: str, name: str, number: str, how: Mapping[str, str]) -> ReportNewIncomingCall:
    return ReportNewIncomingCall(
        call,
        handle=number,
        handle_type="phoneNumber",
        localized_caller_name=name,
        has_video=how["call"] == "video",
        supports_holding=how["holding"] == "yes",
        supports_grouping=False,
        supports_ungrouping=False,
        supports_dtmf=True,
    )
