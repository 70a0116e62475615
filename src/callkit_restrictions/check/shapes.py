"""Shapes: two stories have the same one if a judge could not tell them apart but by their times.

Identifiers, names and numbers differ from call to call, and matter only by being the same or not, and by their form.
So each is replaced by a symbol: its turn in the story, and its form. What is left of an event is an *edge*. The stories
that were read so far are a tree of such edges; a node of it stands for all stories that begin alike, and knows the
situation to which they lead. To follow a story is to go down that tree, and costs next to nothing where one like it
was read before.

    node = root
    for event in events:
        node = node.after(edge(event, names))
"""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from itertools import count, islice
from sys import intern
from typing import Any

from callkit_restrictions.events import KINDS, Event, Unknown
from callkit_restrictions.events.actions import PerformStartCallAction
from callkit_restrictions.events.audio import StartAudio, StartMedia
from callkit_restrictions.events.calls import ReportNewIncomingCall, RequestTransaction
from callkit_restrictions.events.people import HandleStartCallIntent, UserTapsRecents
from callkit_restrictions.events.process import ProcessLaunched, StartTransfer
from callkit_restrictions.events.pushes import DidReceiveIncomingPush, PushSent
from callkit_restrictions.situation import Situation, fold
from callkit_restrictions.spelling import identifier, names_nobody

SIGN = "\x00"
"""With it begins a symbol, and nothing else that a trace holds: there it would be written out."""

CALLS = ("call", "group_with")
"""Fields that name a call."""

WORDS = ("handle", "localized_caller_name", "shown_name", "text", "contact", "label", "payload")
"""Fields that hold somebody's own words. Judges compare them, and look for words and patterns of digits in them."""

BEGINNINGS = (
    DidReceiveIncomingPush,
    HandleStartCallIntent,
    PerformStartCallAction,
    ProcessLaunched,
    PushSent,
    ReportNewIncomingCall,
    RequestTransaction,
    StartAudio,
    StartMedia,
    StartTransfer,
    UserTapsRecents,
)
"""With these a new story may begin, where the one before is over."""

START = "CXStartCallAction"

LONG = 40
"""After so many events even a story without a call is over where another one may begin."""

_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_DIGIT = re.compile(r"[0-9]")
_LETTER = re.compile(r"[^\W\d_]")


def form(field: str, text: str) -> str:
    """What a judge may see in what somebody said: digits in a handle, words in a payload, whether a name names nobody.

    All well-formed UUIDs have one form.
    """
    if field in CALLS or field == "payload":
        return _DIGIT.sub("0", _UUID.sub("#", text))
    if names_nobody(text):
        return "nobody"
    return _DIGIT.sub("0", text) if field == "handle" and not _LETTER.search(text) else ""


SYMBOLIC = {
    kind: tuple(each.name for each in fields(kind) if each.name in CALLS or each.name in WORDS)
    for kind in (*KINDS.values(), Unknown)
}
"""The fields of each kind that are replaced by symbols."""


class Names:
    """Who was named in a story, in turn: each by its symbol, which shows its form."""

    def __init__(self) -> None:
        self.symbols: dict[Any, str] = {}
        self.meant: dict[str, str] = {}
        self.written: dict[str, str] = {}
        self.calls: list[str] = []

    def call(self, said: str) -> str:
        """The symbol of a call, by its identifier as it was written."""
        known = self.written.get(said)
        if known is None:
            known = self.written[said] = self.symbol("call", identifier(said))
        return known

    def symbol(self, field: str, said: Any) -> str:  # noqa: ANN401 - what a field may hold
        """The symbol of what a field says."""
        text = said if isinstance(said, str) else json.dumps(said)
        key = text if field in CALLS else (field, text)
        known = self.symbols.get(key)
        if known is None:
            known = self.symbols[key] = f"{SIGN}{len(self.symbols)} {form(field, text)}"
            self.meant[known] = text
            if field in CALLS:
                self.calls.append(text)
        return known


def begins(event: Event) -> bool:
    """May a new story begin with an event? A request must be for a new call."""
    return isinstance(event, BEGINNINGS) and getattr(event, "action", START) == START


class Token:
    """An event without its symbols."""

    __slots__ = ("begins", "event", "fields")

    def __init__(self, event: Event) -> None:
        self.event = event
        self.fields = tuple(name for name in SYMBOLIC[type(event)] if getattr(event, name) == SIGN)
        self.begins = begins(event)


Edge = tuple[Any, ...]
"""A token, and the symbols in its fields."""


class Run:
    """Some events in a row without their symbols: of each field that names somebody the name, and which word it says.

    The words are `count` that are given, and then the `fixed` ones.
    """

    __slots__ = ("count", "fixed", "named", "tokens")

    def __init__(
        self, tokens: tuple[Token, ...], count: int, named: tuple[tuple[str, int], ...], fixed: list[Any]
    ) -> None:
        self.tokens, self.count, self.named, self.fixed = tokens, count, named, fixed

    def symbols(self, words: list[Any], names: Names) -> list[str]:
        """The symbols of what these words name in a story, event by event."""
        if self.fixed:
            words = words + self.fixed
        return [
            names.call(words[place]) if name in CALLS else names.symbol(name, words[place])
            for name, place in self.named
        ]


class Tree:
    """The shapes of the stories that were read."""

    def __init__(self) -> None:
        self.tokens: dict[str, Token] = {}
        self.roots: dict[Situation, Root] = {}
        self.marks: dict[Any, int] = {}
        self.numbers = count()
        self.size = 0

    def mark(self, thing: Any) -> int:  # noqa: ANN401 - whatever can be told apart
        """A number for a thing, the same for the same one. Once it is forgotten, its number is not given again."""
        known = self.marks.get(thing)
        if known is None:
            known = self.marks[thing] = next(self.numbers)
        return known

    def clear(self) -> None:
        """Forget them all."""
        self.tokens, self.roots, self.marks, self.size = {}, {}, {}, 0

    def edge(self, event: Event, names: Names) -> Edge:
        """The edge of an event, with symbols for what it names. All that nobody knows are alike."""
        event = Unknown() if isinstance(event, Unknown) else event
        own = SYMBOLIC[type(event)]
        said = {name: value for name in own if (value := getattr(event, name)) not in (None, "")}
        blank = replace(event, **dict.fromkeys(said, SIGN)) if said else event
        token = self.tokens.get(repr(blank))
        if token is None:
            token = self.tokens[repr(blank)] = Token(blank)
        return token, *[names.symbol(name, said[name]) for name in token.fields]

    def root(self, situation: Situation) -> Root:
        """Where the stories begin that find the phone so."""
        known = self.roots.get(situation)
        if known is None:
            known = self.roots[situation] = Root(self, situation)
        return known


class Root:
    """All stories that begin in one situation.

    As any node it stands for all stories that begin alike, and knows the situation to which they lead, and whether a
    new story may begin there. `known` holds what was found for stories that end here.
    """

    __slots__ = ("depth", "edges", "known", "quiet", "runs", "situation", "told", "tree")

    def __init__(self, tree: Tree, situation: Situation, depth: int = 0, *, told: bool = False) -> None:
        self.tree, self.situation, self.depth = tree, situation, depth
        self.edges: dict[Edge, Node] = {}
        self.runs: dict[tuple[Any, ...], Root] = {}
        self.quiet = is_quiet(situation)
        self.told = told or bool(situation.calls) or depth >= LONG
        self.known: dict[Any, Any] = {}
        tree.size += 1

    def after(self, edge: Edge) -> Node:
        """The node to which an edge leads."""
        known = self.edges.get(edge)
        if known is None:
            token, *symbols = edge
            event = replace(token.event, **dict(zip(token.fields, symbols, strict=True))) if symbols else token.event
            known = self.edges[edge] = Node(self, event)
        return known

    def along(self, run: Run, symbols: list[str]) -> Root:
        """The node to which the edges of a run lead, one after another."""
        key = (run, *symbols)
        known = self.runs.get(key)
        if known is None:
            known, left = self, iter(symbols)
            for token in run.tokens:
                known = known.after((token, *islice(left, len(token.fields))))
            self.runs[key] = known
            self.tree.size += 1
        return known


class Node(Root):
    """A story so far: what happened last, and what happened before; `situation` is the one after both.

    `manner` is how the event is remembered, and `nameless` says that it could name a call and does not. The marks are
    numbers for the event, and for it and the situation before it.
    """

    __slots__ = ("event", "event_mark", "manner", "mark", "nameless", "parent")

    def __init__(self, parent: Root, event: Event) -> None:
        super().__init__(parent.tree, fold(parent.situation, event), parent.depth + 1, told=parent.told)
        self.parent, self.event = parent, event
        self.manner = manner(event)
        self.event_mark = parent.tree.mark(repr(event))
        self.mark = parent.tree.mark((self.event_mark, parent.situation))
        self.nameless = getattr(event, "call", "") is None

    @property
    def path(self) -> tuple[Node, ...]:
        """The nodes from the first event on to this one."""
        known: tuple[Node, ...] | None = self.known.get("path")
        if known is None:
            nodes: list[Node] = []
            node: Root = self
            while isinstance(node, Node):
                nodes.append(node)
                node = node.parent
            known = self.known["path"] = tuple(reversed(nodes))
        return known

    @property
    def kinds(self) -> frozenset[type[Event]]:
        """The kinds of events on the way."""
        known: frozenset[type[Event]] | None = self.known.get("kinds")
        if known is None:
            known = self.known["kinds"] = frozenset(type(node.event) for node in self.path)
        return known


def manner(event: Event) -> str:
    """What is not to be told apart where something is remembered: the kind, the words of closed sets, who is named."""
    kind = type(event)
    left_out = {*SYMBOLIC[kind], "number"}
    words = (getattr(event, each.name) for each in fields(kind) if each.name not in left_out)
    return intern(repr((kind.name, getattr(event, "call", None) is not None, *words)))  # quick to look up


def is_quiet(now: Situation) -> bool:
    """Does nothing go on? Then one story may be over, and another one begin."""
    return not (now.calls or now.pending or now.handling_push or now.background_tasks)


def renamed(now: Situation, names: dict[str, str]) -> Situation:
    """The same situation with other identifiers."""

    def other(value: Any) -> Any:  # noqa: ANN401 - whatever an action asks for
        return names.get(value, value) if isinstance(value, str) else value

    if not (now.calls or now.pending or now.over):
        return now
    calls = {
        other(id_): replace(
            call,
            id=other(id_),
            group=other(call.group),
            update={key: other(value) for key, value in call.update.items()},
        )
        for id_, call in now.calls.items()
    }
    pending = {(action, other(id_)): other(value) for (action, id_), value in now.pending.items()}
    return replace(now, calls=calls, pending=pending, over=other(now.over))
