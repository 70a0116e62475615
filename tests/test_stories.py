"""A long trace is judged story by story, and each verdict is the one that the whole trace would have had.

The court is told many short stories one after another: all scenarios, all look-alikes, and what really happened in the
field. A recording of the same lines, judged as a whole, has to come to the same.
"""

from __future__ import annotations

import json
import runpy
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.stories import ROOT, Story, stories, tales
from tests.test_retold import restart

from callkit_restrictions import load, trace
from callkit_restrictions.check import court as court_module
from callkit_restrictions.check import judge, read
from callkit_restrictions.check import past as past_module
from callkit_restrictions.check.court import LONGEST, Court
from callkit_restrictions.check.judging import Verdict
from callkit_restrictions.events import Event
from callkit_restrictions.history import Entry, Log
from callkit_restrictions.restriction import Restriction
from callkit_restrictions.situation import RUNNING
from callkit_restrictions.versions import IOS, Platform

FIELD = sorted((Path(__file__).parent / "field_cases").glob("*.jsonl"))
PLATFORM = Platform(IOS("26.4"))
MINUTE, HOUR = 60_000, 3_600_000

few = settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=[*HealthCheck])

Found = tuple[str, int, str]


def heard(lines: list[str], restrictions: Iterable[Restriction]) -> list[Verdict]:
    court = Court("a trace", restrictions)
    verdicts = [*court.hear(lines)]
    assert court.passed == sum(verdict.outcome == "passed" for verdict in verdicts)
    return [verdict.given(court.oldest) for verdict in verdicts]


def whole(lines: list[str], restrictions: Iterable[Restriction]) -> list[Verdict]:
    return [*judge(read("a trace", lines), restrictions)]


def said(verdicts: Iterable[Verdict]) -> Counter[Found]:
    return Counter((verdict.restriction.id, verdict.line.number, verdict.outcome) for verdict in verdicts)


def told(parts: Iterable[Story], pause: int = HOUR) -> tuple[list[str], list[int]]:
    """One trace of several stories, each about calls of its own; and of each line, which story it tells."""
    log, whose = Log(PLATFORM, RUNNING), [0]
    for number, story in enumerate(parts):
        begun = log.now
        for entry in story.log:
            log.advance(begun + entry.at)
            log.append(_of_call(entry.event, number))
        log.advance(log.now + pause)
        restart(log)
        whose += [number] * (len(log.entries) + 1 - len(whose))
    return [*trace.write(log)], whose


def differ(lines: list[str], whose: list[int], restrictions: Iterable[Restriction]) -> list[Found]:
    """What is found otherwise, but for what another story settles: of that nobody will wait for long."""
    restrictions = [*restrictions]
    one, other = heard(lines, restrictions), whole(lines, restrictions)
    across = {
        (each.restriction.id, each.line.number)
        for each in other
        if each.met_by is not None and whose[each.met_by.number - 1] != whose[each.line.number - 1]
    }
    found, expected = said(one), said(other)
    assert not [each for each in found - expected if each[2] == "failed"]
    return [each for each in (found - expected) + (expected - found) if each[:2] not in across]


def _of_call(event: Event, number: int) -> Event:
    names = [name for name in ("call", "group_with") if getattr(event, name, None)]
    return replace(event, **{name: f"{getattr(event, name)[:-2]}{number % 100:02}" for name in names})


@pytest.mark.parametrize("id_", load())
def test_the_scenarios_of_a_restriction_in_one_trace(id_):
    assert not differ(*told(story for story in tales(id_) for _ in range(2)), [load()[id_]])


@few
@given(st.lists(st.sampled_from(stories()), min_size=2, max_size=12), st.sampled_from([MINUTE, HOUR]))
def test_any_scenarios_in_one_trace(some, pause):
    assert not differ(*told(some, pause), load().values())


def claims(lines: list[str]) -> list[Found]:
    """What the stream says for sure, and the whole does not.

    After some lines that were lost the whole doubts what passed without a look; the stream may have looked.
    """
    one, other = heard(lines, load().values()), whole(lines, load().values())
    unread = {(each.restriction.id, each.line.number) for each in other if "cannot be read" in each.because}
    extra = said(one) - said(other)
    return [each for each in extra if each[2] == "failed" or (each[2] == "passed" and each[:2] not in unread)]


@cache
def pool() -> list[list[dict[str, Any]]]:
    """Every tale and every field case, as the events of a trace."""
    told_ = [trace.write(log_of(tale.log)) for id_ in load() for tale in tales(id_)]
    field = [path.read_text(encoding="utf-8").splitlines() for path in FIELD]
    parsed = [[json.loads(line) for line in lines] for lines in (*map(list, told_), *field)]
    return [events for all_ in parsed if (events := [event for event in all_ if "event" in event])]


def log_of(entries: Iterable[Entry[Any]]) -> Log:
    log = Log(PLATFORM, RUNNING)
    for entry in entries:
        log.advance(entry.at)
        log.append(entry.event)
    return log


def mixture(dice: Random) -> list[str]:
    """A trace of anything that can happen: what is told twice, at a time, under one name, cut off, damaged."""
    tales_ = [dice.choice(pool()) for _ in range(dice.randint(2, 5))] * dice.choice([1, 1, 2])
    names = dice.choice([1, 2, 100])
    own = [[_renamed(event, dice.randrange(names)) for event in events] for events in _shuffled(tales_, dice)]
    own += [[{"event": "process.terminated", "who": "system"}]] * dice.choice([0, 0, 1])
    pauses, at_a_time = dice.choice([[0], [0.2, 2, 20], [60, 3600, 7 * 86400]]), dice.choice([1, 1, 1, 3])
    lost, timeless, inferred = dice.choice([(0, 0, 0), (0, 0, 0), (0.03, 0, 0), (0, 0.03, 0), (0.02, 0.02, 0.02)])
    now, lines = 0.0, [json.dumps(_header(dice))]
    while own:
        events = dice.choice(own[:at_a_time])
        event, before = events.pop(0), now
        now += dice.choice([0, 0.01, 0.2, 2]) if events else dice.choice(pauses)
        own = [each for each in own if each]
        event = {"t": round(before, 3), **{key: value for key, value in event.items() if key != "t"}}
        if dice.random() < timeless:
            del event["t"]
        if dice.random() < inferred:
            event["inferred"] = True
        if dice.random() < lost:
            event["args"] = dice.choice([3, {"uuid": 3}])
        lines.append(json.dumps(event))
    return [*lines, *dice.choice([[], ['{"end": true}'], [json.dumps({"end": True, "t": round(now + 60, 3)})]])]


def _shuffled(tales_: list[list[dict[str, Any]]], dice: Random) -> list[list[dict[str, Any]]]:
    return dice.sample(tales_, k=len(tales_))


def _renamed(event: dict[str, Any], number: int) -> dict[str, Any]:
    args = event.get("args", {})
    named = {key: f"{value[:-2]}{number:02}" for key, value in args.items() if key in {"uuid", "groupWith"} and value}
    return {**event, "args": {**args, **named}}


def _header(dice: Random) -> dict[str, Any]:
    head: dict[str, Any] = {"format": "callkit-trace", "version": 1}
    head["platform"] = dice.choice([{"ios": "26.4"}, {"ios": "13.1", "linked_sdk": "12.0"}, {}])
    head["starts"] = dice.choice(["launch", "running", "running", "mid-call"])
    return head | dice.choice([{}, {}, {}, {"sees": ["CX", "PK"]}])


@few
@given(st.randoms(use_true_random=False), st.sampled_from([{}, {"CALLS_KEPT": 10}, {"LONGEST": 5}, {"MANNERS": 3}]))
def test_whatever_happens_the_stream_claims_no_more_than_the_whole(dice, less):
    with pytest.MonkeyPatch.context() as patch:
        for name, value in less.items():
            patch.setattr(court_module if hasattr(court_module, name) else past_module, name, value)
        lines = mixture(dice)
        assert not claims(lines), "\n".join(lines)


@few
@given(st.lists(st.sampled_from(stories()), min_size=2, max_size=8), st.sampled_from([0, 2_000]))
def test_whatever_stands_close_together_is_judged_alike(some, pause):
    assert not claims(told(some, pause)[0])


@pytest.mark.parametrize("path", FIELD, ids=lambda path: path.stem)
def test_what_happened_in_the_field(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert said(heard(lines, load().values())) == said(whole(lines, load().values()))


# ---------------------------------------------------------------- a long trace


@cache
def large(events: int) -> tuple[str, ...]:
    """A trace as `make bench` has it."""
    written = StringIO()
    runpy.run_path(str(ROOT / "tools/bench/_large_trace.py"))["write"](events, written)
    return tuple(written.getvalue().splitlines())


def test_a_large_trace_is_judged_as_if_it_were_a_short_one():
    lines = [*large(3000), "oops", '{"end": true}']
    one, other = heard(lines, load().values()), whole(lines, load().values())
    assert said(one) == said(other)
    assert {(each.line.number, each.because, each.met_by) for each in one} == {
        (each.line.number, each.because, each.met_by) for each in other
    }


def test_what_is_remembered_does_not_grow():
    court = Court("a trace", load().values(), wanted=False)
    assert {verdict.outcome for verdict in court.hear(large(3000))} <= {"cant-tell"}
    some = len(court.past.lines), court.tree.size
    assert some[0] < 150
    more = Court("a trace", load().values(), wanted=False)
    assert {verdict.outcome for verdict in more.hear(large(6000))} <= {"cant-tell"}
    assert len(more.past.lines) < 150
    assert more.tree.size < 1.5 * some[1]
    assert more.events == 6000


def line(at: float, event: str, **args: object) -> str:
    return json.dumps({"t": at, "event": event, "args": args})


HEADER = '{"format": "callkit-trace", "version": 1, "platform": {"ios": "17.4"}}'
PUSH = "PKPushRegistryDelegate.didReceiveIncomingPush"
REPORT, ENDED = "CXProvider.reportNewIncomingCall", "CXProvider.reportCall(endedAt:reason:)"


def call(at: float, name: str) -> list[str]:
    return [line(at, REPORT, uuid=name), line(at + 1, ENDED, uuid=name, reason="remoteEnded")]


def test_a_story_without_an_end_is_told_in_parts():
    """The call lives on, and what is about it is remembered; what nothing settles in sight, nobody can tell."""
    mutes = [line(2 + n, "ui.speaker", on=bool(n % 2)) for n in range(6 * LONGEST)]
    lines = [HEADER, line(0, REPORT, uuid="A"), line(1, "CXEndCallAction.perform", uuid="A"), *mutes]
    lines += [line(4000, ENDED, uuid="A", reason="remoteEnded"), line(4001, ENDED, uuid="B")]
    verdicts = heard(lines, load().values())
    (open_,) = [each for each in verdicts if each.restriction.id == "calls.finish-every-action"]
    assert open_.outcome == "cant-tell"
    assert open_.because.startswith("none of the ")
    assert "events after it settles this: the action is still waiting" in open_.because
    failed = [(each.restriction.id, each.line.number) for each in verdicts if each.outcome == "failed"]
    assert failed == [("calls.name-a-known-call", len(lines))]


def test_an_identifier_that_comes_again_brings_back_its_call():
    lines = [HEADER, *call(0, "A"), *call(100, "B"), *call(200, "C"), line(300, REPORT, uuid="D")]
    lines += [line(301, "CXProvider.reportCall(updated:)", uuid="A"), line(302, ENDED, uuid="D")]
    assert not [each for each in heard(lines, load().values()) if each.outcome == "failed"]


def test_of_a_call_that_may_be_forgotten_nobody_can_tell(monkeypatch):
    lines = [HEADER, *(each for n in range(30) for each in call(100 * n, f"C{n}"))]
    update = [line(4000, REPORT, uuid="D"), line(4001, "CXProvider.reportCall(updated:)", uuid="C1")]
    lines += [*update, line(4002, ENDED, uuid="D")]
    assert not claims(lines)
    monkeypatch.setattr(past_module, "CALLS_KEPT", 20)
    (told,) = [each for each in heard(lines, load().values()) if each.restriction.id == "calls.name-a-known-call"]
    assert told.outcome == "cant-tell"
    assert told.because.endswith(past_module.BYGONE)
    assert not claims(lines)


def test_pushes_that_went_unreported_are_counted():
    """However long ago: iOS counts them as long as the app is installed."""
    lines = [HEADER]
    for n in range(3):
        lines += [line(100 * n, PUSH, app_state="background"), line(100 * n + 1, f"{PUSH}.return")]
        lines += call(100 * n + 2, f"C{n}")
    lines += [*call(1000, "D"), line(2000, "push.sent", type="voIP"), *call(2001, "E")]
    (told,) = [each for each in heard(lines, load().values()) if each.restriction.id.startswith("push.repeated")]
    assert (told.outcome, told.line.number) == ("failed", len(lines) - 2)
    assert said(heard(lines, load().values())) == said(whole(lines, load().values()))


def test_background_pushes_are_counted_for_an_hour():
    lines = [HEADER]
    for n in range(8):
        lines += [line(1000 * n, "push.sent", type="background"), *call(1000 * n + 10, f"C{n}")]
    assert said(heard(lines, load().values())) == said(whole(lines, load().values()))


def test_a_blocked_caller_stays_blocked():
    lines = [HEADER, line(0, "user.blocksCaller", handle="+1555")]
    for n in range(3):
        lines += [line(100 * n, REPORT, uuid=f"C{n}", handle="+1555"), line(100 * n + 9, ENDED, uuid=f"C{n}")]
    assert said(heard(lines, load().values())) == said(whole(lines, load().values()))


def test_a_lost_line_a_lost_time_and_a_conclusion_are_doubted_where_they_stand():
    odd = [
        "oops",
        '{"event": "CXProviderDelegate.didActivate"}',
        '{"t": 250, "event": "audio.start", "inferred": true}',
    ]
    lines = [HEADER, *call(0, "A"), *call(100, "B"), *call(200, "C"), *odd, *call(300, "D"), *call(400, "E")]
    assert said(heard(lines, load().values())) == said(whole(lines, load().values()))


def test_a_release_shows_late_and_counts_from_the_beginning():
    cancel = line(0, PUSH, app_state="background", payload={"kind": "cancel"})
    killed = line(200, "process.terminated", exception="NSInternalInconsistencyException")
    lines = [HEADER.replace('"ios": "17.4"', ""), cancel, line(0.1, f"{PUSH}.return"), *call(10, "A")]
    lines += [*call(100, "B"), line(199, PUSH, app_state="background"), line(199.5, f"{PUSH}.return"), killed]
    assert said(heard(lines, load().values())) == said(whole(lines, load().values()))


def test_too_many_problems_are_counted():
    court = Court("a trace", load().values())
    assert [*court.hear([HEADER, *["oops"] * 150])] == []
    assert str(court.problems[-1]) == "line 101: 50 more lines cannot be read"
    empty = Court("a trace", load().values())
    assert [*empty.hear([])] == []
    assert str(empty.problems[0]) == "line 1: the trace is empty; it begins with its header"


def test_shapes_are_forgotten_where_there_are_too_many(monkeypatch):
    monkeypatch.setattr(court_module, "MOST", 300)
    monkeypatch.setattr(past_module, "CALLS_KEPT", 100)
    assert said(heard([*large(3000)], load().values())) == said(whole([*large(3000)], load().values()))


def because(lines: list[str], id_: str) -> list[tuple[str, str]]:
    return [(each.outcome, each.because) for each in heard(lines, load().values()) if each.restriction.id == id_]


def test_where_more_happened_than_is_remembered_nobody_can_tell(monkeypatch):
    monkeypatch.setattr(past_module, "MANNERS", 2)
    lines = [HEADER, *(line(n, "user.blocksCaller", handle=f"+{n}") for n in range(4))]
    for n, reason in enumerate(["failed", "remoteEnded", "unanswered", "answeredElsewhere"]):
        lines += [line(100 * n + 10, REPORT, uuid=f"C{n}", handle="+1"), line(100 * n + 11, ENDED, uuid=f"C{n}")]
        lines[-1] = lines[-1].replace("}}", f', "reason": "{reason}"}}}}')
    lines += [line(900, REPORT, uuid="D", handle="+0"), line(901, f"{REPORT}.completion", uuid="D", error="7")]
    assert not claims(lines)
    outcome, why = because(lines, "calls.the-phone-may-refuse-a-call")[-1]
    assert outcome == "cant-tell"
    assert "there was more of user.blocksCaller than is remembered" in why


def test_pushes_are_not_counted_where_the_trace_may_not_show_their_reports():
    lines = [HEADER.replace("}}", '}, "starts": "mid-call"}')]
    for n in range(3):
        lines += [line(100 * n, PUSH, app_state="background"), line(100 * n + 1, f"{PUSH}.return")]
        lines += call(100 * n + 2, f"C{n}")
    lines += [*call(1000, "D"), line(2000, "push.sent", type="voIP"), *call(2001, "E")]
    ((outcome, why),) = because(lines, "push.repeated-failures-stop-delivery")
    assert (outcome, past_module.UNSURE in why) == ("cant-tell", True)


def test_an_identifier_is_forgotten_with_the_last_of_its_calls(monkeypatch):
    monkeypatch.setattr(past_module, "CALLS_KEPT", 5)
    lines = [HEADER, *(each for n in range(8) for each in call(100 * n, "A" if n < 4 else f"C{n}"))]
    assert not claims([*lines, *call(4000, "A"), *call(5000, "B")])


def test_what_a_build_declares_what_goes_back_in_time_and_what_stands_after_the_end():
    build = ', "build": {"UIBackgroundModes": ["audio"]}}'
    lines = [HEADER[:-1] + build, line(0, "PKPushRegistry.init"), *call(10, "A"), *call(5, "B"), *call(20, "C")]
    lines += ['{"end": true}', "oops"]
    assert said(heard(lines, load().values())) == said(whole(lines, load().values()))


def test_nothing_is_read_after_an_end_with_a_time():
    lines = [HEADER, *call(0, "A"), *call(10, "B"), '{"t": 20, "end": true}', *call(30, "C"), *call(40, "D")]
    court = Court("a trace", load().values())
    assert {each.line.number for each in court.hear(lines)} <= {2, 3, 4, 5}
    assert [str(each) for each in court.problems] == ["line 7: something stands after the end; a file holds one trace"]


def test_only_so_much_is_kept_to_show_it(monkeypatch):
    monkeypatch.setattr(court_module, "SHOWN", 1)
    silent = [line(0, PUSH, app_state="background"), line(1, f"{PUSH}.return")]
    later = [each.replace('"t": ', '"t": 90') for each in silent]
    court = Court("a trace", load().values())
    failed = {each.line.number for each in court.hear([HEADER, *silent, *call(10, "A"), *later, *call(999, "B")])}
    assert failed > {2, 6}
    assert 2 in {each.number for each in court.recording.lines}
    assert 6 not in {each.number for each in court.recording.lines}
