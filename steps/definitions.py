"""The step definitions that a scenario can see, and the one that a sentence means.

pytest-bdd takes the nearest matching definition and, where two are equally near, silently the one
registered last. Here the answer is the list of the nearest ones: none (undefined), one (right), several
(ambiguous).
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import parsers
from pytest_bdd.compat import get_fixture_names, getfixturedefs
from pytest_bdd.parser import Step
from pytest_bdd.scenario import iterparentnodeids
from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

from callkit_restrictions_steps.collect import FeatureFile, case_of
from callkit_restrictions_steps.pickles import Json, Problem, pickle_of, steps_of, uri_of

_VISIBLE = pytest.StashKey[tuple["Definition", ...]]()
_MEANT = pytest.StashKey[dict[tuple[str, str], list["Definition"]]]()


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

    @property
    def is_async(self) -> bool:
        """Whether the function is a coroutine, which pytest-bdd would never await."""
        function = self.context.step_func
        return inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function)

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


def visible(node: pytest.Collector) -> tuple[Definition, ...]:
    """All definitions that the scenarios below this collector see, without pytest-bdd's own `trace`."""
    if _VISIBLE not in node.stash:
        manager = node.session._fixturemanager  # noqa: SLF001 - as pytest-bdd does: there is no public list
        found = [
            _definition(context, fixture.baseid, node.config.rootpath)
            for name in get_fixture_names(manager)
            for fixture in getfixturedefs(manager, name, node) or ()
            if (context := step_function_context_registry.get(fixture.func)) is not None
        ]
        node.stash[_VISIBLE] = tuple(each for each in found if each.context.step_func.__module__ != "pytest_bdd.plugin")
    return node.stash[_VISIBLE]


def meant(node: pytest.Collector, type_: str, text: str) -> list[Definition]:
    """The nearest definitions that match: a conftest.py before the plug-ins, a deeper folder before a higher."""
    known = node.stash.setdefault(_MEANT, {})  # guards and record both ask, and 150 patterns are a lot to try
    if (type_, text) not in known:
        matching = [each for each in visible(node) if each.matches(type_, text)]
        nearest = max((each.nearness for each in matching), default=None)
        known[type_, text] = [each for each in matching if each.nearness == nearest]
    return known[type_, text]


def _definition(context: StepFunctionContext, baseid: str, root: Path) -> Definition:
    function: Callable[..., Any] = inspect.unwrap(context.step_func)
    path, root = Path(function.__code__.co_filename).resolve(), root.resolve()
    own = path.is_relative_to(root) and "site-packages" not in path.parts
    return Definition(
        type=context.type or "step",
        sentence=context.parser.name,
        uri=uri_of(path, root) if own else function.__module__.replace(".", "/") + ".py",
        line=function.__code__.co_firstlineno,
        # The project's root conftest.py has the same base id as a plug-in, yet overrides it.
        nearness=(len(list(iterparentnodeids(baseid))), path.name == "conftest.py"),
        own=own,
        context=context,
    )


def problems(items: Iterable[pytest.Item], *, complete: bool) -> Iterator[Problem]:
    """Sentences of feature files that mean no definition or several, and definitions that are never awaited.

    `complete`: all features are here, so a definition of this project that no sentence uses is a problem too.
    """
    seen: dict[str, Definition] = {}
    used: set[str] = set()
    unclear: set[tuple[str, int, str]] = set()
    for item in items:
        if not isinstance(item.parent, FeatureFile) or case_of(item):
            continue
        seen |= {each.where + each.id: each for each in visible(item.parent)}
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
            found = meant(item.parent, step.type, step.name)
            used |= {each.where + each.id for each in found}
            if len(found) != 1 and (uri, step.line_number, step.name) not in unclear:
                unclear.add((uri, step.line_number, step.name))
                yield Problem(uri, step.line_number, _unclear(step, found, visible(item.parent)))
    for key, each in sorted(seen.items(), key=lambda pair: (pair[1].uri, pair[1].line)):
        if each.is_async:
            sentence = f"the step '{each.sentence}' is 'async def' and would never be awaited; write 'def'"
            yield Problem(each.uri, each.line, sentence)
        if complete and not unclear and each.own and key not in used:  # a sentence may be meant for it
            sentence = f"no feature uses the step '{each.sentence}'; write a sentence that does, or delete the step"
            yield Problem(each.uri, each.line, sentence)


def _unclear(step: Step, found: list[Definition], all_: Iterable[Definition]) -> str:
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
