"""A trace is a history as JSON lines: what is written is read back, and what cannot be read is named by its line."""

import json
from collections.abc import Iterator

import pytest

from callkit_restrictions import spelling, trace
from callkit_restrictions.events import KINDS, Event, Unknown
from callkit_restrictions.events.calls import InitProvider, ReportNewIncomingCall
from callkit_restrictions.events.process import ProcessTerminated
from callkit_restrictions.events.pushes import DidReceiveIncomingPush, PushSent
from callkit_restrictions.events.screens import CallUIShown
from callkit_restrictions.events.store import DeclareBuild, SubmitToAppStore
from callkit_restrictions.history import Log
from callkit_restrictions.lines import Problem, parse
from callkit_restrictions.situation import NOT_LAUNCHED, RUNNING
from callkit_restrictions.versions import IOS, NEWEST, Platform

HEADER = '{"format": "callkit-trace", "version": 1}'
PUSH = '{"t": 0.0, "event": "PKPushRegistryDelegate.didReceiveIncomingPush"}'


def read(*lines: str):
    return trace.read([HEADER, *lines])


def test_a_trace_reads_as_an_engineer_would_log_it():
    log = Log(Platform(IOS("17.4"), IOS("17.0"), region="US"), NOT_LAUNCHED)
    log.append(DidReceiveIncomingPush(app_state="background"))
    log.advance(12)
    log.append(ReportNewIncomingCall("5E2F", handle="+123", handle_type="phoneNumber", supports_dtmf=False))
    log.advance(7000)
    header, push, report, footer = trace.write(log)
    assert header == (
        '{"format": "callkit-trace", "version": 1, "platform": {"ios": "17.4", "linked_sdk": "17.0", '
        '"device": "iPhone", "region": "US"}, "starts": "launch"}'
    )
    assert push == (
        '{"t": 0.0, "who": "system", "event": "PKPushRegistryDelegate.didReceiveIncomingPush", '
        '"args": {"type": "voIP", "app_state": "background"}}'
    )
    assert report == (
        '{"t": 0.012, "who": "app", "event": "CXProvider.reportNewIncomingCall", "args": {"uuid": "5E2F", '
        '"handle": "+123", "handle_type": "phoneNumber", "supportsDTMF": false}}'
    )
    assert footer == '{"t": 7.0, "end": true}'


def test_what_is_written_is_read_back():
    log = Log(Platform(None, device="watch"), RUNNING)
    log.append(InitProvider(supported_handle_types=("phoneNumber", "generic"), includes_calls_in_recents=False))
    log.append(SubmitToAppStore(background_modes=("voip",)))
    log.append(CallUIShown("Zoë"))
    log.advance(5)
    log.append(ProcessTerminated(code="0xbaadca11"))
    log.advance(100)
    again = trace.read(trace.write(log))
    assert (again.entries, again.now) == (log.entries, log.now)
    assert (again.platform, again.begin) == (log.platform, log.begin)


def test_the_header_is_read_back():
    log = Log(Platform(IOS("17.4"), IOS("16.0"), device="iPad", region="US"), NOT_LAUNCHED)
    again = trace.read(trace.write(log))
    assert (again.platform, again.begin) == (log.platform, NOT_LAUNCHED)
    assert trace.read(trace.write(Log())).begin == RUNNING


def test_to_declare_nothing_is_not_to_say_nothing():
    log = Log()
    log.append(DeclareBuild(background_modes=(), entitlements=None))
    assert trace.read(trace.write(log)).entries == log.entries


def test_without_a_footer_the_recording_was_cut_and_time_stands_where_it_stopped():
    log = Log()
    log.append(PushSent())
    log.advance(7000)
    cut = trace.read(trace.write(log, footer=False))
    assert cut.entries == log.entries
    assert cut.now == 0


def test_a_header_may_say_next_to_nothing():
    log = trace.read([HEADER])
    assert log.platform == Platform(ios=None)  # unknown, and not the newest
    assert log.platform.ios != NEWEST
    assert log.begin == RUNNING


def test_what_a_header_declares_of_the_build_stands_first():
    log = trace.read([HEADER[:-1] + ', "build": {"UIBackgroundModes": ["voip"]}}', PUSH])
    assert next(iter(log.entries)).event.name == "build.declared"


def test_blank_lines_are_no_lines():
    assert len(trace.read(["", HEADER, "  ", PUSH, "\n"]).entries) == 1


def test_where_no_time_is_known_the_order_counts():
    log = read('{"t": 1.5, "event": "device.locked"}', '{"event": "device.unlocked"}', '{"t": null, "event": "ui.end"}')
    assert [entry.at for entry in log.entries] == [1500, 1500, 1500]


def test_only_the_time_is_lost_of_an_event_whose_time_is_not_in_order():
    _, _, problem, line = parse([HEADER, PUSH.replace("0.0", "7"), PUSH])
    assert isinstance(problem, Problem)
    assert not problem.lost
    assert line.at is None


def test_times_are_read_to_the_millisecond():
    assert read('{"t": 0.0124999, "event": "device.locked"}').entries[0].at == 12
    assert read('{"t": 7, "event": "device.locked"}').now == 7000


def test_an_end_on_purpose_moves_the_clock_and_never_back():
    assert read(PUSH, '{"t": 9.5, "end": true}').now == 9500
    assert read('{"t": 7.0, "event": "device.locked"}', '{"end": true}').now == 7000
    assert read('{"t": 7.0, "event": "device.locked"}', '{"t": 1.0, "end": true}').now == 7000


def test_a_name_that_nobody_knows_is_kept_and_never_judged():
    log = read('{"t": 0, "who": "system", "event": "CXProvider.inventTomorrow", "args": {"uuid": "5E2F"}}')
    assert log.entries[0].event == Unknown("system", "CXProvider.inventTomorrow", '{"uuid": "5E2F"}')
    assert log.situation == RUNNING


def test_a_name_that_nobody_knows_is_written_as_it_was_read():
    line = '{"t": 0.0, "who": "system", "event": "CXProvider.inventTomorrow"}'
    assert json.loads([*trace.write(read(line))][1]) == json.loads(line)


def test_an_argument_that_nobody_knows_is_ignored():
    log = read('{"t": 0, "event": "ui.end", "args": {"uuid": "5E2F", "finger": "left thumb"}}')
    assert log.entries[0].event.call == "5E2F"


def test_a_recorder_may_leave_the_brackets_of_a_list_of_one_away():
    log = read('{"t": 0, "event": "AppStore.submitted", "args": {"territories": "CN"}}')
    assert log.entries[0].event.territories == ("CN",)


def test_a_recorder_may_not_know_which_call_it_was():
    log = read('{"t": 0, "event": "CXEndCallAction.perform", "args": {"uuid": null}}')
    assert log.entries[0].event.call == ""


NOT_A_TRACE = {
    "nothing": ([], "line 1: the trace is empty; it begins with its header"),
    "blank lines": (["", "  "], "line 1: the trace is empty; it begins with its header"),
    "no header": ([PUSH], 'line 1: the header must say "format": "callkit-trace", "version": 1'),
    "a newer version": ([HEADER.replace("1", "2")], "line 1: the header must say"),
    "a release in words": ([HEADER[:-1] + ', "platform": {"ios": "ten"}}'], "line 1: 'ten' is no version; write"),
    "a platform in words": ([HEADER[:-1] + ', "platform": "iPhone"}'], "line 1: platform must be an object"),
    "no JSON": ([HEADER, "", "oops"], "line 3: "),
    "no object": ([HEADER, "[1, 2]"], "line 2: not an object"),
    "brackets without end": ([HEADER, "[" * 100_000], "line 2: the brackets are nested too deeply"),
    "time going back": ([HEADER, PUSH.replace("0.0", "7"), PUSH], "line 3: time cannot go back from 7 s to 0 s"),
    "a time out of range": ([HEADER, PUSH.replace("0.0", "1e30")], "line 2: 1e+30 s is no time: t counts seconds"),
    "the first time out of range": ([HEADER, PUSH.replace("0.0", "1e11")], "line 2: 100000000000.0 s is no time"),
    "a time in words": ([HEADER, PUSH.replace("0.0", '"soon"')], "line 2: "),
    "no time at all": ([HEADER, PUSH.replace("0.0", "NaN")], "line 2: nan s is no time: t counts seconds"),
    "no event": ([HEADER, '{"t": 0}'], "line 2: event must be text"),
    "a list of arguments": ([HEADER, '{"t": 0, "event": "ui.end", "args": [1]}'], "line 2: args must be an object"),
    "an argument missing": (
        [HEADER, '{"t": 0, "event": "CXProvider.reportNewIncomingCall"}'],
        "line 2: CXProvider.reportNewIncomingCall needs its uuid",
    ),
    "a phrase unknown": (
        [HEADER, '{"t": 0, "event": "design.know", "args": {"fact": "everything"}}'],
        "line 2: 'everything' is no fact",
    ),
    "a truth for a number": (
        [HEADER, '{"t": 0, "event": "push.leftUnreported", "args": {"count": true}}'],
        "line 2: count must be a number, and is true",
    ),
    "a number for a truth": (
        [HEADER, '{"t": 0, "event": "ui.mute", "args": {"on": 1}}'],
        "line 2: on must be true or false, and is 1",
    ),
    "a truth for a time": ([HEADER, PUSH.replace("0.0", "true")], "line 2: t must be a number"),
    "an object for a call": ([HEADER, '{"t": 0, "event": "ui.end", "args": {"uuid": {}}}'], "line 2: "),
    "a word for a number": (
        [HEADER, '{"t": 0, "event": "URLSessionTask.resume", "args": {"purpose": "upload", "size": "big"}}'],
        "line 2: ",
    ),
}


@pytest.mark.parametrize("wrong", NOT_A_TRACE)
def test_a_line_that_cannot_be_read_is_named(wrong):
    lines, sentence = NOT_A_TRACE[wrong]
    with pytest.raises(trace.TraceError) as problem:
        trace.read(lines)
    assert str(problem.value).startswith(sentence)
    assert "\n" not in str(problem.value)


def test_no_two_fields_of_an_event_share_a_key():
    for kind in KINDS.values():
        keys = [key for _, key in spelling.FIELDS[kind]]
        assert len(keys) == len(set(keys)), kind


def test_no_two_events_share_a_name():
    named = [(kind.name, kind.__qualname__) for kind in _kinds(Event) if getattr(kind, "name", "")]
    assert {name: kind.__qualname__ for name, kind in KINDS.items()} == dict(named)
    assert len(set(named)) == len(KINDS)


def _kinds(above: type[Event]) -> Iterator[type[Event]]:
    """Every class below one, as far as the vocabulary goes."""
    for kind in above.__subclasses__():
        if kind.__module__.startswith("callkit_restrictions.events."):
            yield kind
            yield from _kinds(kind)
