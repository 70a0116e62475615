"""Ordinary lines: those that say nothing new but a time, identifiers and names.

A long trace says the same things over and over. So of a line the time and the words of its own are cut out; what is
left is what it says. Where a line that was read in full left the same, this one means the same event, at another time
and about somebody else, and need not even be decoded. Every other line is for the reader of the format (`lines`).

    {"t": 7.5, "event": "ui.answer", "args": {"uuid": "A"}}    leaves    "event": "ui.answer", "args": {"uuid": }}

That is sound since a cut never leaves its token: the time is a number in its plainest form, in its one place, and a
word is the whole of a string without any escape. What is left has no escapes either, and no other time.
"""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from callkit_restrictions.check.shapes import CALLS, SYMBOLIC, WORDS, Names, Token, Tree
from callkit_restrictions.events import KINDS, Unknown
from callkit_restrictions.lines import Line, Times
from callkit_restrictions.moments import Moment
from callkit_restrictions.spelling import FIELDS

MOST = 5_000
"""So many ordinary lines are known at a time."""

_OWN = {*CALLS, *WORDS} - {"payload"}
_CUT = frozenset(key for kind in KINDS.values() for name, key in FIELDS[kind] if name in _OWN)
_TIME = re.compile(r'\{"t": ?((?:0|[1-9][0-9]{0,9})(?:\.[0-9]{1,9})?), ?')
_WORD = re.compile(rf'("(?:{"|".join(sorted(_CUT))})": ?)"([^"\\\x00-\x1f]+)"')


class Known(NamedTuple):
    """What an ordinary line says: its event, and of each field that names somebody where its word stands.

    The words of a line are those that were cut out, and then the `fixed` ones that are not.
    """

    token: Token
    named: tuple[tuple[str, int], ...]
    fixed: tuple[Any, ...]


class Said(NamedTuple):
    """An ordinary line that was read."""

    at: Moment
    known: Known
    words: list[str]


class Ordinary:
    """The ordinary lines of one trace."""

    def __init__(self, tree: Tree, times: Times) -> None:
        self.tree, self.times = tree, times
        self.known: dict[tuple[str, ...], Known] = {}

    def read(self, line: str) -> Said | None:
        """What a line says, if it is an ordinary one. Its time is noted."""
        cut = _cut(line)
        if cut is None:
            return None
        seconds, left, words = cut
        known, times = self.known.get(left), self.times
        at = round(seconds * 1000) - (times.origin or 0)
        if known is None or at < times.now:
            return None
        times.now = at
        return Said(at, known, words)

    def learn(self, line: str, read: Line) -> None:
        """A line was read in full; if it is an ordinary one, others like it are known from now on."""
        cut = _cut(line)
        if cut is None or read.inferred or any("\\" in text or '"t"' in text for text in cut[1]):
            return
        args, event = json.loads(line).get("args") or {}, read.event
        own = [(key, said) for key, said in args.items() if key in _CUT and isinstance(said, str) and said]
        fields = {} if isinstance(event, Unknown) else {key: name for name, key in FIELDS[type(event)]}
        names = [fields.get(key) for key, _ in own]
        if [said for _, said in own] != cut[2] or not {*names} <= {None, *SYMBOLIC[type(event)]}:
            return
        token = self.tree.edge(event, Names())[0]
        fixed = [name for name in token.fields if name not in names]
        where = {name: place for place, name in enumerate([*names, *fixed])}
        if len(self.known) >= MOST:
            self.known.clear()
        named = tuple((name, where[name]) for name in token.fields)
        self.known[cut[1]] = Known(token, named, tuple(getattr(event, name) for name in fixed))


def _cut(line: str) -> tuple[float, tuple[str, ...], list[str]] | None:
    """The time of a line, what is left of it, and its words."""
    time = _TIME.match(line)
    if time is None:
        return None
    parts = _WORD.split(line[time.end() :])
    words = parts[2::3]
    del parts[2::3]
    return float(time[1]), tuple(parts), words


def symbols(said: Said, names: Names) -> list[str]:
    """The symbols of what an ordinary line names, in a story."""
    words = [*said.words, *said.known.fixed]
    return [
        names.call(words[place]) if name in CALLS else names.symbol(name, words[place])
        for name, place in said.known.named
    ]
