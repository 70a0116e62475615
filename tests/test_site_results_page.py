"""The page of results: what is red comes first, what nobody noticed is named, and no number is typed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from callkit_restrictions.site import results, run_tables
from callkit_restrictions.site.results_page import JUMPS, results_page
from callkit_restrictions.site.table import table


@pytest.fixture
def page(project):
    """The page after a run."""

    def of(**how: object) -> str:
        return results_page(results.read(project.write(**how).read_text(encoding="utf-8").splitlines()))

    return of


@pytest.fixture
def good(project):
    project.add("The push rings", near_misses={"never": True})
    project.add("It is silent", tag="broken", caught=True, versions={"12.5": False, "13.0": True, "27.1": True})
    project.add("No push comes", tag="outside")
    project.add("A silent one rings", of="push.no-silence")
    return project


@pytest.mark.usefixtures("good")
def test_a_green_run_in_numbers(page):
    said = page()
    assert "Every spec agrees with the model" in said
    assert '<div class="whole"><dt>scenarios passed</dt><dd><b>4</b></dd></div>' in said
    assert '<div class="whole"><dt>runs without the restriction noticed</dt><dd><b>1</b></dd></div>' in said
    assert '<div class="whole"><dt>cells of the version matrix agree</dt><dd><b>3</b></dd></div>' in said
    assert "1970-01-01 00:00 UTC · commit `0123456789ab` · 60 s\n" in said
    assert "All 1 runs and all 1 near misses were noticed." in said
    assert "## Failed" not in said
    assert "## Not run" not in said


def test_a_red_run_names_what_is_wrong_before_anything_else(good, page):
    good.add("A push that nobody sent", ran=False)
    good.add("A push <fails>", status="FAILED", message="no\nand no")
    said = page(success=False, commit=None)
    assert "The run is red" in said
    assert "Every spec agrees" not in said
    assert '<div class="short"><dt>scenarios passed</dt><dd><b>4</b> of 5</dd></div>' in said
    assert "not from a repository" in said
    assert "1 not run" in said
    assert said.index("## Failed") < said.index("no&#10;and no") < said.index("## Four truths")
    assert "A push that nobody sent" in said[said.index("## Not run") :]
    assert r"[A push \<fails\>](restrictions/push/ring.md#a-push-fails)" in said


def test_what_nobody_noticed_is_named(project, page):
    project.add("It is silent", tag="broken", caught=False, near_misses={"never": False})
    said = page(success=False)
    assert "- Without `push.ring` nobody noticed in [It is silent](restrictions/push/ring.md#it-is-silent)" in said
    assert "`features/push/ring.feature:" in said
    assert "- Of `push.ring`, nobody noticed: No push rings." in said
    assert "were noticed." not in said.replace("near misses that were noticed.", "")


@pytest.mark.usefixtures("good")
def test_every_restriction_has_its_four_marks(page):
    said = page()
    (row,) = re.findall(r"<tr[^>]*><th[^>]*><a href=\"restrictions/push/ring.html\">.*?</tr>", said)
    assert re.findall(r'class="mark mark--(\w+)-', row) == ["specs", "sources", "field", "current"]
    assert 'data-column="Scenarios">3<' in row
    assert 'data-column="Wrong phones">2<' in row


@pytest.mark.usefixtures("good")
def test_the_legend_counts_the_marks(page):
    said = page()
    assert '<span class="mark mark--specs-agrees">Agrees</span> <b>2</b>' in said
    assert '<span class="mark mark--specs-differs">Disagrees</span> <b>0</b>' in said
    assert "No restriction was tried on a device" in said


def test_a_cell_agrees_if_it_is_in_force_where_its_versions_say_so(project):
    project.add("It is silent", tag="broken", versions={"12.5": True, "13.0": True, "14.0": False, "27.1": True})
    run = results.read(project.write().read_text(encoding="utf-8").splitlines())
    agrees = {str(cell.release): cell.agrees for cell in run_tables.cells(run)}
    assert agrees == {"12.5": False, "13.0": True, "14.0": False, "27.1": True}
    said = "\n".join(run_tables.releases(run))
    assert 'scope="row" role="rowheader">iOS 14.0<' in said
    assert 'data-column="Agree">0 of 1<' in said


def test_examples_that_contradict_each_other_agree_with_nothing(project):
    project.add("It is silent", tag="broken", versions={"13.0": True})
    project.add("It is still", tag="broken", versions={"13.0": False})
    run = results.read(project.write().read_text(encoding="utf-8").splitlines())
    assert [cell.agrees for cell in run_tables.cells(run)] == [False]


@pytest.mark.usefixtures("good")
def test_the_slowest_are_ten_at_most_and_lead_to_their_examples(project, page):
    for number in range(12):
        project.add(f"Ring {number}")
    said = page()
    slow = said[said.index("## Slowest") : said.index("## Downloads")]
    assert slow.count("<tr") == run_tables.SLOWEST + 1
    assert '<a href="restrictions/push/ring.html#the-push-rings">The push rings</a>' in slow
    assert "1000&nbsp;ms" in slow


def test_a_scenario_of_a_question_leads_to_its_page_and_one_without_a_page_names_its_file(project):
    project.add("The push rings")
    run = results.read(project.write().read_text(encoding="utf-8").splitlines())
    asked = replace(run.scenarios[0], uri="features/questions/can-it-ring.feature")
    assert run_tables.where(asked) == "[The push rings](questions/can-it-ring.md#the-push-rings)"
    order = replace(run.scenarios[0], uri="features/orderings/a.feature")
    assert run_tables.where(order) == "[The push rings](orderings/a.md#the-push-rings)"
    other = replace(run.scenarios[0], uri="features/other/a.feature", line=7)
    assert (run_tables.where(other), run_tables.line(other)) == ("The push rings", "`features/other/a.feature:7`")


@pytest.mark.usefixtures("good")
def test_every_jump_lands(page):
    said = page()
    for target in re.findall(r"\(#([a-z-]+)\)", JUMPS):
        assert f"{{ #{target} }}" in said, target


def test_a_table_says_in_each_cell_which_column_it_is_of():
    said = "\n".join(table(("A", "B & C"), [["one", "<b>two</b>"]], "kind"))
    assert '<table class="sheet kind" role="table">' in said
    assert '<div class="sheet-box" style="--rows: 1" ' in said
    assert '<td role="cell" data-column="B &amp; C"><b>two</b></td>' in said
    with pytest.raises(ValueError, match="zip"):
        list(table(("A", "B"), [["one"]]))
