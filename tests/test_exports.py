"""What can be downloaded: each file is what others expect of its kind, and says what the run found."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from jsonschema import Draft202012Validator, ValidationError

from callkit_restrictions.field import reports
from callkit_restrictions.restrictions import load
from callkit_restrictions.site import catalogue, downloads, results
from callkit_restrictions.site.catalogue import as_csv, csv_metadata
from callkit_restrictions.site.catalogue_schema import SCHEMA
from callkit_restrictions.site.junit import junit
from callkit_restrictions.site.llms import NOTES, OTHERS, llms
from callkit_restrictions.site.publish import publish
from callkit_restrictions.site.results_page import results_page


@pytest.fixture
def run(project):
    """What came of the project's run."""
    return lambda **how: results.read(project.write(**how).read_text(encoding="utf-8").splitlines())


@pytest.fixture
def good(project):
    project.add("The push rings", near_misses={"never": True}, versions={"27.1": True})
    project.add("It is silent", tag="broken", caught=True, versions={"27.1": True})
    project.add("A silent one rings", of="push.no-silence")
    return project


@pytest.fixture
def empty_run(project):
    """A run of nothing, for the restrictions of the repository."""
    return results.read(project.write().read_text(encoding="utf-8").splitlines())


# ---------------------------------------------------------------- all of them


def test_every_download_is_written_listed_and_says_what_it_is_for(good, run):
    good.write()
    publish(good.root)
    said = results_page(run())
    for path in (downloads.MESSAGES, *(file.path for file in downloads.DOWNLOADS)):
        assert (good.root / "docs" / path).stat().st_size > 0
        assert re.search(rf"\({re.escape(path)}\)\{{: download \}}: \w+", said), path


# ---------------------------------------------------------------- JSON


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.usefixtures("good")
def test_the_catalogue_is_what_its_schema_says(run):
    made = catalogue.catalogue(run())
    Draft202012Validator(SCHEMA).validate(made)
    assert made["run"] == {
        "started": "1970-01-01T00:00:00Z",
        "commit": "0123456789abcdef",
        "digest": made["run"]["digest"],
        "success": True,
        "scenarios": 3,
        "passed": 3,
    }
    ring = next(record for record in made["restrictions"] if record["id"] == "push.ring")
    assert ring["versions"] == {
        "since": "13.0", "until": None, "at_latest": False, "counts": "the system", "system": "iOS",
    }  # fmt: skip
    assert ring["run"] == {
        "scenarios": 2, "passed": 2, "without_it": 1, "without_it_noticed": 1, "near_misses": 1,
        "near_misses_noticed": 1, "newest_executed": "27.1",
    }  # fmt: skip
    assert ring["marks"]["specs"]["word"] == "Agrees"
    assert ring["numbers"] == [{"what": "seconds to ring", "value": 7, "assumed": True}]


def test_the_catalogue_of_the_repository_is_what_its_schema_says(empty_run, monkeypatch):
    monkeypatch.setattr(catalogue, "load", load)
    made = catalogue.catalogue(empty_run)
    Draft202012Validator(SCHEMA).validate(made)
    assert [record["id"] for record in made["restrictions"]] == [*load()]
    told = {report["url"] for record in made["restrictions"] for report in record["reports"]}
    assert told == {report.url for report in reports()}


@pytest.mark.parametrize(
    "break_it",
    [
        lambda record: record.pop("title"),
        lambda record: record.update(kind="rule"),
        lambda record: record.update(more=1),
        lambda record: record.update(evidence=[]),
        lambda record: record["versions"].update(since="≤14.5"),
        lambda record: record["marks"].pop("field"),
    ],
)
@pytest.mark.usefixtures("good")
def test_the_schema_refuses_what_is_not_one(run, break_it):
    made = json.loads(json.dumps(catalogue.catalogue(run())))
    break_it(made["restrictions"][0])
    with pytest.raises(ValidationError):
        Draft202012Validator(SCHEMA).validate(made)


@pytest.mark.usefixtures("good")
def test_the_page_of_a_record_is_where_its_url_says(good):
    good.write()
    publish(good.root)
    folder = good.root / "docs" / "results"
    made = json.loads((folder / "restrictions.json").read_text(encoding="utf-8"))
    assert (folder / made["$schema"]).is_file()
    for record in made["restrictions"]:
        assert (folder / record["url"].replace(".html", ".md")).resolve().is_file()


# ---------------------------------------------------------------- CSV


@pytest.mark.usefixtures("good")
def test_the_table_has_a_row_for_each_restriction_and_is_known_as_utf_8(run):
    said = as_csv(run())
    assert said.startswith("\ufeffid,title,")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(said.removeprefix("\ufeff"), newline=""))}
    assert [*rows] == ["push.no-silence", "push.ring"]
    assert (rows["push.ring"]["since"], rows["push.ring"]["scenarios"]) == ("13.0", "2")
    assert rows["push.ring"]["truth: specs"] == "Agrees"


@pytest.mark.usefixtures("good")
def test_the_table_is_what_its_metadata_says(run):
    made = csv_metadata(run())
    columns = made["tableSchema"]["columns"]
    table = csv.DictReader(io.StringIO(as_csv(run()).removeprefix("\ufeff"), newline=""))
    assert table.fieldnames == [column["titles"] for column in columns]
    assert all(re.fullmatch(r"[A-Za-z_][\w-]*", column["name"]) for column in columns), "CSVW: a name is part of a URI"
    assert made["url"] == "restrictions.csv"
    assert made["tableSchema"]["primaryKey"] in {column["name"] for column in columns}
    ids = []
    for row in table:
        ids.append(row["id"])
        for column in columns:
            cell = row[column["titles"]]
            if column["datatype"] == "integer":
                assert int(cell) >= 0
            if "separator" not in column and column["titles"] != "disagreement":
                assert "\n" not in cell, column
    assert len(set(ids)) == len(ids) == 2


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", '=HYPERLINK("https://evil.example")'])
def test_no_cell_is_a_formula(good, run, monkeypatch, title):  # noqa: ARG001 - the run is good's
    ring = replace(catalogue.load()["push.ring"], title=title)
    monkeypatch.setattr(catalogue, "load", lambda: {"push.ring": ring})
    (row,) = csv.DictReader(io.StringIO(as_csv(run()).removeprefix("\ufeff"), newline=""))
    assert row["title"] == f"'{title}"


# ---------------------------------------------------------------- JUnit XML


def test_a_suite_is_a_feature_and_names_its_restriction(good, run):
    good.add("A push <fails> & dies", status="FAILED", message="it said\x00 \x1b[31mno")
    good.add("A push that nobody sent", ran=False)
    root = ET.fromstring(junit(run(success=False)))  # noqa: S314 - our own
    assert (root.tag, root.get("tests"), root.get("failures")) == ("testsuites", "4", "1")
    suites = {suite.get("name"): suite for suite in root}
    ring = suites["push.ring"]
    assert ring.find("properties/property[@name='restriction']").get("value") == "push.ring"
    assert ring.find("properties/property[@name='feature']").get("value") == "features/push/ring.feature"
    assert ring.get("timestamp") == "1970-01-01T00:00:00"
    assert [case.get("name") for case in ring.findall("testcase")] == [
        "The push rings",
        "It is silent",
        "A push <fails> & dies",
    ]
    failure = ring.find("testcase/failure")
    assert failure.get("message") == "it said� �[31mno"
    assert (suites["not run"].get("tests"), suites["not run"].get("skipped")) == ("1", "1")


def test_the_junit_xml_is_what_jenkins_reads(good, run):
    good.add("No", status="FAILED", message="no")
    good.add("Nobody ran it", ran=False)
    xmlschema.validate(junit(run(success=False)), Path(__file__).parent / "schemas" / "junit-10.xsd")


def test_the_counts_of_junit_add_up(good, run):
    good.add("No", status="FAILED", message="no")
    root = ET.fromstring(junit(run(success=False)))  # noqa: S314 - our own
    for suite in root:
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases)
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert float(suite.get("time")) == pytest.approx(sum(float(case.get("time")) for case in cases))
    for count in ("tests", "failures", "errors"):
        assert int(root.get(count)) == sum(int(suite.get(count)) for suite in root)


# ---------------------------------------------------------------- llms.txt


@pytest.mark.usefixtures("good")
def test_llms_txt_has_the_form_that_its_readers_expect(run):
    lines = llms(run()).splitlines()
    assert lines[0] == "# CallKit Restrictions"
    assert lines[2].startswith("> ")
    sections = [line for line in lines if line.startswith("#")]
    assert sections == ["# CallKit Restrictions", "## VoIP pushes", "## Data and results", "## Optional"]
    for line in lines[lines.index("## VoIP pushes") :]:
        assert not line or line.startswith("## ") or re.fullmatch(r"- \[.+\]\([\w./-]+\): .+", line), line
    assert "- [Every push rings](restrictions/push/ring.html): duty, iOS 13.0+. IOS terminates" not in lines
    assert "- [Every push rings](restrictions/push/ring.html): duty, iOS 13.0+. iOS terminates the app." in lines


def test_the_pages_that_are_not_generated_for_llms_txt_are_in_the_navigation():
    order = (Path(__file__).parents[1] / "docs" / "navigation.yml").read_text(encoding="utf-8")
    for page, *_ in (*OTHERS, *NOTES):
        assert page.startswith("results/") or page.replace(".html", ".md") in order, page
