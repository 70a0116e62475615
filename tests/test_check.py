"""The checker says failed, passed, or can't tell; and where it cannot tell, what is missing."""

import json

import pytest

from callkit_restrictions import load
from callkit_restrictions.check import judge, read

ON_17 = {"platform": {"ios": "17.4"}}
PUSH = {"event": "PKPushRegistryDelegate.didReceiveIncomingPush", "args": {"type": "voIP", "app_state": "background"}}
RETURN = {"event": "PKPushRegistryDelegate.didReceiveIncomingPush.return"}
REPORT = {"event": "CXProvider.reportNewIncomingCall", "args": {"uuid": "A"}}
ANSWER = {"event": "CXAnswerCallAction.perform", "args": {"uuid": "A"}}
FULFIL = {"event": "CXAction.fulfill", "args": {"uuid": "A", "action": "CXAnswerCallAction"}}
KILLED = {"event": "process.terminated", "args": {"exception": "NSInternalInconsistencyException"}}
END_REPORT = {"event": "CXProvider.reportCall(endedAt:reason:)", "args": {"uuid": "A"}}
START = {"event": "CXCallController.request", "args": {"uuid": "A", "action": "CXStartCallAction"}}
FOOTER = {"end": True}
GARBAGE = '{"t": 0, "eve'

EARLY, SHORT, FINISH = (
    "push.report-before-the-handler-returns",
    "push.keep-the-handler-short",
    "calls.finish-every-action",
)


def at(moment: float | None, event: dict) -> dict:
    return {"t": moment, **event}


def check(header: dict, *lines: dict | str) -> dict[str, list[tuple[str, int, str]]]:
    """What each restriction says: outcome, line, reason."""
    told = [{"format": "callkit-trace", "version": 1, **header}, *lines]
    recording = read("a trace", [line if isinstance(line, str) else json.dumps(line) for line in told])
    found: dict[str, list[tuple[str, int, str]]] = {}
    for verdict in judge(recording, load().values()):
        found.setdefault(verdict.restriction.id, []).append((verdict.outcome, verdict.line.number, verdict.because))
    return found


def test_the_judge_of_the_specs_names_the_line():
    assert check(ON_17, at(0, PUSH), at(0.1, RETURN))[EARLY] == [
        ("failed", 2, "the handler returned and no call had been reported for this push")
    ]
    found = check(ON_17, at(0, PUSH), at(0.1, REPORT), at(0.2, RETURN))
    assert found[EARLY] == [("passed", 2, "CXProvider.reportNewIncomingCall on line 3 is as it must be")]


def test_nothing_recorded_is_nothing_judged():
    assert check(ON_17) == {}
    assert check(ON_17, FOOTER) == {}
    assert check({"version": 2}, at(0, PUSH), at(1, RETURN)) == {}


# ---------------------------------------------------------------- the version


def test_a_rule_that_is_not_in_force_says_nothing():
    assert EARLY not in check({"platform": {"ios": "12.4"}}, at(0, PUSH), at(0.1, RETURN))
    assert EARLY not in check({"platform": {"ios": "17.4", "linked_sdk": "12.0"}}, at(0, PUSH), at(0.1, RETURN))


def test_an_unknown_version_matters_only_where_the_answer_depends_on_it():
    ((outcome, _, because),) = check({}, at(0, PUSH), at(0.1, RETURN))[EARLY]
    assert outcome == "cant-tell"
    assert because.startswith(
        "it depends on the iOS version: failed from iOS 13.0 on, for apps linked with that SDK, because"
    )
    assert check({}, at(0, REPORT), at(1, END_REPORT), at(2, {**END_REPORT, "args": {"uuid": "B"}}))[
        "calls.name-a-known-call"
    ] == [("failed", 4, "CallKit knows no call with this UUID")]
    assert check({}, at(0, PUSH), at(0.1, REPORT), at(0.2, RETURN))[EARLY][0][0] == "passed"


def test_what_the_system_did_shows_that_the_rule_was_in_force():
    """And with it every rule that is as old."""
    cancel = {**PUSH, "args": {**PUSH["args"], "payload": {"kind": "cancel"}}}
    found = check({}, at(0, cancel), at(0.1, RETURN), at(0.2, KILLED))
    assert found[EARLY][0][0] == "failed"
    assert found["push.only-for-new-calls"][0][0] == "failed"
    assert check({}, at(0, cancel), at(0.1, RETURN))["push.only-for-new-calls"][0][0] == "cant-tell"


def test_a_build_that_ends_with_a_release_is_named_with_its_span():
    found = check({"platform": {"device": "watch"}}, at(0, {"event": "connection.open"}))
    assert found["background.watch-connects-only-during-calls"][0][0] == "failed"


# ---------------------------------------------------------------- time


def test_order_is_judged_without_a_clock():
    assert check(ON_17, PUSH, RETURN)[EARLY][0][0] == "failed"
    assert check(ON_17, PUSH, REPORT, RETURN)[EARLY][0][0] == "passed"


@pytest.mark.parametrize(
    ("lines", "outcome"),
    [
        ([at(0, PUSH), at(8, FOOTER)], "failed"),
        ([at(0, PUSH), at(3, REPORT), RETURN], "passed"),
        ([at(0, PUSH), REPORT, at(2, RETURN)], "passed"),
        ([at(0, PUSH), REPORT, at(9, RETURN)], "cant-tell"),
        ([PUSH, at(8, {"event": "ui.speaker"}), REPORT], "cant-tell"),
        ([PUSH, at(0, {"event": "ui.speaker"}), at(8, REPORT)], "failed"),
        ([at(0, PUSH), {"event": "ui.speaker"}, {"event": "ui.mute"}, at(8, REPORT)], "failed"),
        ([PUSH, REPORT, at(3, RETURN)], "cant-tell"),
        ([PUSH, FOOTER], "cant-tell"),
    ],
)
def test_a_deadline_is_judged_as_far_as_times_are_known(lines, outcome):
    assert [found[0] for found in check(ON_17, *lines)[SHORT]] == [outcome]


def test_to_pass_or_not_to_apply_is_both_no_fault():
    """Audio that starts late may be started by a library, so an app that never started any is not judged by it."""
    given, start = {"event": "CXProviderDelegate.didActivate"}, {"event": "audio.start"}
    found = check(ON_17, REPORT, ANSWER, FULFIL, given, start)
    assert found["audio.start-on-every-activation"] == [("passed", 5, "as it must be")]


def test_only_the_difference_of_times_counts():
    assert check(ON_17, at(-20.5, PUSH), at(-12, REPORT))[SHORT][0][0] == "failed"
    assert check(ON_17, at(1_790_000_000, PUSH), at(1_790_000_001.5, REPORT))[SHORT][0][0] == "passed"


def test_a_time_that_goes_back_is_not_known():
    found = check(ON_17, at(5, PUSH), at(1, REPORT), at(6, RETURN))
    assert (found[EARLY][0][0], found[SHORT][0][0]) == ("passed", "passed")


def test_what_is_owed_at_the_end_cannot_be_told():
    cut = check(ON_17, at(0, PUSH))
    assert cut[SHORT] == [("cant-tell", 2, "it is still owed where the recording ends, 7 s before its time runs out")]
    assert cut[EARLY][0][2].startswith("the recording ends before this is settled: the handler is still running")
    assert check(ON_17, at(0, PUSH), at(3, FOOTER))[SHORT][0][2].endswith("4 s before its time runs out")


def test_what_the_judge_cannot_tell_stays_so():
    found = check(ON_17, at(0, PUSH), at(0.5, {"event": "process.terminated"}))
    assert [outcome for outcome, _, _ in found[SHORT]] == ["cant-tell"]


# ---------------------------------------------------------------- what was not seen


def test_a_missing_beginning_is_never_blamed():
    assert check({**ON_17, "starts": "running"}, at(0, END_REPORT))["calls.name-a-known-call"][0][0] == "failed"
    ((outcome, _, because),) = check({**ON_17, "starts": "mid-call"}, at(0, END_REPORT))["calls.name-a-known-call"]
    assert outcome == "cant-tell"
    assert because.endswith(
        "but the recording started in the middle of a call, and what came before it may explain this"
    )
    assert check({**ON_17, "starts": "mid-call"}, at(0, PUSH), at(1, RETURN))[EARLY][0][0] == "cant-tell"


def test_a_fault_in_the_middle_of_a_call_is_one_all_the_same():
    found = check({**ON_17, "starts": "mid-call"}, at(0, REPORT), at(0.1, ANSWER), at(61, FOOTER))
    assert found[FINISH][0][0] == "failed"


def test_an_app_that_was_just_launched_has_nothing_yet():
    refused = {"event": "CXCallController.request.completion", "args": {"uuid": "A", "error": 2}}
    launch = "calls.create-the-provider-at-launch"
    assert check({**ON_17, "starts": "launch"}, at(0, START), at(1, refused))[launch][0][0] == "failed"
    assert launch not in check(ON_17, at(0, START), at(1, refused))
    unseen = {"sees": ["CXCallController."], "starts": "launch", **ON_17}
    assert check(unseen, at(0, START), at(1, refused))[launch][0][0] == "cant-tell"


@pytest.mark.parametrize(
    ("sees", "outcome"),
    [
        (["PKPushRegistryDelegate."], "cant-tell"),
        (["PKPushRegistryDelegate.", "CXProvider.reportNewIncomingCall.completion"], "cant-tell"),
        (["PKPushRegistryDelegate.", "CXProvider.reportNewIncomingCall"], "failed"),
        (["PKPushRegistryDelegate.", "CXProvider."], "failed"),
        (["PK", "CX", "process."], "failed"),
    ],
)
def test_a_duty_that_only_an_unseen_event_could_meet_is_not_told(sees, outcome):
    assert check({**ON_17, "sees": sees}, at(0, PUSH), at(1, RETURN))[EARLY][0][0] == outcome


def test_an_unseen_event_that_changes_nothing_is_no_doubt():
    sees = ["CXProvider.", "PKPushRegistryDelegate.didReceiveIncomingPush"]
    found = check({**ON_17, "sees": sees}, at(0, PUSH), at(0.1, RETURN), at(0.2, KILLED))
    assert found[EARLY][0][0] == "failed"
    label = {**REPORT, "args": {"uuid": "5f8d0d55b54764421b7156d9"}}
    assert check({**ON_17, "sees": ["CXProvider."]}, at(0, label))["calls.well-formed-uuid"][0][0] == "failed"
    twice = check(
        {**ON_17, "starts": "mid-call"}, at(0, {"event": "CXProvider.init"}), at(1, {"event": "CXProvider.init"})
    )
    assert [outcome for outcome, _, _ in twice["calls.keep-one-provider"]] == ["passed", "failed"]
    middle = check({**ON_17, "starts": "mid-call"}, at(0, {"event": "connection.open", "args": {"service": "voip"}}))
    assert middle["background.no-voip-sockets"][0][0] == "failed"


def test_what_nobody_saw_is_no_proof_of_good_conduct():
    done = [at(0, REPORT), at(1, ANSWER), at(2, FULFIL)]
    assert check(ON_17, *done)["audio.let-callkit-activate"][0][0] == "passed"
    ((outcome, _, because),) = check({**ON_17, "sees": ["CX"]}, *done)["audio.let-callkit-activate"]
    assert (outcome, because) == (
        "cant-tell",
        "AVAudioSession.setActive(true) may have happened: the recorder cannot see it",
    )


@pytest.mark.parametrize(
    ("lines", "outcome"),
    [
        ([at(0, PUSH), GARBAGE, at(1, RETURN)], "cant-tell"),
        ([GARBAGE, at(0, PUSH), at(1, RETURN)], "failed"),
        ([at(0, PUSH), at(1, RETURN), GARBAGE], "failed"),
        ([at(0, PUSH), at(0.5, {**REPORT, "args": {"uuid": 7}}), at(1, RETURN)], "cant-tell"),
        ([at(0, PUSH), at(0.5, {"event": "ui.mute", "args": {"on": 7}}), at(1, RETURN)], "failed"),
        ([at(0, PUSH), *[at(0, {"event": "ui.end"}), GARBAGE] * 9, at(1, RETURN)], "cant-tell"),
    ],
)
def test_a_line_that_cannot_be_read_may_have_held_what_is_missing(lines, outcome):
    assert check(ON_17, *lines)[EARLY][0][0] == outcome


def test_only_the_neighbourhood_of_a_finding_is_tried_again():
    """Long recordings would take for ever otherwise; where the whole story matters, it is told as a whole."""
    quiet = [at(0, {"event": "ui.speaker"})] * 700
    found = check({**ON_17, "sees": ["PK", "CXProvider.", "ui."]}, *quiet, at(1, PUSH), at(2, RETURN), *quiet)
    assert found[EARLY][0][0] == "failed"
    in_front = {"event": "app.state", "args": {"state": "background"}}
    bare = {**PUSH, "args": {"type": "voIP"}}
    long = check({**ON_17, "sees": ["PK", "app."]}, at(0, in_front), *quiet, at(1, bare), at(2, RETURN))
    assert long[EARLY][0][0] == "cant-tell"
    made = {"event": "CXProvider.init"}
    twice = check({**ON_17, "sees": ["CXProvider.init", "ui."]}, at(0, made), *quiet, at(1, made))
    assert [outcome for outcome, _, _ in twice["calls.keep-one-provider"]] == ["cant-tell", "cant-tell"]
    sees = ["CXProvider.", "CXCallController.", "ui."]
    twice = check({**ON_17, "sees": sees}, at(0, made), *quiet, at(1, made))
    assert [outcome for outcome, _, _ in twice["calls.keep-one-provider"]] == ["passed", "failed"]


def test_what_a_recorder_cannot_see_it_never_sees():
    """After some findings of one shape, the answer for all the others is known."""
    calls = [at(0, {"event": "CXAction.fulfill", "args": {**FULFIL["args"], "uuid": f"A{n}"}}) for n in range(30)]
    reports = [at(0, {**REPORT, "args": {"uuid": f"A{n}"}}) for n in range(30)]
    found = check({**ON_17, "sees": ["CX"]}, *[each for pair in zip(reports, calls, strict=True) for each in pair])
    assert [outcome for outcome, _, _ in found["audio.let-callkit-activate"]] == ["cant-tell"] * 30


def test_a_finding_says_when_it_rests_on_a_conclusion():
    def inferred(*lines: dict) -> list[bool]:
        told = [{"format": "callkit-trace", "version": 1, **ON_17}, *lines]
        verdicts = judge(read("a trace", map(json.dumps, told)), [load()[EARLY]])
        return [verdict.inferred for verdict in verdicts]

    assert inferred(PUSH, {**RETURN, "inferred": True}) == [True]
    assert inferred({**PUSH, "inferred": True}, RETURN) == [True]
    assert inferred(PUSH, RETURN, {**KILLED, "inferred": True}) == [False]
    assert inferred(PUSH, RETURN) == [False]


def test_a_limit_that_is_nobodys_fault_breaks_nothing():
    quiet = {"event": "CXProvider.reportNewIncomingCall.completion", "args": {"uuid": "A", "error": 3}}
    ((outcome, _, because),) = check(ON_17, at(0, REPORT), at(1, quiet))["calls.the-phone-may-refuse-a-call"]
    assert outcome == "passed"
    assert because.endswith("that is no fault of the app")


# ---------------------------------------------------------------- the header


def test_a_declared_build_is_judged():
    modes = "background.declare-the-voip-mode"
    assert check({**ON_17, "build": {"UIBackgroundModes": ["audio"]}}, at(1, REPORT))[modes][0][0] == "failed"
    assert check({**ON_17, "build": {"UIBackgroundModes": ["voip"]}}, REPORT)[modes][0][0] == "passed"
    offered = {"frameworks": ["CallKit"], "territories": ["US", "CN"], "UIBackgroundModes": ["voip"]}
    assert check({**ON_17, "build": offered})["store.no-callkit-in-china"][0][:2] == ("failed", 1)


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        ({"platform": {"ios": 17.4}}, "ios must be text, and is 17.4"),
        ({"platform": {"ios": "newest"}}, "'newest' is no version; write for example 13.0 or 26.4"),
        ({"platform": {"linked_sdk": []}}, "linked_sdk must be text, and is []"),
        ({"platform": 7}, "platform must be an object, and is 7"),
        ({"starts": "later"}, 'starts must be "launch", "running" or "mid-call", and is "later"'),
        ({"sees": "CX"}, 'sees must be list, and is "CX"'),
        ({"sees": ["CX", 7]}, "sees must be a list of names"),
        ({"build": []}, "build must be an object, and is []"),
        ({"build": {"UIBackgroundModes": 7}}, "UIBackgroundModes must be a list, and is 7"),
    ],
)
def test_a_header_that_is_not_quite_in_order_is_read_as_far_as_it_goes(header, sentence):
    told = [{"format": "callkit-trace", "version": 1, **header}, PUSH, REPORT, RETURN]
    recording = read("a trace", map(json.dumps, told))
    assert [(problem.number, problem.message) for problem in recording.problems] == [(1, sentence)]
    assert len(recording.lines) == 3
