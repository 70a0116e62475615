"""How a scenario is played: on a phone, is judged by every restriction, and is shown to be able to fail.

For each scenario it
1. makes the `scene` (the phone, on the newest release unless the scenario says otherwise);
2. lets pytest-bdd run the steps;
3. holds the scenario to its tag (`oracle.py`), if every step passed;
4. plays the script again with each near miss of the restriction, to see which lies the scenario catches;
5. attaches findings, log, screen and proof to the results (`record.py`).

Each `@broken` scenario runs a second time, as `[without-push.some-id]`, on a phone that lacks that one restriction.
There its Then steps must fail: a spec that cannot fail turns the run red.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from pytest_bdd.parser import Feature, Scenario, ScenarioTemplate

from callkit_restrictions import trace
from callkit_restrictions.restriction import Finding, Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions.screen import show
from callkit_restrictions_steps import collect, proof, record
from callkit_restrictions_steps.oracle import BROKEN, TAGS, complaint
from callkit_restrictions_steps.scene import Scene

SCENE: pytest.StashKey[Scene] = pytest.StashKey()
STEPS_PASSED: pytest.StashKey[bool] = pytest.StashKey()


def own_restriction(feature: Feature) -> Restriction | None:
    """The restriction that a feature specifies: the one whose id it bears as a tag."""
    return next((load()[tag] for tag in sorted(feature.tags) if tag in load()), None)


def cases(feature: Feature, scenario: ScenarioTemplate) -> list[Any]:
    """The runs of one scenario: as it stands and, if it is `@broken`, without its restriction."""
    own = own_restriction(feature)
    if own is None or BROKEN not in scenario.tags:
        return []
    must_fail = pytest.mark.xfail(
        strict=True, raises=AssertionError, reason=f"without {own.id} the Then steps must fail"
    )
    return [
        pytest.param((), id=pytest.HIDDEN_PARAM),
        pytest.param((own.id,), id=f"without-{own.id}", marks=must_fail),
    ]


@pytest.hookimpl(trylast=True)
def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every scenario once for each of its cases."""
    collect.run_as(metafunc, cases)


@pytest.fixture
def phone_without() -> tuple[str, ...]:
    """The restrictions that the phone lacks: none, unless the scenario runs as a mutant."""
    return ()


@pytest.fixture
def scene(request: pytest.FixtureRequest, phone_without: tuple[str, ...]) -> Scene:
    """The scene that all steps speak to."""
    scene = Scene(tuple(r for r in load().values() if r.id not in phone_without))
    request.node.stash[SCENE] = scene
    return scene


def pytest_bdd_before_scenario(request: pytest.FixtureRequest) -> None:
    """Make the scene, even for a scenario whose steps never ask for it."""
    request.getfixturevalue("scene")
    request.node.stash[STEPS_PASSED] = True


def pytest_bdd_step_error(request: pytest.FixtureRequest) -> None:
    """Remember that a step failed, so that the oracle does not hide the real reason."""
    request.node.stash[STEPS_PASSED] = False


def pytest_bdd_step_func_lookup_error(request: pytest.FixtureRequest) -> None:
    """An undefined step is a failure, too."""
    request.node.stash[STEPS_PASSED] = False


def pytest_bdd_after_scenario(request: pytest.FixtureRequest, feature: Feature, scenario: Scenario) -> None:
    """Hold the scenario to its tag and keep what it showed."""
    scene = request.node.stash[SCENE]
    own = own_restriction(feature)
    tag = next(iter(sorted(TAGS & scenario.tags)), None)
    mutant = bool(request.getfixturevalue("phone_without"))
    _attach(request, scene, own, tag)
    if mutant or not request.node.stash[STEPS_PASSED]:
        return  # a mutant must be caught by its Then steps, not by the oracle
    wrong = complaint(tag, own.id if own else None, scene.phone.findings)
    assert wrong is None, wrong
    if own is not None:
        caught = {miss.name: _catches(scene, own, miss.judge, tag) for miss in own.near_misses}
        proof.record(request.node, own.id, caught)


def _catches(scene: Scene, own: Restriction, lie: Any, tag: str | None) -> bool:
    """Would this scenario notice if the restriction were judged like that?"""
    near = replace(own, judge=lie)
    phone = scene.replay(near if r.id == own.id else r for r in load().values())
    return complaint(tag, own.id, phone.findings) is not None


def _attach(request: pytest.FixtureRequest, scene: Scene, own: Restriction | None, tag: str | None) -> None:
    history = scene.history
    found = {i: [_finding(f) for f in some] for i, some in scene.phone.findings.items() if some}
    about = {"restriction": own.id if own else None, "tag": tag, "names": scene.names}
    record.attach(request, "about", "application/vnd.callkit-restrictions.about+json", json.dumps(about))
    record.attach(request, "findings", "application/vnd.callkit-restrictions.findings+json", json.dumps(found))
    record.attach(request, "log", "application/vnd.callkit-trace+ndjson", "\n".join(trace.write(history)))
    screen = json.dumps(show(history).as_dict())
    record.attach(request, "screen", "application/vnd.callkit-restrictions.screen+json", screen)


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "target": finding.target.index,
        "outcome": str(finding.outcome),
        "because": finding.because,
        "met_by": finding.met_by.index if finding.met_by else None,
        "due": finding.due,
    }
