"""Ordinary lines: those that say nothing new but a time, identifiers and names.

A long trace says the same things over and over. So of a line the time and the words of its own are cut out; what is
left is what it says. Where a line that was read in full left the same, this one means the same event, at another time
and about somebody else, and need not even be decoded. Every other line is for the reader of the format (`lines`).

    {"t": 7.5, "event": "ui.mute", "args": {"uuid": "A"}}    leaves    {"t": , "event": "ui.mute", "args": {"uuid": "}}

Many lines are cut at a time, which costs less than one by one; and what lines in a row say together is a `Run`.

That is sound since a cut never leaves its token: the time is a number in its plainest form, and a word is the whole of
a string without any escape. What is left has no escapes either, and no other time, so each stands where it stood.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from callkit_restrictions.check.shapes import CALLS, SYMBOLIC, WORDS, Names, Run, Token, Tree
from callkit_restrictions.events import KINDS, Unknown
from callkit_restrictions.lines import Line
from callkit_restrictions.moments import Moment
from callkit_restrictions.spelling import FIELDS

AT_ONCE = 2_000
"""So many lines are cut at a time."""

MOST = 5_000
"""So many ordinary lines are known at a time, and so many runs."""

CUT, TIME = "\0", "\1"
"""They stand where a word and the time were, and nowhere else: no JSON holds them."""

_OWN = {*CALLS, *WORDS} - {"payload"}
_CUT = frozenset(key for kind in KINDS.values() for name, key in FIELDS[kind] if name in _OWN)
_TIME = re.compile(r'"t": ?((?:0|[1-9][0-9]{0,9})(?:\.[0-9]{1,20})?)(?=[,}])')
_WORD = re.compile(rf'("(?:{"|".join(sorted(_CUT))})": ?")([^"\\\x00-\x1f]+)"')


class Cut(NamedTuple):
    """Some lines in a row: of each its moment and what is left of it, and of all of them the words, in turn.

    `number` is the one of the first. Time does not go back among them.
    """

    number: int
    lines: list[str]
    moments: list[Moment]
    left: list[str]
    words: list[str]


class Odd(NamedTuple):
    """A line that is like no other, or that could not even be had."""

    number: int
    line: str | ValueError


def cuts(lines: Iterable[str | ValueError], at_once: int = AT_ONCE) -> Iterator[Cut | Odd]:
    """Cut a whole trace."""
    number, left = 1, iter(lines)
    while some := [*islice(left, at_once)]:
        yield from _pieces(number, some)
        number += len(some)


def _pieces(number: int, lines: list[Any]) -> Iterator[Cut | Odd]:
    """Cut some lines; where one of them is odd, it is looked for in either half."""
    cut = _cut(number, lines)
    if cut is not None:
        yield cut
    elif len(lines) == 1:
        yield Odd(number, lines[0])
    else:
        half = len(lines) // 2
        yield from _pieces(number, lines[:half])
        yield from _pieces(number + half, lines[half:])


def _cut(number: int, lines: list[str]) -> Cut | None:
    """Cut lines, if each has one time, and that is not before another."""
    try:
        text = "\n".join(lines)
    except TypeError:  # one could not be had
        return None
    if CUT in text or TIME in text:
        return None
    parts = _WORD.split(text)
    words = parts[2::3]
    parts[2::3] = [CUT] * len(words)
    parts = _TIME.split("".join(parts))
    moments = [round(seconds * 1000) for seconds in map(float, parts[1::2])]
    parts[1::2] = [TIME] * len(moments)
    left = "".join(parts).split("\n")
    one_each = len(moments) == len(left) == len(lines) and all(TIME in each for each in left)
    return Cut(number, lines, moments, left, words) if one_each and moments == sorted(moments) else None


class Ordinary:
    """What the ordinary lines of one trace say."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.known: dict[str, Said] = {}
        self.runs: dict[tuple[Said, ...], Run] = {}

    def forget(self) -> None:
        """Forget them all."""
        self.known.clear()
        self.runs.clear()

    def learn(self, line: str, read: Line) -> None:
        """A line was read in full; if it is an ordinary one, others like it are known from now on."""
        cut = _cut(read.number, [line])
        if cut is None or read.inferred or "\\" in line or line.count('"t"') > 1 or read.at is None:
            return
        args, event = json.loads(line).get("args") or {}, read.event
        own = [(key, said) for key, said in args.items() if key in _CUT and isinstance(said, str) and said]
        fields = {} if isinstance(event, Unknown) else {key: name for name, key in FIELDS[type(event)]}
        names = [fields.get(key) for key, _ in own]
        if [said for _, said in own] != cut.words or not {*names} <= {None, *SYMBOLIC[type(event)]}:
            return
        token = self.tree.edge(event, Names())[0]
        fixed = [name for name in token.fields if name not in names]
        where = {name: place for place, name in enumerate([*names, *fixed])}
        if len(self.known) >= MOST:
            self.forget()
        named = tuple((name, where[name]) for name in token.fields)
        self.known[cut.left[0]] = Said(token, len(own), named, tuple(getattr(event, name) for name in fixed))

    def run(self, said: tuple[Said, ...]) -> Run:
        """What lines in a row say."""
        known = self.runs.get(said)
        if known is None:
            if len(self.runs) >= MOST:
                self.runs.clear()
            known = self.runs[said] = _run(said)
        return known


class Said:
    """What an ordinary line says: its event, and of each field that names somebody where its word stands.

    The words of a line are the `count` that were cut out of it, and then the `fixed` ones that are not.
    """

    __slots__ = ("begins", "count", "fixed", "named", "token")

    def __init__(self, token: Token, count: int, named: tuple[tuple[str, int], ...], fixed: tuple[Any, ...]) -> None:
        self.token, self.count, self.named, self.fixed = token, count, named, fixed
        self.begins = token.begins


def _run(said: tuple[Said, ...]) -> Run:
    """The words of a run are those of all its lines, and then what is fixed in any."""
    count = sum(each.count for each in said)
    fixed: list[Any] = []
    named: list[tuple[str, int]] = []
    before = 0
    for each in said:
        begin = count + len(fixed) - each.count
        named += [(name, (before if place < each.count else begin) + place) for name, place in each.named]
        fixed += each.fixed
        before += each.count
    return Run(tuple(each.token for each in said), count, tuple(named), fixed)
