"""What a test item runs: the scenario, its pickle and steps, and the restrictions that its phone lacks."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd.parser import ScenarioTemplate, Step
from pytest_bdd.scenario import scenario_wrapper_template_registry

from callkit_restrictions_steps.pickles import FeatureDocument, Json, read, scenarios

PHONE_WITHOUT = "phone_without"

_DOCUMENTS = pytest.StashKey[dict[str, dict[int, list[Json]]]]()
_PICKLE = pytest.StashKey[Json | None]()
_STEPS = pytest.StashKey[list[Step]]()


def template_of(function: object) -> ScenarioTemplate | None:
    """The scenario that a test function runs, however it was bound; None for any other test."""
    found: ScenarioTemplate | None = scenario_wrapper_template_registry.get(function) if callable(function) else None
    return found


def case_of(item: pytest.Item) -> tuple[str, ...]:
    """The restrictions that the phone of this item lacks: empty for the ordinary run."""
    callspec: Any = getattr(item, "callspec", None)
    lacking: tuple[str, ...] = callspec.params.get(PHONE_WITHOUT, ()) if callspec is not None else ()
    return lacking


def pickle_of(item: pytest.Item) -> Json | None:
    """The pickle that a test item runs, however the scenario was bound to it; None for any other item."""
    if _PICKLE not in item.stash:
        item.stash[_PICKLE] = _pickle_of(item)
    return item.stash[_PICKLE]


def _pickle_of(item: pytest.Item) -> Json | None:
    template = template_of(getattr(item, "obj", None))
    if template is None:
        return None
    documents = item.session.stash.setdefault(_DOCUMENTS, {})
    name = template.feature.filename
    if name not in documents:
        documents[name] = _by_line(read(Path(name), item.config.rootpath))
    mine = documents[name].get(template.line_number, [])  # none: the file changed after pytest-bdd read it
    row = _row(item)
    return mine[row] if row < len(mine) else None


def _by_line(document: FeatureDocument) -> dict[int, list[Json]]:
    """The pickles of each scenario, by the scenario's line."""
    line = {scenario["id"]: scenario["location"]["line"] for scenario in scenarios(document.feature)}
    found: dict[int, list[Json]] = defaultdict(list)
    for pickle in document.pickles:
        found[line[pickle["astNodeIds"][0]]].append(pickle)
    return found


def _example(item: pytest.Item) -> dict[str, str] | None:
    """The row of an Outline's Examples that the item runs."""
    callspec: Any = getattr(item, "callspec", None)
    return callspec.params.get("_pytest_bdd_example") if callspec is not None else None


def _row(item: pytest.Item) -> int:
    """Which row of the Examples, from 0 through all tables. Rows may be equal: we compare identities."""
    example = _example(item)
    for mark in item.iter_markers("parametrize"):
        if mark.args[0] == "_pytest_bdd_example":
            return next(row for row, each in enumerate(mark.args[1]) if each.values[0] is example)
    return 0


def steps_of(item: pytest.Item) -> list[Step]:
    """The rendered steps that pytest-bdd runs for this item, Backgrounds first. None for any other item."""
    if _STEPS not in item.stash:
        template = template_of(getattr(item, "obj", None))
        example = _example(item)
        if template is None:
            item.stash[_STEPS] = []
        else:  # to fill in nothing is slow, too
            item.stash[_STEPS] = template.render(example).steps if example else template.steps
    return item.stash[_STEPS]
