"""Tags that need no declaration: those that say what a scenario shows (oracle.py), and those that choose its phone.

| tag | what it chooses |
|---|---|
| `@ios-16.4` | the release that the phone runs; without it, the newest |
| `@sdk-12.1` | the SDK that the app was linked with; without it, the system's own |
| `@region-CN` | the storefront: before the first Then, App Review sees a build that uses what the app used so far |

A tag of the scenario goes before one of its Rule, and that before one of the Feature; a sentence, such as `Given an
iPhone on iOS 16.4`, goes before all of them. A feature that speaks none of our sentences keeps its tags to itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from pytest_bdd.feature import features
from pytest_bdd.parser import Feature, ScenarioTemplate
from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

from callkit_restrictions.events.store import SubmitToAppStore
from callkit_restrictions.restrictions import load, renamed
from callkit_restrictions.versions import IOS
from callkit_restrictions_steps import collect
from callkit_restrictions_steps.oracle import ANSWERS, EXAMPLES
from callkit_restrictions_steps.scene import Scene

CHOICE = re.compile(r"(?P<what>ios|sdk|region)-(?P<value>.+)")
_FIELDS = {"ios": "ios", "sdk": "linked_sdk", "region": "region"}
_FRAMEWORKS = {"CX": "CallKit", "PK": "PushKit"}
_DECLARED = pytest.StashKey[set[str]]()


def choose(scene: Scene, scenario: ScenarioTemplate) -> None:
    """Choose the phone that the tags ask for.

    Raises:
        ValueError: a tag asks for what there is not, or two of one kind stand in one place.
    """
    rule = scenario.rule.tags if scenario.rule else set()
    chosen: dict[str, IOS | str] = {}
    for tags in (scenario.feature.tags, rule, scenario.tags):  # what is nearer comes later
        said = [found for tag in sorted(tags) if (found := CHOICE.fullmatch(tag))]
        for tag in said:
            if twice := [each for each in said if each["what"] == tag["what"] and each is not tag]:
                raise ValueError(f"@{tag[0]} and @{twice[0][0]} stand in one place; leave one of them")
            chosen[_FIELDS[tag["what"]]] = _value(tag)
    if chosen:
        scene.choose(**chosen)


def _value(tag: re.Match[str]) -> IOS | str:
    if tag["what"] != "region":
        return IOS(tag["value"])
    if not re.fullmatch("[A-Z]{2}", tag["value"]):
        raise ValueError(f"@{tag[0]} is no storefront; write its two letters, as in @region-CN")
    return tag["value"]


def submit(scene: Scene) -> None:
    """Show App Review the build that this story is about, if a tag names the storefront and no sentence did it."""
    region = scene.platform.region
    if region is None or scene.history.first(SubmitToAppStore) is not None:
        return
    used = {_FRAMEWORKS.get(entry.event.name[:2]) for entry in scene.history.entries} - {None}
    scene.happen(SubmitToAppStore(includes=tuple(sorted(map(str, used))), territories=(region,)))


def declare(config: pytest.Config, tag: str) -> None:
    """Let pytest know a tag, if it is ours and stands in a feature that speaks our sentences."""
    declared = config.stash.setdefault(_DECLARED, set())
    if tag not in declared and is_ours(tag) and any(_speaks(each) and tag in collect.tags(each) for each in _read()):
        declared.add(tag)
        config.addinivalue_line("markers", f"{tag}: a tag of CallKit Restrictions")


def is_ours(tag: str) -> bool:
    """Whether a tag says something to this plug-in."""
    says_what_it_shows = tag in EXAMPLES | ANSWERS or tag in load() or tag in renamed()
    return says_what_it_shows or CHOICE.fullmatch(tag) is not None


def _read() -> Iterator[Feature]:
    """Every feature that pytest-bdd has read so far."""
    return iter(list(features.values()))


@cache
def _speaks(feature: Feature) -> bool:
    """Whether some sentence of a feature is one of ours. A look at the sentences alone: no fixture exists yet."""
    steps = [step for scenario in feature.scenarios.values() for step in scenario.steps]
    return any(each.parser.is_matching(step.name) for each in _sentences() for step in steps)


@cache
def _sentences() -> tuple[StepFunctionContext, ...]:
    found = step_function_context_registry.values()
    return tuple(each for each in found if each.step_func.__module__.partition(".")[0] == __package__)
