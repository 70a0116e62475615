"""The questions that designers ask, read from their features: the answer, what to do instead, and what decides.

Only reading; `question_page.py` makes the pages. A question is `features/questions/<slug>.feature`, and its slug is
also its page and its anchor: it stays when the wording changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from callkit_restrictions.prose import parts
from callkit_restrictions.restriction import Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions.site.results import Json, Played, Results, ResultsError
from callkit_restrictions.traits import AREAS

FOLDER = "features/questions/"

ANSWERS = {"yes": "kept", "no": "broken", "partly": "refined", "depends": "open"}
"""The four answers, each with the shape of verdict that it is shown in."""


@dataclass(frozen=True, slots=True)
class Example:
    """One scenario of a question: what it says itself, `yes` or `no`, whatever the whole question answers.

    `deciding` are the ids of the restrictions that it names. A *no* without any is only told, and proves nothing.
    """

    answer: str
    deciding: tuple[str, ...]
    played: Played


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its answer.

    `since` is empty where no version matters. `deciding` are the restrictions that decide in its scenarios, in the
    order in which the feature names them; there are none where no source is known.
    """

    name: str
    slug: str
    uri: str
    answer: str
    said: str
    instead: str
    since: str
    deciding: tuple[Restriction, ...]
    examples: tuple[Example, ...]

    @property
    def area(self) -> str | None:
        """The area of the first restriction that decides."""
        return self.deciding[0].area if self.deciding else None

    @property
    def verdict(self) -> tuple[str, str]:
        """The shape and the word of the answer."""
        return verdict_of(self.answer)


def verdict_of(answer: str) -> tuple[str, str]:
    """The shape and the word of an answer, of a whole question or of one example."""
    return ANSWERS[answer], answer.capitalize()


@lru_cache(maxsize=1)
def questions(results: Results) -> tuple[Question, ...]:
    """Every question of a run, in the order of the restrictions that decide; those that nothing decides come last.

    Raises:
        ResultsError: a scenario of a question says neither yes nor no.
    """
    asked = [_question(uri, feature, results) for uri, feature in results.features.items() if uri.startswith(FOLDER)]
    order = {area: place for place, area in enumerate(AREAS)}
    places = {id_: place for place, id_ in enumerate(load())}

    def place(question: Question) -> tuple[int, int, str]:
        if not question.deciding:
            return len(order), 0, question.slug
        first = question.deciding[0]
        return order[first.area], places[first.id], question.slug

    return tuple(sorted(asked, key=place))


def decided_by(restriction: Restriction, results: Results) -> list[Question]:
    """The questions in which a restriction decides."""
    return [question for question in questions(results) if restriction.id in {rule.id for rule in question.deciding}]


def _question(uri: str, feature: Json, results: Results) -> Question:
    said = parts(feature.get("description", ""))
    examples = tuple(_examples(uri, feature, results))
    ids = dict.fromkeys(id_ for example in examples for id_ in example.deciding)
    return Question(
        name=feature["name"],
        slug=PurePosixPath(uri).stem,
        uri=uri,
        answer=next(tag["name"].removeprefix("@") for tag in feature["tags"]),
        said=said.gist,
        instead=said.instead,
        since=said.since,
        deciding=tuple(load()[id_] for id_ in ids),
        examples=examples,
    )


def _examples(uri: str, feature: Json, results: Results) -> Iterator[Example]:
    """What ran, each with the tags of its own scenario: a run knows those of the question, too, mixed with them."""
    scenarios = [child["scenario"] for child in feature.get("children", []) if "scenario" in child]
    tags = {one["name"]: [tag["name"].removeprefix("@") for tag in one["tags"]] for one in scenarios}
    for played in results.of_feature(uri):
        own = tags.get(played.name, [])
        answers = [tag for tag in own if tag in {"yes", "no"}]
        if len(answers) != 1:
            raise ResultsError(f"{uri}: the scenario {played.name!r} must say @yes or @no; write one of them above it")
        yield Example(answers[0], tuple(id_ for id_ in own if id_ in load()), played)
