"""Reports from the field: whole, honest about what they know, and on the page of what they show."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module

import pytest

from callkit_restrictions import field
from callkit_restrictions.field import Report, reports
from callkit_restrictions.restriction import Evidence
from callkit_restrictions.restrictions import load
from callkit_restrictions.site import field_page, sightings
from callkit_restrictions.site.markdown import slug
from callkit_restrictions.traits import AREAS
from callkit_restrictions.versions import IOS

RANG = Report(
    title="It rang <twice>",
    url="https://github.com/example/app/issues/7",
    product="App_X",
    date="2026-01-31",
    ios="26.1",
    seen="Nobody slept.",
    cause="Two pushes.",
    fix="One push.",
    sure="likely",
    broke=("push.ring",),
)
ALIKE = replace(
    RANG, title="It sang", url="https://example.org/8", broke=(), resembles=("push.ring",), why_not="It was a bird."
)


@pytest.fixture
def told(monkeypatch):
    """Other reports than those of the repository."""

    def tell(*those: Report) -> None:
        for module in (sightings, field_page):
            monkeypatch.setattr(module, "reports", lambda: those)

    return tell


@pytest.fixture
def ring(project):  # noqa: ARG001 - the project brings its own restrictions
    return field_page.load()["push.ring"]


# ---------------------------------------------------------------- the reports themselves


@pytest.mark.parametrize("report", reports(), ids=lambda report: slug(report.title))
def test_a_report_is_whole(report):
    assert report.url.startswith("https://")
    assert re.fullmatch(r"(20\d\d-\d\d(-\d\d)?)?", report.date)
    assert not report.ios or IOS(report.ios)
    for part in (report.seen, report.cause, report.fix, report.why_not):
        assert not part or part[-1] in ".?", part
        assert part == part.strip()
        assert "  " not in part
    assert report.seen
    assert report.cause
    told = f"{report.seen} {report.cause} {report.fix}"
    assert len(re.findall(r"[.?!:](?: |$)", told)) <= 7, "a report is short"
    assert len(told) < 520, "a report is short"


@pytest.mark.parametrize("report", reports(), ids=lambda report: slug(report.title))
def test_a_report_concerns_restrictions_that_exist_and_each_in_one_way(report):
    concerned = report.broke + report.met + report.resembles
    assert concerned
    assert set(concerned) <= set(load())
    assert len(set(concerned)) == len(concerned)
    assert bool(report.why_not) == bool(report.resembles), "a look-alike says how one can tell"


def test_no_thread_is_told_twice_and_no_title_is_used_twice():
    assert len({report.url for report in reports()}) == len(reports())
    assert len({slug(report.title) for report in reports()}) == len(reports())


@pytest.mark.parametrize("area", AREAS)
def test_a_report_stands_in_the_module_of_the_area_that_it_shows_first(area):
    for report in import_module(f"{field.__name__}.{area}").REPORTS:
        assert (report.shows + report.resembles)[0].startswith(f"{area}."), report.title


def test_the_newest_comes_first_and_the_undated_come_last():
    dates = [report.date for report in reports()]
    assert dates == sorted(dates, reverse=True)


# ---------------------------------------------------------------- on the page of a restriction


def test_a_page_tells_what_happened_to_whom_and_how_sure_that_is(ring, told):
    told(RANG)
    said = "\n".join(sightings.section(ring))
    assert r"### It rang \<twice\> { #seen-it-rang-twice }" in said
    assert r"App\_X · iOS 26.1 · 2026-01-31" in said
    assert "Nobody slept." in said
    assert "**Cause.** Two pushes." in said
    assert "**What helps.** One push." in said
    assert "[example/app, issue 7](https://github.com/example/app/issues/7). Its cause is likely" in said


@pytest.mark.parametrize(
    ("sure", "word"),
    [("established", ">Broke it<"), ("likely", ">Probably broke it<"), ("not known", ">May have broken it<")],
)
def test_nobody_is_blamed_more_surely_than_the_thread_settles(ring, told, sure, word):
    told(replace(RANG, sure=sure))
    assert word in "\n".join(sightings.section(ring))


def test_a_limit_that_was_met_blames_nobody(ring, told):
    told(replace(RANG, broke=(), met=("push.ring",)))
    said = "\n".join(sightings.section(ring))
    assert ">Ran into it<" in said
    assert "broke" not in said


def test_a_look_alike_is_told_apart_and_says_why(ring, told):
    told(RANG, ALIKE)
    said = "\n".join(sightings.section(ring))
    assert said.index("Probably broke it") < said.index("Not every failure that looks like") < said.index("It sang")
    assert "**Why it is not this.** It was a bird." in said
    assert said.count("Why it is not this") == 1


def test_without_a_report_the_page_says_that_none_is_known(ring, told):
    told()
    assert "No report known to us" in "\n".join(sightings.section(ring))
    told(ALIKE)
    said = "\n".join(sightings.section(ring))
    assert "No report known to us" in said
    assert "What looks like it:" in said


def test_a_report_that_is_only_cited_is_not_denied(ring, told):
    told()
    ring = replace(ring, evidence=(*ring.evidence, Evidence("field-report", "https://example.org/1", "", "anecdotal")))
    said = "\n".join(sightings.section(ring))
    assert "No report of it is told here; 1 is cited under [Evidence](#evidence)." in said
    assert "No report known to us" not in said


def test_what_is_not_known_of_a_report_is_left_out_and_no_date_is_said(ring, told):
    told(replace(RANG, product="", ios="", date="", fix=""))
    said = "\n".join(sightings.section(ring))
    assert "</span> undated" in said
    assert "What helps" not in said


# ---------------------------------------------------------------- the page of all


def test_the_page_counts_and_links_every_report(ring, told):
    told(RANG, ALIKE)
    said = field_page.field_page()
    assert "1 report shows 1 of 2 restrictions" in said
    assert f"### [{ring.title}](restrictions/push/ring.md)" in said
    assert r"[It rang \<twice\>](restrictions/push/ring.md#seen-it-rang-twice) (App\_X, 2026-01-31)" in said
    assert said.index("Blamed on CallKit") < said.index("### It sang")
    assert "Looks like: [Every push rings](restrictions/push/ring.md)" in said
    assert said.count("<div") == said.count("</div>")


def test_every_report_of_the_repository_is_on_the_page():
    said = field_page.field_page()
    for report in reports():
        assert f"seen-{slug(report.title)}" in said, report.title
