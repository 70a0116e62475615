"""Failures of real apps, from public threads, judged from their traces alone.

`field_cases/*.jsonl` are the traces, told by the people who met the failure: hardly ever with times, often without the
iOS version, with words of their own in between. `cases.json` says where each is from, whether the trace decides the
matter (`yes`, `partly`, `no`), and which rules it breaks; a restriction names the rules that it covers (`field_rules`).

A case is never what a judge is built for. So each is told again in other ways, and has to be judged the same.
"""

import json
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pytest

from callkit_restrictions import load
from callkit_restrictions.check import Recording, Verdict, judge, read

FOLDER = Path(__file__).parent / "field_cases"
CASES = json.loads((FOLDER / "cases.json").read_text(encoding="utf-8"))
VIOLATIONS = [name for name, case in CASES.items() if case["verdict"] == "violation"]
DECIDED = [name for name in VIOLATIONS if CASES[name]["decides"] == "yes"]
BLAMELESS = [name for name, case in CASES.items() if case["verdict"] != "violation"]

MISSED = {"036-twilio-155-cancel-race"}
"""Not named, and only partly decided by its trace: how long the phone rang on, no event says. It is *can't tell*."""


def told(name: str) -> list[dict]:
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def recorded(lines: list[dict]) -> Recording:
    recording = read("a case", map(json.dumps, lines))
    assert not recording.problems
    return recording


def verdicts(lines: list[dict], outcome: str) -> list[Verdict]:
    return [verdict for verdict in judge(recorded(lines), load().values()) if verdict.outcome == outcome]


def named(lines: list[dict], rules: list[str]) -> set[str]:
    """The restrictions of some rules that failed, or that fail on all releases on which they are in force at all."""
    fell = verdicts(lines, "failed")
    if "ios" not in lines[0].get("platform", {}):
        fell += [each for each in verdicts(lines, "cant-tell") if "depends on the iOS version" in each.because]
    return {each.restriction.id for each in fell if not set(rules).isdisjoint(each.restriction.field_rules)}


def test_every_rule_of_a_case_is_covered_by_a_restriction():
    covered = {rule for restriction in load().values() for rule in restriction.field_rules}
    assert {rule for case in CASES.values() for rule in case["rules"]} <= covered


@pytest.mark.parametrize("name", VIOLATIONS)
def test_what_went_wrong_is_named(name):
    assert bool(named(told(name), CASES[name]["rules"])) != (name in MISSED)


@pytest.mark.parametrize("name", BLAMELESS)
def test_nobody_is_blamed_without_a_fault(name):
    assert [each.restriction.id for each in verdicts(told(name), "failed")] == []


@pytest.mark.parametrize("name", VIOLATIONS)
def test_nothing_is_claimed_beside_the_fault(name):
    """One trace can show several breaches, but each of them stands among the rules that experts named for it."""
    rules = set(CASES[name]["rules"])
    assert [
        each.restriction.id for each in verdicts(told(name), "failed") if rules.isdisjoint(each.restriction.field_rules)
    ] == []


@pytest.mark.parametrize(
    ("told", "broken"),
    [
        ("CXAnswerCallAction.perform A / AVAudioSession.setActive(true)", "audio.let-callkit-activate"),
        ("CXAnswerCallAction.perform A / audio.start", "audio.wait-for-activation"),
        ("CXSetHeldCallAction.perform A / AVAudioSession.setActive(true)", "audio.let-callkit-activate"),
        ("CXProvider.reportNewIncomingCall A / remote.hangup / callUI.stillShown", "calls.end-what-is-over"),
    ],
)
def test_a_story_need_not_begin_with_the_call(told, broken):
    """People tell what went wrong, and leave out how the call came and whose it was."""
    lines: list[dict] = [{"format": "callkit-trace", "version": 1}]
    for said in told.split(" / "):
        event, _, call = said.partition(" ")
        lines.append({"event": event, "args": {"uuid": call} if call else {}})
    assert [each.restriction.id for each in verdicts(lines, "failed")] == [broken]


# ---------------------------------------------------------------- the same, told in other ways


def with_real_uuids(lines: list[dict]) -> list[dict]:
    """Every stand-in is a UUID, spelled in small letters the first time and in capital ones the next."""
    again = []
    for number, line in enumerate(lines):
        args = {**line.get("args", {})}
        for key in ("uuid", "group_with"):
            if isinstance(args.get(key), str):
                real = str(uuid5(NAMESPACE_URL, args[key].upper()))
                args[key] = real.upper() if number % 2 else real
        again.append({**line, "args": args} if args else line)
    return again


def without_times(lines: list[dict]) -> list[dict]:
    return [lines[0], *({key: value for key, value in line.items() if key != "t"} for line in lines[1:])]


def with_quick_times(lines: list[dict]) -> list[dict]:
    """A tenth of a second between two events, but for the times that are known."""
    if any(line.get("t") for line in lines[1:]):
        return lines
    return [lines[0], *({**line, "t": 1_700_000_000 + number / 10} for number, line in enumerate(lines[1:]))]


def with_words_of_its_own(lines: list[dict]) -> list[dict]:
    """An app logs much that nobody else knows."""
    noise = {"who": "app", "event": "analytics.track", "args": {"uuid": "A", "screen": "call"}}
    return [lines[0], *(each for line in lines[1:] for each in (noise, line))]


def ended_on_purpose(lines: list[dict]) -> list[dict]:
    return [*lines, {"end": True}]


def after_another_call(lines: list[dict]) -> list[dict]:
    """A call that was done right comes first; a recording that begins in the middle has no place for it."""
    if lines[0].get("starts"):
        return lines
    call = {"uuid": "EARLIER"}
    events = [
        ("CXProvider.reportNewIncomingCall", call),
        ("CXProvider.reportNewIncomingCall.completion", call),
        ("CXAnswerCallAction.perform", call),
        ("CXAction.fulfill", {**call, "action": "CXAnswerCallAction"}),
        ("CXEndCallAction.perform", call),
        ("CXAction.fulfill", {**call, "action": "CXEndCallAction"}),
    ]
    begins = 2 if lines[1:] and lines[1]["event"] == "CXProvider.init" else 1  # the provider is older than any call
    earlier = [{"t": None, "event": event, "args": args} for event, args in events]
    return [*lines[:begins], *earlier, *lines[begins:]]


def with_a_strange_key(lines: list[dict]) -> list[dict]:
    return [{**line, "thread": "main", "args": {**line.get("args", {}), "note": "…"}} for line in lines]


WAYS = (
    with_real_uuids,
    without_times,
    with_quick_times,
    with_words_of_its_own,
    ended_on_purpose,
    after_another_call,
    with_a_strange_key,
)
BY_THE_CLOCK = {"050-voximplant-29-60s", "151-apple-778512-expired"}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", DECIDED)
def test_a_fault_is_named_in_whatever_way_it_is_told(name, way):
    assert named(way(told(name)), CASES[name]["rules"])


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", BLAMELESS)
def test_nobody_is_blamed_in_whatever_way_it_is_told(name, way):
    assert [each.restriction.id for each in verdicts(way(told(name)), "failed")] == []


@pytest.mark.parametrize("name", BLAMELESS)
def test_nobody_is_blamed_by_a_part_of_the_story(name):
    lines = told(name)
    for length in range(1, len(lines)):
        for begins in ({}, {"starts": "mid-call"}, {"starts": "launch"}):
            part = [{**lines[0], **begins}, *lines[1 : length + 1]]
            assert [each.restriction.id for each in verdicts(part, "failed")] == [], (length, begins)


@pytest.mark.parametrize("name", CASES)
def test_a_missing_beginning_is_nobodys_fault(name):
    """Whatever is cut off at the front: what is blamed is blamed in the whole story, too."""
    lines = told(name)
    whole = {each.restriction.id for each in verdicts(lines, "failed")} | {
        each.restriction.id for each in verdicts(lines, "cant-tell")
    }
    for first in range(2, len(lines)):
        part = [{**lines[0], "starts": "mid-call"}, *lines[first:]]
        assert {each.restriction.id for each in verdicts(part, "failed")} <= whole, first
