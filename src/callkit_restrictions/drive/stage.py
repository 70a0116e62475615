"""One play with one app: the world acts, the phone grants, judges and enforces, the app hears of it and reacts.

    stage = perform(play, app, load().values())
    stage.phone.history, stage.phone.findings

A play names the acts of the world alone: people, network, system, clock. Everything that the app does it says over
its line. Time passes only where the play lets it pass, and where the network needs some to answer the app.

The process on the phone is the process of the app: a launch starts it, and when iOS ends it, it is ended. While it is
suspended it hears nothing; what waits for it, it hears as it resumes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from callkit_restrictions.drive.conversation import App, AppError, Conversation, Wake
from callkit_restrictions.drive.play import Act, Play
from callkit_restrictions.drive.senses import perceives
from callkit_restrictions.events import Ask, Event
from callkit_restrictions.events.actions import PerformStartCallAction
from callkit_restrictions.events.calls import ReportNewIncomingCall
from callkit_restrictions.events.people import (
    InvitationFailed,
    InvitationSent,
    JoinMedia,
    MediaConnected,
    MediaFailed,
    UserAnswers,
    UserDeclines,
    UserTapsInApp,
)
from callkit_restrictions.events.process import (
    DeviceRebooted,
    ProcessLaunched,
    ProcessResumed,
    ProcessTerminated,
    StartTransfer,
    TransferCompleted,
)
from callkit_restrictions.history import Entry, History
from callkit_restrictions.moments import Duration, Moment, seconds
from callkit_restrictions.phone import Phone
from callkit_restrictions.questions import finished
from callkit_restrictions.restriction import Restriction
from callkit_restrictions.situation import NOT_LAUNCHED
from callkit_restrictions.spelling import args_of

NETWORK: Duration = seconds(1)
"""So long the network takes to answer the app, where the play does not say when and how it does."""

BEGINNINGS: tuple[type[Event], ...] = (ReportNewIncomingCall, PerformStartCallAction)
"""How the phone comes to know a call."""

AFTERWARDS: Duration = seconds(120)
"""So long nothing happens at the end of a play: whatever the app owes is due by then."""

MOST = 2_000
"""So many things an app is told in one play; there are more only where it and the phone answer without end."""


def perform(play: Play, app: App, restrictions: Iterable[Restriction]) -> Stage:
    """Play it to the end, with a fresh app.

    Raises:
        AppError: the app cannot be started or understood, does not answer, or ends by itself.
    """
    stage = Stage(play, app, restrictions)
    try:
        stage.run()
        stage.wait(AFTERWARDS)
    finally:
        stage.close()
    return stage


class Stage:
    """The phone, the app on the line, and what either still has coming."""

    def __init__(self, play: Play, app: App, restrictions: Iterable[Restriction]) -> None:
        self.play, self.app = play, app
        self.phone = Phone(restrictions, play.platform, NOT_LAUNCHED)
        self._left: list[Act] = [*play.acts]
        self._followed = self._told = 0
        self._waiting: list[Entry[Any]] = []  # what a suspended app has yet to hear
        self._unsaid: list[Ask] = []  # what its code had yet to do as it was suspended
        self._wakes: list[tuple[Moment, str]] = []
        self._answers: list[tuple[Moment, Event]] = []
        self._meant: dict[str, str] = {}
        self._line: Conversation | None = Conversation(app.start(), play.platform)  # installed, not yet launched
        self._running = False
        if self._line.build is not None:
            self.phone.happen(self._line.build)

    @property
    def coming(self) -> tuple[tuple[Duration, str], ...]:
        """What the app can expect, and when from now: answers of the network, and its own alarms."""
        answers = [(at, event.name) for at, event in self._answers]
        return tuple(sorted((at - self.history.now, name) for at, name in [*answers, *self._wakes]))

    @property
    def settled(self) -> bool:
        """Has the network answered everything that the app has asked?"""
        return not self._answers

    @property
    def history(self) -> History:
        """Everything that happened so far."""
        return self.phone.history

    def run(self) -> None:
        """From the launch to the last act."""
        if self.play.launched:
            self.phone.happen(ProcessLaunched("user"))
            self._follow()
            self.wait(NETWORK)
        while self._left:
            self.act(self._left.pop(0))

    def act(self, act: Act) -> None:
        """Let the world do one thing, if it can be done now."""
        if isinstance(act, int):
            self.wait(act)
        elif isinstance(act, str):
            self._settle()
        elif (event := self._possible(act)) is not None:
            self.phone.happen(event)
            self._follow()

    def wait(self, duration: Duration) -> None:
        """Let time pass; what falls due on the way happens, and is heard, at its own moment."""
        end = self.history.now + duration
        while True:
            due = [*(at for at, _ in self._answers), *(at for at, _ in self._wakes)] if self._hears else []
            owed = self.phone.next_due(end)
            stop = min([end, *due, *([] if owed is None else [owed])])
            self.phone.wait(max(0, stop - self.history.now))
            self._follow()
            if not self._fall_due() and self.history.now >= end:
                return

    def close(self) -> None:
        """End the app."""
        if self._line is not None:
            self._line.line.close()
        self._line, self._running = None, False
        self._waiting, self._unsaid, self._wakes, self._answers = [], [], [], []

    # ------------------------------------------------------------ what the world can do

    def _possible(self, event: Event) -> Event | None:
        """The act with the names that this app uses; `None` where it cannot happen as things stand."""
        now = self.history.situation
        if isinstance(event, TransferCompleted):
            launch = self.history.last(ProcessLaunched)
            running = (
                each for each in self.history.of(StartTransfer, after=launch) if not finished(self.history, each)
            )
            return next((TransferCompleted(each.event.purpose) for each in running), None)
        if isinstance(event, UserTapsInApp) and not (now.alive and now.app_state != "background"):
            return None  # nobody can tap what is not there
        name = getattr(event, "call", None)
        if name is None or (isinstance(event, UserTapsInApp) and event.button == "call"):
            return event
        call = now.calls.get(self._own_name_of(name))
        if call is None or (isinstance(event, UserAnswers | UserDeclines) and call.state != "ringing"):
            return None
        named: Any = event
        meant: Event = replace(named, call=call.id)
        return meant

    def _own_name_of(self, call: str) -> str:
        """The identifier that the app gave to a call of the play: the play's own, or the oldest that means no other."""
        begun = [getattr(each.event, "call", "") for each in self.history.of(*BEGINNINGS)]
        if call not in begun and call not in self._meant:
            taken = {getattr(act, "call", None) for act in self.play.acts} | {*self._meant.values()}
            free = [each for each in begun if each not in taken]
            if not free:
                return call
            self._meant[call] = free[0]
        return self._meant.get(call, call)

    # ------------------------------------------------------------ what the app hears

    @property
    def _hears(self) -> bool:
        return self._running and self.history.situation.alive

    def _follow(self) -> None:
        """Tell the app what it can perceive, until neither it nor the phone has anything to add."""
        while self._followed < len(self.history.entries):
            entry = self.history.entries[self._followed]
            self._followed += 1
            self._expect_answer(entry)
            match entry.event:
                case ProcessLaunched():
                    self._launch(entry)
                case ProcessTerminated() | DeviceRebooted():
                    self.close()
                case ProcessResumed():
                    self._resume()
                case event if perceives(event):
                    self._hear(entry)

    def _launch(self, entry: Entry[Any]) -> None:
        if self._running:
            self.close()
        if self._line is None:
            self._line = Conversation(self.app.start(), self.play.platform)
        self._running = True
        self._hear(entry)

    def _resume(self) -> None:
        unsaid, waiting = self._unsaid, self._waiting
        self._unsaid, self._waiting = [], []
        for ask in unsaid:
            self._do(ask)
        for entry in waiting:
            self._hear(entry)

    def _hear(self, entry: Entry[Any]) -> None:
        if not self._running:
            return
        if not self.history.situation.alive:
            self._waiting.append(entry)
            return
        args = args_of(entry.event)
        message = {"who": entry.event.who, "event": entry.event.name}
        self._tell({**message, "args": args} if args else message)

    def _tell(self, message: dict[str, Any]) -> None:
        """Tell the app something; what it does about it happens at once, as it says it."""
        self._told += 1
        if self._told > MOST:
            raise AppError(
                f"the app was told {MOST} things in one play; it and the phone answer each other without end"
            )
        assert self._line is not None  # noqa: S101 - it is running
        for said in self._line.tell(self.history.now, message):
            if isinstance(said, Wake):
                self._wakes.append((self.history.now + said.after, said.name))
            else:
                self._do(said)
            if self.history.situation.process == "terminated":
                return  # the rest of its code never ran

    def _do(self, ask: Ask) -> None:
        if self.history.situation.alive:
            self.phone.happen(ask)
        else:
            self._unsaid.append(ask)

    # ------------------------------------------------------------ what falls due

    def _fall_due(self) -> bool:
        """Let happen what is due now; was there anything?"""
        if not self._hears:
            return False
        now = self.history.now
        answers = [event for at, event in self._answers if at <= now]
        wakes = [name for at, name in self._wakes if at <= now]
        self._answers = [each for each in self._answers if each[0] > now]
        self._wakes = [each for each in self._wakes if each[0] > now]
        for event in answers:
            if getattr(event, "call", None) in {None, *self.history.situation.calls}:  # nobody asks any more
                self.phone.happen(event)
                self._follow()
        for name in wakes:
            self._tell({"wake": name})
            self._follow()
        return bool(answers or wakes)

    def _settle(self) -> None:
        while self._answers and self._hears:
            self.wait(max(0, self._answers[-1][0] - self.history.now))

    def _expect_answer(self, entry: Entry[Any]) -> None:
        """The network answers the app after a while, unless the play tells how."""
        match entry.event:
            case StartTransfer(purpose):
                answer: Event = TransferCompleted(purpose)
            case JoinMedia(call):
                answer = MediaConnected(call)
            case PerformStartCallAction(call):
                answer = InvitationSent(call)
            case _:
                return
        if not any(self._settles(act, answer) for act in self._left):
            self._answers.append((entry.at + NETWORK, answer))

    def _settles(self, act: Act, answer: Event) -> bool:
        """Does an act of the play say itself how this comes out?"""
        same = isinstance(act, _OUTCOMES[type(answer)])
        return same and self._own_name_of(getattr(act, "call", "")) == getattr(answer, "call", "")


_OUTCOMES: dict[type[Event], tuple[type[Event], ...]] = {
    TransferCompleted: (TransferCompleted,),
    MediaConnected: (MediaConnected, MediaFailed),
    InvitationSent: (InvitationSent, InvitationFailed),
}
"""How that which the app asks of the network can come out."""
