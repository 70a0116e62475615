"""Social cards: every page that is shared has one, of the size that networks ask for, with no letter missing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PIL import Image, ImageFont

from callkit_restrictions.restrictions import load

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tools"))

import cards  # noqa: E402 - found by the line above

LONG = "An unusually long title that goes on about calls and pushes and everything that follows from them " * 3


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """Two pages, of which one is on the site."""
    monkeypatch.setattr(cards, "KEPT", tmp_path / "kept")
    for name in ("docs/push/ring.md", "docs/left-out.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text('---\ntitle: "Every push rings"\nlabel: "VoIP pushes"\n---\n# Ring\n')
    (tmp_path / "site/push").mkdir(parents=True)
    (tmp_path / "site/push/ring.html").write_text("")
    return tmp_path


def test_each_page_of_the_site_has_a_card(tree):
    assert cards.draw_all(tree / "docs", tree / "site") == 1
    with Image.open(tree / "site/assets/cards/push/ring.png") as card:
        assert card.size == (1200, 630)


def test_the_same_words_are_drawn_once(tree, monkeypatch):
    cards.draw_all(tree / "docs", tree / "site")
    monkeypatch.setattr(cards, "draw", lambda *_: pytest.fail("drawn again"))
    cards.draw_all(tree / "docs", tree / "site")


def test_long_words_stay_on_the_card():
    image = cards.draw("label", LONG, LONG).convert("L")
    left, right = (0, 0, cards.MARGIN - 4, 600), (cards.WIDTH - cards.MARGIN + 6, 0, cards.WIDTH, 600)
    assert min(image.crop(left).getextrema()[0], image.crop(right).getextrema()[0]) > 250  # white, in few colours


def test_no_letter_of_a_title_is_missing_in_the_typeface():
    font = ImageFont.load_default(40)
    missing = bytes(font.getmask("\ue000"))  # a sign that no typeface has
    letters = set("".join(rule.title for rule in load().values()).translate(cards.PLAIN)) - {" "}
    assert sorted(letter for letter in letters if bytes(font.getmask(letter)) == missing) == []
