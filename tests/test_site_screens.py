"""The gallery and the explorer show what the phone shows: played, not written, on every release and in every state."""

from __future__ import annotations

import gzip
import json
import re
from html import unescape
from importlib.resources import files
from itertools import pairwise
from typing import get_args

import pytest
from jsonschema import Draft202012Validator

from callkit_restrictions.events.designs import Offer, Show
from callkit_restrictions.phone import Phone
from callkit_restrictions.restriction import Outcome
from callkit_restrictions.restrictions import load
from callkit_restrictions.screen import DECLARED, Place, show
from callkit_restrictions.site import explorer, stage
from callkit_restrictions.site.explorer import CHOICES, chosen
from callkit_restrictions.site.explorer_page import column, explorer_page, states_script
from callkit_restrictions.site.gallery_page import APP, GALLERY, gallery_page
from callkit_restrictions.site.phone_parts import RINGING
from callkit_restrictions.versions import RELEASES, Platform

SHOTS = {shot.caption + " / " + place.title: shot for place in GALLERY for shot in place.shots}


@pytest.fixture(scope="session")
def spans():
    """Every state of the explorer, played once."""
    return explorer.spans()


@pytest.fixture(scope="session")
def state(spans):
    """A state by what differs from the first answers: `state(ios=-1, running="yes")`."""

    def of(span: int = -1, **how: str) -> explorer.State:
        answers = tuple(how.get(choice.key, choice.answers[0][0]) for choice in CHOICES)
        return next(state for state in spans[span].states if state.chosen == answers)

    return of


# ---------------------------------------------------------------- the gallery


def test_the_gallery_has_every_place_of_the_model():
    assert {shot.screen.place for shot in SHOTS.values()} == set(get_args(Place))


@pytest.mark.parametrize("shot", SHOTS.values(), ids=SHOTS)
def test_a_play_of_the_gallery_breaks_no_rule_but_the_users(shot):
    phone = stage.play((*APP, *shot.script))
    failed = {id_ for id_, found in phone.findings.items() for finding in found if finding.outcome is Outcome.FAILED}
    assert failed <= {"calls.the-phone-may-refuse-a-call"}


def test_the_gallery_names_what_decides_and_what_cannot_be_had():
    said = gallery_page()
    assert said.count("<figure") == len(SHOTS)
    assert "Decides:** [A reported call may be refused" in said
    assert "A button of our own, a message button" in said
    assert "Yours: the caller's name, the caller's name with a role, the handle, the ringtone." in said
    assert "supportsHolding" in said
    assert len(set(re.findall(r' id="([^"]+)"', said))) == len(re.findall(r' id="([^"]+)"', said))


def test_every_link_of_the_gallery_is_a_restriction():
    linked = set(re.findall(r"\]\(\.\./restrictions/([^)]+)\.md\)", gallery_page()))
    assert linked
    assert linked <= {rule.id.replace(".", "/") for rule in load().values()}


# ---------------------------------------------------------------- what decides


def test_only_what_changes_the_screen_decides(state):
    quiet = state(focus="on", phone="unlocked").moments[0]
    assert (quiet.screen.place, quiet.error.code) == ("home", 3)
    assert [(rule.id, other.place) for rule, other in quiet.decisive] == [
        ("calls.the-phone-may-refuse-a-call", "incoming call")
    ]
    rings, talks, _ = state().moments
    assert [rule.id for rule, _ in rings.decisive] == ["ui.no-brand-name-of-choice"]
    assert not talks.decisive  # the product's name does not stand there


@pytest.mark.parametrize("how", [("locked", "known", "audio", "no", "yes", "off", "full"), ("unlocked",) * 7])
def test_trying_every_restriction_finds_no_other(how):
    """Those that found nothing amiss are not tried; here they are."""
    answers = tuple(
        value if value in dict(c.answers) else c.answers[1][0] for c, value in zip(CHOICES, how, strict=True)
    )
    phone, script = Phone(load().values()), []
    for _ in explorer.tell(phone, script, answers):
        decisive = {rule.id for rule, _ in stage.decisive(script, phone)}
        for rule in phone.restrictions:
            others = [other for other in phone.restrictions if other is not rule]
            without = show(stage.play(script, rules=others).history)
            assert (stage.visible(without) != stage.visible(show(phone.history))) == (rule.id in decisive), rule.id


def test_wishes_are_asked_of_the_model_where_the_screen_stands(state):
    rings, talks, history = state(holding="no").moments
    assert {wish.place for wish in stage.wishes(rings.screen) if isinstance(wish, Show)} == {"the lock screen"}
    assert {wish.place for wish in stage.wishes(history.screen) if isinstance(wish, Show)} == {"the phone's history"}
    assert [wish.choice for wish in stage.wishes(talks.screen) if isinstance(wish, Offer)] == ["Hold"]
    refused = {rule.id: wishes for rule, wishes in talks.refused}
    assert refused["ui.no-own-buttons"] == ("a button of our own", "a message button")
    assert "the keypad" not in str(refused)
    assert refused["calls.declare-what-each-call-can-do"] == ("offer Hold for calls that do not declare it",)


def test_a_wish_belongs_to_the_moment_and_wants_what_is_not_there_anyway():
    wished = {
        name: {wish.element for wish in stage.wishes(shot.screen) if isinstance(wish, Show)}
        for name, shot in SHOTS.items()
    }
    places = {name: shot.screen.place for name, shot in SHOTS.items()}
    for name, elements in wished.items():
        assert not elements & DECLARED or places[name] == "in call", name
        assert "the ringtone" not in elements or places[name] in RINGING, name
        assert "the caller's video" not in elements or places[name] != "home", name
    said = gallery_page()
    assert "Our own call screen, our own buttons: [" in said
    assert not re.search(r"^    - [^\[]*\bthe (buttons|layout|background|colours)\b", said, re.MULTILINE)
    held = SHOTS["One call is held, another one runs / A second call comes in"]
    assert not [wish for wish in stage.wishes(held.screen) if isinstance(wish, Offer)]


def test_what_a_call_declares_is_the_systems_and_nothing_rings_on_a_running_call():
    said = gallery_page()
    running = said.partition("## A call on the system's screen")[2].partition("\n## ")[0]
    owners = next(line for line in running.splitlines() if line.startswith("Yours:"))
    assert "The system's if declared: the hold button, the keypad." in owners
    assert "ringtone" not in owners
    assert '<span class="declared"></span>' in said
    for owned in re.findall(r"Yours: ([^.]*)\.", said):
        assert "hold" not in owned
        assert "keypad" not in owned


def test_nothing_is_wished_for_on_an_empty_screen(state):
    assert [*stage.wishes(state(focus="on").moments[0].screen)] == []


# ---------------------------------------------------------------- the explorer


def test_every_combination_is_a_state_on_every_release(spans):
    assert all([state.chosen for state in span.states] == [*chosen()] for span in spans)
    assert len([*chosen()]) == 128
    assert (spans[0].first, spans[-1].last) == (RELEASES[0], RELEASES[-1])
    for before, after in pairwise(spans):
        assert RELEASES.index(after.first) == RELEASES.index(before.last) + 1
        assert before.states != after.states


def test_every_release_of_a_span_shows_what_its_first_shows(spans):
    """With all restrictions in force, not only those that the plays were made with: a sample of the states."""
    for number, ios in enumerate(RELEASES):
        span = next(span for span in spans if span.first <= ios <= span.last)
        for state in span.states[number % 41 :: 41]:
            phone = Phone(load().values(), Platform(ios))
            shown = [(heading, show(phone.history)) for heading in explorer.tell(phone, [], state.chosen)]
            assert shown == [(moment.heading, moment.screen) for moment in state.moments]


def test_each_choice_changes_some_screen(spans):
    for number, choice in enumerate(CHOICES):
        by_answer = {
            value: [[m.screen for m in state.moments] for state in spans[-1].states if state.chosen[number] == value]
            for value, _ in choice.answers
        }
        first, second = by_answer.values()
        assert first != second, choice.key


@pytest.mark.parametrize(
    ("how", "places"),
    [
        ({}, ["incoming call", "in call", "home"]),
        ({"phone": "unlocked"}, ["incoming call", "the app's own screen", "home"]),
        ({"phone": "unlocked", "style": "banner"}, ["incoming banner", "the app's own screen", "home"]),
        ({"style": "banner"}, ["incoming call", "in call", "home"]),
        ({"running": "yes"}, ["call waiting", "in call", "home"]),
        ({"focus": "on"}, ["home"]),
        ({"focus": "on", "running": "yes"}, ["in call", "home"]),
    ],
)
def test_the_moments_of_a_state(state, how, places):
    assert [moment.screen.place for moment in state(**how).moments] == places


def test_what_is_tapped_is_what_the_phone_offers(state):
    hold, end = state(running="yes"), state(running="yes", holding="no")
    assert hold.moments[0].screen.buttons == ("Decline", "End & Accept", "Hold & Accept")
    assert hold.moments[1].heading == "After Hold & Accept"
    assert end.moments[0].screen.buttons == ("Decline", "End & Accept")
    assert end.moments[1].heading == "After End & Accept"


def test_releases_differ_in_what_a_reader_sees(state):
    assert state(0).moments[0].screen.subtitle == "Acme Audio"
    assert state(0).moments[0].screen.product_by == "app"
    assert state(-1).moments[0].screen.subtitle == "Example Audio"
    banner = {"phone": "unlocked", "style": "banner"}
    assert state(0, **banner).moments[0].screen.place == "incoming call"
    assert state(-1, **banner).moments[0].screen.place == "incoming banner"


# ---------------------------------------------------------------- its page


def test_the_page_can_be_read_without_a_script(spans):
    said = explorer_page(spans)
    assert "<noscript" in said
    assert 'data-states="explorer-states.js">' in said
    assert said.count("<fieldset") == len(CHOICES) + 1
    assert said.count("<legend") == len(CHOICES) + 1
    assert "The call screen takes no buttons of your own" in said
    assert said.count("<figure") == 3
    assert "iOS 16.0 and later" in said


def test_every_state_is_in_the_data(spans):
    script = states_script(spans)
    data = json.loads(script.removeprefix("window.callkitStates = ").removesuffix(";\n"))
    assert [key for key, _ in data["choices"]] == [choice.key for choice in CHOICES]
    assert [len(states) for states in data["states"]] == [len(span.states) for span in spans]
    for span, states in zip(spans, data["states"], strict=True):
        for state, columns in zip(span.states[::9], states[::9], strict=True):
            assert [data["columns"][number] for number in columns] == [
                column(moment, place) for place, moment in enumerate(state.moments)
            ]
    assert len(set(data["columns"])) == len(data["columns"])
    assert len(gzip.compress(script.encode())) < 60_000
    linked = set(re.findall(r'href=\\"\.\./restrictions/([^"]+)\.html\\"', script))
    assert {"calls/the-phone-may-refuse-a-call", "ui/no-own-buttons"} <= linked
    assert linked <= {id_.replace(".", "/") for id_ in load()}


def test_the_data_is_what_its_schema_says(spans):
    schema = json.loads(files("callkit_restrictions").joinpath("schemas/explorer.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    data = json.loads(states_script(spans).removeprefix("window.callkitStates = ").removesuffix(";\n"))
    Draft202012Validator(schema).validate(data)
    assert not Draft202012Validator(schema).is_valid({**data, "releases": [["10"]]})


def test_a_call_that_does_not_ring_says_so_first(state):
    assert state(focus="on").moments[0].heading == "The call does not ring"
    assert state(focus="on", running="yes").moments[0].heading == "The new call does not ring"
    assert state(running="yes").moments[0].heading == "The app reports the new call"
    assert [moment.error is not None for moment in state(focus="on", running="yes").moments] == [True, False]


def test_the_name_of_the_app_is_said_to_hide_the_users_own_where_both_could_stand(state):
    rings, talks, over = state().moments
    assert "It hides the user's own name" in unescape(column(rings, 0))
    assert "It hides the user's own name" in unescape(column(talks, 1))
    assert "It hides" not in column(over, 2)
    assert "It hides" not in column(state(caller="unknown").moments[0], 0)
    assert "It hides" not in column(state(phone="unlocked").moments[1], 1), "the app's own screen is its own affair"


def test_a_refused_call_says_its_code(state):
    said = column(state(focus="on").moments[0], 0)
    assert "<b>Refused</b> with code 3 <code>filteredByDoNotDisturb</code>" in said
    assert 'data-said="The call does not ring: no call on the screen, phone locked; refused with code 3' in said
