"""The recorders on the site write what the checker reads, and name nothing that it does not know."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from callkit_restrictions import load
from callkit_restrictions.check import judge, read
from callkit_restrictions.events import KINDS
from callkit_restrictions.lines import FORMAT, STARTS, VERSION
from callkit_restrictions.site.parts import trace_names

DOCS = Path(__file__).resolve().parent.parent / "docs"
RECORDERS = ("CallTrace.swift", "call-trace.js", "call_trace.dart")
TEXTS = {name: (DOCS / "recorders" / name).read_text(encoding="utf-8") for name in RECORDERS}
TEXTS["recording.md"] = (DOCS / "recording.md").read_text(encoding="utf-8")
NAMES = re.compile(r"""record\(\s*(?:\.|["'])(\w+)["']?,\s*["']([^"']+)["']""")
SEES = re.compile(r"sees: \[([^\]]*)\]")


@pytest.mark.parametrize("name", TEXTS)
def test_every_event_that_is_recorded_is_known_and_has_the_right_voice(name):
    recorded = NAMES.findall(TEXTS[name])
    assert recorded
    assert {event: who for who, event in recorded} == {event: KINDS[event].who for _, event in recorded}


BLOCKS = re.findall(
    r"```(?:swift|javascript|dart)\n((?!--8<--).*?)```", TEXTS["recording.md"].replace("    ", ""), re.DOTALL
)


@pytest.mark.parametrize("block", BLOCKS, ids=["Swift", "React Native", "Flutter"])
def test_an_example_says_to_see_what_it_records_and_nothing_else(block):
    (listed,) = SEES.findall(block)
    assert set(re.findall(r"""["']([^"']+)["']""", listed)) == {event for _, event in NAMES.findall(block)}


@pytest.mark.parametrize("name", RECORDERS)
def test_what_a_recorder_names_as_seen_is_there_to_be_seen(name):
    (*_, listed) = [names for names in SEES.findall(TEXTS[name]) if names]
    for each in re.findall(r"""["']([^"']+)["']""", listed):
        assert any(known.startswith(each) for known in KINDS), each


@pytest.mark.parametrize("name", RECORDERS)
def test_the_header_is_that_of_the_format(name):
    text = re.sub(r"""["'](\w+)["']:""", r"\1:", TEXTS[name])
    assert re.search(rf"""format: ["']{FORMAT}["'],\s*version: {VERSION},""", text)
    assert all(start in text for start in STARTS)


SWIFT = """\
{"build":{"UIBackgroundModes":["voip"]},"format":"callkit-trace","platform":{"device":"iPhone","ios":"17.4",\
"linked_sdk":"17.4"},"sees":["PKPushRegistry","CX"],"starts":"launch","version":1}
{"args":{"app_state":"background","type":"voIP"},"event":"PKPushRegistryDelegate.didReceiveIncomingPush","t":0.42,\
"who":"system"}
{"event":"PKPushRegistryDelegate.didReceiveIncomingPush.return","t":0.423,"who":"app"}
{"end":true,"t":2}
"""
DART = """\
{"format":"callkit-trace","version":1,"platform":{"ios":"17.4"},"starts":"running","sees":["PKPushRegistry","CX"]}
{"t":0.42,"who":"system","event":"PKPushRegistryDelegate.didReceiveIncomingPush","args":{"app_state":"background"}}
{"t":0.423,"who":"app","event":"PKPushRegistryDelegate.didReceiveIncomingPush.return"}
{"t":2.0,"end":true}
"""


@pytest.mark.parametrize("written", [SWIFT, DART], ids=["Swift", "Dart"])
def test_what_the_others_would_write_is_judged(written):
    """As JSONSerialization with sorted keys and jsonEncode write it; neither compiler is here."""
    recording = read("trace.jsonl", written.splitlines())
    assert not recording.problems
    failed = [verdict for verdict in judge(recording, load().values()) if verdict.outcome == "failed"]
    assert "push.report-before-the-handler-returns" in {verdict.restriction.id for verdict in failed}


def test_every_event_that_can_be_recorded_is_on_the_page_of_the_format():
    told = re.findall(r"^- \*\*`([^`]+)`\*\* \w", "\n".join(trace_names()), re.MULTILINE)
    assert sorted(told) == sorted(name for name in KINDS if not name.startswith("design."))
