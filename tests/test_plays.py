"""Scenarios as plays: what is left of them without their app, and what makes a real app do its part."""

from __future__ import annotations

import pytest

from callkit_restrictions.drive import NotDriven, Play
from callkit_restrictions.drive.play import SETTLE
from callkit_restrictions.events import Ask
from callkit_restrictions.events.people import RemoteHangsUp, UserAnswers, UserTapsInApp, UserTapsRecents
from callkit_restrictions.events.process import AppState
from callkit_restrictions.events.pushes import PushSent
from callkit_restrictions.events.store import DeclareBuild
from callkit_restrictions.versions import IOS
from callkit_restrictions_steps.plays import read
from callkit_restrictions_steps.scene import call

ANNA, BEN = call("Anna"), call("Ben")


@pytest.fixture
def play(tmp_path, monkeypatch):
    """The play that a few sentences make."""
    monkeypatch.chdir(tmp_path)

    def make(*sentences: str) -> Play | NotDriven:
        steps = "\n".join(f"    * {sentence}" for sentence in sentences)
        (tmp_path / "one.feature").write_text(f"Feature: F\n  Scenario: S\n{steps}\n", encoding="utf-8")
        (found,) = read(["one.feature"])
        return found

    return make


def announced(push: PushSent) -> tuple[str, str]:
    return push.payload["uuid"], push.payload["name"]


def test_the_acts_of_the_world_are_kept_and_those_of_the_app_left_to_the_app(play):
    found = play(
        "an iPhone on iOS 15.0",
        "the app is in the background",
        "a VoIP push arrives",
        "the app reports a call from Anna",
        "the push handler returns",
        "3 seconds pass",
        "the user answers Anna",
        "Anna hangs up",
    )
    background, push, settle, wait, answers, hangs_up = found.acts
    assert (background, settle, wait) == (AppState("background"), SETTLE, 3000)
    assert announced(push) == (ANNA, "Anna")
    assert push.payload["event"] == "call"
    assert (answers, hangs_up) == (UserAnswers(ANNA), RemoteHangsUp(ANNA))  # nothing of the app stood between: a race
    assert (found.name, found.platform.ios, found.launched) == ("one.feature::S", IOS("15.0"), True)


def test_a_call_that_no_push_has_announced_gets_one(play):
    first, answers, settle, second = play("a running call with Anna", "the app reports a call from Ben").acts
    assert [announced(push) for push in (first, second)] == [(ANNA, "Anna"), (BEN, "Ben")]
    assert (settle, answers) == (SETTLE, UserAnswers(ANNA))


def test_a_call_is_announced_once_and_a_push_without_a_report_is_a_strangers(play):
    found = play(
        "a VoIP push arrives",
        "a VoIP push arrives",
        "the app reports a call from Anna",
        "a VoIP push arrives",
        "the app reports a call from Anna",
        "the app reports a call from Zoe whose identifier is no UUID",
    )
    pushes = [announced(act) for act in found.acts if isinstance(act, PushSent)]
    assert [name for _, name in pushes] == ["Somebody", "Anna", "Somebody", "Somebody"]
    assert len({uuid for uuid, _ in pushes}) == 4


def test_what_a_push_says_is_in_what_it_carries(play):
    said, video, mail = (
        play("a VoIP push arrives that announces a missed call").acts[0],
        play("the app reports a video call from Anna").acts[0],
        play("the app reports the mail address ben@example.org for a call from Ben").acts[0],
    )
    assert (said.payload["event"], said.carries) == ("a missed call", "a missed call")
    assert (video.payload["video"], "video" in said.payload) == (True, False)
    assert (mail.payload["handle"], mail.payload["handle_type"]) == ("ben@example.org", "emailAddress")


def test_a_request_that_nobody_has_asked_for_gets_a_tap(play):
    found = play("the app requests to start the call with Anna", "the app requests to end the call with Anna")
    assert found.acts == (UserTapsInApp("call", ANNA), SETTLE, UserTapsInApp("hang up", ANNA))
    found = play("the user taps Anna in Recents", "the app requests to start the call with Anna")
    assert [type(act) for act in found.acts] == [UserTapsRecents, str]
    found = play("the user taps hold for Anna in the app", "the app requests to hold the call with Anna")
    assert found.acts == (UserTapsInApp("hold", ANNA), SETTLE)
    found = play("the app is in the background", "a VoIP push arrives", "the app requests to start the call with Anna")
    assert not any(isinstance(act, UserTapsInApp) for act in found.acts)  # nobody can tap what is not in front


def test_a_start_under_a_wrong_identifier_is_a_call_to_a_stranger(play):
    found = play("a running call with Anna", "the app requests to start the call with Ben under the identifier of Anna")
    tap = found.acts[-1]
    assert (tap.button, tap.call == ANNA) == ("call", False)


def test_the_build_and_its_sdk_are_the_apps_own(play):
    found = play(
        "an app linked with the iOS 12.0 SDK", "a build that declares the voip background mode", "a VoIP push arrives"
    )
    assert found.platform.linked_sdk is None
    assert [type(act) for act in found.acts] == [PushSent]


@pytest.mark.parametrize(
    ("sentences", "why"),
    [
        (["a designer asks to know the battery's state"], "cannot be: "),
        (["a designer asks to record calls without a sign"], "it is about a design"),
        (["a build with CallKit is submitted for China"], "it is about a build in review"),
        (["an Apple Watch on watchOS 9.0", "a VoIP push arrives"], "it plays on a watch"),
        (["the app is in the foreground", "the app starts its audio"], "is the app's own doing"),
        (["iOS refuses the report of a call from Anna with code 5 unknown"], "iOS refuses a call in it"),
        (["the moon rises"], "no step of ours is called 'the moon rises'"),
    ],
)
def test_what_cannot_be_driven_says_why(play, sentences, why):
    found = play(*sentences)
    assert isinstance(found, NotDriven)
    assert why in found.why


def test_files_folders_and_single_scenarios_can_be_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "deep").mkdir()
    for name in ("a", "b"):
        text = (
            f"Feature: F\n  Scenario: S {name}\n    * a VoIP push arrives\n  Scenario: T\n    * a VoIP push arrives\n"
        )
        (tmp_path / "deep" / f"{name}.feature").write_text(text, encoding="utf-8")
    assert [play.name for play in read(["deep"])] == [
        "deep/a.feature::S a", "deep/a.feature::T", "deep/b.feature::S b", "deep/b.feature::T",
    ]  # fmt: skip
    assert [play.name for play in read(["deep/b.feature::S b", "deep/a.feature::T"])] == [
        "deep/b.feature::S b", "deep/a.feature::T",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("nothing.feature", "there is no feature file nothing.feature"),
        (".", "there is no scenario in ."),
        ("bad.feature", "bad.feature:1: Gherkin cannot read this line"),
    ],
)
def test_features_that_are_none_are_said(tmp_path, monkeypatch, name, sentence):
    monkeypatch.chdir(tmp_path)
    if name.startswith("bad"):
        (tmp_path / name).write_text("Nothing: at all\n", encoding="utf-8")
    with pytest.raises(ValueError, match=sentence):
        [*read([name])]


def test_all_of_ours_are_meant_where_none_is_named():
    found = [*read([])]
    plays = [each for each in found if isinstance(each, Play)]
    assert len(found) > 600
    assert len(plays) > 400
    assert all(each.name.startswith("features/") for each in found)
    assert not any(isinstance(act, Ask | DeclareBuild) for each in plays for act in each.acts)
