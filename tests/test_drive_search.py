"""What plays say about each restriction, and the search for the shortest that breaks one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import validate
from tests.driven import ALL, InProcess, Reacting, ask, played, sample

import callkit_restrictions
from callkit_restrictions.check import judge, read
from callkit_restrictions.drive import NotDriven, Play, Stage, telling
from callkit_restrictions.drive.explore import explore
from callkit_restrictions.drive.tally import Tally, breaches
from callkit_restrictions.events.people import FocusTurnedOn, RemoteHangsUp, UserAnswers
from callkit_restrictions.events.process import AppState
from callkit_restrictions.events.pushes import PushSent

SCHEMAS = Path(callkit_restrictions.__file__).parent / "schemas"
PUSH = PushSent(payload={"event": "call", "uuid": "anna", "name": "Anna"})


def tally_of(*stages: Stage) -> Tally:
    tally = Tally(ALL)
    for stage in stages:
        tally.add(stage, 2)
    return tally


@pytest.fixture(scope="module")
def forgetful():
    """A call that ends on the network, with the app that does not tell CallKit."""
    acts = (PUSH, UserAnswers("anna"), 2000, RemoteHangsUp("anna"))
    return played(AppState("background"), *acts, by=InProcess(sample("forgets_the_hang_up")), rules=ALL)


def test_a_restriction_is_broken_kept_or_not_exercised(forgetful):
    tally = tally_of(forgetful)
    assert [each.id for each in tally.those("broken")] == ["calls.end-what-is-over"]
    kept = {each.id for each in tally.those("kept")}
    assert {"push.report-before-the-handler-returns", "audio.wait-for-activation"} <= kept
    left = {each.id for each in tally.those("not exercised")}
    assert "calls.held-stays-held" in left
    assert not left & (kept | {*tally.broken})
    assert {each.judged_from for each in tally.those("not exercised")} == {"trace"}
    assert (tally.plays, tally.scenarios) == (1, 2)


def test_a_breach_has_its_moment_and_its_trace_says_the_same_to_the_checker(forgetful):
    (breach,) = breaches(forgetful)
    assert breach.at == 13_000
    recording = read("trace", [*breach.trace()])
    assert recording.problems == ()
    failed = [verdict for verdict in judge(recording, ALL) if verdict.outcome == "failed"]
    assert [(verdict.restriction.id, verdict.line.event.name) for verdict in failed] == [
        ("calls.end-what-is-over", "remote.hangup")
    ]


def test_what_the_world_has_done_alone_says_nothing_about_an_app():
    stage = played(PushSent(size=6000), by=InProcess(sample("call_manager")), rules=ALL)
    tally = tally_of(stage)
    assert any(finding.outcome == "failed" for finding in stage.phone.findings["push.stay-within-the-payload-size"])
    assert tally.broken == {}
    assert tally.kept["push.stay-within-the-payload-size"] == 0


def test_a_limit_without_fault_is_never_broken():
    stage = played(FocusTurnedOn(), PUSH, by=InProcess(sample("call_manager")), rules=ALL)
    assert any(finding.outcome == "failed" for finding in stage.phone.findings["calls.the-phone-may-refuse-a-call"])
    assert tally_of(stage).broken == {}


def test_a_deadline_is_the_moment_of_what_came_too_late_by_the_clock():
    launched = [
        ask("CXProvider.setDelegate"),
        ask("PKPushRegistry.setDelegate"),
        ask("PKPushRegistry.setDesiredPushTypes"),
    ]
    app = InProcess(lambda: Reacting({"process.launched": launched}))
    (breach,) = breaches(played(AppState("background"), PUSH, by=app, rules=ALL))
    assert (breach.restriction.id, breach.at) == ("push.keep-the-handler-short", 8000)


# ---------------------------------------------------------------- what is said


def test_words_name_what_is_broken_where_and_why(forgetful, capsys):
    tally = tally_of(forgetful, forgetful)
    tally.not_driven += [NotDriven("x::\x1b[31mred", "it is a design"), NotDriven("y::b", "it is a design")]
    telling.words(tally, explain=False)
    words = capsys.readouterr().out
    assert "BROKEN     calls.end-what-is-over\n" in words
    assert "in   a play (and 1 more)\n" in words
    assert "at   13 s: remote.hangup\n" in words
    assert "4 scenarios in 2 plays, 1 broken, " in words
    assert "2 scenarios not driven.\n2 not driven: it is a design.\n" in words
    assert "not exercised  calls.held" not in words
    telling.words(tally, explain=True)
    words = capsys.readouterr().out
    assert "not exercised calls.held-stays-held" in words
    assert "kept          push.report-before-the-handler-returns  in 2 plays" in words
    assert r"not driven    x::\x1b[31mred: it is a design" in words


def test_nothing_broken_is_said_in_one_line(capsys):
    telling.words(Tally(ALL), explain=False)
    assert capsys.readouterr().out.startswith("0 scenarios in 0 plays, 0 broken")


def test_the_document_keeps_to_its_schema(forgetful):
    tally = tally_of(forgetful)
    tally.not_driven.append(NotDriven("x::a", "it is a design"))
    document = json.loads(telling.document(tally))
    validate(document, json.loads((SCHEMAS / "drive-report.schema.json").read_text(encoding="utf-8")))
    (broken,) = document["broken"]
    assert broken["restriction"] == "calls.end-what-is-over"
    assert broken["plays"][0]["at"] == 13
    assert document["not_driven"] == [{"scenario": "x::a", "why": "it is a design"}]


# ---------------------------------------------------------------- the search


def test_the_shortest_breach_is_found_and_the_same_one_each_time():
    found = [explore(InProcess(sample("starts_audio_by_itself")), ALL, 3, 100) for _ in range(2)]
    assert [each.breach.restriction.id for each in found] == ["audio.wait-for-activation"] * 2
    assert found[0].acts == 2
    assert [*found[0].breach.trace()] == [*found[1].breach.trace()]
    assert telling.how_it_ended(found[0]).startswith("Broken after 2 acts; it took ")


def test_an_app_that_is_right_is_searched_through():
    found = explore(InProcess(sample("call_manager")), ALL, 2, 100)
    assert (found.breach, found.whole, found.acts) == (None, True, 2)
    assert telling.how_it_ended(found) == f"Nothing is broken in any play of up to 2 acts ({found.plays} plays)."


def test_a_search_ends_where_it_is_told_to():
    found = explore(InProcess(sample("call_manager")), ALL, 5, 4)
    assert (found.breach, found.whole, found.plays) == (None, False, 4)
    assert telling.how_it_ended(found) == "Nothing is broken in the first 4 plays, the longest with 1 act."


def test_every_kind_of_act_is_tried():
    """Three acts deep, with a phone that judges nothing."""
    app = InProcess(sample("call_manager"))
    assert explore(app, (), 3, 2000).whole
    told = {message["event"] for message in app.heard if "event" in message}
    assert {
        "app.button", "app.state", "call.answeredElsewhere", "media.failed", "remote.answer", "remote.cancel",
        "remote.hangup", "CXSetHeldCallAction.perform", "CXSetMutedCallAction.perform", "CXEndCallAction.perform",
        "CXProviderDelegate.providerDidReset",
    } <= told  # fmt: skip


def test_a_play_is_one_by_its_plot():
    assert Play("one", (PUSH,)).plot == Play("other", (PUSH,)).plot != Play("one", (PUSH, 1)).plot
