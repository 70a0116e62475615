"""Whatever a file holds: each line is read or named, the rest is judged, and nothing comes out but the report."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callkit_restrictions import load
from callkit_restrictions.check import judge, read, sources
from callkit_restrictions.events import KINDS
from callkit_restrictions.events.designs import Wish
from callkit_restrictions.report.document import document
from callkit_restrictions.report.github import github
from callkit_restrictions.report.junit import junit
from callkit_restrictions.report.outcome import Report, report_of
from callkit_restrictions.report.page import page
from callkit_restrictions.report.sarif import sarif
from callkit_restrictions.spelling import FIELDS

HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
HEADER = {"format": "callkit-trace", "version": 1}

few = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

words = st.sampled_from(["A", "", "voIP", "CXEndCallAction", "CXAnswerCallAction", "background", "\x1b[2J", "<b>", "7"])
plain = st.none() | st.booleans() | st.integers() | st.floats() | words | st.text(max_size=5)
anything = st.recursive(
    plain,
    lambda more: st.lists(more, max_size=3) | st.dictionaries(st.text(max_size=5), more, max_size=3),
    max_leaves=6,
)
times = st.none() | st.integers(-3, 90) | st.floats() | st.booleans() | st.text(max_size=3) | st.integers()
keys = sorted({key for kind in KINDS.values() for _, key in FIELDS[kind]})


@st.composite
def events(draw: st.DrawFn) -> dict[str, Any]:
    """A line that looks like an event, and may not be one."""
    name = draw(st.sampled_from([*KINDS, "app.ownWord"]) | anything)
    args = draw(st.dictionaries(st.sampled_from(keys), words | anything, max_size=4) | anything)
    line = {"t": draw(times), "event": name, "args": args, "who": draw(st.sampled_from(["app", "system"]) | anything)}
    left_out = draw(st.sets(st.sampled_from([*line]), max_size=1))
    inferred = {"inferred": True} if draw(st.booleans()) else {}
    return {key: value for key, value in line.items() if key not in left_out} | inferred


headers = st.fixed_dictionaries(
    {},
    optional={
        "platform": st.dictionaries(st.sampled_from(["ios", "linked_sdk", "device", "region"]), words | anything)
        | anything,
        "starts": st.sampled_from(["launch", "running", "mid-call"]) | anything,
        "sees": st.lists(st.sampled_from(["CX", "PK", "audio.start"]) | anything, max_size=3) | anything,
        "build": st.dictionaries(st.sampled_from(["UIBackgroundModes", "territories", "frameworks"]), anything)
        | anything,
    },
)


def told(data: bytes) -> Report:
    recording = read("x\x1b[1m<i>.jsonl", sources.lines(io.BytesIO(data)))
    return Report([report_of(recording, judge(recording, load().values()))])


def harmless(report: Report) -> None:
    for text in (
        document(report),
        junit(report),
        sarif(report, "", explain=True),
        github(report, explain=True),
        page(report, "", explain=True),
    ):
        assert HARMFUL.search(text) is None
        assert "<i>" not in text or text.startswith(("{", "::"))
        text.encode("utf-8")
    for trace in report.traces:
        assert all(each.message and "\n" not in each.message for each in trace.problems)
        assert all(each.because for each in trace.findings)


@few
@given(
    headers,
    st.lists(events(), max_size=12),
    st.sampled_from(["", '{"end": true}', '{"end": 7}', '{"t": "x", "end": true}']),
)
def test_lines_that_look_like_events(header, lines, footer):
    rows = [json.dumps({**HEADER, **header}), *map(json.dumps, lines), footer]
    harmless(told("\n".join(rows).encode("utf-8", "surrogatepass")))


@few
@given(st.binary(max_size=300))
def test_bytes(data):
    harmless(told(data))
    harmless(told(json.dumps(HEADER).encode() + b"\n" + data))


@few
@given(st.lists(events(), min_size=1, max_size=6), st.integers(0, 400), st.binary(max_size=3))
def test_a_trace_that_breaks_off_anywhere(lines, place, damage):
    whole = "\n".join([json.dumps(HEADER), *map(json.dumps, lines)]).encode("utf-8", "surrogatepass")
    harmless(told(whole[:place] + damage + whole[place + len(damage) :]))
    harmless(told(whole[:place]))


def test_brackets_and_numbers_without_end():
    deep = '{"event": "x", "args": ' + '{"a": [' * 40_000
    closed = '{"event": "x", "args": ' + '{"a":' * 900 + "1" + "}" * 901
    long = '{"t": 1' + "0" * 5000 + ', "event": "ui.end"}'
    far = '{"t": 1e308, "event": "ui.end"}'
    report = told("\n".join([json.dumps(HEADER), deep, closed, long, far]).encode())
    assert [problem.line for problem in report.traces[0].problems] == [2, 3, 4, 5]
    harmless(report)


def test_a_file_of_problems_is_counted():
    report = told((json.dumps(HEADER) + "\n" + "oops\n" * 500).encode())
    (trace,) = report.traces
    assert len(trace.problems) == 101
    assert trace.problems[-1].message == "400 more lines cannot be read"
    harmless(report)


@pytest.mark.parametrize("kind", Wish.__subclasses__())
def test_a_line_about_a_design_that_cannot_be_read_explains_nothing(kind):
    lines = [
        json.dumps(HEADER | {"platform": {"ios": "17.4"}}),
        '{"t": 0, "event": "PKPushRegistryDelegate.didReceiveIncomingPush", "args": {"app_state": "background"}}',
        json.dumps({"t": 1, "event": kind.name, "args": {"uuid": 3}}),
        '{"t": 2, "event": "PKPushRegistryDelegate.didReceiveIncomingPush.return"}',
    ]
    report = told("\n".join(lines).encode())
    assert [problem.line for problem in report.traces[0].problems] == [3]
    assert report.count("failed") == 1


def test_after_the_end_nothing_is_read():
    lines = [json.dumps(HEADER), '{"end": true}', "", json.dumps(HEADER), '{"event": "ui.end"}']
    (trace,) = told("\n".join(lines).encode()).traces
    assert [(problem.line, problem.message) for problem in trace.problems] == [
        (4, "something stands after the end; a file holds one trace")
    ]
