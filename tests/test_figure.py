"""The stepped figure: every log as a band of time, a diagram with addresses, and words."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from callkit_restrictions.events import actions as a
from callkit_restrictions.events import calls, people, pushes
from callkit_restrictions.history import Log
from callkit_restrictions.moments import seconds
from callkit_restrictions.phone import Phone
from callkit_restrictions.site.diagram import NATURAL_WIDTH, Mark, Row, in_words
from callkit_restrictions.site.figure import figure
from callkit_restrictions.site.story import label, lanes, rows
from callkit_restrictions.site.timeline import band

SVG = "{http://www.w3.org/2000/svg}"
ANNA = "A"
BAND = '<svg class="sequence" width="320" height="44"'
NAMES = {ANNA: "Anna"}
LATE = {"outcome": "failed", "fell_at": None, "due": 5000}
SWALLOWED = {"outcome": "failed", "fell_at": 2, "due": None}
IN_TIME = {"outcome": "passed", "fell_at": None, "due": 5000}


@pytest.fixture
def history():
    """A push, seven seconds of silence, and a call that is reported only then."""
    phone = Phone()
    phone.happen(pushes.PushSent())
    phone.wait(seconds(7))
    phone.happen(calls.ReportNewIncomingCall(ANNA))
    return phone.history


def parse(html: str) -> ET.Element:
    return ET.fromstring(html)  # noqa: S314 - our own output, nothing from outside


def ticks(html: str) -> dict[str, str]:
    """Each moment of a band with its word."""
    found = {}
    for tick in parse(html.replace(BAND, f'{BAND} xmlns="http://www.w3.org/2000/svg"')).iter(f"{SVG}g"):
        words = [text.text or "" for text in tick.iter(f"{SVG}text") if text.get("class") == "word"]
        if moment := tick.get("data-at"):
            found[moment] = "".join(words)
    return found


def places(html: str) -> list[float]:
    return [float(x) for x in re.findall(r"translate\(([\d.]+) ", html)]


def test_a_figure_is_one_block_that_markdown_leaves_alone(history):
    said = figure(history, [SWALLOWED], NAMES, title="Silent", name="silent")
    assert "\n\n" not in said
    assert said.startswith("<div")
    assert parse(said).get("class") == "stepped"


def test_every_row_has_an_address_of_its_own_and_a_sentence(history):
    said = figure(history, [], NAMES, title="Late", name="late")
    told = rows(history, NAMES)
    assert re.findall(r'<g class="message" id="(late:\d+)">', said) == [f"late:{n}" for n in range(1, len(told) + 1)]
    assert re.findall(r"<li>(.+?)</li>", said) == in_words(told)


def test_the_room_for_the_controls_is_there_before_any_script(history):
    assert '<div class="stepper"></div>' in figure(history, [], NAMES, title="Late", name="late")


def test_no_entry_no_figure():
    assert not figure(Log(), [], {}, title="Nothing", name="nothing")


def test_no_title_and_no_name_breaks_out(history):
    evil = '"><script>alert(1)</script>'
    said = figure(history, [], {ANNA: evil}, title=evil, name="x")
    assert "<script" not in said
    parse(said)


def test_a_passed_deadline_is_marked_in_the_diagram_and_in_the_band(history):
    said = figure(history, [LATE], NAMES, title="Late", name="late")
    assert '<g class="due" id="late:3">' in said
    assert ticks(said)["5 s"] == "due, broken"


def test_a_deadline_that_was_met_stands_in_the_band_alone(history):
    said = figure(history, [IN_TIME], NAMES, title="In time", name="in-time")
    assert ticks(said)["5 s"] == "due"
    assert 'class="due" id=' not in said


def test_what_the_clock_decided_falls_with_no_entry_and_what_an_entry_decided_with_that_one(history):
    said = figure(history, [SWALLOWED], NAMES, title="Silent", name="silent")
    assert '<g class="broken" id="silent:3">' in said
    assert ticks(said) == {"0 s": "", "7 s": "broken"}


# ---------------------------------------------------------------- the band


def at(*moments: int, mark: Mark | None = None) -> list[Row]:
    return [Row("", "App", "App", "something", mark, at=moment) for moment in moments]


def test_what_happens_at_once_has_no_band():
    assert not band(at(0, 0, 0))
    assert not band([*at(0), *at(60_000, mark=Mark.NOTE)])


def test_a_band_is_true_to_scale_where_its_ticks_can_be_told_apart():
    said = band(at(0, 5000, 10_000))
    first, second, third = places(said)
    assert second - first == pytest.approx(third - second, abs=0.1)
    assert "shorter" not in said


def test_long_pauses_are_drawn_shorter_and_the_band_says_so():
    said = band(at(0, 100, 60_000))
    first, second, third = places(said)
    assert 40 < second - first < third - second
    assert "Long pauses are drawn shorter." in said


@pytest.mark.parametrize("moments", [(0, 1, 3_600_000), (0, 1, 2, 3, 4), tuple(range(0, 9000, 1000))])
@pytest.mark.parametrize("mark", [None, Mark.BROKEN, Mark.DUE])
def test_no_tick_leaves_the_band_and_they_keep_their_order(moments, mark):
    found = places(band(at(*moments, mark=mark)))
    assert found == sorted(set(found))
    assert 0 < found[0] < found[-1] < NATURAL_WIDTH


def test_words_that_stand_side_by_side_do_not_touch():
    said = band([*at(0), *at(60_000, 61_000, mark=Mark.BROKEN)])
    _, one, other = places(said)
    assert other - one > 70


def test_a_mark_is_a_word_and_a_shape_and_the_band_can_be_heard():
    said = band([*at(0), *at(3000, mark=Mark.BROKEN), *at(7000, mark=Mark.KILLED)], met=[9000])
    assert ticks(said) == {"0 s": "", "3 s": "broken", "7 s": "killed", "9 s": "due"}
    assert 'aria-label="Time: 0 s; 3 s: broken; 7 s: killed; 9 s: due"' in said


def test_a_band_is_light():
    said = band([*at(0, 1000, 2000, 5000), *at(7000, mark=Mark.BROKEN)], met=[9000])
    assert len(said) < 2000


# ---------------------------------------------------------------- what arrows are called


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (calls.InitProvider(), "CXProvider.init"),
        (calls.ReportNewIncomingCall(ANNA, localized_caller_name="Anna"), "reportNewIncomingCall (Anna)"),
        (calls.ReportNewIncomingCall(ANNA, localized_caller_name="Dr Lee"), "reportNewIncomingCall (Dr Lee)"),
        (calls.ReportNewIncomingCall(ANNA, "+12025550101"), "reportNewIncomingCall (+12025550101)"),
        (calls.ReportNewIncomingCall("somebody", localized_caller_name="Dr Lee"), "reportNewIncomingCall"),
        (a.PerformAnswerCallAction(ANNA), "perform CXAnswerCallAction (Anna)"),
        (people.UserHoldsAndAccepts(), "Holds and accepts"),
    ],
)
def test_an_arrow_is_called_by_a_name_that_says_something(event, said):
    assert label(event, NAMES) == said


def test_a_number_that_stands_for_a_call_is_no_name_that_the_app_could_have_said():
    report = calls.ReportNewIncomingCall(ANNA, localized_caller_name="Dr Lee")
    assert label(report, {ANNA: "call 1"}, people=False) == "reportNewIncomingCall (call 1)"


def test_only_the_lanes_that_are_used_are_drawn(history):
    assert lanes(rows(history, NAMES)) == ("Network", "iOS", "App")
