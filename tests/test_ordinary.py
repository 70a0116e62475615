"""Ordinary lines are not decoded, and mean what the reader of the format would have read."""

import json
from itertools import permutations

import pytest

from callkit_restrictions.check import ordinary as module
from callkit_restrictions.check.ordinary import Ordinary, symbols
from callkit_restrictions.check.shapes import Names, Tree
from callkit_restrictions.lines import Line, Reader

HEADER = '{"format": "callkit-trace", "version": 1}'
A, B = "5e2f3c9a-0000-4000-8000-00000000000a", "5E2F3C9A-0000-4000-8000-00000000000B"
REPORT = "CXProvider.reportNewIncomingCall"

STRANGE = [
    '{"t": T, "event": "ui.answer", "args": {"uuid": "U", "uuid": "U"}}',
    '{"t": T, "event": "ui.answer", "args": {"uuid": "U"}, "t": 3}',
    r'{"t": T, "event": "ui.answer", "args": {"uuid": "U"}, "\u0074": 3}',
    '{"t": T, "event": "ui.answer", "args": {"uuid": "U"}, "inferred": true}',
    '{"t": T, "event": "ui.answer", "args": {"more": {"uuid": "U"}}}',
    '{"t": T, "event": "ui.answer", "uuid": "U"}',
    '{"t": T, "event": "ui.answer", "args": {"uuid": "U", "note": "a \\"handle\\": \\"U\\""}}',
    '{"t": T, "event": "ui.answer", "args": {"uuid": "U"}} ',
    '{"t": T, "event": "ui.answer", "args": {"uuid": "U"}}}',
    '{"t": T, "event": "ui.answer", "args": {"uuid": null, "handle": "U"}}',
    '{"t": T, "event": "ui.answer", "args": {"uuid": ["U"]}}',
    '{"t": T, "event": "contacts.saved", "args": {"handle": "+1555", "contact": "U"}}',
    '{"t": T, "event": "CXCallDirectoryExtensionContext.addEntry", "args": {"label": "U", "number": 4}}',
    '{"t": T, "event": "CXSetGroupCallAction.perform", "args": {"groupWith": "U", "uuid": "X"}}',
    '{"t": T, "event": "PKPushRegistryDelegate.didReceiveIncomingPush", "args": {"payload": {"handle": "U"}}}',
    '{"t": T, "event": "PKPushRegistryDelegate.didReceiveIncomingPush", "args": {"payload": "a call"}}',
    '{"t": T, "event": "nobody.knows", "args": {"uuid": "U"}}',
    '{"t": T, "event": "ui.mute", "args": {"on": true}}',
    '{"t": T, "event": "ui.mute", "args": {"on": 1}}',
    '{"event": "ui.answer", "t": T}',
    "{}",
    "[]",
    "oops",
]
TIMES = ["N", "N.25", "N.2504", "N.9999", "-0", "-N", "0N", "Ne0", "N.", "N_0", "999999999999", "null", '"N"', "true"]
WORDS = [A, B, "room", "+15550001", "", "é", "\\u0041", "a\\nb", "\t"]


def lines_of(shape: str, begin: int = 1) -> list[str]:
    """A shape with all times and words, twice, each later than the one before."""
    times = [(time, word) for time in TIMES for word in (A, B)] + [("N", word) for word in WORDS]
    told = enumerate(times * 2, begin)
    return [shape.replace("T", time.replace("N", str(n))).replace("U", word) for n, (time, word) in told]


def check(lines: list[str]) -> int:
    """How many of these lines were not read in full; each means what it would have meant."""
    reader, other = Reader(), Reader()
    ordinary, count = Ordinary(Tree(), reader.times), 0
    for number, line in enumerate([HEADER, *lines], 1):
        (expected, *more) = other.parts(number, line)
        said = ordinary.read(line)
        if said is None:
            parts = [*reader.parts(number, line)]
            assert parts == [expected, *more]
            if isinstance(expected, Line) and not more:
                ordinary.learn(line, expected)
            continue
        count += 1
        names, same = Names(), Names()
        edge = (said.known.token, *symbols(said, names))
        assert isinstance(expected, Line)
        assert (edge, said.at, more) == (ordinary.tree.edge(expected.event, same), expected.at, [])
        assert (names.symbols, names.calls) == (same.symbols, same.calls)
        assert not expected.inferred
    return count


@pytest.mark.parametrize("shape", STRANGE)
def test_it_means_what_it_would_have_meant(shape):
    check(lines_of(shape))


def test_in_whatever_order_its_keys_stand():
    said = {"who": "app", "event": REPORT, "args": {"uuid": "U", "handle": "+1555", "localizedCallerName": "Anna"}}
    for order in permutations(said):
        shape = json.dumps({"t": 5, **{key: said[key] for key in order}}).replace("5,", "T,", 1)
        assert check(lines_of(shape)) > 20


def test_all_shapes_in_one_trace():
    assert check([line for n, shape in enumerate(STRANGE) for line in lines_of(shape, 1 + 100 * n)]) > 200


def test_too_many_are_learned_anew(monkeypatch):
    monkeypatch.setattr(module, "MOST", 2)
    many = [f'{{"t": {n}, "event": "nobody.knows", "who": "{n % 4}"}}' for n in range(40)]
    assert check(many) == 0
    assert check([line for line in many for _ in range(2)]) == 40
    assert check([many[4], many[0], many[8]]) == 1  # time goes back
