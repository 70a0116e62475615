"""A feature file as Gherkin's own compiler reads it: the document and its pickles (what must run).

pytest-bdd reads the same file in its own way and sometimes drops a scenario. This second reading is what
its run is measured against (guards.py) and what results are written about (messages.py).

Ids are made of our own names, so that the same file gives the same ids in every run and a link to a
scenario lasts:

    features/push/some-id.feature::The push is swallowed       a pickle (of an Outline: `...[2]`, row two)
    features/push/some-id.feature::The push is swallowed#3     its third step
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from gherkin.ast_builder import AstBuilder
from gherkin.errors import CompositeParserException
from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler
from gherkin.stream.id_generator import IdGenerator

Json = dict[str, Any]


@dataclass(frozen=True)
class Problem:
    """Something wrong in a feature file, as one sentence that says where, what, and what to write instead."""

    uri: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.uri}:{self.line}: {self.sentence}"


class UnreadableFeatureError(Exception):
    """Gherkin cannot parse the file. `problems` has one entry per line that it could not read."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True)
class FeatureDocument:
    """One feature file. `document` and `pickles` are Cucumber Messages, as JSON objects."""

    uri: str
    source: str
    document: Json
    pickles: tuple[Json, ...]

    @property
    def feature(self) -> Json:
        """The Feature node; empty when the file has none."""
        found: Json = self.document.get("feature", {})
        return found


@cache  # paths are slow, and every scenario asks for that of its file
def uri_of(path: Path | str, root: Path) -> str:
    """The file's name in results and sentences: relative to the root, with forward slashes."""
    path = Path(path)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def read(path: Path, root: Path) -> FeatureDocument:
    """Parse a feature file (UTF-8) and compile its pickles. UnreadableFeatureError where Gherkin gives up."""
    return parse(uri_of(path, root), path.read_text(encoding="utf-8"))


@cache  # asked by collection, guards and results; the answer depends on the text alone
def parse(uri: str, source: str) -> FeatureDocument:
    """As `read`, from text."""
    try:
        parsed: Any = Parser(AstBuilder(_PathIds(uri))).parse(source)
    except CompositeParserException as error:
        raise UnreadableFeatureError([_problem(uri, each) for each in error.errors]) from error
    document: Json = {"uri": uri, **parsed}
    compiled: Any = Compiler().compile(document)  # type: ignore[arg-type]
    return FeatureDocument(uri, source, document, tuple(_named(uri, document, compiled)))


class _PathIds(IdGenerator):
    def __init__(self, uri: str) -> None:
        super().__init__()
        self._uri = uri

    def get_next_id(self) -> str:
        return f"{self._uri}#{super().get_next_id()}"


def _problem(uri: str, error: Any) -> Problem:  # noqa: ANN401 - gherkin's errors are untyped
    reason = re.sub(r"^\(\d+:\d+\): ", "", str(error))
    if got := re.search(r"got '(.*)'$", reason):
        reason = f"'{got[1]}' cannot stand here; is a keyword missing, or is it prose after the first step?"
    return Problem(uri, error.location["line"], f"Gherkin cannot read this line: {reason}")


def scenarios(node: Json) -> Iterator[Json]:
    """The Scenario nodes of a Feature or Rule node, in order, those of its Rules included."""
    for child in node.get("children", ()):
        if "scenario" in child:
            yield child["scenario"]
        elif "rule" in child:
            yield from scenarios(child["rule"])


def _named(uri: str, document: Json, compiled: list[Json]) -> Iterator[Json]:
    by_id = {scenario["id"]: scenario for scenario in scenarios(document.get("feature", {}))}
    rows: Counter[str] = Counter()
    taken: set[str] = set()
    for pickle in compiled:
        scenario = by_id[pickle["astNodeIds"][0]]
        rows[scenario["id"]] += 1
        name = f"{uri}::{scenario['name']}" + (f"[{rows[scenario['id']]}]" if scenario["examples"] else "")
        if name in taken:  # the guards refuse such a file; results about it must still tell the two apart
            name += f"@{pickle['location']['line']}"
        taken.add(name)
        steps = [{**step, "id": f"{name}#{number}"} for number, step in enumerate(pickle["steps"], start=1)]
        yield {**pickle, "id": name, "steps": steps}
