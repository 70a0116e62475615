"""Four truths, each found out by itself: no run makes a source better, and no report makes a spec pass."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from callkit_restrictions.field import Report
from callkit_restrictions.restriction import Evidence
from callkit_restrictions.restrictions import load
from callkit_restrictions.site import results, run_tables, sightings, truths
from callkit_restrictions.site.results_page import LEGEND
from callkit_restrictions.versions import From

HEADER = Evidence("header", "https://example.org/a.h", "So.", "primary", read="2026-06-01")
ANECDOTE = Evidence("field-report", "https://example.org/1", "So.", "anecdotal", read="2026-06-01")
REPORT = Report(
    title="It rang",
    url="https://example.org/2",
    date="2026-05",
    ios="17.5.1",
    seen="A.",
    cause="B.",
    sure="likely",
    met=("push.ring",),
)


@pytest.fixture
def ring(project):
    """`push.ring`, with a scenario that passes and one source that says so."""
    project.add("The push rings", near_misses={"never": True})
    return replace(run_tables.load()["push.ring"], evidence=(HEADER,))


@pytest.fixture
def run_on(project):
    """What came of the project's run, as if it had been on that day."""

    def on(day: str = "2026-07-01") -> results.Results:
        run = results.read(project.write().read_text(encoding="utf-8").splitlines())
        return replace(run, started=datetime.fromisoformat(day).replace(tzinfo=UTC))

    return on


@pytest.fixture
def told(monkeypatch):
    """Other reports than those of the repository."""
    return lambda *those: monkeypatch.setattr(sightings, "reports", lambda: those)


# ---------------------------------------------------------------- specs agree with the model


def test_the_status_of_a_restriction_is_what_the_run_found(ring, run_on):
    run = run_on()
    assert truths.status(ring, run) == ("agrees", "Agrees")
    assert truths.status(run_tables.load()["push.no-silence"], run) == ("open", "Not run")
    assert truths.specs(ring, run).why == "1 of 1 scenario passed in this run"


@pytest.mark.parametrize(
    ("made_up", "word"),
    [
        ({"status": "FAILED", "near_misses": {"never": True}}, "Disagrees"),
        ({"after": "it keeps nothing", "near_misses": {"never": True}}, "Disagrees"),
        ({"near_misses": {"never": False}}, "Cannot fail"),
        ({}, "Cannot fail"),
    ],
)
def test_a_restriction_that_disagrees_or_cannot_fail_does_not_agree(project, run_on, made_up, word):
    project.add("The push rings", **made_up)
    assert truths.status(run_tables.load()["push.ring"], run_on()) == ("differs", word)


# ---------------------------------------------------------------- sources support the claim


@pytest.mark.parametrize(
    ("changed", "kind", "word"),
    [
        ({}, "full", "Supported"),
        ({"disagreement": "Two say so, one does not."}, "open", "Open point"),
        ({"confidence": "medium"}, "part", "In part"),
        ({"confidence": "medium", "disagreement": "Nobody says when."}, "open", "Open point"),
        ({"confidence": "low"}, "thin", "Thin"),
        ({"confidence": "low", "disagreement": "Nobody says when."}, "thin", "Thin"),
        ({"evidence": (ANECDOTE,)}, "thin", "Thin"),
    ],
)
def test_the_sources_are_called_by_the_weakest_thing_about_them(ring, changed, kind, word):
    mark = truths.sources(replace(ring, **changed))
    assert (mark.kind, mark.word) == (kind, word)


def test_a_failed_run_changes_nothing_about_the_sources(project, ring, run_on):
    project.add("It is silent", status="FAILED")
    specs, sources, *_ = truths.marks(ring, run_on())
    assert (specs.word, sources.word) == ("Disagrees", "Supported")


# ---------------------------------------------------------------- seen in the field


def test_reports_that_are_told_count_then_those_that_are_cited_then_none(ring, told):
    told(REPORT, replace(REPORT, broke=("push.ring",), met=()))
    assert truths.field(ring).word == "2 reports"
    told()
    assert truths.field(replace(ring, evidence=(HEADER, ANECDOTE, ANECDOTE))).word == "1 cited"
    assert truths.field(ring).word == "None known"


def test_a_look_alike_is_no_sighting(ring, told):
    told(replace(REPORT, met=(), resembles=("push.ring",)))
    assert truths.field(ring).word == "None known"
    assert truths.newest_seen(ring) is None


# ---------------------------------------------------------------- still current


def test_a_young_report_is_the_freshest_word_and_names_its_release(ring, run_on, told):
    told(REPORT)
    mark = truths.current(ring, run_on())
    assert (mark.kind, mark.word) == ("seen", "Seen 2026-05")
    assert mark.why == "youngest report: 2026-05; newest iOS in a report: 17.5.1"


@pytest.mark.parametrize(
    ("day", "kind", "word"),
    [
        ("2028-04-01", "seen", "Seen 2026-05"),
        ("2028-06-01", "due", "Read again"),
        ("2026-06-02", "seen", "Seen 2026-05"),
    ],
)
def test_a_report_grows_old(ring, run_on, told, day, kind, word):
    told(REPORT)
    mark = truths.current(ring, run_on(day))
    assert (mark.kind, mark.word) == (kind, word)


@pytest.mark.parametrize(("day", "kind"), [("2027-06-01", "read"), ("2027-06-02", "due")])
def test_the_oldest_reading_counts_and_grows_old_after_a_year(ring, run_on, told, day, kind):
    told(replace(REPORT, date=""))
    younger = replace(HEADER, read="2027-05-01")
    mark = truths.current(replace(ring, evidence=(younger, HEADER)), run_on(day))
    assert mark.kind == kind
    assert "sources read on 2026-06-01" in mark.why


def test_what_has_ended_says_so(ring, run_on):
    mark = truths.current(replace(ring, holds=From("13.0").until("26.4")), run_on())
    assert (mark.kind, mark.word) == ("ended", "Until 26.4")


# ---------------------------------------------------------------- together


def test_the_four_have_names_in_one_order_and_every_kind_has_its_meaning(ring, run_on):
    assert [mark.truth for mark in truths.marks(ring, run_on())] == [*truths.TRUTHS] == [*LEGEND]
    known = {(truth, kind) for truth, kinds in LEGEND.items() for kind, *_ in kinds}
    run = run_on()
    assert {(mark.truth, mark.kind) for rule in load().values() for mark in truths.marks(rule, run)} <= known


def test_the_head_of_a_page_shows_all_four_and_says_what_they_mean(ring, run_on):
    said = "\n".join(truths.strip(ring, run_on()))
    assert said.count("<dt>") == 4
    assert 'class="mark mark--specs-agrees">Agrees<' in said
    assert 'href="../../results.html#four-truths"' in said
