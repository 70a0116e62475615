"""The laws that hold the design together, for every restriction there is and for stories that nobody wrote.

A story is a scenario of the features with some of its deeds left out and others put in between; a trace is the log of
such a story, of which any line may be missing. All of them are judged by all restrictions.

1. Finality: what has passed or failed stays so, however the history goes on.
2. Nothing for nothing: a phone without restrictions refuses nothing, suspends nobody and kills nobody.
3. One judge, two courts: what the live phone finds is what is found in its own log, written out and read back.
4. What is punished was found: who is refused or killed has failed at something, at the latest by being refused.
5. Determinism: the same deeds give the same trace, byte for byte, in whatever process.
9. Watched kinds: a judge asks the history only for what it declares.
"""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from functools import cache
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.stories import ROOT, SETTLED, Story, stories

from callkit_restrictions import trace
from callkit_restrictions.events import KINDS, Event, Tell, designs
from callkit_restrictions.events.process import ProcessSuspended, ProcessTerminated
from callkit_restrictions.grants import _PERFORM as ACTIONS
from callkit_restrictions.history import Entry, History, Log
from callkit_restrictions.phone import CannotHappenError, Phone
from callkit_restrictions.restriction import Consequence, Finding, Outcome, Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions.situation import Situation
from callkit_restrictions.versions import Platform
from callkit_restrictions_steps.scene import Script, call

CALLS = [call(name) for name in ("Anna", "Ben", "Carla")]
PAUSES = (0, 1, 999, 1000, 4000, 7000, 30_000, 60_000)  # milliseconds

few = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


# ---------------------------------------------------------------- what the features tell


def test_the_features_tell_stories():
    told = {story.restriction for story in stories() if story.script}
    assert set(load()) <= told, "a restriction without a story is not held to any law"


# ---------------------------------------------------------------- what might happen besides


@cache
def words() -> dict[str, list[Any]]:
    """What stood in the fields of events, by the name of the field: the words that judges listen for."""
    seen: dict[str, dict[Any, None]] = {}
    for story in stories():
        for entry in story.log:
            for field in fields(entry.event):
                seen.setdefault(field.name, {})[getattr(entry.event, field.name)] = None
    closed = {
        "element": designs.ELEMENTS,
        "place": designs.PLACES,
        "moment": designs.MOMENTS | {None},
        "fact": designs.FACTS,
        "promise": designs.PROMISES,
        "deed": designs.DEEDS,
    }
    open_ = {name: [*values] for name, values in seen.items()}
    ours = {"call": [None, *CALLS], "group_with": [None, *CALLS], "action": [None, *ACTIONS]}
    return open_ | {name: sorted(phrases, key=str) for name, phrases in closed.items()} | ours


def value(kind: type[Event], field: str) -> st.SearchStrategy[Any]:
    """A value that the field may hold, by its type."""
    hint = get_type_hints(kind)[field]
    allowed = hint.__args__ if hasattr(hint, "__args__") and not hasattr(hint, "__origin__") else (hint,)
    extra = {str: "something else", int: 3, bool: True}
    known = [word for word in words().get(field, []) if type(word) in _plain(allowed)]
    known += [extra[each] for each in allowed if each in extra and field not in {"element", "place", *_CLOSED}]
    known += [False] if bool in allowed else []
    known += [None] if type(None) in allowed else []
    known += [()] if tuple in _plain(allowed) else []
    return st.sampled_from(known)


_CLOSED = ("moment", "fact", "promise", "deed", "call", "group_with", "action")


def _plain(types: Iterable[Any]) -> set[Any]:
    return {getattr(each, "__origin__", each) for each in types}


@cache
def event(kind: type[Event]) -> st.SearchStrategy[Event]:
    """Any event of a kind. A word that its closed sets do not know is no event, so nothing happens then."""

    def make(values: dict[str, Any]) -> Event | None:
        try:
            return kind(**values)
        except ValueError:
            return None

    values = st.fixed_dictionaries({field.name: value(kind, field.name) for field in fields(kind)})
    return values.map(make).filter(lambda made: made is not None)


def anything() -> st.SearchStrategy[Event]:
    return st.sampled_from([*KINDS.values()]).flatmap(event)


def acts() -> st.SearchStrategy[Event]:
    """What is done to a phone; what iOS itself says is iOS's to say."""
    return st.sampled_from([kind for kind in KINDS.values() if not issubclass(kind, Tell)]).flatmap(event)


def edited(deeds: Iterable[Any], more: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    """The same deeds, but for some that are left out and some others in between."""
    deeds = [*deeds]
    places = st.integers(0, len(deeds))
    pauses = st.sampled_from(PAUSES)
    inserted = st.lists(st.tuples(places, more | pauses), max_size=6)
    dropped = st.sets(places, max_size=2)

    def edit(changes: tuple[list[tuple[int, Any]], set[int]]) -> list[Any]:
        told: list[Any] = []
        for place in range(len(deeds) + 1):
            told += [deed for at, deed in changes[0] if at == place]
            told += [] if place in changes[1] else deeds[place : place + 1]
        return told

    return st.tuples(inserted, dropped).map(edit)


@st.composite
def scripts(draw: st.DrawFn) -> Story:
    """A story that nobody wrote, to be played on a phone."""
    story = draw(st.sampled_from(stories()))
    return replace(story, script=draw(edited(story.script, acts())))


@st.composite
def logs(draw: st.DrawFn) -> Story:
    """A recording that nobody made: lines may be missing, and others may stand where no phone would put them."""
    story = draw(st.sampled_from(stories()))
    deeds: Script = []
    now = 0
    for entry in story.log:
        deeds += [entry.at - now, entry.event] if entry.at > now else [entry.event]
        now = entry.at
    return replace(story, script=draw(edited(deeds, anything())))


def play(story: Story, restrictions: Iterable[Restriction]) -> tuple[Phone, set[int]]:
    """Play a story on a phone; also the places in its log of what was done by us, not by the phone."""
    phone, ours = Phone(restrictions, story.platform, story.begin), set()
    for deed in story.script:
        try:
            phone.wait(deed) if isinstance(deed, int) else ours.add(phone.happen(deed).index)
        except CannotHappenError:
            continue  # a terminated app asks for nothing; the story goes on without that
    return phone, ours


def growing(story: Story, log: Log) -> Iterator[Log]:
    """The same log after each event and each pause of a story."""
    for deed in story.script:
        log.advance(log.now + deed) if isinstance(deed, int) else log.append(deed)
        yield log


# ---------------------------------------------------------------- 1


def changed(story: Story, restrictions: Iterable[Restriction]) -> str | None:
    """The first settled finding that did not stay as it was, in words."""
    restrictions = [*restrictions]
    before: dict[str, Counter[tuple[int, Outcome]]] = {rule.id: Counter() for rule in restrictions}
    for log in growing(story, Log(story.platform, story.begin)):
        for rule in restrictions:
            now = Counter((f.target.index, f.outcome) for f in rule.judge(log) if f.outcome in SETTLED)
            if lost := before[rule.id] - now:
                (target, outcome), *_ = lost
                then = [f"{f.outcome}: {f.because}" for f in rule.judge(log) if f.target.index == target]
                last = log.entries[-1]
                return f"{rule.id}: {log.entries[target]} had {outcome}; after {last} ({log.now} ms) it is {then}"
            before[rule.id] = now
    return None


@few
@given(logs())
def test_what_is_settled_stays_settled(story):
    assert changed(story, load().values()) is None


# ---------------------------------------------------------------- 2


@few
@given(scripts())
def test_a_phone_without_restrictions_takes_nothing_away(story):
    phone, ours = play(story, ())
    for entry in phone.history.entries:
        if entry.index not in ours:
            assert not isinstance(entry.event, ProcessTerminated | ProcessSuspended), entry
            assert "refuse" not in type(entry.event).__name__.lower(), entry
            assert "reject" not in type(entry.event).__name__.lower(), entry
            assert not isinstance(entry.event, designs.NoWay), entry
            assert getattr(entry.event, "error", None) is None, entry
    assert phone.findings == {}


# ---------------------------------------------------------------- 3


@few
@given(scripts())
def test_the_live_phone_finds_what_is_found_in_its_own_log(story):
    phone, _ = play(story, load().values())
    read = trace.read(trace.write(phone.history))
    for back, lived_ in zip(read.entries, phone.history.entries, strict=True):
        assert back == lived_
    assert read.now == phone.history.now
    for rule in load().values():
        if rule.holds.hold_on(read.platform):
            assert list(phone.findings[rule.id]) == list(rule.judge(read)), rule.id


# ---------------------------------------------------------------- 4


REFUSED_WITHOUT_FAULT = {
    "calls.fresh-uuid": "a second push repeats its call, which is refused and yet right",
    "background.keep-call-data-readable-when-locked": "before the first unlock the keychain refuses whoever asks",
}
"""Duties in which iOS also refuses what is no breach, and why. Limits need no reason: they bind without any fault."""

Planned = list[tuple[Restriction, Consequence]]


def tried(story: Story, restrictions: Iterable[Restriction]) -> tuple[Phone, set[int], Planned]:
    """Play a story; also whatever the restrictions wanted done."""
    planned: Planned = []

    def spied(rule: Restriction) -> Restriction:
        def enforce(history: History, findings: Iterable[Finding]) -> Iterator[Consequence]:
            for consequence in rule.enforce(history, findings):
                planned.append((rule, consequence))
                yield consequence

        return replace(rule, enforce=enforce)

    return *play(story, map(spied, restrictions)), planned


def without_fault(phone: Phone, planned: Planned) -> list[tuple[str, Consequence]]:
    """What was done to somebody who had not failed, nor did by being refused."""
    failed = [(id_, f.target) for id_, found in phone.findings.items() for f in found if f.outcome is Outcome.FAILED]
    for rule, consequence in planned:
        assert phone.history.entries[consequence.cites.index] == consequence.cites, rule.id
    fates = [(rule.id, each) for rule, each in planned if each.verb != "suspend" and rule.kind != "limit"]
    return [(id_, consequence) for id_, consequence in fates if (id_, consequence.cites) not in failed]


@few
@given(scripts())
def test_who_is_refused_or_killed_has_failed_at_something(story):
    phone, ours, planned = tried(story, load().values())
    for id_, consequence in without_fault(phone, planned):
        excused = consequence.verb == "refuse" and id_ in REFUSED_WITHOUT_FAULT
        assert excused, f"{id_}: {consequence.verb} for {consequence.cites}, which did not fail"
    wanted = [consequence.tell for _, consequence in planned]
    for entry in phone.history.entries:
        if isinstance(entry.event, ProcessTerminated | ProcessSuspended) and entry.index not in ours:
            assert entry.event in wanted, f"nobody asked for {entry}"


@pytest.mark.parametrize("id_", REFUSED_WITHOUT_FAULT)
def test_an_exception_is_still_needed(id_):
    own = [story for story in stories() if story.restriction == id_]
    done = [without_fault(phone, planned) for phone, _, planned in (tried(story, [load()[id_]]) for story in own)]
    assert any(done), f"{id_} refuses only what failed; strike it off the list"


# ---------------------------------------------------------------- 5


def lived(story: Story) -> str:
    """Everything that came of a story, as text."""
    phone, _ = play(story, load().values())
    found = [f"{id_} {finding}" for id_, some in phone.findings.items() for finding in some]
    return "\n".join([*trace.write(phone.history), *found])


@few
@given(scripts())
def test_the_same_deeds_give_the_same_trace(story):
    assert lived(story) == lived(story)


def digest() -> str:
    """One number for what comes of every scenario, and of every scenario with its deeds shuffled a little."""
    total = hashlib.sha256()
    dice = random.Random(17)  # noqa: S311 - no secret
    for story in stories():
        shuffled = [*story.script]
        dice.shuffle(shuffled)
        for script in (story.script, shuffled):
            total.update(lived(replace(story, script=script)).encode())
    return total.hexdigest()


def test_two_processes_agree_whatever_their_hash_seed():
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.test_laws"],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in ("1", "2")
    ]
    one, other = (process.communicate()[0] for process in started)
    assert one == other
    assert len(one.strip()) == 64


# ---------------------------------------------------------------- 9


class Spy(Log):
    """A log that remembers what it was asked for."""

    __slots__ = ("asked",)

    def __init__(self, platform: Platform, begin: Situation) -> None:
        super().__init__(platform, begin)
        self.asked: set[type[Event]] = set()

    def _places(self, kinds: tuple[type[Event], ...], *bounds: Any, **more: Any) -> Iterable[int]:  # noqa: ANN401 - as in History
        """Note the kinds, and answer."""
        self.asked.update(kinds)
        return super()._places(kinds, *bounds, **more)

    @property
    def entries(self) -> tuple[Entry[Any], ...]:
        """Note that everything was asked for, and answer."""
        self.asked.add(Event)
        return super().entries


def asked_by(judge: Callable[[History], Iterator[Finding]]) -> set[type[Event]]:
    """The kinds that a judge asks for, in whatever scenario."""
    asked: set[type[Event]] = set()
    for log in _spies():
        log.asked = set()
        for _ in judge(log):
            pass
        asked |= log.asked
    return asked


@cache
def _spies() -> tuple[Spy, ...]:
    spies = []
    for story in stories():
        spy = Spy(story.platform, story.begin)
        for entry in story.log:
            spy.advance(entry.at)
            spy.append(entry.event)
        spies.append(spy)
    return tuple(spies)


@pytest.mark.parametrize("id_", load())
def test_a_judge_asks_only_for_what_it_watches(id_):
    rule = load()[id_]
    allowed = {*rule.watches, ProcessTerminated}  # the phone judges anew after a death, watched or not
    unwatched = {kind.__name__ for kind in asked_by(rule.judge) - allowed}
    assert not unwatched, f"{id_} asks for {', '.join(sorted(unwatched))}; add it to watches"


@pytest.mark.parametrize("id_", [id_ for id_, rule in load().items() if rule.near_misses])
def test_a_near_miss_asks_only_for_what_its_restriction_watches(id_):
    rule = load()[id_]
    allowed = {*rule.watches, ProcessTerminated}
    for miss in rule.near_misses:
        unwatched = {kind.__name__ for kind in asked_by(miss.judge) - allowed}
        assert not unwatched, f"{id_}: {miss.name} asks for {', '.join(sorted(unwatched))}"


if __name__ == "__main__":
    sys.stdout.write(f"{digest()}\n")
