"""How a scenario is played: on a phone, is judged by every restriction, and is shown to be able to fail.

For each scenario it
1. makes the `scene` (the phone, on the newest release unless the scenario says otherwise);
2. lets pytest-bdd run the steps;
3. holds the scenario to its tag (`oracle.py`), if every step passed;
4. plays the script again with each near miss of the restriction, to see which lies the scenario catches, and, if it
   breaks the restriction, on every release of iOS, to see where it does;
5. attaches findings, consequences, log, screen and proof to the results (`record.py`).

Each `@broken` scenario runs a second time, as `[without-push.some-id]`, on a phone that lacks that one restriction.
There its Then steps must fail: a spec that cannot fail turns the run red.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from _pytest._code.code import TerminalRepr
from pytest_bdd.parser import Feature, Scenario, ScenarioTemplate

from callkit_restrictions import trace
from callkit_restrictions.restriction import Finding, Judge, Restriction, fallen_with
from callkit_restrictions.restrictions import load
from callkit_restrictions.screen import show
from callkit_restrictions_steps import collect, proof, record
from callkit_restrictions_steps.oracle import ANSWERS, BROKEN, EXAMPLES, NO, complaint
from callkit_restrictions_steps.scene import Scene

SCENE: pytest.StashKey[Scene] = pytest.StashKey()
STEPS_PASSED: pytest.StashKey[bool] = pytest.StashKey()


def deciding(feature: Feature, tags: Collection[str]) -> list[Restriction]:
    """The restrictions that a scenario is about: its feature's own, or those that decide a designer's question."""
    return [load()[tag] for tag in sorted({*feature.tags, *tags}) if tag in load()]


def cases(feature: Feature, scenario: ScenarioTemplate) -> list[Any]:
    """The runs of one scenario: as it stands and, where something must break in it, without what breaks."""
    rules = deciding(feature, scenario.tags)
    if not rules or not {BROKEN, NO} & scenario.tags:
        return []
    ids = tuple(rule.id for rule in rules)
    reason = f"without {' and '.join(ids)} the Then steps must fail"
    must_fail = pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)
    return [
        pytest.param((), id=pytest.HIDDEN_PARAM),
        pytest.param(ids, id=f"without-{'-and-'.join(ids)}", marks=must_fail),
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
    scene = Scene(tuple(each for each in load().values() if not phone_without or each.id not in phone_without))
    request.node.stash[SCENE] = scene
    if phone_without:
        _fail_quietly(request.node)
    return scene


def _fail_quietly(mutant: pytest.Item) -> None:
    """Tell an expected failure in one line: the tracebacks of the mutants took a third of the whole run."""

    def one_line(excinfo: pytest.ExceptionInfo[BaseException], _style: object = None) -> str | TerminalRepr:
        expected = isinstance(excinfo.value, AssertionError)
        return str(excinfo.value) if expected else type(mutant).repr_failure(mutant, excinfo)

    mutant.repr_failure = one_line  # type: ignore[method-assign, assignment]


def pytest_bdd_before_scenario(request: pytest.FixtureRequest) -> None:
    """Nothing has failed yet. The scene is made when a step first asks for it."""
    request.node.stash[STEPS_PASSED] = True


def pytest_bdd_step_error(request: pytest.FixtureRequest) -> None:
    """Remember that a step failed, so that the oracle does not hide the real reason."""
    request.node.stash[STEPS_PASSED] = False


def pytest_bdd_step_func_lookup_error(request: pytest.FixtureRequest) -> None:
    """An undefined step is a failure, too."""
    request.node.stash[STEPS_PASSED] = False


def pytest_bdd_after_scenario(request: pytest.FixtureRequest, feature: Feature, scenario: Scenario) -> None:
    """Hold the scenario to its tag and keep what it showed, unless it is none of ours."""
    rules = deciding(feature, scenario.tags)
    if SCENE not in request.node.stash and not rules:
        return
    scene: Scene = request.getfixturevalue("scene")
    tag = next(iter(sorted((EXAMPLES | ANSWERS) & scenario.tags)), None)
    if record.are_kept(request.config):
        _attach(request, scene, rules, tag)
    if request.getfixturevalue("phone_without") or not request.node.stash[STEPS_PASSED]:
        return  # a mutant must be caught by its Then steps, not by the oracle
    wrong = complaint(tag, [rule.id for rule in rules], scene.findings)
    assert wrong is None, wrong
    if tag in EXAMPLES:
        for own in rules:
            _prove(request, scene, own, tag)


def _prove(request: pytest.FixtureRequest, scene: Scene, own: Restriction, tag: str | None) -> None:
    """Play the script again: with each lie in place of the restriction and, if it breaks it, on every release."""
    caught = {miss.name: _catches(scene, own, miss.judge, tag) for miss in own.near_misses}
    proof.record(request.node, own.id, caught)
    _document(request, "near-misses", caught)
    if tag == BROKEN:
        versions = proof.on_every_release(scene, own)
        _document(request, "versions", {str(version): broken for version, broken in versions.items()})
        wrong = [
            version for version, broken in versions.items() if broken != bool(own.holds.hold_on(scene.on(version)))
        ]
        assert not wrong, f"{own.id} holds for {own.holds}, but on {wrong[0]} this example finds it otherwise"


def _catches(scene: Scene, own: Restriction, lie: Judge, tag: str | None) -> bool:
    """Would this scenario notice if the restriction were judged like that?"""
    near = replace(own, judge=lie)
    phone = scene.replay(near if r.id == own.id else r for r in load().values())
    return complaint(tag, [own.id], phone.findings) is not None


def _attach(request: pytest.FixtureRequest, scene: Scene, rules: Sequence[Restriction], tag: str | None) -> None:
    history = scene.history
    found = {i: [_finding(f) for f in some] for i, some in scene.phone.findings.items() if some}
    for rule in rules:
        for finding in found.get(rule.id, []):
            fell_at = fallen_with(history, rule.judge, finding["target"])
            finding["fell_at"] = fell_at.index if fell_at else None
    _document(request, "about", {"restrictions": [rule.id for rule in rules], "tag": tag, "names": scene.names})
    _document(request, "findings", found)
    _document(request, "consequences", scene.phone.consequences)
    record.attach(request, "log", "application/vnd.callkit-trace+ndjson", "\n".join(trace.write(history)))
    _document(request, "screen", show(history).as_dict())


def _document(request: pytest.FixtureRequest, name: str, content: Mapping[str, Any]) -> None:
    record.attach(request, name, f"application/vnd.callkit-restrictions.{name}+json", json.dumps(content))


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "target": finding.target.index,
        "outcome": str(finding.outcome),
        "because": finding.because,
        "met_by": finding.met_by.index if finding.met_by else None,
        "due": finding.due,
    }
