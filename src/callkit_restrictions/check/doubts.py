"""Doubts: could something that the recording does not show have changed a finding? It is tried.

A recording has blind spots: what happened before it began, events that the recorder cannot see, lines that cannot be
read, and how a call came that the system tells of. For each of them, events that might have been there are put into the
log, one at a time, and the judge is asked again. Where the outcome becomes another one, nobody can tell. The judge
itself knows nothing of all this.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from itertools import islice, product
from typing import Any, TypeAlias

from callkit_restrictions.check.recording import AGES, Recording
from callkit_restrictions.check.shapes import begins
from callkit_restrictions.events import KINDS, Event
from callkit_restrictions.events import actions as a
from callkit_restrictions.events.audio import DidActivateAudioSession, StartAudio
from callkit_restrictions.events.calls import (
    InitProvider,
    ReportNewIncomingCall,
    ReportNewIncomingCallCompletion,
    ReportOutgoingCallConnected,
    RequestTransaction,
    SetProviderDelegate,
)
from callkit_restrictions.events.designs import Wish
from callkit_restrictions.events.process import (
    AppState,
    DeviceLocked,
    DeviceRebooted,
    ProcessLaunched,
    ProcessTerminated,
)
from callkit_restrictions.events.pushes import DidReceiveIncomingPush
from callkit_restrictions.events.screens import CallUIRinging
from callkit_restrictions.events.store import DeclareBuild, SubmitToAppStore
from callkit_restrictions.history import Log
from callkit_restrictions.lines import Problem
from callkit_restrictions.restriction import Finding, Outcome, Restriction
from callkit_restrictions.situation import RUNNING, fold

Inserts = Mapping[int, Sequence[Event]]
"""Events to put in, by the place of the line before which they stand."""

NEAR = 60
"""In a long recording so many lines on each side of a finding are judged again, and no more."""

ENOUGH = 20
"""What came of so many findings of one shape in one recording, comes of all: a recorder's sight does not change. Of
lines that cannot be read so many are tried for one shape; after that, whatever comes after such a line is doubted."""

VARIANTS = 24
"""So many forms of one kind of event are tried."""

GAPS = 8
"""Of so many unreadable lines around a finding each is tried; where there are more, nobody can tell."""

TELLING = (
    ReportNewIncomingCallCompletion,
    CallUIRinging,
    a.PerformAnswerCallAction,
    a.PerformEndCallAction,
    a.PerformSetHeldCallAction,
    a.PerformSetMutedCallAction,
    a.PerformPlayDTMFCallAction,
)
"""With these the system tells of a call that it has, or of which it was told."""

PLAIN: frozenset[type[Event]] = frozenset(
    {ProcessLaunched, ProcessTerminated, DeviceRebooted, DeclareBuild, SubmitToAppStore}
)
"""What cannot have happened unnoticed between two lines of one process."""


Tried: TypeAlias = dict[tuple[type[Event], Outcome], list[str | None]]
"""What came of the findings of one restriction that were doubted so far, by their shape."""


class Doubts:
    """What can be doubted of the findings of one restriction in one recording."""

    def __init__(self, recording: Recording, restriction: Restriction, tried: Tried) -> None:
        self.recording, self.restriction = recording, restriction
        self.unseen = _unseen(recording, restriction)
        self.places = [place for place, _ in recording.gaps]
        self.tried = tried
        self.near_gaps: Counter[tuple[type[Event], Outcome]] = Counter()

    def about(self, finding: Finding) -> str | None:
        """Why a settled finding may be another one, as far as the recording shows; `None` where it stands.

        That something passed is doubted only where it rests on what is not there, and on what stands near.
        """
        header, passed = self.recording.header, finding.outcome is Outcome.PASSED
        if not passed and (call := self._untold(finding)) and self._came(finding, call):
            return "a call is there of which the recording does not show how it came"
        middle = header.starts == "mid-call" and not passed
        lost = bool(self.places) and (not passed or self._near_a_gap(finding))
        if (passed and finding.met_by is not None) or not (middle or self.unseen or lost):
            return None
        shape = (type(finding.target.event), finding.outcome)
        if lost:
            self.near_gaps[shape] += 1
            if self.near_gaps[shape] > ENOUGH and (gap := self._gap_before(finding)):
                return f"line {gap.number} cannot be read, and may explain this"
            return self._try(finding, middle=middle, lost=True)
        tried = self.tried.setdefault(shape, [])
        if len(tried) < ENOUGH:
            tried.append(self._try(finding, middle=middle, lost=False))
            return tried[-1]
        return next(filter(None, tried), None)

    def _try(self, finding: Finding, *, middle: bool, lost: bool) -> str | None:
        trial = _Trial(self.recording, self.restriction, finding)
        if middle and trial.changes({0: past} for past in _pasts(self.recording, self.restriction)):
            return "the recording started in the middle of a call, and what came before it may explain this"
        for kind in self.unseen:
            inserts = ({place: [event]} for event in phantoms(kind, trial.near) for place in trial.places())
            if trial.changes(inserts):
                return f"{kind.name} may have happened: the recorder cannot see it"
        return self._lost(trial) if lost else None

    def _untold(self, finding: Finding) -> str | None:
        """A call that the system tells of after a push and before anything new, and that nothing has brought."""
        log, entries = self.recording.logs[0], self.recording.entries
        if not isinstance(finding.target.event, DidReceiveIncomingPush):
            return None
        for entry in islice(entries, finding.target.index + 1, None):
            if begins(entry.event) or isinstance(entry.event, ProcessTerminated):
                return None
            call: str | None = getattr(entry.event, "call", None)
            if isinstance(entry.event, TELLING) and call:
                asked = log.of(ReportNewIncomingCall, RequestTransaction, a.PerformStartCallAction, before=entry)
                return None if any(getattr(each.event, "call", None) == call for each in asked) else call
        return None

    def _came(self, finding: Finding, call: str) -> bool:
        """Would it be another finding if that call had been reported right after its target, or were older?"""
        trial, place = _Trial(self.recording, self.restriction, finding), finding.target.index
        return trial.changes([{place + 1: [ReportNewIncomingCall(call)]}, {place: [*_incoming(call)]}])

    def _near_a_gap(self, finding: Finding) -> bool:
        first, last = finding.target.index, (finding.met_by or finding.target).index
        return bisect_left(self.places, first - NEAR) < bisect_right(self.places, last + NEAR)

    def _gap_before(self, finding: Finding) -> Problem | None:
        """The last line before it was settled that could not be read."""
        last = finding.met_by.index if finding.met_by else finding.target.index
        place = bisect_right(self.places, last)
        return self.recording.gaps[place - 1][1] if place else None

    def _lost(self, trial: _Trial) -> str | None:
        """A line that could not be read, and that may have held what is missing."""
        first, last = trial.span()
        gaps = [gap for gap in self.recording.gaps if gap[0] <= last]
        inside = [gap for gap in gaps if gap[0] > first]
        if len(inside) > GAPS:
            return f"{len(inside)} lines around it cannot be read"
        for place, problem in gaps[-GAPS:]:
            kinds = [kind for kind in self.restriction.watches if _hidden(kind)]
            if problem.kind is not None:
                kinds = [] if issubclass(problem.kind, Wish) else [problem.kind]  # a design changes no story
            if trial.changes({place: [event]} for kind in kinds for event in phantoms(kind, trial.near)):
                return f"line {problem.number} cannot be read, and may explain this"
        return None


class _Trial:
    """One finding, and the part of the log around it that is judged again and again."""

    def __init__(self, recording: Recording, restriction: Restriction, finding: Finding) -> None:
        self.recording, self.restriction, self.finding = recording, restriction, finding
        self.log, self.entries = recording.logs[0], recording.entries
        self.near = [entry.event for entry in (finding.target, finding.met_by) if entry is not None]
        first, last = finding.target.index, (finding.met_by or finding.target).index
        self.start, self.stop = max(0, first - NEAR), min(len(self.entries), max(first, last) + NEAR + 1)
        if not self.still({}):  # it takes the whole story to see it
            self.start, self.stop = 0, len(self.entries)

    def span(self) -> tuple[int, int]:
        """From the target to what settled it, or to the end of what is judged again."""
        target, settled = self.finding.target.index, self.finding.met_by
        return target, max(target, settled.index) if settled else self.stop

    def places(self) -> list[int]:
        """Long ago, before the target, right after it, and right before what settled it."""
        first, last = self.span()
        return sorted({0, first, first + 1, last})

    def changes(self, inserts: Iterable[Inserts]) -> bool:
        """Does any of the stories change the outcome?"""
        return not all(self.still(each) for each in inserts)

    def still(self, inserts: Inserts) -> bool:
        """Is the outcome the same in a story with these events put in? What stands at 0 happened ages before it."""
        passed = AGES if 0 in inserts else 0
        log = Log(self.log.platform, self.log.before(self.entries[self.start]))
        begin = max(self.start, self.recording.begin)
        long_ago = [event for place, told in inserts.items() if place < max(self.start, 1) for event in told]
        for place in range(self.start, self.stop + 1):
            self.recording.skip(log, place)
            for event in (*(long_ago if place == begin else ()), *(inserts.get(place, ()) if place else ())):
                log.append(event)
            if place < self.stop:
                entry = self.entries[place]
                log.advance(entry.at + (passed if place >= begin else 0))
                log.append(entry.event)
        whole = self.stop == len(self.entries)
        log.advance((self.log.now if whole else self.entries[self.stop].at) + passed)
        target = self.finding.target.event
        outcomes = {found.outcome for found in self.restriction.judge(log) if found.target.event is target}
        return self.finding.outcome in outcomes


def _unseen(recording: Recording, restriction: Restriction) -> list[type[Event]]:
    """The kinds that a restriction asks for and this recorder cannot see."""
    sees = recording.header.sees
    if sees is None:
        return []
    kinds = [kind for kind in restriction.watches if kind not in recording.kinds and _hidden(kind)]
    return [kind for kind in kinds if not _visible(kind.name, sees)]


def _hidden(kind: type[Event]) -> bool:
    """Can it have happened unseen? Nothing between two lines of one process ends it, and designs are not recorded."""
    return kind not in PLAIN and not issubclass(kind, Wish)


def _visible(name: str, sees: Iterable[str]) -> bool:
    """Is it in the list, by its name or by a prefix? A whole name stands for itself alone."""
    return any(name == each if each in KINDS else name.startswith(each) for each in sees)


# ---------------------------------------------------------------- what may have happened


def phantoms(kind: type[Event], near: Sequence[Event]) -> Iterator[Event]:
    """Events of a kind that may have happened near some others: about the same call, the same work."""
    required = {each.name for each in fields(kind) if each.default is MISSING}
    choices = [_choices(each.name, required=each.name in required, near=near) for each in fields(kind)]
    names = [each.name for each in fields(kind)]
    for values in islice(product(*choices), VARIANTS):
        said = {name: value for name, value in zip(names, values, strict=True) if value is not MISSING}
        yield kind(**said)


def _choices(name: str, *, required: bool, near: Sequence[Event]) -> list[Any]:
    """The values that a field may have had, the likeliest first; `MISSING` is its default."""
    own = [getattr(event, name) for event in near if getattr(event, name, None) is not None]
    more: dict[str, list[Any]] = {
        "action": [event.name.removesuffix(".perform") for event in near if event.name.endswith(".perform")],
        "state": ["foreground", "background"],
        "on_hold": [True, False],
        "muted": [True, False],
        "on": [True, False],
        "count": [1],
        "number": [0],
    }
    if required and name == "action":
        own += ACTIONS
    values = [*own, *more.get(name, [])]
    values += ["?"] if required and not values else [] if required else [MISSING]
    return [value for place, value in enumerate(values) if value not in values[:place]]  # a payload has no hash


ACTIONS = [kind.name.removesuffix(".perform") for kind in KINDS.values() if kind.name.endswith("Action.perform")]


def _pasts(recording: Recording, restriction: Restriction) -> Iterator[list[Event]]:
    """Stories that may have come before a recording that begins in the middle of a call."""
    named = [*dict.fromkeys(_of_before(recording))]
    calls = named or ["?"]
    incoming = [event for call in calls for event in _incoming(call)]
    outgoing = [event for call in calls for event in _outgoing(call)]
    ready: list[Event] = [InitProvider(), SetProviderDelegate()]
    for told in (incoming, outgoing, [ReportNewIncomingCall(call) for call in named]):
        for rest in ([], [DidActivateAudioSession()], [DidActivateAudioSession(), StartAudio()]):
            yield [*told, *rest]
            yield [*ready, *told, *rest]
    for more in (AppState("foreground"), AppState("background"), DeviceLocked()):
        yield [*incoming, DidActivateAudioSession(), more]
    for call in calls:
        for action in (a.PerformSetHeldCallAction(call, on_hold=True), a.PerformSetMutedCallAction(call, muted=True)):
            done = a.FulfillAction(action.name.removesuffix(".perform"), call)
            yield [*incoming, DidActivateAudioSession(), action, done]
        for kind in restriction.watches:
            if _hidden(kind):
                for event in phantoms(kind, [a.PerformAnswerCallAction(call)]):
                    if _in_a_call([*incoming, event]):
                        yield [*incoming, event]


def _in_a_call(past: Iterable[Event]) -> bool:
    """Is somebody talking at the end of a story? So the middle of a call is meant."""
    now = RUNNING
    for event in past:
        now = fold(now, event)
    return any(call.state == "connected" for call in now.calls.values())


def _incoming(call: str) -> list[Event]:
    answer = "CXAnswerCallAction"
    return [ReportNewIncomingCall(call), a.PerformAnswerCallAction(call), a.FulfillAction(answer, call)]


def _outgoing(call: str) -> list[Event]:
    start = "CXStartCallAction"
    asked = [RequestTransaction(start, call), a.PerformStartCallAction(call), a.FulfillAction(start, call)]
    return [*asked, ReportOutgoingCallConnected(call)]


def _of_before(recording: Recording) -> Iterator[str]:
    """The calls that the recording names before it shows how they began, if it ever does."""
    begun: set[str] = set()
    for line in recording.lines:
        event, call = line.event, getattr(line.event, "call", None)
        starts = isinstance(event, ReportNewIncomingCall | a.PerformStartCallAction)
        starts = starts or getattr(event, "action", None) == "CXStartCallAction"
        if call and starts:
            begun.add(call)
        elif call and call not in begun:
            yield call
