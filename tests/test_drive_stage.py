"""One play with one app: who hears what, when what falls due happens, and what a process of the app may do."""

from __future__ import annotations

import pytest
from tests.driven import ALL, InProcess, Reacting, ask, played, reacting

from callkit_restrictions.drive import AppError
from callkit_restrictions.drive.play import SETTLE
from callkit_restrictions.drive.stage import AFTERWARDS, MOST, NETWORK
from callkit_restrictions.events.audio import StartAudio
from callkit_restrictions.events.calls import ReportCallEnded, ReportNewIncomingCall
from callkit_restrictions.events.people import (
    HandleStartCallIntent,
    InvitationFailed,
    InvitationSent,
    MediaConnected,
    MediaFailed,
    RemoteHangsUp,
    UserAnswers,
    UserDeclines,
    UserTapsInApp,
    UserTapsRecents,
)
from callkit_restrictions.events.process import (
    AppState,
    DeviceRebooted,
    ProcessLaunched,
    ProcessResumed,
    ProcessSuspended,
    ProcessTerminated,
    TransferCompleted,
)
from callkit_restrictions.events.pushes import PushSent
from callkit_restrictions.restrictions import load

REGISTERED = [
    ask("CXProvider.init"),
    ask("CXProvider.setDelegate"),
    ask("PKPushRegistry.setDelegate"),
    ask("PKPushRegistry.setDesiredPushTypes"),
]
REPORT = ask("CXProvider.reportNewIncomingCall", uuid="anna")
RETURN = ask("PKPushRegistryDelegate.didReceiveIncomingPush.return")
FULFIL = ask("CXAction.fulfill", action="CXAnswerCallAction", uuid="anna")
JOIN = ask("media.join", uuid="anna")
PUSH = PushSent(payload={"uuid": "anna"})


def names(app):
    return [message.get("event") or message["wake"] for message in app.heard]


def moments(stage, kind):
    return [entry.at for entry in stage.history.of(kind)]


def test_the_app_is_launched_hears_what_it_can_perceive_and_its_deeds_happen_at_once():
    app = reacting(launched=REGISTERED, pushed=[REPORT, RETURN], answered=[FULFIL])
    stage = played(AppState("background"), PUSH, 5000, UserAnswers("anna"), by=app)
    assert names(app) == [
        "process.launched",
        "app.state",
        "PKPushRegistryDelegate.didReceiveIncomingPush",
        "CXProvider.reportNewIncomingCall.completion",
        "CXAnswerCallAction.perform",
        "CXProviderDelegate.didActivate",
    ]
    assert app.heard[2]["args"]["payload"] == {"uuid": "anna"}
    assert app.heard[4] == {
        "t": (NETWORK + 5000) / 1000, "who": "system", "event": "CXAnswerCallAction.perform", "args": {"uuid": "anna"},
    }  # fmt: skip
    assert stage.history.situation.calls["anna"].state == "connected"
    assert stage.history.now == NETWORK + 5000 + AFTERWARDS


def test_a_launch_is_a_start_and_whatever_ends_the_process_ends_the_app():
    app = reacting(launched=REGISTERED, pushed=[REPORT, RETURN])
    played(ProcessTerminated(), PUSH, DeviceRebooted(), ProcessLaunched("user"), ProcessLaunched("user"), by=app)
    assert app.starts == app.ends == 4
    assert names(app).count("process.launched") == 4
    assert names(app).count("PKPushRegistryDelegate.didReceiveIncomingPush") == 1


def test_an_app_that_nobody_opened_is_launched_by_the_push():
    app = reacting(launched=REGISTERED, pushed=[REPORT, RETURN])
    played(PUSH, by=app, launched=False)
    assert names(app)[:2] == ["process.launched", "PKPushRegistryDelegate.didReceiveIncomingPush"]
    assert app.heard[0]["args"]["reason"] == "voip push"


def test_what_stands_after_the_fatal_line_never_happened():
    app = reacting(launched=REGISTERED, pushed=[RETURN, ask("audio.start")])
    stage = played(AppState("background"), PUSH, by=app, rules=[load()["push.report-before-the-handler-returns"]])
    assert stage.history.situation.process == "terminated"
    assert moments(stage, StartAudio) == []
    assert app.ends == 1


def test_a_suspended_app_hears_nothing_and_goes_on_where_it_stood():
    quiet = load()["background.running-time-ends-with-the-call"]
    end = [
        ask("CXAction.fulfill", action="CXEndCallAction", uuid="anna"),
        ask("audio.stop"),
        {"wake": "later", "after": 1},
    ]
    app = reacting(launched=REGISTERED, pushed=[REPORT, RETURN], ended=end)
    acts = [
        AppState("background"),
        PUSH,
        UserDeclines("anna"),
        5000,
        AppState("background"),
        5000,
        ProcessResumed(),
        2000,
    ]
    stage = played(*acts, by=app, rules=[quiet])
    assert [entry.event.name for entry in stage.history.entries if "audio" in entry.event.name] == ["audio.stop"]
    assert moments(stage, ProcessSuspended) == [NETWORK]
    assert [(message["t"], name) for message, name in zip(app.heard, names(app), strict=True)][-2:] == [
        (11.0, "app.state"),
        (11.0, "later"),
    ]


def test_an_alarm_goes_off_at_its_time_and_not_in_a_dead_app():
    alarms = [{"wake": "second", "after": 2}, {"wake": "first", "after": 0.5}]
    app = reacting(launched=alarms)
    played(1000, ProcessTerminated(), by=app)
    assert [(message["t"], message["wake"]) for message in app.heard[1:]] == [(0.5, "first"), (2.0, "second")]
    app = reacting(launched=alarms)
    played(ProcessTerminated(), by=app)
    assert names(app)[1:] == ["first"]


def test_the_network_answers_after_a_second_where_the_play_does_not_say_how():
    app = reacting(launched=[*REGISTERED, ask("URLSessionTask.resume", purpose="who")], pushed=[REPORT, JOIN, RETURN])
    stage = played(PUSH, SETTLE, by=app)
    assert moments(stage, TransferCompleted) == [1000]
    assert moments(stage, MediaConnected) == [NETWORK + 1000]
    stage = played(PUSH, SETTLE, 5000, MediaFailed("anna"), by=app)
    assert moments(stage, MediaConnected) == []
    assert moments(stage, MediaFailed) == [NETWORK + 5000]


def test_a_transfer_of_the_play_is_the_oldest_of_the_app():
    transfer = ask("URLSessionTask.resume", purpose="mine")
    app = reacting(pushed=[transfer, RETURN], launched=REGISTERED)
    stage = played(PUSH, 3000, TransferCompleted("theirs"), TransferCompleted("no more"), by=app)
    assert [(entry.at, entry.event.purpose) for entry in stage.history.of(TransferCompleted)] == [(4000, "mine")]
    assert names(app).count("URLSessionTask.didComplete") == 1


def test_nobody_is_answered_about_a_call_that_is_over():
    end = ask("CXProvider.reportCall(endedAt:reason:)", uuid="anna", reason="failed")
    stage = played(PUSH, by=reacting(launched=REGISTERED, pushed=[REPORT, JOIN, end, RETURN]))
    assert moments(stage, MediaConnected) == []


def test_an_invitation_is_sent_unless_the_play_says_that_it_fails():
    start = ask("CXCallController.request", action="CXStartCallAction", uuid="mine")
    app = reacting(**{"launched": REGISTERED, "INStartCallIntent.handle": [start]})
    stage = played(UserTapsRecents("+1"), by=app)
    assert moments(stage, InvitationSent) == [NETWORK + 1000]
    stage = played(UserTapsRecents("+1"), 3000, InvitationFailed("theirs"), by=app)
    assert moments(stage, InvitationSent) == []
    assert [entry.event.call for entry in stage.history.of(InvitationFailed)] == ["mine"]


def test_the_app_may_give_calls_names_of_its_own():
    own = ask("CXProvider.reportNewIncomingCall", uuid="own")
    app = reacting(launched=REGISTERED, pushed=[own, RETURN])
    stage = played(PUSH, UserAnswers("anna"), RemoteHangsUp("anna"), RemoteHangsUp("ben"), by=app)
    assert [entry.event.call for entry in stage.history.of(UserAnswers, RemoteHangsUp)] == ["own", "own"]


def test_what_cannot_happen_as_things_stand_does_not():
    ended = ask("CXProvider.reportCall(endedAt:reason:)", uuid="anna", reason="remoteEnded")
    app = reacting(
        **{"launched": REGISTERED, "pushed": [REPORT, RETURN], "answered": [FULFIL], "remote.hangup": [ended]}
    )
    acts = [
        UserTapsInApp("hang up", "anna"),  # there is no such call
        UserTapsInApp("call", "ben"),
        PUSH, UserAnswers("anna"), UserAnswers("anna"), UserDeclines("anna"),  # it rings once
        RemoteHangsUp("anna"), RemoteHangsUp("anna"),  # it ends once
        AppState("background"), UserTapsInApp("call", "carla"),  # nobody can tap what is not in front
        ProcessTerminated(), AppState("foreground"), UserTapsInApp("call", "carla"),
    ]  # fmt: skip
    stage = played(*acts, by=app)
    assert [entry.event.call for entry in stage.history.of(UserTapsInApp)] == ["ben"]
    assert len([*stage.history.of(UserAnswers, UserDeclines)]) == 1
    assert len([*stage.history.of(RemoteHangsUp)]) == 1
    assert len([*stage.history.of(ReportCallEnded)]) == 1


def test_what_the_build_declares_stands_first():
    app = InProcess(
        lambda: Reacting({}), {"format": "callkit-drive", "version": 1, "build": {"UIBackgroundModes": ["voip"]}}
    )
    stage = played(by=app)
    assert stage.history.entries[0].event.background_modes == ("voip",)


def test_an_app_and_a_phone_that_answer_each_other_without_end_are_stopped():
    again = [{"wake": "again", "after": 0.001}]
    with pytest.raises(AppError, match=f"the app was told {MOST} things in one play"):
        played(by=reacting(launched=again, again=again))


def test_the_same_play_gives_the_same_history():
    app = reacting(launched=REGISTERED, pushed=[REPORT, RETURN], answered=[JOIN], connected=[FULFIL])
    first, second = (played(PUSH, UserAnswers("anna"), SETTLE, by=app, rules=ALL).history for _ in range(2))
    assert [(entry.at, entry.event) for entry in first.entries] == [(entry.at, entry.event) for entry in second.entries]
    assert first.last(ReportNewIncomingCall) is not None
    assert first.first(HandleStartCallIntent) is None
