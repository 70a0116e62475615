"""The sample apps: the right one breaks nothing, and each wrong one is found for its own reason and no other."""

from __future__ import annotations

import re

import pytest
from tests.driven import ALL, APPS, InProcess, sample

from callkit_restrictions.drive import Play, perform
from callkit_restrictions.drive.explore import explore
from callkit_restrictions.drive.tally import Tally
from callkit_restrictions.restrictions import load
from callkit_restrictions_steps.plays import read

WRONG = {
    "asks_the_server_first": "push.report-before-the-handler-returns",
    "starts_audio_by_itself": "audio.wait-for-activation",
    "forgets_the_hang_up": "calls.end-what-is-over",
}
WHERE = ["features/orderings", "features/calls/end-what-is-over.feature"]


def driven(name: str, features: list[str]) -> Tally:
    tally, plots = Tally(ALL), set()
    for play in read(features):
        if isinstance(play, Play) and play.plot not in plots:
            plots.add(play.plot)
            tally.add(perform(play, InProcess(sample(name)), ALL))
    return tally


def test_the_right_app_breaks_nothing_in_any_of_our_scenarios():
    tally = driven("call_manager", [])
    assert {id_: found[0].play.name for id_, found in tally.broken.items()} == {}
    assert tally.plays > 250
    assert len(tally.those("kept")) > 30


@pytest.mark.parametrize(("name", "id_"), WRONG.items())
def test_a_wrong_app_is_found_for_its_own_reason_and_no_other(name, id_):
    assert [*driven(name, WHERE).broken] == [id_]
    found = explore(InProcess(sample(name)), [load()[id_]], 3, 1000)  # one judge alone: it is quick
    assert found.breach is not None


@pytest.mark.parametrize("app", sorted(APPS.glob("*.*")), ids=lambda path: path.name)
def test_an_app_says_in_what_way_it_is_wrong_and_for_what_it_is_found(app):
    said = app.read_text(encoding="utf-8").partition("\n\nimport")[0]
    if app.stem == "call_manager":
        assert "keeps every rule" in said
    else:
        assert "rong in one way: " in said
        (found,) = re.findall(r"Found for `([a-z.-]+)`", said)
        assert WRONG.get(app.stem, "audio.let-callkit-activate") == found
