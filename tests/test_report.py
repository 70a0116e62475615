"""What the checker prints: each format is valid, and nothing in a trace can do anything to whoever reads it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import xmlschema

from callkit_restrictions import load
from callkit_restrictions.check import judge, read
from callkit_restrictions.report.document import document, schema
from callkit_restrictions.report.github import github
from callkit_restrictions.report.junit import junit
from callkit_restrictions.report.outcome import Report, report_of
from callkit_restrictions.report.page import page
from callkit_restrictions.report.plain import plain
from callkit_restrictions.report.sarif import sarif

SCHEMAS = Path(__file__).parent / "schemas"
SITE = "https://example.org/"
EVIL = "\x1b[2J\x9b31m\u202e\u2066\x07]]><script>alert(1)</script>&amp;%0A::error::\n\r|`\ud800\x00'\""
HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")

HEADER = {"format": "callkit-trace", "version": 1, "platform": {"ios": "17.4"}}
SWALLOWED = [
    HEADER,
    {"t": 1.5, "event": "PKPushRegistryDelegate.didReceiveIncomingPush", "args": {"app_state": "background"}},
    {"t": 1.6, "event": "PKPushRegistryDelegate.didReceiveIncomingPush.return", "inferred": True},
    {"t": 2, "event": "CXProvider.reportNewIncomingCall", "args": {"uuid": "5E2F3C9A-0000-4000-8000-000000000001"}},
    {"t": 3, "event": "CXAnswerCallAction.perform", "args": {"uuid": "5E2F3C9A-0000-4000-8000-000000000001"}},
]
TWO_PROVIDERS = [
    HEADER,
    {"event": "CXProvider.init"},
    {"event": "CXProvider.init"},
    {"event": "CXProvider.reportNewIncomingCall", "args": {"uuid": "A"}},
    {"event": "CXProvider.reportNewIncomingCall.completion", "args": {"uuid": "A", "error": 2}},
]


def checked(*traces: list[dict | str], source: str = "traces/a trace.jsonl") -> Report:
    report = Report()
    for lines in traces:
        recording = read(source, [line if isinstance(line, str) else json.dumps(line) for line in lines])
        report.traces.append(report_of(recording, judge(recording, load().values())))
    return report


def hostile() -> Report:
    """Every string of the trace, and its name, is out to do harm."""
    evil = {"uuid": EVIL, "handle": EVIL, "action": EVIL, "error": EVIL, "reason": EVIL, "name": EVIL, "state": EVIL}
    names = ["CXProvider.init", "CXProvider.reportNewIncomingCall", "CXCallController.request", "app.state", EVIL]
    names += ["CXAction.fulfill", "CXProvider.reportCall(endedAt:reason:)", "callUI.shown", "CXProvider.init"]
    lines = [{"who": EVIL, "event": name, "args": {**evil, EVIL: EVIL}} for name in names]
    return checked(
        [HEADER, *lines, EVIL, {"event": "ui.mute", "args": {"on": EVIL}}], SWALLOWED, source=f"{EVIL}.jsonl"
    )


EVERYTHING = {
    "nothing at all": Report(),
    "nothing broken": checked([HEADER]),
    "a swallowed push": checked(SWALLOWED, TWO_PROVIDERS),
    "no trace": checked(["no trace"]),
    "a bad line": checked([*SWALLOWED, "oops"]),
    "out to do harm": hostile(),
}
every = pytest.mark.parametrize("report", EVERYTHING.values(), ids=[*EVERYTHING])


def test_the_status_says_what_came_out():
    status = {name: report.status for name, report in EVERYTHING.items()}
    assert status == {
        "nothing at all": 0,
        "nothing broken": 0,
        "a swallowed push": 1,
        "no trace": 2,
        "a bad line": 2,
        "out to do harm": 2,
    }


# ---------------------------------------------------------------- JSON


@every
def test_the_json_is_as_its_schema_says(report):
    jsonschema.validate(json.loads(document(report)), json.loads(schema()), cls=jsonschema.Draft202012Validator)


def test_the_json_holds_every_verdict():
    (trace,) = json.loads(document(checked([*SWALLOWED, "oops"], source="a.jsonl")))["traces"]
    assert trace["source"] == "a.jsonl"
    assert trace["findings"][0] == {
        "restriction": "push.report-before-the-handler-returns",
        "outcome": "failed",
        "line": 2,
        "because": "the handler returned and no call had been reported for this push (see "
        "PKPushRegistryDelegate.didReceiveIncomingPush.return on line 3)",
        "inferred": True,
    }
    assert {finding["outcome"] for finding in trace["findings"]} == {"failed", "cant-tell", "passed"}
    assert trace["problems"] == [{"line": 6, "message": "not JSON at character 1: expecting value"}]


# ---------------------------------------------------------------- SARIF


@every
@pytest.mark.parametrize("explain", [False, True])
@pytest.mark.parametrize("site", ["", SITE])
def test_the_sarif_is_valid(report, explain, site):
    official = json.loads((SCHEMAS / "sarif-2.1.0.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(sarif(report, site, explain=explain)), official, cls=jsonschema.Draft4Validator)


def test_sarif_tells_the_kinds_apart():
    (run,) = json.loads(sarif(EVERYTHING["a bad line"], SITE, explain=True))["runs"]
    assert {result["kind"] for result in run["results"]} == {"fail", "open", "pass"}
    assert [result["level"] for result in run["results"] if result["kind"] == "fail"] == ["error"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "traces/a%20trace.jsonl"}, "region": {"startLine": 2}}
    (told,) = run["invocations"]
    assert told["executionSuccessful"] is False
    assert told["toolExecutionNotifications"][0]["message"]["text"] == "not JSON at character 1: expecting value"
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    rule = rules["push.report-before-the-handler-returns"]
    assert rule["helpUri"] == f"{SITE}restrictions/push/report-before-the-handler-returns.html"
    assert [rules_["id"] for rules_ in run["tool"]["driver"]["rules"]] == sorted(rules)
    assert all(run["tool"]["driver"]["rules"][each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])


# ---------------------------------------------------------------- JUnit


@every
def test_the_junit_xml_is_what_jenkins_reads(report):
    xmlschema.validate(junit(report), SCHEMAS / "junit-10.xsd")


def test_junit_counts_what_failed_was_skipped_and_could_not_be_read():
    suites = ET.fromstring(junit(EVERYTHING["a bad line"]))  # noqa: S314 - our own text
    (suite,) = suites
    broken = [each.get("value") for each in suite.findall("properties/property[@name='broken']")]
    assert broken == ["push.report-before-the-handler-returns"]
    assert {key: suite.get(key) for key in ("failures", "errors")} == {"failures": "1", "errors": "1"}
    assert suite.get("skipped") == str(len(suite.findall("testcase/skipped"))) != "0"
    assert suites.get("tests") == str(len(suite.findall("testcase")))
    failure = suite.find("testcase/failure")
    assert failure is not None
    assert failure.text is not None
    assert failure.text.startswith("line 2: PKPushRegistryDelegate.didReceiveIncomingPush: the handler returned")


# ---------------------------------------------------------------- GitHub


def test_workflow_commands_mark_the_lines():
    told = github(EVERYTHING["a bad line"], explain=False).splitlines()
    assert told[0].startswith("::error file=traces/a trace.jsonl,line=6,title=The trace cannot be read::not JSON")
    assert told[1].startswith(
        "::error file=traces/a trace.jsonl,line=2,title=push.report-before-the-handler-returns%3A Every"
    )
    assert told[-1].startswith("1 failed, ")
    more = github(EVERYTHING["a bad line"], explain=True).splitlines()
    assert [line for line in more if line.startswith("::notice")]


@pytest.mark.parametrize("explain", [False, True])
def test_a_trace_gives_no_commands_of_its_own(explain):
    report = EVERYTHING["out to do harm"]
    told = github(report, explain=explain).splitlines()
    shown = ("failed", "cant-tell") if explain else ("failed",)
    assert len(told) == 1 + sum(len(trace.problems) + len(trace.those(*shown)) for trace in report.traces)
    assert all(line.startswith(("::error file=", "::notice file=")) for line in told[:-1])


# ---------------------------------------------------------------- HTML


class _Reader(HTMLParser):
    """What a browser would make of the page: its elements, and what they would load or run."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]
        self.links += [value for name, value in attrs if name in {"href", "src", "xlink:href"}]
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_startendtag(self, tag, _) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag) -> None:
        assert self.open.pop() == tag


@every
@pytest.mark.parametrize("explain", [False, True])
def test_the_page_is_whole_and_loads_nothing(report, explain):
    told = page(report, SITE, explain=explain)
    reader = _Reader(told)
    assert reader.open == []
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(reader.tags)
    assert all(link.startswith(SITE) for link in reader.links)
    assert "default-src 'none'" in told


def test_the_page_shows_the_timeline_and_marks_what_broke():
    told = page(EVERYTHING["a swallowed push"], "", explain=False)
    assert told.count("<svg") == 2
    assert 'class="broken"' in told
    assert "perform CXAnswerCallAction (call 1)" in told
    assert "Failed" in told
    assert "Nothing in it is broken." in page(EVERYTHING["nothing broken"], "", explain=False)


def test_findings_and_timeline_tell_the_same_time_from_the_first_event_on():
    told = page(checked(SWALLOWED), "", explain=False)
    assert "at 0 s: <code>PKPushRegistryDelegate.didReceiveIncomingPush</code>" in told
    assert "<li>0 s: Broken: iOS to App: didReceiveIncomingPush" in told
    assert "<li>0.1 s: App to iOS: The push handler returns" in told


def test_what_one_restriction_finds_stands_in_one_box():
    told = page(checked([HEADER, *SWALLOWED[1:3] * 5]), "", explain=False)
    assert told.count("Every VoIP push is reported as an incoming call before its handler returns") == 1
    assert [*re.findall(r"<dt>Line</dt><dd>(\d+)", told.partition("<summary>")[0])] == ["2", "4", "6"]
    assert [*re.findall(r"<summary>2 more</summary><dl>(.*?)</dl>", told)[0].split("<dt>Line</dt><dd>")][1][0] == "8"


def test_a_long_recording_is_drawn_around_what_broke():
    quiet = [{"t": 2, "event": "ui.speaker"}] * 900
    told = page(checked([HEADER, *SWALLOWED[1:3], *quiet]), "", explain=False)
    assert "without 886 events further away" in told
    well = page(checked([HEADER, *quiet]), "", explain=False)
    assert "without 500 events further away" in well


# ---------------------------------------------------------------- harmless


@pytest.mark.parametrize("explain", [False, True])
def test_nothing_of_a_trace_can_do_anything(explain):
    report = EVERYTHING["out to do harm"]
    for told in (
        document(report),
        junit(report),
        sarif(report, SITE, explain=explain),
        github(report, explain=explain),
        page(report, SITE, explain=explain),
    ):
        assert HARMFUL.search(told) is None
        told.encode("utf-8")
    for text in (junit(report), page(report, SITE, explain=explain)):
        assert "<script>alert" not in text


def test_plain_text_keeps_what_can_be_seen():
    assert plain("Zoë calls 🎉 日本 it’s") == "Zoë calls 🎉 日本 it’s"
    assert plain("\x1b[0m\u202e\n\ud800") == "\\x1b[0m\\u202e\\n\\ud800"
