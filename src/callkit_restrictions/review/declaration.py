"""A declaration: several files read as one, and turned into events, each with the place where it is said.

Files may be YAML (what a design wants, what a build declares), a real Info.plist and real entitlements. What two files
say differently, a word that nobody knows, a value of a wrong type: each is a problem with its file and line, and the
rest counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from callkit_restrictions.events import Event
from callkit_restrictions.events.calls import InitProvider
from callkit_restrictions.events.store import DeclareBuild, SubmitToAppStore
from callkit_restrictions.review.files import File
from callkit_restrictions.review.nodes import Node, UnreadableError, nodes
from callkit_restrictions.review.plists import Fact, facts, is_plist
from callkit_restrictions.review.vocabulary import (
    BUILD,
    FACT_WORDS,
    PLATFORM,
    PROVIDER,
    SECTIONS,
    SOURCES,
    TERRITORIES,
    TERRITORY,
    USES,
    WISHES,
    keys,
    keys_of_wish,
)
from callkit_restrictions.spelling import TYPES, event_of
from callkit_restrictions.versions import IOS, RELEASES

MOST_PROBLEMS = 100
"""So many problems of one file are named; a file with more of them is no declaration."""

LONGEST = 1000
"""Characters of one value."""

_V = r"\d{1,3}(?:\.\d{1,3}){0,2}"
_RANGE = re.compile(rf"(?P<first>{_V})(?P<on>\+| and later)?(?: to (?P<last>{_V}))?")


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file."""

    source: str
    line: int

    def __str__(self) -> str:
        return f"line {self.line} of {self.source}"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is not in order, in one sentence."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is declared: the event, where it is said, and where each of its fields is, as far as it is."""

    section: str
    event: Event
    place: Place
    places: Mapping[str, Place] = field(default_factory=dict)

    def __str__(self) -> str:
        """What is said, in the words of the declaration; of facts only the section."""
        if isinstance(self.event, DeclareBuild | SubmitToAppStore | InitProvider):
            return self.section
        if self.section == "uses":
            return f"uses: {next(word for word, event in USES.items() if event == self.event)}"
        said = [getattr(self.event, key.name) for key in keys_of_wish(self.section)]
        words = [", ".join(each) if isinstance(each, tuple) else each for each in said]
        return f"{self.section}: {', '.join(filter(None, words))}"


@dataclass(slots=True)
class Declaration:
    """What all files say together. `releases` are those that it is for."""

    sources: tuple[str, ...] = ()
    statements: list[Statement] = field(default_factory=list)
    releases: tuple[IOS, ...] = RELEASES
    linked_sdk: IOS | None = None
    problems: list[Problem] = field(default_factory=list)


def read(files: Iterable[File]) -> Declaration:
    """Read files as one declaration. It never raises."""
    reader = _Reader()
    for file in files:
        reader.file(file)
    return reader.done()


class _Reader:
    """Collects what the files say: wishes at once, facts until all of them are known."""

    def __init__(self) -> None:
        self.sources: list[str] = []
        self.wishes: list[Statement] = []
        self.uses: dict[str, Statement] = {}
        self.facts: dict[tuple[str, str], tuple[Any, Place]] = {}
        self.problems: list[Problem] = []
        self.source = ""

    def object_to(self, line: int, message: str) -> None:
        mine = sum(problem.place.source == self.source for problem in self.problems)
        if mine == MOST_PROBLEMS:
            raise UnreadableError(line, "there is too much that is not in order; the rest was not looked at")
        self.problems.append(Problem(Place(self.source, line), message))

    # ------------------------------------------------------------ files

    def file(self, file: File) -> None:
        self.source = file.name
        self.sources += [file.name] if file.name not in self.sources else []
        try:
            if file.missing is not None:
                self.object_to(1, file.missing)
            elif is_plist(file.name, file.data):
                for fact in facts(file.name, file.data):
                    self.fact(fact)
            else:
                self.yaml(nodes(file.data))
        except UnreadableError as problem:
            self.problems.append(Problem(Place(self.source, problem.line), str(problem)))

    def yaml(self, root: Node) -> None:
        if not isinstance(root.value, dict):
            self.object_to(root.line, f"a declaration begins with one of its keys: {', '.join(SECTIONS)}")
            return
        for key, node in root.value.items():
            if key in WISHES:
                for item in node.items():
                    self.wish(key, item)
            elif key == "uses":
                for item in node.items():
                    self.use(item)
            elif key in PLATFORM:
                self.said("", key, node)
            elif key in {"provider", "build"}:
                self.section(key, node, BUILD if key == "build" else PROVIDER)
            else:
                self.unknown("key", key, SECTIONS, node.line)

    def section(self, section: str, node: Node, known: Iterable[str]) -> None:
        if not isinstance(node.value, dict):
            self.object_to(node.line, f"{section} must have keys: {', '.join(known)}")
            return
        for key, value in node.value.items():
            if key in known:
                self.said(section, key, value)
            else:
                self.unknown(f"key of {section}", key, known, value.line)

    def unknown(self, what: str, word: str, known: Iterable[str], line: int) -> None:
        close = get_close_matches(word, [*known], n=1)
        instead = f"the nearest is {close[0]!r}" if close else f"there are {', '.join(known)}"
        self.object_to(line, f"{word[:60]!r} is no {what}; {instead}")

    # ------------------------------------------------------------ wishes

    def wish(self, section: str, node: Node) -> None:
        """One wish: a mapping, or its one word where there is only one."""
        known = {key.name: key for key in keys_of_wish(section)}
        needed = [key.name for key in known.values() if key.required]
        said = node.value
        if not isinstance(said, dict):
            if len(known) > 1 or not isinstance(said, str):
                self.object_to(node.line, f"{section} is a list of {_wanted(needed)}")
                return
            said = {needed[0]: node}
        args: dict[str, Any] = {}
        for key, value in said.items():
            if key not in known:
                self.unknown(f"key of {section}", key, known, value.line)
                return
            try:
                args[key] = _simple(key, value)
            except ValueError as problem:
                self.object_to(value.line, str(problem))
                return
        if section == "show" and args.get("source", "app") not in SOURCES:
            self.object_to(said["source"].line, f"source must be one of {', '.join(SOURCES)}")
            return
        try:
            event = _event(WISHES[section], args)
        except ValueError as problem:
            self.object_to(node.line, str(problem).removeprefix("design."))
            return
        self.wishes.append(Statement(section, event, Place(self.source, node.line)))

    def use(self, node: Node) -> None:
        if not isinstance(node.value, str):
            self.object_to(node.line, f"uses is a list of words: {', '.join(USES)}")
        elif node.value not in USES:
            self.unknown("thing that an app uses", node.value, USES, node.line)
        else:
            place = Place(self.source, node.line)
            self.uses.setdefault(node.value, Statement("uses", USES[node.value], place))

    # ------------------------------------------------------------ facts

    def said(self, section: str, key: str, node: Node) -> None:
        try:
            self.fact(Fact(section, key, _simple(key, node), node.line))
        except ValueError as problem:
            self.object_to(node.line, str(problem))

    def fact(self, fact: Fact) -> None:
        """Keep a fact, if it is of the right type and nobody has said otherwise."""
        try:
            _check(fact)
        except ValueError as problem:
            self.object_to(fact.line, str(problem))
            return
        if fact.wrong:
            self.object_to(fact.line, fact.wrong)
            return
        value, place = self.facts.setdefault((fact.section, fact.key), (fact.value, Place(self.source, fact.line)))
        if _compared(value) != _compared(fact.value):
            self.object_to(fact.line, f"{fact.said or fact.key} is another one than on {place}, which counts")

    def done(self) -> Declaration:
        declared = Declaration(tuple(self.sources), problems=self.problems)
        statements = [*self.built(), *self.provided(), *self.wishes, *self.uses.values()]
        declared.statements = statements
        if ("", "ios") in self.facts:
            declared.releases = _releases(self.facts["", "ios"][0])
        if ("", "linked_sdk") in self.facts:
            declared.linked_sdk = IOS(self.facts["", "linked_sdk"][0])
        return declared

    def built(self) -> Iterator[Statement]:
        """The build before all else, since it is older than whatever happens; there is one, whoever declares it."""
        declared = [*self.from_facts("build", DeclareBuild), *self.from_facts("build", SubmitToAppStore)]
        yield from declared or [Statement("build", DeclareBuild(), Place(self.source, 1))]

    def provided(self) -> Iterator[Statement]:
        yield from self.from_facts("provider", InitProvider)

    def from_facts(self, section: str, kind: type[Event]) -> Iterator[Statement]:
        said = {key: (value, place) for (where, key), (value, place) in self.facts.items() if where == section}
        if said:
            known = {key: name for key, name in keys(kind).items() if key in said}
            event = _event(kind, {key: said[key][0] for key in known})
            places = {name: said[key][1] for key, name in known.items()}
            yield Statement(section, event, next(iter(said.values()))[1], places)


def _event(kind: type[Event], args: dict[str, Any]) -> Event:
    """The event with these arguments, by the keys of a declaration.

    Raises:
        ValueError: an argument is missing, of a wrong type, or not one of a closed set.
    """
    for key, value in args.items():
        if isinstance(value, list) and tuple not in TYPES[kind][keys(kind)[key]]:
            raise ValueError(f"{key} must be one value")
    return event_of(kind.name, {"includes" if key == "frameworks" else key: value for key, value in args.items()})


def _check(fact: Fact) -> None:
    """Raise where a fact is of a wrong type, a word that no judge knows, no storefront, or no release."""
    for word in fact.value if isinstance(fact.value, list) else [fact.value]:
        if fact.key in FACT_WORDS and str(word) not in FACT_WORDS[fact.key]:
            raise ValueError(f"{fact.key} must be one of {', '.join(sorted(FACT_WORDS[fact.key]))}")
        if fact.key in TERRITORIES and not re.fullmatch(TERRITORY, str(word)):
            raise ValueError(f"{fact.key} must be storefronts by their two letters, as in CN, US")
    if fact.section == "build":
        for kind in (DeclareBuild, SubmitToAppStore):
            if fact.key in keys(kind):
                _event(kind, {fact.key: fact.value})
    elif fact.section == "provider":
        _event(InitProvider, {fact.key: fact.value})
    elif fact.key == "ios":
        _releases(fact.value)
    else:
        IOS(str(fact.value))


def _simple(key: str, node: Node) -> Any:  # noqa: ANN401 - a word, a number, a truth value, or a list of them
    """The value of a key.

    Raises:
        ValueError: it is no plain value.
    """
    plain = [item.value for item in node.items()]
    if isinstance(node.value, dict) or any(isinstance(item, list | dict | None) for item in plain):
        raise ValueError(f"{key} must be one value, or a list of plain ones")
    if any(isinstance(item, str) and len(item) > LONGEST for item in plain):
        raise ValueError(f"{key} is longer than {LONGEST} characters")
    if node.value is None:
        raise ValueError(f"{key} must have a value, or be left out")
    return plain if isinstance(node.value, list) else plain[0]


def _compared(value: object) -> object:
    return frozenset(map(str, value)) if isinstance(value, list) else str(value)


def _releases(said: object) -> tuple[IOS, ...]:
    """The releases that are meant: `17.4`, `15.0+`, `15.0 and later`, `15.0 to 18.7`.

    Raises:
        ValueError: it is none of these.
    """
    match = _RANGE.fullmatch(str(said))
    if not match or (match["on"] and match["last"]):
        raise ValueError(f"ios must be as 17.4, 15.0+ or 15.0 to 18.7, and is {str(said)[:40]!r}")
    first = IOS(match["first"])
    if not match["on"] and not match["last"]:
        return (first,)
    last = IOS(match["last"]) if match["last"] else max(first, RELEASES[-1])
    if last < first:
        raise ValueError(f"ios must go from an older release to a newer one, and goes from {first} to {last}")
    return tuple(sorted({first, last, *(each for each in RELEASES if first <= each <= last)}))


def _wanted(needed: list[str]) -> str:
    return f"wishes with their keys ({', '.join(needed)})" if len(needed) > 1 else f"words, each a {needed[0]}"
