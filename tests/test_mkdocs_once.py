"""MkDocs that makes nothing twice makes what MkDocs makes, and says what MkDocs says."""

from __future__ import annotations

import pytest
from tests.built import CONFIGURATION, alone, kept, made_twice, once, write

PAGES = {
    "docs/index.md": "# Calls\n\n## One call\n\nIt [rings](ring.md#loudly) and *rings*.\n",
    "docs/ring.md": '---\ntitle: The ring\n---\n# Ring\n\n## Loudly\n\n--8<-- "said.md"\n',
    "parts/said.md": "It can be heard next door.\n",
    "mkdocs.yml": CONFIGURATION,
}


@pytest.fixture
def project(tmp_path):
    write(tmp_path, PAGES)
    return tmp_path


def test_it_makes_what_mkdocs_makes_the_first_time_and_the_second(project):
    _, first = made_twice(project)
    assert len(first) == 4  # two pages, and what the search knows of them


@pytest.mark.parametrize(
    ("file", "text", "same"),
    [
        ("docs/index.md", PAGES["docs/index.md"] + "\nAnd then it stops.\n", 2),
        ("parts/said.md", "Nobody hears it.\n", 2),  # the page that takes it in is made anew, the other is not
        ("docs/new.md", "# New\n", 2),  # what there is to link to has changed: only what the search knows stays
        ("mkdocs.yml", CONFIGURATION.replace("permalink: true", "permalink: false"), 0),
    ],
)
def test_what_has_changed_is_made_anew(project, file, text, same):
    once(project)
    before = kept(project)
    (project / file).write_text(text)
    assert once(project) == alone(project)
    assert len(before & kept(project)) == same


def test_a_warning_is_heard_each_time(project):
    (project / "docs/index.md").write_text("# Calls\n\n[Nowhere](nowhere.md)\n")
    first = once(project)
    assert first[0] == 1
    assert "nowhere.md" in first[1][0]
    assert once(project)[:2] == first[:2]


@pytest.mark.parametrize("gone", ["the anchor", "the page"])
def test_a_page_that_is_kept_does_not_hide_that_its_link_leads_nowhere_now(project, gone):
    once(project)
    page = project / "docs/ring.md"
    page.unlink() if gone == "the page" else page.write_text("# Ring\n")
    ended, warned, _ = once(project)
    assert ended == 1
    assert "ring.md" in warned[0]
