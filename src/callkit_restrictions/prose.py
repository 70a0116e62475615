"""What the features say in words: of each restriction, and of each question that designers ask.

The features ship beside the package, as `callkit_restrictions_features`: whoever has installed it can read them.

    prose("push.report-before-the-handler-returns").instead
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from gherkin.parser import Parser

_LEAD = re.compile(r"\*\*(You can't have|Do instead|Since|For engineers)\.\*\*")


@dataclass(frozen=True, slots=True)
class Prose:
    """The description of one feature, cut at its leads; what it does not say is empty."""

    gist: str
    missing: str
    instead: str
    engineers: str
    since: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of designers: its answer in a word, in sentences, and the ids of the restrictions that decide."""

    slug: str
    name: str
    answer: str
    said: Prose
    deciding: tuple[str, ...]

    @property
    def word(self) -> str:
        """The answer as it is read."""
        return self.answer.capitalize()


def parts(description: str) -> Prose:
    """The parts of a description, each without the margin of its lines."""
    gist, *rest = _LEAD.split(re.sub(r"(?m)^ +", "", description))
    said = {lead: text.strip() for lead, text in zip(rest[::2], rest[1::2], strict=True)}
    leads = ("You can't have", "Do instead", "For engineers", "Since")
    return Prose(gist.strip(), *(said.get(lead, "") for lead in leads))


def prose(id_: str) -> Prose:
    """What the feature of a restriction says."""
    return parts(_feature(folder() / f"{id_.replace('.', '/', 1)}.feature").get("description", ""))


@cache
def asked() -> tuple[Asked, ...]:
    """Every question of designers, by the alphabet."""
    return tuple(map(_asked, _questions()))


def asked_about(id_: str) -> Iterator[Asked]:
    """The questions that a restriction decides. Only what names it is parsed: most of what `explain` took was that."""
    named = (path for path in _questions() if f"@{id_}" in path.read_text(encoding="utf-8"))
    return (asked for asked in map(_asked, named) if id_ in asked.deciding)


def _questions() -> list[Path]:
    return sorted((folder() / "questions").glob("*.feature"))


@cache
def _asked(path: Path) -> Asked:
    feature = _feature(path)
    answer, *_ = _tags(feature)
    scenarios = [child["scenario"] for child in feature["children"] if "scenario" in child]
    deciding = dict.fromkeys(tag for scenario in scenarios for tag in _tags(scenario) if "." in tag)
    return Asked(path.stem, feature["name"], answer, parts(feature.get("description", "")), tuple(deciding))


def _tags(tagged: Mapping[str, Any]) -> Iterator[str]:
    return (tag["name"].removeprefix("@") for tag in tagged["tags"])


def _feature(path: Path) -> Mapping[str, Any]:
    return Parser().parse(path.read_text(encoding="utf-8"))["feature"]


@cache
def folder() -> Path:
    """The folder of the features that came with this package.

    They hold no code, so there is nothing to import, only a place to find.
    """
    spec = find_spec("callkit_restrictions_features")
    places = (spec.submodule_search_locations or ()) if spec else ()
    return next(place for place in map(Path, places) if place.is_dir())
