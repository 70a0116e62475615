"""Ordinary lines are not decoded, and mean what the reader of the format would have read."""

import json
from itertools import permutations

import pytest

from callkit_restrictions.check import ordinary as module
from callkit_restrictions.check.ordinary import Cut, Odd, Ordinary, Said, cuts
from callkit_restrictions.check.shapes import Names, Token, Tree
from callkit_restrictions.events import Unknown
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
    '{"args": {"t": T, "uuid": "U"}, "event": "ui.answer"}',
    '{"args": {"t": T, "uuid": "U"}, "event": "ui.answer", "t": null}',
    '{"args": {"t": 3, "uuid": "U"}, "event": "ui.answer", "t": T}',
    '{"args": {"t": T, "uuid": "U"}, "event": "ui.answer", "t": T}',
    '{"event": "ui.answer", "t": T, "who": "t"}',
    "{}",
    "[]",
    "oops",
]
TIMES = [
    "N",
    "N.25",
    "N.2504",
    "N.9999",
    "N.00049999999999999",
    "-0",
    "-N",
    "0N",
    "Ne0",
    "N.",
    "N_0",
    "999999999999",
    "null",
    '"N"',
    "true",
]
WORDS = [A, B, "room", "+15550001", "", "é", "\\u0041", "a\\nb", "\t"]


def lines_of(shape: str, begin: int = 1) -> list[str]:
    """A shape with all times and words, twice, each later than the one before."""
    times = [(time, word) for time in TIMES for word in (A, B)] + [("N", word) for word in WORDS]
    told = enumerate(times * 2, begin)
    return [shape.replace("T", time.replace("N", str(n))).replace("U", word) for n, (time, word) in told]


def check(lines: list[str]) -> int:
    """How many of these lines were not read in full; each means what it would have meant."""
    reader, other = Reader(), Reader()
    ordinary, count = Ordinary(Tree()), 0
    for cut in cuts([HEADER, *lines], at_once=1):
        line = cut.line if isinstance(cut, Odd) else cut.lines[0]
        (expected, *more) = other.parts(cut.number, line)
        known = ordinary.known.get(cut.left[0]) if isinstance(cut, Cut) else None
        if known is None or cut.moments[0] < reader.times.now:
            parts = [*reader.parts(cut.number, line)]
            assert parts == [expected, *more]
            if isinstance(expected, Line) and not more:
                ordinary.learn(line, expected)
            continue
        count += 1
        (reader.times.now,) = cut.moments
        names, same = Names(), Names()
        edge = (known.token, *ordinary.run((known,)).symbols(cut.words, names))
        assert isinstance(expected, Line)
        assert (edge, reader.times.now, more) == (ordinary.tree.edge(expected.event, same), expected.at, [])
        assert (names.symbols, names.calls) == (same.symbols, same.calls)
        assert not expected.inferred
    return count


@pytest.mark.parametrize("shape", STRANGE)
def test_it_means_what_it_would_have_meant(shape):
    check(lines_of(shape))


def test_in_whatever_order_its_keys_stand():
    args = {"uuid": "U", "handle": "+1555", "localizedCallerName": "Anna"}
    said = {"t": 9, "who": "app", "event": REPORT, "args": args}
    for order in permutations(said):
        for separators in ((", ", ": "), (",", ":")):
            shape = json.dumps({key: said[key] for key in order}, separators=separators).replace("9", "T")
            assert check(lines_of(shape)) > 20


def test_all_shapes_in_one_trace():
    assert check([line for n, shape in enumerate(STRANGE) for line in lines_of(shape, 1 + 100 * n)]) > 200


def test_too_many_are_learned_anew(monkeypatch):
    monkeypatch.setattr(module, "MOST", 2)
    many = [f'{{"t": {n}, "event": "nobody.knows", "who": "{n % 4}"}}' for n in range(40)]
    assert check(many) == 0
    assert check([line for line in many for _ in range(2)]) == 40
    assert check([many[4], many[0], many[8]]) == 1  # time goes back


def told(at: float, event: str, **args: str) -> str:
    return json.dumps({"t": at, "event": event, "args": args})


def test_many_are_cut_at_a_time_and_odd_ones_found():
    lines = [told(1, "ui.answer", uuid=A), told(2, REPORT, uuid=B, handle="+1555"), "", told(3, "ui.mute"), "\0", "x\n"]
    lines += [told(4, "ui.answer", uuid=A), told(3, "ui.answer", uuid=B), ValueError("no text"), '{"t": null}']
    cut: list[tuple[str, str]] = []
    odd: list[str] = []
    for part in cuts(lines):
        assert part.number == len(cut) + len(odd) + 1
        if isinstance(part, Cut):
            assert part.lines == lines[part.number - 1 :][: len(part.lines)]
            cut += zip(part.moments, part.left, strict=True)
        else:
            odd.append(str(part.line))
    assert [moment for moment, _ in cut] == [1000, 2000, 3000, 4000, 3000]
    assert odd == ["", "\0", "x\n", "no text", '{"t": null}']


def test_too_many_runs_are_forgotten(monkeypatch):
    monkeypatch.setattr(module, "MOST", 2)
    ordinary = Ordinary(Tree())
    said = Said(Token(Unknown()), 0, (), ())
    some = [ordinary.run((said,) * length) for length in (1, 2, 1, 3, 1)]
    assert some[0] is some[2] is not some[4]


def test_the_words_of_a_run_are_those_of_its_lines_and_then_what_is_fixed():
    """A payload is no word of the line that has it, and comes after the words of all lines."""
    lines = [
        told(1, "PKPushRegistryDelegate.didReceiveIncomingPush", payload="a call"),
        told(1, REPORT, uuid=A, handle="+1555"),
        told(2, "PKPushRegistryDelegate.didReceiveIncomingPush", payload="another"),
        told(2, "ui.answer", uuid=A),
    ]
    ordinary, (cut,) = Ordinary(Tree()), cuts(lines)
    reader = Reader()
    for number, line in enumerate([HEADER, *lines], 1):
        for part in reader.parts(number, line):
            if isinstance(part, Line):
                ordinary.learn(line, part)
    names = Names()
    symbols = ordinary.run(tuple(ordinary.known[left] for left in cut.left)).symbols(cut.words, names)
    assert [names.meant[symbol] for symbol in symbols] == ["a call", A.upper(), "+1555", "another", A.upper()]
