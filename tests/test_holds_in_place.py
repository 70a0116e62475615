"""What holds a step in place: known answers, and no answer where a changed order could not be."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from callkit_restrictions.events import Event, audio, calls, people, process, pushes, screens
from callkit_restrictions.events import actions as a
from callkit_restrictions.history import Log
from callkit_restrictions.holds_in_place import Hold, holds_in_place, leaders
from callkit_restrictions.moments import seconds
from callkit_restrictions.phone import Phone
from callkit_restrictions.restriction import Outcome
from callkit_restrictions.restrictions import load
from callkit_restrictions.versions import IOS, Platform

ANNA, ANSWER = "A", "CXAnswerCallAction"
ALL = load().values()


@dataclass
class Told:
    """A history as it was played, and what holds its steps."""

    phone: Phone = field(default_factory=Phone)

    def play(self, *deeds: Event | int) -> Told:
        """Go on: an event, or milliseconds that pass."""
        for deed in deeds:
            self.phone.wait(deed) if isinstance(deed, int) else self.phone.happen(deed)
        return self

    def place(self, kind: type[Event]) -> int:
        """Where the first of a kind stands."""
        return next(entry.index for entry in self.phone.history.entries if isinstance(entry.event, kind))

    def of(self, kind: type[Event]) -> set[Hold]:
        """What holds the first of a kind in place."""
        return set(holds_in_place(self.phone.history, ALL)[self.place(kind)])


def answered() -> Told:
    """An incoming call whose answer is fulfilled when the connection stands."""
    return Told().play(
        process.AppState("background"),
        pushes.PushSent(),
        calls.ReportNewIncomingCall(ANNA),
        pushes.ReturnFromPushHandler(),
        seconds(3),
        people.UserAnswers(ANNA),
        audio.SetAudioSessionCategory("playAndRecord", "voiceChat"),
        people.MediaConnected(ANNA),
        a.FulfillAction(ANSWER, ANNA),
        audio.StartAudio(),
        seconds(60),
    )


@pytest.fixture(scope="module")
def told() -> Told:
    return answered()


def test_the_order_is_good(told):
    findings = [finding for rule in ALL for finding in rule.judge(told.phone.history)]
    assert not [finding for finding in findings if finding.outcome is Outcome.FAILED]


def test_an_answer_left_unfulfilled_is_a_duty_undone_within_its_time(told):
    perform = told.place(a.PerformAnswerCallAction)
    assert Hold("needed", "calls.finish-every-action", perform, seconds(60)) in told.of(a.FulfillAction)


def test_an_answer_is_fulfilled_when_the_connection_stands_and_after_configuring(told):
    connected = told.place(people.MediaConnected)
    assert Hold("after", "calls.fulfil-the-answer-when-connected", connected) in told.of(a.FulfillAction)
    fulfilled = told.place(a.FulfillAction)
    assert told.of(audio.SetAudioSessionCategory) == {Hold("before", "audio.configure-before-fulfilling", fulfilled)}


def test_what_ios_tells_is_needed_by_those_who_rely_on_it(told):
    started = told.place(audio.StartAudio)
    assert told.of(audio.DidActivateAudioSession) == {Hold("needed by", "audio.wait-for-activation", started)}
    assert Hold("needed by", "audio.wait-for-activation", started) in told.of(a.FulfillAction)


def test_the_report_and_the_return_hold_each_other(told):
    report, done = told.place(calls.ReportNewIncomingCall), told.place(pushes.ReturnFromPushHandler)
    rule = "push.report-before-the-handler-returns"
    assert {hold for hold in told.of(calls.ReportNewIncomingCall) if hold.restriction == rule} == {
        Hold("needed", rule, told.place(pushes.DidReceiveIncomingPush)),
        Hold("after", rule, told.place(pushes.DidReceiveIncomingPush)),
        Hold("before", rule, done),
    }
    assert told.of(pushes.ReturnFromPushHandler) == {Hold("after", rule, report)}


def test_nobody_holds_what_people_and_networks_do(told):
    assert not told.of(people.UserAnswers)
    assert not told.of(people.MediaConnected)
    assert not told.of(pushes.PushSent)


def test_a_step_that_no_judge_asks_about_is_held_by_nobody(told):
    assert not told.of(screens.CallUIRinging)


def test_the_echo_goes_where_its_step_goes(told):
    led = leaders(told.phone.history)
    report, fulfil = told.place(calls.ReportNewIncomingCall), told.place(a.FulfillAction)
    assert led[report : report + 3] == (report, report, report)
    assert led[told.place(audio.DidActivateAudioSession)] == fulfil
    assert led[told.place(people.MediaConnected)] == told.place(people.MediaConnected)


def test_a_tell_of_another_moment_is_no_echo():
    log = Log()
    log.append(a.FulfillAction(ANSWER, ANNA))
    log.advance(1)
    log.append(audio.DidActivateAudioSession())
    assert leaders(log) == (0, 1)


def test_an_action_that_nobody_handed_over_is_not_finished(told):
    """Leaving the hand-over out would make the fulfilment nonsense, so nothing is said about it."""
    assert not told.of(a.PerformAnswerCallAction)
    ups = [hold.step for hold in told.of(a.FulfillAction) if hold.how == "after"]
    assert min(ups) > told.place(a.PerformAnswerCallAction)


def test_an_app_that_is_not_running_does_nothing():
    """Without its launch the app could do nothing at all: that proves nothing about the launch."""
    told = Told()
    told.play(process.ProcessTerminated(), pushes.PushSent(), pushes.SetPushRegistryDelegate())
    told.play(pushes.SetDesiredPushTypes(), calls.ReportNewIncomingCall(ANNA), pushes.ReturnFromPushHandler())
    assert not told.of(process.ProcessLaunched)
    assert told.of(calls.ReportNewIncomingCall)


def test_no_step_moves_up_past_a_second_deed():
    """Two deeds ago the app could not know: nothing is said about so early a step."""
    told = answered().play(people.UserHolds(ANNA), audio.StopAudio())
    places = [hold.step for hold in told.of(audio.StopAudio) if hold.how == "after"]
    assert all(place >= told.place(people.UserHolds) for place in places)


def test_a_step_with_nothing_but_the_app_above_it_moves_to_the_top():
    """There is no deed to stop at."""
    told = Told().play(calls.InitProvider(), calls.SetProviderDelegate())
    assert not told.of(calls.SetProviderDelegate)


def test_what_failed_before_holds_nothing():
    """A judge who objects to the order as it stands tells nothing new about its steps."""
    told = Told().play(pushes.PushSent(), pushes.ReturnFromPushHandler(), seconds(1))
    (entry,) = [entry for entry in told.phone.history.entries if isinstance(entry.event, pushes.ReturnFromPushHandler)]
    rule = "push.report-before-the-handler-returns"
    assert rule not in {hold.restriction for hold in holds_in_place(told.phone.history, ALL)[entry.index]}


def test_a_restriction_that_is_not_in_force_holds_nothing():
    told = Told(Phone(platform=Platform(ios=IOS("12.5"))))
    told.play(pushes.PushSent(), calls.ReportNewIncomingCall(ANNA), pushes.ReturnFromPushHandler())
    assert not {hold for hold in told.of(calls.ReportNewIncomingCall) if hold.restriction.startswith("push.report")}


def test_the_reasons_come_in_the_order_in_which_one_reads_them(told):
    for holds in holds_in_place(told.phone.history, ALL):
        assert [hold.how for hold in holds] == sorted(
            (hold.how for hold in holds), key=["needed", "after", "before", "needed by"].index
        )
