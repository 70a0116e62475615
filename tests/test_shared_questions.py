"""The questions that several restrictions ask of a history (`questions.py`), each with its nearest wrong answer."""

import pytest

from callkit_restrictions import questions
from callkit_restrictions.events import Event
from callkit_restrictions.events.actions import FulfillAction, PerformAnswerCallAction, PerformSetHeldCallAction
from callkit_restrictions.events.audio import (
    OverrideOutputAudioPort,
    RouteChanged,
    SetAudioSessionCategory,
    SetAudioSessionMode,
    StartAudio,
    StopAudio,
)
from callkit_restrictions.events.calls import (
    ReportCallEnded,
    ReportNewIncomingCall,
    RequestTransaction,
    RequestTransactionCompletion,
)
from callkit_restrictions.events.people import UserTapsSpeaker
from callkit_restrictions.events.process import AppState, BeginBackgroundTask, EndBackgroundTask, ProcessTerminated
from callkit_restrictions.events.pushes import DidReceiveIncomingPush, ReturnFromPushHandler
from callkit_restrictions.history import Log

ANNA = "5E2F3C9A-0000-4000-8000-000000000001"
PUSH, REPORT, RETURN = (
    DidReceiveIncomingPush(app_state="background"),
    ReportNewIncomingCall(ANNA),
    ReturnFromPushHandler(),
)


def told(*events: Event):
    log = Log()
    for event in events:
        log.append(event)
    return log


@pytest.mark.parametrize(("what", "yes"), [(None, True), ("call", True), ("ringtone", False), ("ringback", False)])
def test_the_sound_of_the_call_is_no_ringtone(what, yes):
    assert questions.is_call_audio(StartAudio(what)) is yes


@pytest.mark.parametrize(
    ("event", "yes"),
    [
        (SetAudioSessionMode("voiceChat"), True),
        (SetAudioSessionMode("videoChat"), True),
        (SetAudioSessionMode("default"), False),
        (SetAudioSessionCategory("playAndRecord"), True),
        (SetAudioSessionCategory(), True),
        (SetAudioSessionCategory("playback"), False),
    ],
)
def test_a_call_is_configured_by_its_category_and_mode(event, yes):
    assert questions.is_call_configuration(event) is yes


def test_what_was_asked_later_does_not_say_why_the_sound_started():
    back, ring = PerformSetHeldCallAction(ANNA, on_hold=False), PerformAnswerCallAction(ANNA)
    log = told(back, StartAudio(), ring, StartAudio())
    assert [questions.resuming(log, start) for start in log.of(StartAudio)] == [True, False]


@pytest.mark.parametrize(
    ("events", "unreported"),
    [
        ((PUSH, RETURN), 1),
        ((PUSH, REPORT, RETURN), None),
        ((PUSH, RETURN, REPORT), 1),
        ((REPORT, PUSH, ProcessTerminated()), 2),  # what was reported before the push was not reported for it
        ((PUSH, ProcessTerminated()), 1),
        ((PUSH,), None),
        ((DidReceiveIncomingPush("background"), RETURN), None),
        ((DidReceiveIncomingPush(app_state="foreground"), RETURN), None),
        ((DidReceiveIncomingPush(app_state="foreground", must_report=True), RETURN), 1),
        ((DidReceiveIncomingPush(app_state="background", must_report=False), RETURN), None),
    ],
)
def test_a_push_is_unreported_once_its_handler_or_its_process_is_gone(events, unreported):
    found = [entry.index for entry in questions.unreported_pushes(told(*events))]
    assert found == ([] if unreported is None else [unreported])


def test_the_app_is_let_go_with_the_end_of_its_last_call_in_the_background():
    call = (AppState("background"), REPORT, PerformAnswerCallAction(ANNA), FulfillAction("CXAnswerCallAction", ANNA))
    log = told(*call, ReportCallEnded(ANNA))
    assert questions.let_go(log) == log.entries[-1]
    assert questions.let_go(told(*call)) is None
    assert questions.let_go(told(*call, ReportCallEnded(ANNA), AppState("foreground"))) is None
    assert questions.let_go(told(*call, ReportCallEnded(ANNA), AppState("foreground"), AppState("background"))) is None


@pytest.mark.parametrize(
    ("code", "yes"),
    [("0xbaadca11", True), ("0xBAADCA11", True), ("baadca11", True), ("3131951633", True), ("0xdead10cc", False)],
)
def test_the_code_of_a_kill_is_read_in_hex_and_in_decimal(code, yes):
    assert questions.killed_with(told(ProcessTerminated(code=code)).entries[0], "0xbaadca11") is yes
    assert not questions.killed_with(None, "0xbaadca11")


@pytest.mark.parametrize(
    ("events", "on"),
    [
        ((), False),
        ((OverrideOutputAudioPort("speaker"),), True),
        ((OverrideOutputAudioPort("none"),), False),
        ((UserTapsSpeaker(on=True),), True),
        ((UserTapsSpeaker(on=True), UserTapsSpeaker(on=False)), False),
        ((UserTapsSpeaker(on=True), RouteChanged("newDeviceAvailable")), True),
        ((UserTapsSpeaker(on=True), RouteChanged("categoryChange")), False),
    ],
)
def test_the_speaker_is_on_by_the_last_who_switched_it(events, on):
    assert questions.speaker_is_on(told(*events)) is on


@pytest.mark.parametrize(
    ("events", "run"),
    [
        ((StartAudio("call"),), True),
        ((StartAudio("call"), StopAudio("ringtone")), True),
        ((StartAudio("call"), StopAudio()), False),
        ((StartAudio("ringtone"),), False),
        ((StartAudio("call"), ProcessTerminated()), False),
    ],
)
def test_call_audio_runs_until_it_is_stopped(events, run):
    assert questions.call_audio_runs(told(*events)) is run


def test_only_the_end_of_the_last_call_is_one():
    other = "5E2F3C9A-0000-4000-8000-000000000002"
    log = told(
        ReportCallEnded(ANNA), REPORT, ReportNewIncomingCall(other), ReportCallEnded(other), ReportCallEnded(ANNA)
    )
    assert [end.index for end in questions.ends_of_the_last_call(log)] == [4]


def test_a_handler_that_returned_before_the_push_is_not_its_handler():
    log = told(PUSH, REPORT, RETURN, PUSH, ProcessTerminated(), RETURN)
    assert [entry.index for entry in questions.unreported_pushes(log)] == [4]


def test_an_answer_without_a_call_is_taken_for_the_answer():
    ask, yes, other = RequestTransaction("CXEndCallAction", ANNA), RequestTransactionCompletion(), "another call"
    log = told(yes, ask, RequestTransactionCompletion(other), yes)
    assert questions.answer_of(log, log.entries[1]) == log.entries[3]


def test_a_background_task_of_the_call_holds_the_app_until_it_ends():
    task, over = BeginBackgroundTask("log"), EndBackgroundTask("log")
    call = (AppState("background"), REPORT, PerformAnswerCallAction(ANNA), FulfillAction("CXAnswerCallAction", ANNA))
    log = told(*call, task, ReportCallEnded(ANNA), over)
    assert questions.let_go(log) == log.entries[-1]
    log = told(task, over, *call, ReportCallEnded(ANNA))
    assert questions.let_go(log) == log.entries[-1]
    assert questions.let_go(told(*call, task, ReportCallEnded(ANNA))) is None
