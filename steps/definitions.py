"""The step definitions that a scenario can see, and the one that a sentence means.

pytest-bdd takes the nearest matching definition and, where two are equally near, silently the one
registered last. Here the answer is the list of the nearest ones: none (undefined), one (right), several
(ambiguous).
"""

from __future__ import annotations

import inspect
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache, cached_property
from pathlib import Path

import pytest
from pytest_bdd import parsers
from pytest_bdd.compat import get_fixture_names, getfixturedefs
from pytest_bdd.parser import Step
from pytest_bdd.scenario import iterparentnodeids
from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

from callkit_restrictions_steps.collect import FeatureFile
from callkit_restrictions_steps.items import case_of, pickle_of, steps_of, template_of
from callkit_restrictions_steps.pickles import Json, Problem, uri_of

_PLAIN = re.compile(r"[\w ,'’-]*")
_VOCABULARY = pytest.StashKey["Vocabulary"]()
_SHARED = pytest.StashKey[dict[Hashable, "Vocabulary"]]()


@dataclass(frozen=True)
class Definition:
    """A step definition. `type`: given, when, then or step (any). `sentence`: the pattern as it is written."""

    type: str
    sentence: str
    uri: str
    line: int
    nearness: tuple[int, bool]
    own: bool
    context: StepFunctionContext

    @property
    def id(self) -> str:
        """Lasting and unique: the module and the sentence, not the line."""
        return f"{self.uri}::{self.type} {self.sentence}"

    @property
    def where(self) -> str:
        """`steps/pushes.py:12`."""
        return f"{self.uri}:{self.line}"

    @cached_property
    def key(self) -> str:
        """Its place and its sentence: one function may bear several sentences, one sentence two functions."""
        return self.where + self.id

    @property
    def is_async(self) -> bool:
        """Whether the function is a coroutine, which pytest-bdd would never await."""
        function = self.context.step_func
        return inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function)

    @cached_property
    def first_words(self) -> list[str]:
        """Words, in lower case, with which every sentence that means this definition begins (perhaps with more)."""
        parser = self.context.parser
        if isinstance(parser, parsers.re):
            return _fixed(parser)
        if isinstance(parser, parsers.string | parsers.parse):
            text, gap, _ = parser.name.partition("{" if isinstance(parser, parsers.parse) else "\0")
            return text.lower().split() if not gap else text.lower().rpartition(" ")[0].split()
        return []

    @cached_property
    def last_words(self) -> list[str]:
        """Words with which every such sentence ends (perhaps with more before them), the last one first."""
        parser = self.context.parser
        if isinstance(parser, parsers.string | parsers.parse):
            _, gap, text = parser.name.rpartition("}" if isinstance(parser, parsers.parse) else "\0")
            words = text.lower().split() if not gap else text.lower().partition(" ")[2].split()
            return words[::-1]
        return []

    def matches(self, type_: str, text: str) -> bool:
        """Whether a step of this type (given, when, then) with this text can mean this definition."""
        return self.type in (type_, "step") and self.context.parser.is_matching(text)

    def as_json(self, text: str) -> Json:
        """The definition and the arguments that it takes from this sentence, for the record."""
        return {
            "id": self.id,
            "uri": self.uri,
            "line": self.line,
            "regex": self.regex,
            "arguments": [[start, text[start:end]] for start, end in self._spans(text) if start >= 0],
        }

    @property
    def regex(self) -> str:
        """The pattern in the only notation that all kinds of definition share."""
        parser = self.context.parser
        if isinstance(parser, parsers.parse):
            expression: str = parser.parser._expression  # noqa: SLF001 - parse has no public name for it
            return f"^{expression}$"
        return parser.name if isinstance(parser, parsers.re) else f"^{re.escape(parser.name)}$"

    def _spans(self, text: str) -> list[tuple[int, int]]:
        parser = self.context.parser
        if isinstance(parser, parsers.parse) and (result := parser.parser.parse(text)):
            return sorted(result.spans.values())
        if isinstance(parser, parsers.re) and (match := parser.regex.fullmatch(text)):
            return [match.span(group) for group in range(1, parser.regex.groups + 1)]
        return []


class Vocabulary:
    """The step definitions that a collector sees, kept by the words that their sentences begin and end with.

    pytest-bdd asks every fixture of the session for every step. Here a sentence is compared with those definitions
    only whose fixed first and last words are its own, and what it means is worked out once, so a step costs the same
    with ten definitions and with a thousand.
    """

    def __init__(self, definitions: Iterable[Definition]) -> None:
        self.all = tuple(definitions)
        self._first, self._last = _Branch(), _Branch()
        self._known: dict[tuple[str, str], list[Definition]] = {}
        for number, each in enumerate(self.all):
            self._first.add(number, each.first_words)
            self._last.add(number, each.last_words)

    def meant(self, type_: str, text: str) -> list[Definition]:
        """The nearest definitions that match: a conftest.py before the plug-ins, a deeper folder before a higher."""
        known = self._known.get((type_, text))
        if known is None:
            words = text.lower().split()
            numbers = {*self._first.along(words)}.intersection(self._last.along(words[::-1]))
            likely = [self.all[number] for number in sorted(numbers)]
            matching = [each for each in likely if each.matches(type_, text)]
            nearest = max((each.nearness for each in matching), default=None)
            known = self._known[type_, text] = [each for each in matching if each.nearness == nearest]
        return known


@dataclass
class _Branch:
    """The definitions whose fixed words end here, and the branches of those that go on."""

    ending: list[int] = field(default_factory=list)
    longer: defaultdict[str, _Branch] = field(default_factory=lambda: defaultdict(_Branch))

    def add(self, number: int, words: list[str]) -> None:
        branch = self
        for word in words:
            branch = branch.longer[word]
        branch.ending.append(number)

    def along(self, words: list[str]) -> Iterator[int]:
        branch = self
        yield from branch.ending
        for word in words:
            if word not in branch.longer:
                return
            branch = branch.longer[word]
            yield from branch.ending


def _fixed(parser: parsers.re) -> list[str]:
    """The words before the first sign that is not plain text; none where there is a choice outside of all brackets."""
    pattern, outer = parser.name, re.sub(r"\\.", "", parser.name)
    while (inner := re.sub(r"\([^()]*\)", "", outer)) != outer:
        outer = inner
    if "|" in outer or parser.regex.flags & re.VERBOSE:
        return []
    text = next(_PLAIN.finditer(pattern)).group()  # there is always one, if only an empty one
    whole = text == pattern or (text.endswith(" ") and pattern[len(text)] not in "*?{")
    return (text if whole else text.rstrip().rpartition(" ")[0]).lower().split()


def vocabulary(node: pytest.Collector) -> Vocabulary:
    """The definitions that the scenarios below this collector see, without pytest-bdd's own `trace`.

    Collectors that see the same share one. Ask only when collection is over: before, definitions may still come.
    """
    if _VOCABULARY not in node.stash:
        manager = node.session._fixturemanager  # noqa: SLF001 - as pytest-bdd does: there is no public list
        owned = getattr(manager, "_arg2node2fixturedefs", None)  # before pytest 9.2 nothing tells who owns what
        owners = {each for nodes in owned.values() for each in nodes} if owned is not None else {node}
        shared = node.session.stash.setdefault(_SHARED, {})
        key = tuple(each for each in node.iter_parents() if each in owners)
        if key not in shared:
            shared[key] = Vocabulary(
                _definition(context, fixture.baseid, node.config.rootpath)
                for name in get_fixture_names(manager)
                for fixture in getfixturedefs(manager, name, node) or ()
                if (context := step_function_context_registry.get(fixture.func)) is not None
                and context.step_func.__module__ != "pytest_bdd.plugin"
            )
        node.stash[_VOCABULARY] = shared[key]
    return node.stash[_VOCABULARY]


def concerns(item: pytest.Item) -> bool:
    """Whether a test is a scenario that is ours: collected by our collector, or with a sentence of this plug-in."""
    if isinstance(item.parent, FeatureFile):
        return True
    if template_of(getattr(item, "obj", None)) is None or item.parent is None:
        return False
    book = vocabulary(item.parent)
    return any(
        found.context.step_func.__module__.partition(".")[0] == __package__
        for step in steps_of(item)
        for found in book.meant(step.type, step.name)
    )


def _definition(context: StepFunctionContext, baseid: str, root: Path) -> Definition:
    function = inspect.unwrap(context.step_func)
    uri, in_conftest = _file(function.__code__.co_filename, root)
    return Definition(
        type=context.type or "step",
        sentence=context.parser.name,
        uri=uri or function.__module__.replace(".", "/") + ".py",
        line=function.__code__.co_firstlineno,
        # The project's root conftest.py has the same base id as a plug-in, yet overrides it.
        nearness=(len(list(iterparentnodeids(baseid))), in_conftest),
        own=uri is not None,
        context=context,
    )


@cache  # paths are slow to resolve, and many definitions stand in one file
def _file(name: str, root: Path) -> tuple[str | None, bool]:
    """The uri of a source file, if it is the project's own; and whether it is a conftest.py."""
    path, root = Path(name).resolve(), root.resolve()
    own = path.is_relative_to(root) and "site-packages" not in path.parts
    return uri_of(path, root) if own else None, path.name == "conftest.py"


def problems(items: Iterable[pytest.Item], *, complete: bool) -> Iterator[Problem]:
    """Sentences of feature files that mean no definition or several, and definitions that are never awaited.

    `complete`: all features are here, so a definition of this project that no sentence uses is a problem too.
    """
    seen: dict[str, Definition] = {}
    used: set[str] = set()
    books: set[Vocabulary] = set()
    unclear: set[tuple[str, int, str]] = set()
    for item in items:
        if not isinstance(item.parent, FeatureFile) or case_of(item):
            continue
        book = vocabulary(item.parent)
        if book not in books:
            books.add(book)
            seen |= {each.key: each for each in book.all}
        uri = uri_of(item.path, item.config.rootpath)
        steps = steps_of(item)
        pickle = pickle_of(item)
        if pickle is None or [step["text"] for step in pickle["steps"]] != [step.name for step in steps]:
            sentence = f"pytest-bdd reads {item.name!r} otherwise than Gherkin does; write it more simply"
            line = (item.location[1] or 0) + 1
            unclear.add((uri, line, item.name))
            yield Problem(uri, line, sentence)
            continue
        for step in steps:
            found = book.meant(step.type, step.name)
            used.update(each.key for each in found)
            if len(found) != 1 and (uri, step.line_number, step.name) not in unclear:
                unclear.add((uri, step.line_number, step.name))
                yield Problem(uri, step.line_number, why_unclear(step, found, book.all))
    for key, each in sorted(seen.items(), key=lambda pair: (pair[1].uri, pair[1].line)):
        if each.is_async:
            sentence = f"the step '{each.sentence}' is 'async def' and would never be awaited; write 'def'"
            yield Problem(each.uri, each.line, sentence)
        if complete and not unclear and each.own and key not in used:  # a sentence may be meant for it
            sentence = f"no feature uses the step '{each.sentence}'; write a sentence that does, or delete the step"
            yield Problem(each.uri, each.line, sentence)


def why_unclear(step: Step, found: list[Definition], all_: Iterable[Definition]) -> str:
    """Why a sentence means no definition, or more than one, and what to write instead."""
    said = f"'{step.keyword} {step.name}'"
    if found:
        found = sorted(found, key=lambda each: (each.uri, each.line))
        where = " and ".join(f"'{each.sentence}' ({each.where})" for each in found)
        return f"{said} means {len(found)} steps: {where}; reword one of them"
    for each in all_:
        if each.context.parser.is_matching(step.name):
            is_, says = each.type.capitalize(), step.type.capitalize()
            return f"{said} is not a {says} but a {is_} ({each.where}); change the keyword"
    near = {each.sentence: each for each in all_}
    close = get_close_matches(step.name, near, n=1, cutoff=0.5)
    nearest = f"write '{close[0]}' ({near[close[0]].where}), or " if close else ""
    return f"{said} means no step; {nearest}define the step"
