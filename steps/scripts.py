"""The scripts of scenarios, read without a test run: what each scenario does to the phone, and in which order.

    for script in scripts(path, "features/push/some-id.feature"):
        script.id, script.scene.script

Only our own sentences are understood, and only deeds: what a Then step looks at is none of this module's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

from callkit_restrictions.phone import CannotHappenError
from callkit_restrictions.restriction import Restriction
from callkit_restrictions_steps import pickles, plugin
from callkit_restrictions_steps.pickles import Json
from callkit_restrictions_steps.scene import Scene


@dataclass(frozen=True)
class Script:
    """One scenario: its id and name as results have them, and the scene after its last deed.

    `stopped` says why it could not be played to its end: a sentence that means none of our steps, or cannot be now.
    """

    id: str
    name: str
    scene: Scene
    stopped: str | None = None


def scripts(path: Path, uri: str, restrictions: Iterable[Restriction] = ()) -> Iterator[Script]:
    """The scenarios of a feature file, in its order, played on phones with those restrictions; `uri` is its name.

    Raises:
        UnreadableFeatureError: Gherkin cannot read the file.
    """
    for pickle in pickles.parse(uri, path.read_text(encoding="utf-8")).pickles:
        scene = Scene(tuple(restrictions))
        yield Script(pickle["id"], pickle["name"], scene, _play(scene, pickle["steps"]))


def _play(scene: Scene, steps: Iterable[Json]) -> str | None:
    for step in steps:
        meant = _meant(step["text"])
        if meant is None:
            return f"no step of ours is called {step['text']!r}"
        if meant.type is None:  # a deed, and not a Then
            try:
                meant.step_func(scene, **(meant.parser.parse_arguments(step["text"]) or {}))
            except (CannotHappenError, KeyError, ValueError) as problem:
                return f"{step['text']!r} cannot be: {problem}"
    return None


@cache
def _meant(sentence: str) -> StepFunctionContext | None:
    return next((each for each in _definitions() if each.parser.is_matching(sentence)), None)


@cache
def _definitions() -> tuple[StepFunctionContext, ...]:
    found = []
    for name in plugin.SENTENCES:
        for fixture in vars(import_module(f"callkit_restrictions_steps.{name}")).values():
            function: Any = getattr(fixture, "_get_wrapped_function", lambda: None)()
            if function in step_function_context_registry:
                found.append(step_function_context_registry[function])
    return tuple(found)
