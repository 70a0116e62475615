"""The changelog as a page and as a feed: what has a date is told, and ids lead to their pages."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from callkit_restrictions.site.changes import ATOM, changes_page, feed, releases
from callkit_restrictions.site.results import ResultsError

CHANGELOG = """\
# Changelog

## [Unreleased]

- `push.ring` is louder, `push.gone` is gone, `site/parts.py` stays. <b>

## [1.2.0] - 2026-11-30

### Added

- One & all.

## [1.1.0] - 2026-11-23

- First.
"""


def test_a_release_has_a_name_a_day_and_what_changed():
    unreleased, new, old = releases(CHANGELOG)
    assert (unreleased.name, unreleased.day) == ("Unreleased", None)
    assert (new.name, new.day, new.anchor) == ("1.2.0", date(2026, 11, 30), "1-2-0")
    assert "- First." in old.lines


@pytest.mark.parametrize("heading", ["## 1.2.0", "## [1.2.0]", "## [1.2.0] - 30.11.2026", "## [1.2.0] - 2026-13-01"])
def test_a_heading_of_another_form_is_told_with_its_line(heading):
    with pytest.raises(ResultsError, match=r"CHANGELOG\.md, line 3: "):
        releases(f"# Changelog\n\n{heading}\n")


@pytest.mark.usefixtures("project")
def test_the_page_links_the_restrictions_that_exist():
    said = changes_page(releases(CHANGELOG))
    assert "## Unreleased { #unreleased }" in said
    assert "## 1.2.0, 30 November 2026 { #1-2-0 }" in said
    assert "[`push.ring`](restrictions/push/ring.md)" in said
    assert "`push.gone` is" in said
    assert 'sources: ["CHANGELOG.md"]' in said


def entries(url: str) -> tuple[ET.Element, list[ET.Element]]:
    root = ET.fromstring(feed(releases(CHANGELOG), url))  # noqa: S314 - our own
    return root, root.findall(f"{{{ATOM}}}entry")


def test_the_feed_tells_what_is_released_newest_first():
    root, told = entries("https://example.org/docs/")
    assert root.findtext(f"{{{ATOM}}}updated") == "2026-11-30T00:00:00Z"
    assert [entry.findtext(f"{{{ATOM}}}title") for entry in told] == ["1.2.0", "1.1.0"]
    assert told[0].find(f"{{{ATOM}}}link").get("href") == "https://example.org/docs/changes.html#1-2-0"
    assert "- One & all." in told[0].findtext(f"{{{ATOM}}}content")
    assert {link.get("rel") for link in root.findall(f"{{{ATOM}}}link")} == {None, "self"}


@pytest.mark.parametrize("url", ["", "https://example.org/docs/"])
def test_the_feed_has_what_atom_demands(url):
    """RFC 4287, 4.1.1 and 4.1.2: each exactly once, an author in the feed or in every entry."""
    root, told = entries(url)
    for node in (root, *told):
        for name in ("id", "title", "updated"):
            assert len(node.findall(f"{{{ATOM}}}{name}")) == 1
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", node.findtext(f"{{{ATOM}}}updated"))
    assert root.find(f"{{{ATOM}}}author/{{{ATOM}}}name") is not None


def test_entries_keep_their_names_when_the_site_moves():
    names = [[entry.findtext(f"{{{ATOM}}}id") for entry in entries(url)[1]] for url in ("", "https://example.org/")]
    assert names[0] == names[1]
    assert len(set(names[0])) == 2


def test_a_changelog_without_a_release_makes_an_empty_feed():
    root = ET.fromstring(feed(releases("## [Unreleased]\n"), ""))  # noqa: S314 - our own
    assert root.findall(f"{{{ATOM}}}entry") == []
    assert root.find(f"{{{ATOM}}}link").get("href") == "changes.html"
