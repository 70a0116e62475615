"""A history answers what happened, in order. A log can be added to, and time in it only goes forward."""

import pytest

from callkit_restrictions.events import Event
from callkit_restrictions.events.actions import FulfillAction
from callkit_restrictions.events.calls import ReportCallEnded, ReportNewIncomingCall
from callkit_restrictions.events.people import UserMutes
from callkit_restrictions.events.process import ProcessTerminated
from callkit_restrictions.events.pushes import DidReceiveIncomingPush, ReturnFromPushHandler
from callkit_restrictions.history import History, Log
from callkit_restrictions.situation import NOT_LAUNCHED, RUNNING
from callkit_restrictions.versions import IOS, Platform


def told(*happened: Event | int):
    """A log of events, with the milliseconds that pass between them."""
    log = Log()
    for deed in happened:
        log.advance(log.now + deed) if isinstance(deed, int) else log.append(deed)
    return log


@pytest.fixture
def two_pushes():
    """Anna's push is reported, the second one is not; then the process ends."""
    return told(
        DidReceiveIncomingPush(),  # 0
        12,
        ReportNewIncomingCall("anna"),  # 1
        ReturnFromPushHandler(),  # 2
        3000,
        DidReceiveIncomingPush(),  # 3
        ReturnFromPushHandler(),  # 4
        ProcessTerminated(),  # 5
    )


def places(entries):
    return [entry.index for entry in entries]


def test_an_empty_history_knows_nothing_and_stands_at_zero():
    nothing = History()
    assert (nothing.entries, nothing.now) == ((), 0)
    assert nothing.situation == nothing.begin == RUNNING
    assert nothing.first(ReportNewIncomingCall) is nothing.last(ReportNewIncomingCall) is None


def test_a_history_may_begin_elsewhere():
    watch = Platform(IOS("10.1"), device="watch")
    history = History(watch, NOT_LAUNCHED)
    assert (history.platform, history.begin) == (watch, NOT_LAUNCHED)


def test_an_entry_has_its_place_and_its_moment(two_pushes):
    report = two_pushes.entries[1]
    assert (report.index, report.at) == (1, 12)
    assert str(report) == "CXProvider.reportNewIncomingCall at 0.012 s"


def test_entries_of_a_kind_come_oldest_first(two_pushes):
    assert places(two_pushes.of(DidReceiveIncomingPush)) == [0, 3]
    assert places(two_pushes.of(ReturnFromPushHandler, DidReceiveIncomingPush)) == [0, 2, 3, 4]
    assert places(two_pushes.of(UserMutes)) == []


def test_a_question_may_be_bounded_and_its_bounds_are_no_answer(two_pushes):
    first, second = two_pushes.of(DidReceiveIncomingPush)
    assert places(two_pushes.of(DidReceiveIncomingPush, ReturnFromPushHandler, after=first, before=second)) == [2]
    assert places(two_pushes.of(DidReceiveIncomingPush, after=first)) == [3]
    assert places(two_pushes.of(DidReceiveIncomingPush, before=second)) == [0]


def test_the_oldest_and_the_newest(two_pushes):
    assert two_pushes.first(ReturnFromPushHandler).index == 2
    assert two_pushes.last(ReturnFromPushHandler).index == 4
    assert two_pushes.first(ReturnFromPushHandler, before=two_pushes.entries[2]) is None
    assert two_pushes.last(ReturnFromPushHandler, after=two_pushes.entries[4]) is None


def test_a_question_may_ask_for_more_than_a_kind():
    log = told(UserMutes("anna", on=True), UserMutes("ben", on=False), UserMutes("carla", on=True))
    assert log.first(UserMutes, where=lambda tap: tap.on is False).event.call == "ben"
    assert log.last(UserMutes, where=lambda tap: tap.on is False).event.call == "ben"
    assert log.last(UserMutes, where=lambda tap: tap.on is None) is None


def test_a_question_may_be_about_one_call():
    log = told(
        ReportNewIncomingCall("anna"),
        ReportNewIncomingCall("ben"),
        FulfillAction("CXAnswerCallAction", "anna"),
        FulfillAction("CXEndCallAction"),  # names no call, so it is about none
        ReportCallEnded("anna"),
    )
    assert places(log.of(ReportNewIncomingCall, ReportCallEnded, call="anna")) == [0, 4]
    assert log.first(FulfillAction, call="anna").index == log.last(FulfillAction, call="anna").index == 2
    assert log.first(ReportCallEnded, call="ben") is None


def test_the_situation_is_known_around_every_entry():
    log = told(ReportNewIncomingCall("anna"), ReportCallEnded("anna"))
    rings, ends = log.entries
    assert log.before(rings).calls == {}
    assert log.after(rings) is log.before(ends)
    assert log.after(rings).ringing.id == "anna"
    assert log.after(ends).calls == log.situation.calls == {}


def test_the_end_of_a_process_is_that_of_the_one_which_ran(two_pushes):
    assert two_pushes.end_of_process(two_pushes.entries[0]).index == 5
    assert two_pushes.end_of_process(two_pushes.entries[5]) is None


def test_time_cannot_go_back():
    log = told(7000)
    log.advance(7000)
    with pytest.raises(ValueError, match=r"^time cannot go back from 7 s to 6.9 s$"):
        log.advance(6900)


def test_a_history_cannot_be_written():
    assert not hasattr(History(), "append")
    assert not hasattr(History(), "advance")
