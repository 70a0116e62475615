"""The phone: left alone it grants everything; only restrictions take away.

The restrictions of this page are small ones of its own, so that each fable shows one habit of the phone.
"""

from collections.abc import Callable, Iterable, Iterator

import pytest

from callkit_restrictions.events import Event, audio, calls, people, process, pushes, screens, store
from callkit_restrictions.events import actions as a
from callkit_restrictions.history import History
from callkit_restrictions.moments import seconds
from callkit_restrictions.phone import CannotHappenError, Phone
from callkit_restrictions.restriction import (
    Consequence,
    Enforce,
    Evidence,
    Finding,
    Judge,
    Outcome,
    Restriction,
    expect,
    punish,
    settle,
    tolerate,
)
from callkit_restrictions.situation import NOT_LAUNCHED
from callkit_restrictions.versions import ALWAYS, IOS, From, Platform, Versions

ANSWER, START, END = "CXAnswerCallAction", "CXStartCallAction", "CXEndCallAction"
HOLD, MUTE = "CXSetHeldCallAction", "CXSetMutedCallAction"


def rule(
    id_: str,
    judge: Judge = lambda _: iter(()),
    enforce: Enforce = tolerate,
    watches: tuple[type[Event], ...] = (),
    holds: Versions = ALWAYS,
) -> Restriction:
    return Restriction(
        id=id_,
        title=id_,
        kind="duty",
        judged_from="trace",
        holds=holds,
        consequence="",
        watches=watches,
        judge=judge,
        enforce=enforce,
        confidence="high",
        evidence=(Evidence("header", "https://example.org/", "Says so.", "primary"),),
    )


def forbid(kind: type[Event], enforce: Enforce, id_: str = "push.never", holds: Versions = ALWAYS) -> Restriction:
    """Whoever does this, once or often, is at fault."""

    def judge(history: History) -> Iterator[Finding]:
        return (expect(entry, False, "it happened") for entry in history.of(kind))

    return rule(id_, judge, enforce, (kind,), holds)


def within(limit: int, enforce: Enforce, id_: str = "push.in-time") -> Restriction:
    """Each push handler returns in less than that."""

    def judge(history: History) -> Iterator[Finding]:
        for push in history.of(pushes.DidReceiveIncomingPush):
            returned = history.first(pushes.ReturnFromPushHandler, after=push)
            yield settle(history, push, met_by=returned, within=limit, because="the handler is still running")

    return rule(id_, judge, enforce, (pushes.DidReceiveIncomingPush, pushes.ReturnFromPushHandler))


def plan(verb: str, kind: type[Event], delay: int, tell: Event | None, id_: str = "push.plan") -> Restriction:
    """Some time after such an entry iOS does something, at fault or not."""

    def enforce(history: History, _: Iterable[Finding]) -> Iterator[Consequence]:
        return (Consequence(verb, entry, entry.at + delay, tell) for entry in history.of(kind))

    return rule(id_, enforce=enforce)


kill = punish("terminate", lambda _: process.ProcessTerminated("test"))
suspend = punish("suspend", lambda _: process.ProcessSuspended())


def lived(phone: Phone, *happened: Event | int) -> list[tuple[int, str]]:
    """What the log holds after a story: moments and names."""
    for deed in happened:
        phone.wait(deed) if isinstance(deed, int) else phone.happen(deed)
    return [(entry.at, entry.event.name) for entry in phone.history.entries]


def names(phone: Phone, *happened: Event | int) -> list[str]:
    return [name for _, name in lived(phone, *happened)]


def perform(phone: Phone, *kinds: type[Event]) -> list[str | None]:
    """Which calls were handed to the app, for the actions of some kinds, in order."""
    return [entry.event.call for entry in phone.history.of(*kinds)]


def talking(*people_: str) -> Phone:
    """A permissive phone with running calls."""
    phone = Phone()
    for name in people_:
        lived(phone, calls.ReportNewIncomingCall(name), people.UserAnswers(name), a.FulfillAction(ANSWER, name))
    return phone


# ---------------------------------------------------------------- the clock


def test_the_clock_stops_at_each_due_moment_and_goes_on_to_the_end():
    phone = Phone([within(seconds(7), kill)])
    told = lived(phone, 1000, pushes.PushSent(), 60_000)
    assert told[-1] == (8000, "process.terminated")
    assert phone.history.now == 61_000


def test_what_falls_due_with_the_end_of_a_wait_happens():
    phone = Phone([within(7000, kill)])
    assert lived(phone, pushes.PushSent(), 7000)[-1] == (7000, "process.terminated")


def test_what_falls_due_later_than_the_end_of_a_wait_does_not_happen_yet():
    phone = Phone([within(7000, kill)])
    assert "process.terminated" not in names(phone, pushes.PushSent(), 6999)
    assert phone.history.now == 6999
    assert lived(phone, 1)[-1] == (7000, "process.terminated")


def test_two_dues_on_the_way_each_happen_at_their_own_moment_and_in_their_order():
    later = plan("suspend", pushes.PushSent, 9000, process.ProcessSuspended(), "push.later")
    sooner = plan("suspend", pushes.PushSent, 4000, screens.NotificationShown("soon"), "push.sooner")
    told = lived(Phone([later, sooner]), pushes.PushSent(), 60_000)
    assert told[-2:] == [(4000, "notification.shown"), (9000, "process.suspended")]


def test_a_duty_met_in_time_costs_nothing():
    phone = Phone([within(7000, kill)])
    lived(phone, pushes.PushSent(), 6999, pushes.ReturnFromPushHandler(), 60_000)
    assert phone.history.situation.alive
    assert [finding.outcome for finding in phone.findings["push.in-time"]] == [Outcome.PASSED]


def test_waiting_no_time_changes_nothing():
    phone = Phone([within(7000, kill)])
    phone.wait(0)
    assert (phone.history.entries, phone.history.now) == ((), 0)


def test_findings_are_up_to_date_when_only_time_has_passed():
    phone = Phone([within(7000, tolerate)])
    lived(phone, pushes.PushSent())
    assert phone.findings["push.in-time"][0].outcome is Outcome.OPEN
    phone.wait(7000)
    assert phone.findings["push.in-time"][0].outcome is Outcome.FAILED


def test_a_death_settles_what_no_watched_event_would():
    phone = Phone([within(7000, tolerate)])
    lived(phone, pushes.PushSent(), process.ProcessTerminated())
    assert phone.findings["push.in-time"][0].outcome is Outcome.CANT_TELL


def test_a_death_may_be_what_a_judge_waits_for_without_watching_it():
    def judge(history: History) -> Iterator[Finding]:
        for push in history.of(pushes.PushSent):
            if history.end_of_process(push):
                yield expect(push, False, "it died of it")

    phone = Phone([rule("push.deadly", judge, watches=(pushes.PushSent,))])
    lived(phone, pushes.PushSent())
    assert phone.findings == {"push.deadly": ()}
    phone.happen(process.ProcessTerminated())
    assert [finding.because for finding in phone.findings["push.deadly"]] == ["it died of it"]


def test_what_is_open_is_judged_anew_at_the_end_of_every_wait():
    def judge(history: History) -> Iterator[Finding]:
        for push in history.of(pushes.PushSent):
            yield Finding(push, Outcome.OPEN, f"it is {history.now} ms, and nobody knows until when")

    phone = Phone([rule("push.endless", judge, watches=(pushes.PushSent,))])
    lived(phone, pushes.PushSent(), 1234)
    assert phone.findings["push.endless"][0].because.startswith("it is 1234 ms")


# ---------------------------------------------------------------- consequences


def test_a_consequence_happens_once():
    phone = Phone([forbid(people.UserMutes, suspend)])
    lived(phone, people.UserMutes())
    told = names(phone, process.ProcessResumed(), 60_000, process.AppState("foreground"))
    assert told.count("process.suspended") == 1


def test_each_breach_has_its_own_consequence():
    phone = Phone([forbid(people.UserMutes, suspend)])
    again = (process.ProcessResumed(), people.UserMutes())
    assert names(phone, people.UserMutes(), *again).count("process.suspended") == 2


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_consequences_the_harsher_one_comes_first_whatever_its_id(order):
    gentle, harsh = forbid(people.UserMutes, suspend, "a.gentle"), forbid(people.UserMutes, kill, "z.harsh")
    told = names(Phone([gentle, harsh][::order]), people.UserMutes())
    assert told == ["ui.mute", "process.terminated"]  # nobody suspends the dead


def test_a_phone_says_what_followed_from_which_restriction():
    phone = Phone(
        [
            forbid(people.UserMutes, suspend, "push.gentle"),
            forbid(people.UserMutes, kill, "calls.harsh"),
            plan("suspend", calls.ReportNewIncomingCall, 0, None, "calls.harsh"),
            forbid(calls.ReportNewIncomingCall, punish("refuse", lambda _: None), "calls.no"),
            forbid(people.UserMutes, tolerate, "calls.silent"),
        ]
    )
    phone.happen(calls.ReportNewIncomingCall("anna"))
    assert phone.consequences == {"calls.harsh": ("suspend",), "calls.no": ("refuse",)}
    phone.happen(people.UserMutes())
    assert phone.consequences == {
        "calls.harsh": ("terminate", "suspend"),
        "push.gentle": ("suspend",),
        "calls.no": ("refuse",),
    }


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_equal_ones_the_id_decides(order):
    first = forbid(people.UserMutes, punish("terminate", lambda _: process.ProcessTerminated("A")), "a.first")
    second = forbid(people.UserMutes, punish("terminate", lambda _: process.ProcessTerminated("B")), "b.second")
    phone = Phone([first, second][::order])
    phone.happen(people.UserMutes())
    assert [death.event.exception for death in phone.history.of(process.ProcessTerminated)] == ["A"]


@pytest.mark.parametrize("verb", ["refuse", "withhold", "reject", "no way"])
def test_a_refusal_takes_the_place_of_the_grant(verb):
    never = forbid(calls.ReportNewIncomingCall, punish(verb, lambda _: calls.ReportNewIncomingCallCompletion("x", "7")))
    phone = Phone([never])
    phone.happen(calls.ReportNewIncomingCall("x"))
    assert [entry.event for entry in phone.history.entries[1:]] == [calls.ReportNewIncomingCallCompletion("x", "7")]


def test_to_withhold_may_be_silence():
    phone = Phone([forbid(people.UserAnswers, punish("withhold", lambda _: None))])
    told = names(phone, calls.ReportNewIncomingCall("anna"), people.UserAnswers("anna"), 1000)
    assert told[-1] == "ui.answer"


def test_two_refusals_of_one_ask_are_answered_once():
    refuse = {
        code: punish("refuse", lambda _, code=code: calls.ReportNewIncomingCallCompletion("x", code)) for code in "34"
    }
    rules = [forbid(calls.ReportNewIncomingCall, refuse[code], f"calls.with-{code}") for code in "43"]
    phone = Phone(rules)
    lived(phone, calls.ReportNewIncomingCall("x"), 1000)
    answers = [*phone.history.of(calls.ReportNewIncomingCallCompletion)]
    assert [answer.event.error for answer in answers] == ["3"]


def test_a_silent_termination_is_none():
    phone = Phone([forbid(people.UserMutes, punish("suspend", lambda _: None))])
    assert names(phone, people.UserMutes(), 1000) == ["ui.mute"]


def test_what_was_granted_stays_granted_when_the_app_is_killed_for_it():
    phone = Phone([forbid(audio.RequestRecordPermission, kill)])
    told = names(phone, audio.RequestRecordPermission())
    assert told[-2:] == ["AVAudioApplication.recordPermission", "process.terminated"]


def test_a_plan_needs_no_fault():
    phone = Phone([plan("suspend", calls.ReportCallEnded, 5000, process.ProcessSuspended())])
    told = lived(phone, calls.ReportCallEnded("anna"), 60_000)
    assert told[-1] == (5000, "process.suspended")
    assert phone.findings == {"push.plan": ()}


def test_nothing_happens_to_the_dead():
    phone = Phone([plan("suspend", pushes.PushSent, 5000, process.ProcessSuspended()), within(3000, kill)])
    assert lived(phone, pushes.PushSent(), 60_000)[-1] == (3000, "process.terminated")


def test_a_restriction_that_does_not_hold_there_is_not_there():
    never = forbid(people.UserMutes, kill, holds=From("13.0"))
    old, new = Phone([never], Platform(IOS("12.5"))), Phone([never], Platform(IOS("13.0")))
    assert names(old, people.UserMutes()) == ["ui.mute"]
    assert names(new, people.UserMutes()) == ["ui.mute", "process.terminated"]
    assert (old.findings, [*new.findings]) == ({}, ["push.never"])


def test_a_judge_is_asked_only_where_something_can_have_changed():
    asked: list[int] = []

    def judge(history: History) -> Iterator[Finding]:
        asked.append(len(history.entries))
        return iter(())

    phone = Phone([rule("push.asked", judge, watches=(people.UserMutes,))])
    lived(phone, people.UserEnds("anna"), 1000, people.UserMutes(), people.UserEnds("anna"))
    assert asked == [2]


# ---------------------------------------------------------------- who can ask


@pytest.mark.parametrize(
    ("end", "state"), [(process.ProcessTerminated(), "terminated"), (process.ProcessSuspended(), "suspended")]
)
def test_an_app_whose_code_cannot_run_asks_for_nothing(end, state):
    phone = Phone()
    lived(phone, 7000, end)
    sentence = f"^the app is {state} at 7 s: it can no longer do CXProvider.reportNewIncomingCall$"
    with pytest.raises(CannotHappenError, match=sentence):
        phone.happen(calls.ReportNewIncomingCall("anna"))
    assert names(phone)[-1] == end.name  # nothing was written


def test_people_and_networks_act_whether_or_not_the_app_lives():
    phone = Phone(begin=NOT_LAUNCHED)
    assert names(phone, process.DeviceLocked(), people.OtherCallComes("cellular")) == ["device.locked", "call.incoming"]


# ---------------------------------------------------------------- what it grants


def test_a_phone_without_restrictions_does_nothing_unasked():
    phone = Phone()
    phone.wait(3_600_000)
    assert (phone.history.entries, phone.findings) == ((), {})


def test_a_push_reaches_the_running_app():
    phone = Phone()
    lived(phone, process.AppState("foreground"), pushes.PushSent(carries="call", must_report=True))
    push = phone.history.last(pushes.DidReceiveIncomingPush).event
    assert push == pushes.DidReceiveIncomingPush("voIP", "foreground", must_report=True, payload="call")


def test_a_push_wakes_the_suspended_app():
    phone = Phone()
    told = names(phone, process.AppState("foreground"), process.ProcessSuspended(), pushes.PushSent())
    assert told[-2:] == ["process.resumed", "PKPushRegistryDelegate.didReceiveIncomingPush"]
    assert phone.history.last(pushes.DidReceiveIncomingPush).event.app_state == "background"


@pytest.mark.parametrize(
    "registered",
    [
        (pushes.SetPushRegistryDelegate(), pushes.SetDesiredPushTypes()),
        (pushes.SetDesiredPushTypes(), pushes.SetPushRegistryDelegate()),
    ],
)
def test_a_late_registry_is_handed_the_push_that_launched_the_app(registered):
    phone = Phone(begin=NOT_LAUNCHED)
    lived(phone, pushes.PushSent(carries="call"), 3000, registered[0])
    assert names(phone) == ["push.sent", "process.launched", registered[0].name]
    assert lived(phone, 500, registered[1])[-1] == (3500, "PKPushRegistryDelegate.didReceiveIncomingPush")
    assert phone.history.last(pushes.DidReceiveIncomingPush).event.payload == "call"
    lived(phone, *registered)  # once is enough
    assert len([*phone.history.of(pushes.DidReceiveIncomingPush)]) == 1


def test_a_push_that_waited_keeps_its_flag_and_finds_the_app_in_the_background():
    phone = Phone(begin=NOT_LAUNCHED)
    lived(phone, pushes.PushSent(), process.ProcessTerminated(), pushes.PushSent(carries="call", must_report=True))
    lived(phone, pushes.SetPushRegistryDelegate(), pushes.SetDesiredPushTypes(), pushes.PushSent("alert"))
    handed_over = [push.event for push in phone.history.of(pushes.DidReceiveIncomingPush)]
    assert handed_over == [pushes.DidReceiveIncomingPush("voIP", "background", must_report=True, payload="call")]
    launches = [launch.event for launch in phone.history.of(process.ProcessLaunched)]
    assert launches == [process.ProcessLaunched("voip push", "background")] * 2


def test_a_registry_with_nothing_waiting_is_handed_nothing():
    opened = Phone(begin=NOT_LAUNCHED)
    registered = (pushes.SetPushRegistryDelegate(), pushes.SetDesiredPushTypes())
    lived(opened, process.ProcessLaunched("user", "foreground"), *registered)
    assert opened.history.first(pushes.DidReceiveIncomingPush) is None
    running = Phone()
    lived(running, *registered)
    assert running.history.first(pushes.DidReceiveIncomingPush) is None


def test_other_pushes_have_their_own_ways():
    phone = Phone(begin=NOT_LAUNCHED)
    told = names(phone, pushes.PushSent("alert", carries="a missed call"), pushes.PushSent("background"))
    assert told == [
        "push.sent",
        "notification.shown",
        "push.sent",
        "process.launched",
        "UIApplicationDelegate.didReceiveRemoteNotification",
    ]
    assert names(Phone(), pushes.PushSent("complication")) == ["push.sent"]


def test_what_an_extension_hands_over_arrives_as_a_push():
    told = names(Phone(), calls.ReportNewIncomingVoIPPushPayload())
    assert told[1:] == [
        "CXProvider.reportNewIncomingVoIPPushPayload.completion",
        "PKPushRegistryDelegate.didReceiveIncomingPush",
    ]


def test_a_reported_call_rings_once():
    phone = Phone()
    configured = calls.InitProvider(ringtone_sound="bells.caf")
    lived(phone, configured, *[calls.ReportNewIncomingCall("anna")] * 2)
    assert [ring.event.sound for ring in phone.history.of(screens.CallUIRinging)] == ["bells.caf"]
    assert len([*phone.history.of(calls.ReportNewIncomingCallCompletion)]) == 2


def test_an_answered_call_gets_the_audio_session_and_a_timer():
    told = names(talking("anna"))
    assert told[-3:] == ["CXAction.fulfill", "CXProviderDelegate.didActivate", "callUI.connected"]


def test_a_second_answered_call_shares_the_session():
    assert names(talking("anna", "ben")).count("CXProviderDelegate.didActivate") == 1


def test_an_outgoing_call_gets_the_session_when_its_start_is_fulfilled():
    phone = Phone()
    start = (calls.RequestTransaction(START, "anna"), a.FulfillAction(START, "anna"))
    told = names(phone, *start, calls.ReportOutgoingCallConnected("anna"))
    assert told == [
        "CXCallController.request",
        "CXCallController.request.completion",
        "CXStartCallAction.perform",
        "CXAction.fulfill",
        "CXProviderDelegate.didActivate",
        "CXProvider.reportOutgoingCall(connectedAt:)",
        "callUI.connected",
    ]


def test_a_start_while_the_session_is_active_activates_nothing():
    phone = talking("anna")
    lived(phone, calls.RequestTransaction(START, "ben"), a.FulfillAction(START, "ben"))
    assert names(phone).count("CXProviderDelegate.didActivate") == 1


def test_a_second_call_holds_the_first_one():
    phone = talking("anna")
    lived(phone, calls.RequestTransaction(START, "ben"))
    assert names(phone)[-2:] == ["CXSetHeldCallAction.perform", "CXStartCallAction.perform"]
    assert perform(phone, a.PerformSetHeldCallAction) == ["anna"]


@pytest.mark.parametrize(
    ("ask", "handed_over"),
    [
        (calls.RequestTransaction(ANSWER, "anna"), a.PerformAnswerCallAction("anna")),
        (calls.RequestTransaction(END, "anna"), a.PerformEndCallAction("anna")),
        (calls.RequestTransaction(HOLD, "anna", on_hold=True), a.PerformSetHeldCallAction("anna", on_hold=True)),
        (calls.RequestTransaction(MUTE, "anna", muted=True), a.PerformSetMutedCallAction("anna", muted=True)),
        (
            calls.RequestTransaction("CXSetGroupCallAction", "anna", group_with="ben"),
            a.PerformSetGroupCallAction("anna", "ben"),
        ),
        (calls.RequestTransaction("CXPlayDTMFCallAction", "anna"), a.PerformPlayDTMFCallAction("anna")),
        (calls.RequestTransaction("CXSetTranslatingCallAction", "anna"), a.PerformSetTranslatingCallAction("anna")),
    ],
)
def test_every_request_comes_back_as_an_action(ask, handed_over):
    phone = Phone()
    phone.happen(ask)
    assert [entry.event for entry in phone.history.entries[1:]] == [
        calls.RequestTransactionCompletion("anna"),
        handed_over,
    ]


def test_an_action_that_apple_does_not_have_is_accepted_and_handed_to_nobody():
    phone = Phone()
    phone.happen(calls.RequestTransaction("CXDanceCallAction", "anna"))
    assert names(phone)[1:] == ["CXCallController.request.completion"]


def test_hold_gives_the_session_away_and_unhold_gives_it_back():
    phone = talking("anna")
    lived(phone, people.UserHolds("anna"), a.FulfillAction(HOLD, "anna"))
    assert names(phone)[-2:] == ["AVAudioSession.interruption", "CXProviderDelegate.didDeactivate"]
    assert not phone.history.situation.session_active
    lived(phone, people.UserUnholds("anna"), a.FulfillAction(HOLD, "anna"))
    assert names(phone)[-1] == "CXProviderDelegate.didActivate"


def test_hold_leaves_the_session_to_a_call_that_still_talks():
    phone = talking("anna", "ben")
    lived(phone, people.UserHolds("anna"), a.FulfillAction(HOLD, "anna"))
    assert names(phone)[-1] == "CXAction.fulfill"
    assert phone.history.situation.session_active
    lived(phone, people.UserUnholds("anna"), a.FulfillAction(HOLD, "anna"))
    assert names(phone)[-1] == "CXAction.fulfill"


def test_the_session_goes_with_the_last_call_that_talks():
    phone = talking("anna", "ben")
    lived(phone, people.UserEnds("anna"), a.FulfillAction(END, "anna"))
    assert names(phone)[-1] == "callUI.dismissed"
    lived(phone, calls.ReportCallEnded("ben", "remoteEnded"))
    assert names(phone)[-2:] == ["callUI.dismissed", "CXProviderDelegate.didDeactivate"]


def test_a_declined_call_leaves_the_screen_and_no_session():
    phone = Phone()
    lived(phone, calls.ReportNewIncomingCall("anna"), people.UserDeclines(), a.FulfillAction(END, "anna"))
    assert names(phone)[-1] == "callUI.dismissed"
    assert phone.history.situation.calls == {}


@pytest.mark.parametrize("failed", [a.FailAction(ANSWER, "anna"), a.TimedOutPerformingAction(ANSWER, "anna")])
def test_a_call_whose_answer_fails_leaves_the_screen(failed):
    phone = Phone()
    lived(phone, calls.ReportNewIncomingCall("anna"), people.UserAnswers())
    assert names(phone, failed)[-1] == "callUI.dismissed"


def test_a_failed_action_of_another_kind_leaves_the_call_where_it_is():
    phone = talking("anna")
    assert names(phone, people.UserHolds(), a.FailAction(HOLD, "anna"))[-1] == "CXAction.fail"


@pytest.mark.parametrize(
    "ghost",
    [
        people.UserAnswers("nobody"),
        people.UserDeclines(),
        people.UserEnds("nobody"),
        people.UserHolds(),
        people.UserUnholds("nobody"),
        people.UserMutes(),
        people.UserPressesHeadset("nobody"),
        people.UserTranslates(),
        people.UserSwaps("nobody"),
        people.UserEndsAndAccepts(),
        people.UserHoldsAndAccepts("nobody"),
        people.OtherCallEnds("user"),
        calls.ReportCallEnded("nobody"),
        a.FulfillAction(END, "nobody"),
        a.FulfillAction(),
        a.FailAction(ANSWER, "nobody"),
    ],
)
def test_a_call_that_is_not_there_moves_nothing(ghost):
    assert names(Phone(), ghost) == [ghost.name]


def test_a_tap_without_a_name_means_the_call_that_is_there():
    phone = Phone()
    lived(phone, calls.ReportNewIncomingCall("anna"), people.UserAnswers())
    assert perform(phone, a.PerformAnswerCallAction) == ["anna"]


def test_end_and_accept_ends_what_runs_and_answers_what_rings():
    phone = talking("anna")
    lived(phone, calls.ReportNewIncomingCall("ben"), people.UserEndsAndAccepts())
    assert perform(phone, a.PerformEndCallAction) == ["anna"]
    assert perform(phone, a.PerformAnswerCallAction) == ["anna", "ben"]


def test_while_ben_is_still_being_answered_the_end_of_annas_call_takes_the_session_away():
    phone = talking("anna")
    lived(phone, calls.ReportNewIncomingCall("ben"), people.UserEndsAndAccepts(), a.FulfillAction(END, "anna"))
    assert names(phone)[-1] == "CXProviderDelegate.didDeactivate"
    assert names(phone, a.FulfillAction(ANSWER, "ben"))[-2:] == ["CXProviderDelegate.didActivate", "callUI.connected"]


def test_hold_and_accept_holds_what_runs_and_answers_what_rings():
    phone = talking("anna")
    lived(phone, calls.ReportNewIncomingCall("ben"), people.UserHoldsAndAccepts("ben"))
    assert perform(phone, a.PerformSetHeldCallAction) == ["anna"]
    assert perform(phone, a.PerformAnswerCallAction) == ["anna", "ben"]


def test_hold_and_accept_without_a_name_means_the_call_that_rings():
    phone = talking("anna")
    lived(phone, calls.ReportNewIncomingCall("ben"), people.UserHoldsAndAccepts())
    assert [held.event for held in phone.history.of(a.PerformSetHeldCallAction)] == [
        a.PerformSetHeldCallAction("anna", on_hold=True)
    ]
    assert perform(phone, a.PerformAnswerCallAction) == ["anna", "ben"]


@pytest.mark.parametrize("mute", [people.UserMutes(), people.UserPressesHeadset()])
def test_a_call_that_is_still_connecting_can_be_muted(mute):
    phone = Phone()
    lived(phone, calls.ReportNewIncomingCall("anna"), mute)
    assert phone.history.first(a.PerformSetMutedCallAction) is None  # what rings cannot
    lived(phone, people.UserAnswers(), mute)
    assert perform(phone, a.PerformSetMutedCallAction) == ["anna"]


def test_an_ended_call_leaves_the_screen_by_its_name():
    phone = talking("anna")
    lived(phone, people.UserEnds("anna"), a.FulfillAction(END, "anna"))
    assert phone.history.last(screens.CallUIDismissed).event == screens.CallUIDismissed("anna")


def test_hold_takes_the_session_away_although_another_call_rings():
    phone = talking("anna")
    lived(phone, calls.ReportNewIncomingCall("ben"), people.UserHolds("anna"), a.FulfillAction(HOLD, "anna"))
    assert [entry.event for entry in phone.history.entries[-2:]] == [
        audio.Interrupted("began"),
        audio.DidDeactivateAudioSession(),
    ]


def test_a_started_call_puts_the_active_one_on_hold():
    phone = talking("anna")
    lived(phone, calls.RequestTransaction(START, "ben"))
    held, started = phone.history.entries[-2:]
    assert held.event == a.PerformSetHeldCallAction("anna", on_hold=True)
    assert started.event == a.PerformStartCallAction("ben")


def test_hold_and_accept_for_a_call_outside_the_app_holds_the_apps_call():
    phone = talking("anna")
    lived(phone, people.OtherCallComes("cellular"), people.UserHoldsAndAccepts())
    assert perform(phone, a.PerformSetHeldCallAction) == ["anna"]
    assert perform(phone, a.PerformAnswerCallAction) == ["anna"]


def test_a_swap_holds_one_call_before_it_brings_back_the_other():
    phone = talking("anna", "ben")
    lived(phone, people.UserHolds("anna"), a.FulfillAction(HOLD, "anna"), people.UserSwaps("anna"))
    holds = [(held.event.call, held.event.on_hold) for held in phone.history.of(a.PerformSetHeldCallAction)]
    assert holds == [("anna", True), ("ben", True), ("anna", False)]


@pytest.mark.parametrize(("by", "comes_back"), [("user", True), ("remote", False)])
def test_a_held_call_comes_back_if_the_person_ended_the_other_one(by, comes_back):
    phone = talking("anna")
    lived(phone, people.UserHolds(), a.FulfillAction(HOLD, "anna"), people.OtherCallEnds(by))
    assert (phone.history.last(a.PerformSetHeldCallAction).event.on_hold is False) is comes_back


def test_mute_may_be_tapped_and_pressed():
    phone = talking("anna")
    lived(phone, people.UserMutes(on=False), people.UserMutes(), a.FulfillAction(MUTE, "anna"))
    lived(phone, people.UserPressesHeadset())
    assert [mute.event.muted for mute in phone.history.of(a.PerformSetMutedCallAction)] == [False, True, False]


GRANTED: dict[Callable[[], Event], Event] = {
    lambda: people.UserTapsRecents("+123"): people.HandleStartCallIntent("+123"),
    lambda: people.UserTapsSpeaker(on=True): audio.RouteChanged("override"),
    lambda: audio.OverrideOutputAudioPort("speaker"): audio.RouteChanged("override"),
    lambda: audio.StartAudio("ringback"): audio.SoundHeard("ringback"),
    lambda: audio.PlaySound("ringtone"): audio.SoundHeard("ringtone"),
    audio.RequestRecordPermission: audio.RecordPermission(granted=True),
    store.SubmitToAppStore: store.AppStoreAccepted(),
}


@pytest.mark.parametrize("ask", GRANTED, ids=lambda ask: ask().name)
def test_what_is_asked_for_is_given(ask):
    phone = Phone()
    phone.happen(ask())
    assert phone.history.entries[1].event == GRANTED[ask]


def test_a_translation_is_handed_to_the_app():
    phone = talking("anna")
    lived(phone, people.UserTranslates())
    assert perform(phone, a.PerformSetTranslatingCallAction) == ["anna"]
