"""The checklist for design reviews is written by hand: what it cites exists, and what users would notice is cited."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from callkit_restrictions.restrictions import load

ROOT = Path(__file__).resolve().parent.parent
LINE = re.compile(r"^- \*\*(\w+)\*\* (.+)\n  (\[.+\])\n  \{: #([a-z-]+) \}$", re.MULTILINE)
ID = re.compile(r"\[([a-z]+\.[a-z-]+)\]")
TEXT = (ROOT / "docs" / "checklist.md").read_text(encoding="utf-8")
LINES = LINE.findall(TEXT)
CITED = set(ID.findall(TEXT))


def test_each_line_says_who_settles_it_and_which_restriction_is_behind_it():
    assert len(LINES) == TEXT.count("\n- ") > 50
    assert {who for who, *_ in LINES} == {"Design", "Engineering", "Product"}
    assert all("?" in question for _, question, *_ in LINES)


def test_each_line_has_an_address_of_its_own():
    assert not [anchor for anchor, times in Counter(anchor for *_, anchor in LINES).items() if times > 1]


def test_what_is_cited_exists():
    assert sorted(CITED - set(load())) == []


def test_no_restriction_is_left_out_that_users_would_notice():
    """Those that no code gets round, those that are seen, and those that decide what designers ask."""
    questions = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "features" / "questions").glob("*.feature")
    )
    deciding = set(re.findall(r"@([a-z]+\.[a-z-]+)", questions))
    noticed = {
        id_
        for id_, rule in load().items()
        if rule.kind in {"no-api", "review"} or rule.area in {"ui", "privacy"} or id_ in deciding
    }
    assert len(noticed) > 50
    assert sorted(noticed - CITED) == []
