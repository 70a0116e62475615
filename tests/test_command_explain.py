"""`callkit-restrictions explain` and `list`, as their readers run them."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from callkit_restrictions import load
from callkit_restrictions.__main__ import main

REPORT = "push.report-before-the-handler-returns"


def test_a_restriction_is_told_with_its_rule_its_sources_and_its_page(capsys):
    assert main(["explain", REPORT, "--site", "https://example.org/"]) == 0
    told = capsys.readouterr().out
    for part in (
        load()[REPORT].title,
        "A VoIP push wakes the app for one purpose",
        "Since         iOS 13.0 and later",
        "What happens  iOS terminates the app",
        "Instead       Plan the incoming-call moment",
        "Sources       confidence high.",
        load()[REPORT].evidence[0].url,
        "Asked         Can a VoIP push wake the app without ringing? No.",
        "Seen as       Killing app because it never posted an incoming call",
        f"Page          https://example.org/{load()[REPORT].page}",
    ):
        assert part in told
    assert "It may also be about" not in told


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        (["no-caller-photo"], "privacy.no-caller-photo"),
        (["PUSH.REPORT-BEFORE-THE-HANDLER-RETURNS"], REPORT),
        (["avatar", "on", "the", "call", "screen"], "privacy.no-caller-photo"),
        (["0xbaadca11"], "push.keep-the-handler-short"),
        (["never posted an incoming call"], REPORT),
        (["setDelegate"], "calls.create-the-provider-at-launch"),
    ],
)
def test_a_restriction_is_found_by_what_people_have_in_hand(words, id_, capsys):
    assert main(["explain", *words, "--format", "json"]) == 0
    assert id_ in [each["id"] for each in json.loads(capsys.readouterr().out)][:5]


def test_words_may_mean_more_than_one(capsys):
    assert main(["explain", "photo", "of", "the", "caller"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("The app cannot give the call screen a picture of the caller\n  privacy.no-caller-photo\n")
    assert "\nIt may also be about:\n" in told


def test_an_old_id_leads_to_the_new_one(monkeypatch, capsys):
    monkeypatch.setattr("callkit_restrictions.commands.explain.renamed", lambda: {"push.old": REPORT})
    assert main(["explain", "push.old"]) == 0
    assert REPORT in capsys.readouterr().out


def test_a_slip_in_an_id_is_told_with_the_right_one(capsys):
    assert main(["explain", "ui.no-own-button"]) == 2
    assert (
        capsys.readouterr().err
        == "callkit-restrictions: there is no restriction ui.no-own-button; write ui.no-own-buttons\n"
    )


def test_what_nobody_speaks_of_is_said(capsys):
    assert main(["explain", "qqqq\x1b[2J"]) == 1
    told = capsys.readouterr().out
    assert "qqqq" in told
    assert "\x1b" not in told
    assert main(["explain", "qqqq", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == []


def test_everything_is_told_of_each(capsys):
    """No restriction lacks what the command tells: its rule, and what to do instead."""
    for id_ in load():
        assert main(["explain", id_, "--format", "json"]) == 0
        (record,) = json.loads(capsys.readouterr().out)
        assert all(record.values())


def listed(capsys, *arguments: str) -> list[str]:
    status = main(["list", *arguments])
    found = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert status == (0 if found else 1)
    return found


def test_all_of_them_in_the_order_of_the_areas(capsys):
    assert listed(capsys) == [*load()]


def test_conditions_are_met_together_and_either_of_one(capsys):
    store = [id_ for id_ in load() if id_.startswith("store.")]
    assert listed(capsys, "--area", "store") == store
    assert listed(capsys, "--area", "store", "--area", "push", "--kind", "review") == store
    assert listed(capsys, "--area", "ui", "--kind", "review") == []
    assert listed(capsys, "--judged-from", "build", "--confidence", "low") == [
        each.id for each in load().values() if (each.judged_from, each.confidence) == ("build", "low")
    ]


def test_what_is_in_force_on_a_release(capsys):
    assert REPORT not in listed(capsys, "--ios", "12.4")
    assert REPORT in listed(capsys, "--ios", "13")
    assert main(["list", "--ios", "new"]) == 2
    assert capsys.readouterr().err == "callkit-restrictions: 'new' is no version; write for example 13.0 or 26.4\n"


def test_by_what_happens_and_by_apples_names(capsys):
    assert REPORT in listed(capsys, "--consequence", "Terminates")
    assert all("terminates" in load()[id_].consequence for id_ in listed(capsys, "--consequence", "terminates"))
    assert all(
        any("cxhandle" in symbol.lower() for symbol in load()[id_].symbols)
        for id_ in listed(capsys, "--symbol", "CXHandle")
    )


def test_as_json(capsys):
    assert main(["list", "--area", "store", "--format", "json"]) == 0
    records = json.loads(capsys.readouterr().out)
    assert [record["id"] for record in records] == [id_ for id_ in load() if id_.startswith("store.")]
    assert records[1]["since"] == "iOS 18.2 and later"
    assert "com.apple.developer.calling-app" in records[1]["symbols"]


@pytest.mark.parametrize("command", [["list"], ["explain", "incoming", "call"], ["explain", REPORT]])
def test_the_json_is_what_its_schema_says(command, capsys):
    assert main([*command, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    text = files("callkit_restrictions").joinpath("schemas", f"{command[0]}.schema.json").read_text("utf-8")
    Draft202012Validator.check_schema(json.loads(text))
    Draft202012Validator(json.loads(text)).validate(told)
    assert told
    assert not Draft202012Validator(json.loads(text)).is_valid([{**told[0], "more": 1}])
