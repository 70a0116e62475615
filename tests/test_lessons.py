"""Lessons: what was found for one story holds for the next one of its shape, or is not learned.

Judges that ask and compare in every way are heard with lessons and without, over stories whose times are drawn.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from callkit_restrictions import load
from callkit_restrictions.check import court as court_module
from callkit_restrictions.check import lessons
from callkit_restrictions.check.court import Court
from callkit_restrictions.check.lessons import Order
from callkit_restrictions.check.ticks import Comparison
from callkit_restrictions.events.actions import FulfillAction
from callkit_restrictions.events.calls import ReportCallEnded, ReportNewIncomingCall
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Finding, Judge, expect

HEADER = '{"format": "callkit-trace", "version": 1, "platform": {"ios": "17.4"}}'
PAUSES = [15, 16, 16, 20]
WATCHED = (FulfillAction, ReportCallEnded, ReportNewIncomingCall)


def a_sum(history: History) -> Iterator[Finding]:
    """Three moments at a time: nothing that can be learned."""
    for end in history.of(ReportCallEnded):
        report = history.first(ReportNewIncomingCall, call=end.event.call)
        before = history.last(ReportCallEnded, before=end)
        if report is not None and before is not None:
            yield expect(end, end.at + before.at < report.at + report.at, "long")


def a_moment(history: History) -> Iterator[Finding]:
    """A moment itself, and not how far it is from another."""
    for end in history.of(ReportCallEnded):
        yield expect(end, end.at > 60_000, "early")


def the_same(history: History) -> Iterator[Finding]:
    for end in history.of(ReportCallEnded):
        report = history.first(ReportNewIncomingCall, call=end.event.call)
        yield expect(end, report is None or end.at - report.at == 1000, "not a second", met_by=report)


def the_last(history: History) -> Iterator[Finding]:
    for report in history.of(ReportNewIncomingCall):
        before = history.last(ReportCallEnded, before=report, where=lambda end: end.reason != "failed")
        yield expect(report, before is None or report.at - before.at >= 16_000, "soon", met_by=before)


def the_first(history: History) -> Iterator[Finding]:
    for report in history.of(ReportNewIncomingCall):
        before = history.first(ReportCallEnded, before=report)
        yield expect(report, before is None or before.at <= report.at - 16_000, "soon")


def how_many(history: History) -> Iterator[Finding]:
    for report in history.of(ReportNewIncomingCall):
        yield expect(report, len([*history.of(ReportCallEnded, before=report)]) < 2, "many")


def how_it_stood(history: History) -> Iterator[Finding]:
    for report in history.of(ReportNewIncomingCall):
        before = history.last(ReportCallEnded, before=report)
        stood = before is None or (history.before(before).calls and not history.after(before).session_active)
        yield expect(report, bool(stood), "active")


def what_is_over_too(history: History) -> Iterator[Finding]:
    own = next(history.of(ReportCallEnded), None)
    for end in (*history.of(ReportCallEnded, before=own), *history.of(ReportCallEnded)):
        yield expect(end, end.event.reason is not None, "no reason")


def the_last_of_some(history: History) -> Iterator[Finding]:
    """It looks back past others, of which less is remembered once the process has ended."""
    for end in history.of(ReportCallEnded):
        done = history.last(FulfillAction, before=end, where=lambda each: each.action == "CXAnswerCallAction")
        yield expect(end, done is None or end.at - done.at >= 1000, "soon", met_by=done)


JUDGES = [what_is_over_too, a_sum, a_moment, the_same, the_last, the_last_of_some, the_first, how_many, how_it_stood]


def lines(dice: Random) -> list[str]:
    """Calls of a second, or nearly, one after another; ended for this reason or that, with audio or without.

    Some begin a process; around some an action is fulfilled that is of no call.
    """
    told, now = [HEADER], 0.0
    for number in range(60):
        uuid = f"C{number}"
        if dice.random() < 0.2:
            told.append(json.dumps({"t": now, "event": "process.launched"}))
        told.append(json.dumps({"t": now, "event": "CXProvider.reportNewIncomingCall", "args": {"uuid": uuid}}))
        if dice.random() < 0.3:
            told.append(json.dumps({"t": now, "event": "CXProviderDelegate.didActivate"}))
        if dice.random() < 0.4:
            action = dice.choice(["CXAnswerCallAction", "CXEndCallAction", "CXEndCallAction"])
            told.append(json.dumps({"t": now, "event": "CXAction.fulfill", "args": {"action": action}}))
        now += dice.choice([1, 1, 1, 0.999])
        ended = {"uuid": uuid, "reason": dice.choice(["failed", "remoteEnded"])}
        told.append(json.dumps({"t": now, "event": "CXProvider.reportCall(endedAt:reason:)", "args": ended}))
        now += dice.choice(PAUSES)
    return told


def found(judge: Judge, told: list[str]) -> Counter[tuple[int, str, str]]:
    rule = replace(load()["calls.name-a-known-call"], judge=judge, watches=WATCHED)
    court = Court("a trace", [rule])
    verdicts = Counter((each.line.number, each.outcome, each.because) for each in court.hear(told))
    assert court.passed == sum(count for (_, outcome, _), count in verdicts.items() if outcome == "passed")
    return verdicts


@pytest.mark.parametrize("judge", JUDGES)
@pytest.mark.parametrize("few", [False, True])
def test_with_lessons_the_same_is_found(judge, few, monkeypatch):
    if few:
        monkeypatch.setattr(lessons, "ALTERNATIVES", 1)
        monkeypatch.setattr(court_module, "MOST", 10)
    for seed in range(2):
        told = lines(Random(seed))  # noqa: S311 - no secret
        with_lessons = found(judge, told)
        with monkeypatch.context() as patch:
            patch.setattr(lessons, "may_learn", lambda *_: False)
            assert with_lessons == found(judge, told)


@pytest.mark.parametrize(
    ("asked", "orders"),
    [
        (Comparison(((0, -1), (1, 1)), -7, "<", True), [Order(1, 0, 7)]),
        (Comparison(((0, -1), (1, 1)), -7, "<", False), [Order(0, 1, -6)]),
        (Comparison(((0, -1), (1, 1)), -7, "<=", True), [Order(1, 0, 8)]),
        (Comparison(((0, -1), (1, 1)), -7, "<=", False), [Order(0, 1, -7)]),
        (Comparison(((0, -1), (1, 1)), -7, "==", True), [Order(1, 0, 8), Order(0, 1, -6)]),
        (Comparison(((0, -1), (1, 1)), -7, "==", False), [None]),
        (Comparison(((0, 1),), -7, "<", True), [None]),
        (Comparison(((0, 2), (1, -2)), -7, "<", True), [None]),
        (Comparison(((0, -1), (1, 1), (2, 1)), -7, "<", True), [None]),
        (Comparison(((0, -1), (9, 1)), -7, "<", True), [None]),
    ],
)
def test_a_comparison_is_one_of_two_moments_or_none(asked, orders):
    places = {0: 0, 1: 1, 2: 2}
    assert lessons._orders(asked, places) == orders  # noqa: SLF001 - what it all rests on
    for moments in ((0, 6), (0, 7), (0, 8), (7, 0)):
        if None not in orders:
            total = asked.constant + sum(count * moments[place] for place, count in asked.moments)
            alike = {"<": total < 0, "<=": total <= 0, "==": total == 0}[asked.how] == asked.came_out
            assert alike == all(moments[later] - moments[earlier] < limit for later, earlier, limit in orders)
