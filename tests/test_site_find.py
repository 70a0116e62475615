"""Finding and sharing: what a restriction can be filtered by, and where its old ids lead."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType

import pytest

from callkit_restrictions.restriction import HARSHEST_FIRST
from callkit_restrictions.site import pages, redirects, restriction_list, results, truths
from callkit_restrictions.site.publish import publish
from callkit_restrictions.versions import From

ON = {"12.5": False, "13.0": True, "13.1": True, "14.0": True, "27.1": True}


@pytest.fixture
def run_of(project):
    return lambda **how: results.read(project.write(**how).read_text(encoding="utf-8").splitlines())


def facts(run, id_="push.ring"):
    return restriction_list.facts(pages.load()[id_], run)


# ---------------------------------------------------------------- filters


def test_an_entry_says_what_the_run_found(project, run_of):
    project.add("It is silent", tag="broken", caught=True, versions=ON, consequences={"push.ring": ["terminate"]})
    project.add("It rings", of="push.no-silence", status="FAILED")
    run = run_of()
    assert facts(run) == {
        "area": "push",
        "kind": "duty",
        "consequence": "terminate",
        "confidence": "high",
        "status": "cannot-fail",
        "ios": "13.0-13.1,14.0-14.0,27.1-27.1",  # with what lies between not executed
    }
    assert facts(run, "push.no-silence")["status"] == "disagrees"


def test_the_harshest_consequence_of_all_broken_examples_comes_first(project, run_of):
    project.add("It is silent", tag="broken", consequences={"push.ring": ["withhold", "refuse"]})
    project.add("It is late", tag="broken", consequences={"push.ring": ["suspend"], "push.no-silence": ["terminate"]})
    project.add("It rings", consequences={"push.ring": ["terminate"]})  # a kept one: not what breaking it leads to
    assert facts(run_of())["consequence"] == "suspend,refuse,withhold"


def test_where_ios_does_nothing_that_is_a_consequence_too(project, run_of):
    project.add("It is silent", tag="broken", consequences={})
    assert facts(run_of())["consequence"] == restriction_list.NOTHING


def test_a_watch_counts_its_own_releases(project, run_of, monkeypatch):
    watch = replace(pages.load()["push.ring"], holds=From("9.0").on("watch"))
    monkeypatch.setattr(pages, "load", lambda: {"push.ring": watch})
    project.add("It is silent", tag="broken", versions={"8.1": False, "9.0": True, "9.1": True})
    assert restriction_list.in_force(watch, run_of()) == "watchOS 9.0-9.1"


def test_the_form_has_every_word_with_its_count(project, run_of):
    project.add("It rings")
    project.add("It is silent", tag="broken", consequences={"push.ring": ["terminate"]})
    page = restriction_list.list_page(run_of())
    assert '<option value="duty">Duty (2)</option><option value="limit">Limit (0)</option>' in page
    assert '<option value="terminate">iOS ends the app (1)</option>' in page
    assert '<option value="nothing">iOS does nothing: people notice (1)</option>' in page
    assert '<option value="not-run">Not run (1)</option>' in page
    assert page.index('<optgroup label="iOS 27">') < page.index('<optgroup label="iOS 10">')
    assert '<option value="watchOS 9.0">watchOS 9.0</option>' in page


def test_what_can_be_chosen_is_what_entries_have(project, run_of):
    project.add("It rings")
    page = restriction_list.list_page(run_of())
    for choice in restriction_list.FILTERS:
        values = {value for found in re.findall(rf'data-{choice.name}="([^"]*)"', page) for value in found.split(",")}
        assert values
        assert values <= set(choice.words), choice.name
    assert [*restriction_list.CONSEQUENCES] == [*HARSHEST_FIRST, restriction_list.NOTHING]


def test_every_word_of_a_status_can_be_chosen(project, run_of):
    words = {word for status in restriction_list.STATUSES.values() for word in [status]}
    project.add("It is silent", status="FAILED")
    assert {truths.status(rule, run_of())[1] for rule in pages.load().values()} <= words


def test_a_form_is_one_block_of_html(project, run_of):
    project.add("It rings")
    page = restriction_list.list_page(run_of())
    form = page[page.index("<form") : page.index("</form>")]
    assert "\n\n" not in form, "a blank line would end the HTML block, and Markdown would go on"


# ---------------------------------------------------------------- old ids


@pytest.fixture
def renamed(project, monkeypatch):
    """`push.ring` was once `calls.ding`, and a question had another name, too."""
    rules = dict(pages.load())
    rules["push.ring"] = replace(rules["push.ring"], title="Every push <rings>", formerly=("calls.ding", "push.dong"))
    for module in (
        "pages",
        "publish",
        "redirects",
        "restriction_list",
        "restriction_page",
        "can_we_page",
        "questions",
        "parts",
    ):
        monkeypatch.setattr(f"callkit_restrictions.site.{module}.load", lambda: MappingProxyType(rules))
    monkeypatch.setattr(redirects, "QUESTIONS", {"may-we": "can-we"})
    project.add("It rings")
    project.add("It rings, too", of="push.no-silence")
    return project


def test_an_old_id_has_a_page_that_leads_to_the_new_one(renamed):
    renamed.write()
    publish(renamed.root)
    docs = renamed.root / "docs"
    for old, new in {
        "restrictions/calls/ding.html": "../push/ring.html",
        "restrictions/push/dong.html": "ring.html",
        "questions/may-we.html": "can-we.html",
    }.items():
        page = (docs / old).read_text(encoding="utf-8")
        assert f'<meta http-equiv="refresh" content="0; url={new}">' in page
        assert f'<link rel="canonical" href="{new}">' in page
        assert f'<a href="{new}">' in page
        assert f'location.replace("{new}" + location.search + location.hash)' in page
    assert "Every push &lt;rings&gt;" in (docs / "restrictions/calls/ding.html").read_text(encoding="utf-8")


def test_an_old_page_goes_when_its_id_is_forgotten(renamed, monkeypatch):
    renamed.write()
    publish(renamed.root)
    monkeypatch.setattr(redirects, "QUESTIONS", {})
    publish(renamed.root)
    assert not (renamed.root / "docs" / "questions" / "may-we.html").exists()
