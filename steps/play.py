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
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from pytest_bdd.parser import Feature, Scenario, ScenarioTemplate, Step

from callkit_restrictions import trace
from callkit_restrictions.restriction import Finding, Judge, Restriction, fallen_with
from callkit_restrictions.restrictions import load
from callkit_restrictions.screen import show
from callkit_restrictions_steps import collect, definitions, proof, record, tags, telling
from callkit_restrictions_steps.items import case_of, template_of
from callkit_restrictions_steps.oracle import ANSWERS, BROKEN, EXAMPLES, NO, complaint, may_fail
from callkit_restrictions_steps.scene import Scene

SCENE: pytest.StashKey[Scene] = pytest.StashKey()
STEPS_PASSED: pytest.StashKey[bool] = pytest.StashKey()


def deciding(feature: Feature, tags: Collection[str]) -> list[Restriction]:
    """The restrictions that a scenario is about: its feature's own, or those that decide a designer's question."""
    return [load()[tag] for tag in sorted({*feature.tags, *tags}) if "." in tag and tag in load()]


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


def scene_of(item: pytest.Item, phone_without: tuple[str, ...]) -> Scene:
    """The scene of one item: the phone that its tags choose, with every restriction but those."""
    scene = Scene(tuple(each for each in load().values() if not phone_without or each.id not in phone_without))
    item.stash[SCENE] = scene
    telling.tell(item, in_one_line=bool(phone_without))
    if (template := template_of(getattr(item, "obj", None))) is not None:
        tags.choose(scene, template)
    return scene


def pytest_bdd_before_scenario(request: pytest.FixtureRequest) -> None:
    """Nothing has failed yet. The scene is made when a step first asks for it."""
    request.node.stash[STEPS_PASSED] = True


def pytest_bdd_before_step(request: pytest.FixtureRequest, step: Step) -> None:
    """Before the first Then, App Review looks at the build, where a tag names a storefront."""
    if step.type == "then" and SCENE in request.node.stash:
        tags.submit(request.node.stash[SCENE])


def pytest_bdd_step_error(
    request: pytest.FixtureRequest,
    scenario: Scenario,
    step: Step,
    step_func: Callable[..., object],
    exception: BaseException,
) -> None:
    """Remember that a step failed, so that the oracle does not hide the real reason; say what was broken until then."""
    item = request.node
    item.stash[STEPS_PASSED] = False
    if step_func.__module__.partition(".")[0] == __package__:  # a sentence of the project's own is told by pytest
        telling.place(item, exception, scenario, step)
    if SCENE in item.stash and not case_of(item):
        tag, rules = _claim(scenario.feature, scenario)
        allowed = may_fail(tag, [rule.id for rule in rules])
        for paragraph in telling.broken(item.stash[SCENE], allowed, telling.site_of(item.config)):
            exception.add_note(paragraph)


def pytest_bdd_step_func_lookup_error(
    request: pytest.FixtureRequest, scenario: Scenario, step: Step, exception: BaseException
) -> None:
    """An undefined step is a failure, too; a sentence that comes near one of ours is perhaps misspelt."""
    request.node.stash[STEPS_PASSED] = False
    if definitions.concerns(request.node):
        exception.add_note(definitions.why_unclear(step, [], definitions.vocabulary(request.node.parent).all))
        telling.place(request.node, exception, scenario, step)
        telling.tell(request.node, in_one_line=bool(case_of(request.node)))


def pytest_bdd_after_scenario(request: pytest.FixtureRequest, feature: Feature, scenario: Scenario) -> None:
    """Hold the scenario to its tag and keep what it showed, unless it is none of ours."""
    tag, rules = _claim(feature, scenario)
    if SCENE not in request.node.stash and not rules:
        return
    scene: Scene = request.getfixturevalue("scene")
    if request.node.stash[STEPS_PASSED]:
        tags.submit(scene)
    if record.are_kept(request.config):
        _attach(request, scene, rules, tag)
    if request.getfixturevalue("phone_without") or not request.node.stash[STEPS_PASSED]:
        return  # a mutant must be caught by its Then steps, not by the oracle
    if wrong := complaint(tag, [rule.id for rule in rules], scene.findings):
        told = telling.broken(scene, may_fail(tag, [rule.id for rule in rules]), telling.site_of(request.config))
        error = telling.BrokenError("\n\n".join([wrong, *told, *([] if tag else [telling.ON_PURPOSE])]))
        telling.place(request.node, error, scenario)
        raise error
    if tag in EXAMPLES and isinstance(request.node.parent, collect.FeatureFile):
        for own in rules:
            _prove(request, scene, own, tag)


def _claim(feature: Feature, scenario: Scenario) -> tuple[str | None, list[Restriction]]:
    """What a scenario claims to show, and of which restrictions. A tag without any is the project's own affair."""
    rules = deciding(feature, scenario.tags)
    tag = next(iter(sorted((EXAMPLES | ANSWERS) & scenario.tags)), None)
    return tag if rules else None, rules


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
