"""Where the phone stands, folded from what happened. The fold believes what it reads, and it never refuses."""

from dataclasses import replace

import pytest

from callkit_restrictions.events import Event
from callkit_restrictions.events import actions as a
from callkit_restrictions.events.audio import DidActivateAudioSession, DidDeactivateAudioSession
from callkit_restrictions.events.calls import (
    InitProvider,
    InvalidateProvider,
    ProviderDidReset,
    ReportCallEnded,
    ReportCallUpdated,
    ReportNewIncomingCall,
    ReportNewIncomingCallCompletion,
    ReportOutgoingCallConnected,
    ReportOutgoingCallStartedConnecting,
    SetProviderConfiguration,
    SetProviderDelegate,
)
from callkit_restrictions.events.process import (
    AppState,
    BeginBackgroundTask,
    DeviceLocked,
    DeviceRebooted,
    DeviceUnlocked,
    EndBackgroundTask,
    ProcessLaunched,
    ProcessResumed,
    ProcessSuspended,
    ProcessTerminated,
)
from callkit_restrictions.events.pushes import (
    DidReceiveIncomingPush,
    ReturnFromPushHandler,
    SetDesiredPushTypes,
    SetPushRegistryDelegate,
)
from callkit_restrictions.situation import NOT_LAUNCHED, RUNNING, fold

ANSWER, START, END = "CXAnswerCallAction", "CXStartCallAction", "CXEndCallAction"
HOLD, MUTE, GROUP = "CXSetHeldCallAction", "CXSetMutedCallAction", "CXSetGroupCallAction"
RINGS = ReportNewIncomingCall("anna", localized_caller_name="Anna")
TALKS = (RINGS, a.PerformAnswerCallAction("anna"), a.FulfillAction(ANSWER, "anna"))


def after(*happened: Event, begin=RUNNING):
    now = begin
    for event in happened:
        now = fold(now, event)
    return now


def anna(*happened: Event):
    """Anna's call after a story; `None` where there is none."""
    return after(*happened).calls.get("anna")


@pytest.mark.parametrize(
    "asked",
    [a.PerformAnswerCallAction("anna"), a.PerformSetHeldCallAction("anna"), a.PerformSetMutedCallAction("anna")],
)
def test_a_call_that_the_system_asks_about_is_there_though_its_beginning_is_missing(asked):
    assert anna(asked).incoming
    assert not anna(asked).on_hold
    assert anna(asked, ReportCallEnded("anna")) is None


def test_a_call_that_is_to_come_back_from_hold_was_held():
    assert anna(a.PerformSetHeldCallAction("anna", on_hold=False)).on_hold
    assert not anna(a.PerformSetHeldCallAction("anna", on_hold=True)).on_hold


def test_what_the_fold_does_not_know_changes_nothing():
    assert after(Event()) is RUNNING


def test_an_incoming_call_rings_connects_and_is_gone():
    assert anna(*TALKS[:1]).state == "ringing"
    assert anna(*TALKS[:2]).state == "connecting"
    assert anna(*TALKS).state == "connected"
    asked_to_end = (*TALKS, a.PerformEndCallAction("anna"))
    assert anna(*asked_to_end).state == "connected"  # it ends when the app fulfils
    assert anna(*asked_to_end, a.FulfillAction(END, "anna")) is None
    assert anna(*TALKS, ReportCallEnded("anna", "remoteEnded")) is None


def test_an_outgoing_call_starts_connects_and_is_gone():
    start = (a.PerformStartCallAction("anna"), a.FulfillAction(START, "anna"))
    assert (anna(*start[:1]).state, anna(*start[:1]).incoming) == ("starting", False)
    assert anna(*start).state == "connecting"
    assert anna(*start, ReportOutgoingCallStartedConnecting("anna")).state == "connecting"
    connected = (*start, ReportOutgoingCallConnected("anna"))
    assert anna(*connected).state == "connected"
    late = (start[0], ReportOutgoingCallConnected("anna"), start[1])
    assert anna(*late).state == "connected"  # fulfilled late: a call never goes back


def test_a_failed_answer_or_start_leaves_no_call_behind():
    assert anna(*TALKS[:2], a.FailAction(ANSWER, "anna")) is None
    assert anna(a.PerformStartCallAction("anna"), a.TimedOutPerformingAction(START, "anna")) is None


def test_any_other_failed_action_leaves_the_call_as_it_was():
    now = after(*TALKS, a.PerformSetHeldCallAction("anna", on_hold=True), a.FailAction(HOLD, "anna"))
    assert not now.calls["anna"].on_hold
    assert now.pending == {}


def test_hold_mute_and_group_count_when_they_are_fulfilled():
    wishes = (
        a.PerformSetHeldCallAction("anna", on_hold=True),
        a.PerformSetMutedCallAction("anna", muted=True),
        a.PerformSetGroupCallAction("anna", group_with="ben"),
    )
    before = anna(*TALKS, *wishes)
    assert (before.on_hold, before.muted, before.group) == (False, False, None)
    done = anna(*TALKS, *wishes, *(a.FulfillAction(action, "anna") for action in (HOLD, MUTE, GROUP)))
    assert (done.on_hold, done.muted, done.group) == (True, True, "ben")
    back = (a.PerformSetHeldCallAction("anna", on_hold=False), a.FulfillAction(HOLD, "anna"))
    assert not anna(*TALKS, wishes[0], a.FulfillAction(HOLD, "anna"), *back).on_hold


@pytest.mark.parametrize("action", [HOLD, MUTE])
def test_an_action_that_nobody_handed_over_sets_nothing(action):
    assert anna(*TALKS, a.FulfillAction(action, "anna")) == anna(*TALKS)


def test_a_fulfilled_action_of_another_kind_changes_no_call():
    assert anna(*TALKS, a.PerformPlayDTMFCallAction("anna"), a.FulfillAction("CXPlayDTMFCallAction")) == anna(*TALKS)


@pytest.mark.parametrize(
    "event",
    [
        ReportCallUpdated("ben", has_video=True),
        ReportCallEnded("ben"),
        ReportOutgoingCallConnected("ben"),
        a.FulfillAction(ANSWER, "ben"),
        a.FulfillAction(START, "ben"),
        a.FulfillAction(),
        a.FailAction(),
    ],
)
def test_a_call_whose_beginning_is_missing_is_not_invented(event):
    assert replace(after(event), over=None) == RUNNING


def test_a_call_that_is_reported_twice_stays_as_it_is():
    again = ReportNewIncomingCall("anna", localized_caller_name="Somebody else")
    assert anna(*TALKS, again) == anna(*TALKS)


@pytest.mark.parametrize(
    ("error", "stays"),
    [
        (None, True),
        ("com.apple.CallKit.error.incomingcall 3", False),
        ("com.apple.CallKit.error.incomingcall 2", True),  # there was such a call before
        ("callUUIDAlreadyExists", True),
        ("com.apple.CallKit.error.incomingcall 12", False),
    ],
)
def test_a_refused_report_leaves_no_call_unless_there_was_one(error, stays):
    assert (anna(RINGS, ReportNewIncomingCallCompletion("anna", error)) is not None) is stays


def test_an_update_sets_what_it_says_and_leaves_the_rest():
    update = anna(RINGS, ReportCallUpdated("anna", has_video=True)).update
    assert update == {"localized_caller_name": "Anna", "has_video": True}


def test_a_configuration_adds_to_the_one_before():
    now = after(InitProvider(ringtone_sound="bells.caf", supports_video=True))
    now = after(SetProviderConfiguration(ringtone_sound="birds.caf"), begin=now)
    assert now.configuration == {"ringtone_sound": "birds.caf", "supports_video": True}


def test_the_newest_of_two_ringing_calls_is_the_ringing_one():
    assert RUNNING.ringing is None
    assert after(*TALKS).ringing is None
    now = after(RINGS, ReportNewIncomingCall("ben"))
    assert now.ringing.id == "ben"


@pytest.mark.parametrize("end", [ProviderDidReset(), InvalidateProvider(), ProcessTerminated()])
def test_with_the_provider_or_the_process_every_call_is_gone(end):
    now = after(*TALKS, a.PerformEndCallAction("anna"), end)
    assert (now.calls, now.pending) == ({}, {})
    assert now.provider_ready is isinstance(end, ProviderDidReset)


def test_an_ended_call_owes_no_action_any_more():
    now = after(RINGS, ReportNewIncomingCall("ben"), a.PerformAnswerCallAction("anna"), a.PerformEndCallAction("ben"))
    assert after(ReportCallEnded("anna"), begin=now).pending == {(END, "ben"): None}


def test_a_process_runs_stands_still_and_runs_again():
    assert RUNNING.alive
    asleep = after(ProcessSuspended())
    assert (asleep.process, asleep.alive) == ("suspended", False)
    assert after(ProcessResumed(), begin=asleep).alive


def test_a_new_process_has_registered_nothing():
    launched = after(DeviceUnlocked(), ProcessTerminated(), ProcessLaunched("voip push", "background"))
    assert (launched.alive, launched.app_state, launched.calls) == (True, "background", {})
    assert (launched.registered, launched.registry_delegate, launched.provider_ready) == (False, False, False)
    assert (launched.locked, launched.unlocked_since_boot) == (False, True)  # the phone is the same one
    ready = after(SetPushRegistryDelegate(), SetDesiredPushTypes(), SetProviderDelegate(), begin=launched)
    assert ready.registered
    assert ready.registry_delegate
    assert ready.provider_ready


def test_a_push_handler_is_entered_and_left():
    inside = after(DidReceiveIncomingPush())
    assert inside.handling_push
    assert not after(ReturnFromPushHandler(), begin=inside).handling_push


def test_the_app_comes_to_the_front_and_leaves_it():
    assert RUNNING.app_state is None  # the history does not tell
    assert after(AppState("foreground"), AppState("background")).app_state == "background"


def test_background_tasks_are_counted_by_name():
    begun = after(BeginBackgroundTask("upload"), BeginBackgroundTask())
    assert begun.background_tasks == {"upload", ""}
    assert after(EndBackgroundTask("upload"), EndBackgroundTask(), begin=begun).background_tasks == set()


def test_the_audio_session_is_the_systems():
    assert after(DidActivateAudioSession()).session_active
    assert not after(DidActivateAudioSession(), DidDeactivateAudioSession()).session_active


def test_the_phone_is_locked_unlocked_and_restarted():
    assert (RUNNING.locked, RUNNING.unlocked_since_boot) == (None, None)
    assert after(DeviceLocked()).locked
    assert after(DeviceUnlocked()).unlocked_since_boot
    restarted = after(*TALKS, DeviceUnlocked(), DeviceRebooted(unlocked=False))
    assert (restarted.process, restarted.locked, restarted.unlocked_since_boot) == ("terminated", True, False)
    assert restarted.calls == {}
    opened = after(DeviceRebooted(unlocked=True))
    assert (opened.locked, opened.unlocked_since_boot) == (False, True)


def test_an_app_that_was_not_launched_has_nothing():
    assert not NOT_LAUNCHED.alive
    nothing = (NOT_LAUNCHED.registered, NOT_LAUNCHED.registry_delegate, NOT_LAUNCHED.provider_ready)
    assert nothing == (False, False, False)


@pytest.mark.parametrize(
    "late",
    [
        a.PerformSetMutedCallAction("anna", muted=True),
        a.PerformSetHeldCallAction("anna", on_hold=True),
        a.PerformAnswerCallAction("anna"),
    ],
)
def test_an_action_that_crosses_the_end_of_its_call_brings_no_call_back(late):
    now = RUNNING
    for event in (ReportNewIncomingCall("anna"), ReportCallEnded("anna", "remoteEnded"), late):
        now = fold(now, event)
    assert not now.calls
