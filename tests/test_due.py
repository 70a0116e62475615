"""What to verify again: the longest unread first, then the least sure, and a status that a timer can ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from callkit_restrictions import __main__ as command_line
from callkit_restrictions.restrictions import load
from callkit_restrictions.site import results, reverify
from callkit_restrictions.site.reverify import part, standings
from callkit_restrictions.versions import From

KNOWN = load()["push.no-word-of-the-stop"]


@pytest.fixture
def three(monkeypatch):
    """One read long ago, one unsure, one that ended."""
    old = replace(KNOWN.evidence[0], read="2020-02-03")
    rules = (
        replace(KNOWN, id="push.unsure", confidence="low", assumes=("Nobody is in a hurry.",)),
        replace(KNOWN, id="push.old", evidence=(*KNOWN.evidence, old), disagreement="Two say otherwise."),
        replace(KNOWN, id="push.ended", holds=From("13.0").until("14.0")),
    )
    monkeypatch.setattr(reverify, "load", lambda: MappingProxyType({rule.id: rule for rule in rules}))


@pytest.mark.usefixtures("three")
def test_what_is_in_force_stands_in_the_order_in_which_to_look():
    old, unsure = standings()
    assert (old.restriction.id, old.read, old.first) == (
        "push.old", date(2020, 2, 3), ("sources disagree or are silent",),
    )  # fmt: skip
    assert (unsure.restriction.id, unsure.first) == ("push.unsure", ("1 assumption",))


@pytest.mark.usefixtures("three")
def test_the_command_lists_what_is_due_and_its_status_says_whether_anything_is(capsys):
    assert command_line.main(["due", "--since", "2021-01-01"]) == 1
    line, sum_ = capsys.readouterr().out.splitlines()
    assert line.startswith("2020-02-03")
    assert "push.old; look first at: sources disagree or are silent" in line
    assert sum_.startswith("1 of 2 restrictions in force on iOS ")
    assert command_line.main(["due", "--since", "2020-01-01"]) == 0
    assert command_line.main(["due", "--all"]) == 1
    assert "push.unsure; look first at: 1 assumption" in capsys.readouterr().out


@pytest.mark.parametrize("day", ["autumn", "2027-13-01", "\x1b[31m"])
def test_a_day_that_is_none_is_one_sentence(capsys, day):
    assert command_line.main(["due", "--since", day]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line == f"callkit-restrictions: {day!r} is no day; write for example 2027-09-13"


def test_the_table_has_a_row_for_each_with_its_page(run_of_nothing):
    rows = [line for line in part(run_of_nothing) if line.startswith('<tr role="row"><th scope="row"')]
    assert len(rows) == 2
    assert '<a href="restrictions/push/ring.html">Every push rings</a>' in rows[0] + rows[1]
    assert 'data-column="Sources read">2026\N{NON-BREAKING HYPHEN}11\N{NON-BREAKING HYPHEN}23<' in rows[0]


@pytest.fixture
def run_of_nothing(project):

    return results.read(project.write().read_text(encoding="utf-8").splitlines())
