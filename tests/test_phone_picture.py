"""The picture of a screen: everything the model shows is in it, each part says whose it is, and nothing breaks out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args
from xml.etree import ElementTree as ET

import pytest

from callkit_restrictions.events.calls import ReportNewIncomingCall
from callkit_restrictions.events.designs import Show
from callkit_restrictions.history import Log
from callkit_restrictions.screen import OWN_RINGTONE, USERS_RINGTONE, Place, Row, Screen
from callkit_restrictions.site.diagram import text_width
from callkit_restrictions.site.phone_pen import HEIGHT, RIGHT, WIDTH, shorten
from callkit_restrictions.site.phone_picture import PLACES, draw, final_picture, in_words, otherwise

NAME = "Doctor Maximiliane Augusta von Hohenstein-Berger of the Practice at the Market"
SVG = "{http://www.w3.org/2000/svg}"
RINGS = Screen(
    "incoming call",
    title="Anna",
    title_is="the caller's name",
    subtitle="Example Audio",
    product="Example",
    picture="contact",
    buttons=("Decline", "Accept"),
    sounds=("brand.caf",),
    locked=True,
)
TALKS = Screen(
    "in call",
    title="Anna",
    title_is="the handle",
    subtitle="connected",
    picture="contact",
    buttons=("Mute", "Keypad", "Speaker", "Hold", "End"),
    lit=("Mute",),
    icon="glyph",
    locked=True,
    asks_to_unlock=True,
)
SCREENS: dict[str, Screen] = {
    "home": Screen("home", locked=False),
    "incoming call": RINGS,
    "incoming banner": replace(RINGS, place="incoming banner", locked=False),
    "call waiting": replace(RINGS, place="call waiting", buttons=("Decline", "End & Accept", "Hold & Accept")),
    "in call": TALKS,
    "the app's own screen": replace(TALKS, place="the app's own screen", buttons=(), lit=(), icon=None, locked=False),
    "call indicator": replace(TALKS, place="call indicator", buttons=(), lit=(), icon=None, locked=False),
    "history": Screen("home", recents=(Row("old", missed=True), Row("Mum", title_is="the contact's name"))),
}


def parsed(screen: Screen) -> ET.Element:
    return ET.fromstring(draw(screen, name="it").replace("&nbsp;", " "))  # noqa: S314 - our own picture


def written(screen: Screen) -> list[str]:
    return [text.text or "" for text in parsed(screen).iter(f"{SVG}text")]


def classes(screen: Screen) -> set[str]:
    return {shape.get("class", "") for shape in parsed(screen).iter()}


def test_every_place_of_the_model_has_a_picture_and_a_name():
    assert set(get_args(Place)) == {screen.place for screen in SCREENS.values()} == set(PLACES)


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_a_picture_is_one_whole_block_that_markdown_leaves_alone(screen):
    drawn = draw(screen, name="it")
    assert not re.search(r"\n\s*\n", drawn)
    assert ET.fromstring(drawn).tag == "figure"  # noqa: S314 - our own picture
    assert len(drawn) < 4600


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_all_text_stands_inside_the_picture(screen):
    for shown in (screen, replace(screen, title=screen.title and NAME, subtitle=screen.subtitle and NAME)):
        for text in parsed(shown).iter(f"{SVG}text"):
            kind, x, y = text.get("class", ""), float(text.get("x", "")), float(text.get("y", ""))
            size = 11 if "small" in kind or "faint" in kind else 14 if kind == "title" else 12
            wide = text_width(text.text or "", size, bold=kind in {"title", "whose"})
            left = x if "start" in kind or kind == "whose" else x - wide / 2
            assert left >= 8, text.text
            beside = x > RIGHT  # a label, not a part of the screen
            assert left + wide <= (WIDTH if beside else RIGHT), text.text
            assert 8 < y < HEIGHT, text.text


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_whoever_cannot_see_it_is_told_everything(screen):
    told = " ".join(in_words(screen))
    for said in (screen.title, *screen.buttons, *(row.title for row in screen.recents), *screen.sounds):
        assert (said or "") in told
    image = parsed(screen).find(f"{SVG}svg")
    assert image is not None
    assert image.get("role") == "img"
    assert image.get("aria-labelledby") == "it-is"
    assert image.find(f"{SVG}desc").text == (told or "Nothing of a call is shown.")  # type: ignore[union-attr]


def test_two_pictures_of_a_page_share_no_id():
    ids = [re.findall(r' id="([^"]+)"', draw(RINGS, name=name)) for name in ("one", "two")]
    assert all(ids)
    assert not set(ids[0]) & set(ids[1])


def test_each_owner_has_a_pattern_and_a_word():
    assert {"slot app", "slot user", "hatch"} <= classes(RINGS)
    assert {"yours", "the user's", "the system's"} <= set(written(RINGS))
    assert "Photo of the contact (the user's)." in in_words(RINGS)
    assert "The caller's name: Anna (yours)." in in_words(RINGS)
    assert "Buttons: Decline, Accept (the system's)." in in_words(RINGS)


def test_the_title_belongs_to_whoever_supplied_it():
    theirs = replace(RINGS, picture="none", title="Mum", title_is="the contact's name")
    assert "slot app" not in classes(theirs)
    assert "yours" not in written(theirs)
    assert "The contact's name: Mum (the user's)." in in_words(theirs)
    nobodys = replace(theirs, title="Unknown", title_is="nobody")
    assert "No name: Unknown (the system's)." in in_words(nobodys)


def test_a_product_name_of_the_apps_choice_is_the_apps():
    assert "Product, kind of call: Example Audio (the system's)." in in_words(RINGS)
    assert "Product, kind of call: Example Audio (yours)." in in_words(replace(RINGS, product_by="app"))


def test_declared_buttons_are_the_systems_as_declared_and_what_is_on_says_so():
    told = in_words(TALKS)
    assert "Buttons Keypad, Hold (the system's if declared)." in told
    assert "button declared" in classes(TALKS)
    assert {"the system's", "if declared"} <= set(written(TALKS))
    assert "Buttons: Mute (on), Speaker, End (the system's)." in told
    assert "Mute: on" in written(TALKS)
    assert "button system lit" in classes(TALKS)
    assert "Icon: glyph (yours)." in told
    assert "Lock: locked, asks to unlock (the system's)." in told


def test_what_is_not_there_is_not_drawn():
    bare = replace(TALKS, picture="none", buttons=("Mute", "Speaker", "End"), lit=(), icon=None, locked=None)
    told = " ".join(in_words(bare))
    assert not re.search(r"photo|icon|lock|Keypad|Hold", told, re.IGNORECASE)
    assert "Keypad" not in written(bare)


def test_an_empty_screen_is_nobodys():
    assert in_words(SCREENS["home"]) == []
    assert "hatch" not in classes(SCREENS["home"])


def test_the_history_shows_the_newest_first_and_says_what_it_leaves_out():
    rows = tuple(Row(f"caller-{number}", missed=number == 5) for number in range(6))
    shown = written(Screen("home", recents=rows))
    assert shown[1] == "caller-5"
    assert shown[2] == "not taken"
    assert "and 2 more" in shown


def test_a_long_name_is_cut_in_the_picture_and_whole_in_words():
    long = replace(RINGS, title=NAME)
    assert any(text.endswith("…") for text in written(long))
    assert f"The caller's name: {NAME} (yours)." in in_words(long)


def test_shortening_keeps_what_fits():
    assert [*shorten("Anna", 100, 1)] == ["Anna"]
    assert [*shorten("", 100, 1)] == [""]
    assert all(text_width(line, 14, bold=True) <= 80 for line in shorten(NAME, 80, 2, size=14, bold=True))


def test_what_rings_is_told_with_its_owner():
    drawn = draw(replace(RINGS, sounds=(USERS_RINGTONE, OWN_RINGTONE)), name="it", caption="At the end")
    assert "It rings: the user's own ringtone<" in drawn
    assert "It rings: the app's own ringtone<" in drawn
    assert "<b>At the end:</b> an incoming call, full screen, phone locked" in drawn
    assert "It rings: brand.caf (yours)" in draw(RINGS, name="it")


def test_no_name_breaks_out_of_the_picture():
    drawn = draw(replace(RINGS, title="</text><script>", subtitle="<b>"), name='a"b', caption="<i>")
    assert not re.search(r"<script|<b>(?!&lt;i)|<i>", drawn)
    ET.fromstring(drawn)  # noqa: S314 - our own picture


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (replace(RINGS, place="call indicator"), "Without it: the system's indicator of a running call, phone locked."),
        (replace(RINGS, title="Ben"), "Without it the caller would be called “Ben”."),
        (replace(RINGS, subtitle="Acme"), "Without it the line below the name would read “Acme”."),
        (replace(RINGS, buttons=("Accept",)), "Without it the buttons would be Accept."),
        (replace(RINGS, sounds=()), "Without it, nothing would ring."),
        (replace(RINGS, picture="none"), "Without it the screen would be another."),
    ],
)
def test_the_first_difference_is_told(other, said):
    assert otherwise(RINGS, other) == said


def test_an_example_has_a_picture_once_a_call_was_on_the_phone():
    log = Log()
    log.append(Show("the background", "the incoming-call screen"))
    assert final_picture(log, "it") == []
    log.append(ReportNewIncomingCall("A", localized_caller_name="Anna"))
    picture = final_picture(log, "it")[0]
    assert "<b>The phone at the end:</b> an incoming call, full screen" in picture
    assert ">Anna</text>" in picture
