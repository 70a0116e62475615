"""Which restrictions a scenario is about, and which it broke, as properties of the test: in pytest's own JUnit XML too.

    <property name="restriction" value="push.report-before-the-handler-returns"/>   what it is about (its tags)
    <property name="broken" value="push.report-before-the-handler-returns"/>        what was broken, meant or not
    <property name="without" value="push.report-before-the-handler-returns"/>       what the phone lacked: a mutant

They are pytest's user properties, so whatever reads those (JUnit XML, JSON reports, pytest-xdist) has them.
"""

from __future__ import annotations

from collections.abc import Generator

import pytest
from pytest_bdd.parser import Feature, Scenario

from callkit_restrictions_steps.items import case_of
from callkit_restrictions_steps.play import SCENE, deciding


@pytest.hookimpl(wrapper=True)
def pytest_bdd_after_scenario(
    request: pytest.FixtureRequest, feature: Feature, scenario: Scenario
) -> Generator[None, list[object], list[object]]:
    """Note the ids, once for each restriction: when all has happened, even if that is not what the tag says."""
    try:
        return (yield)
    finally:
        item = request.node
        about = [rule.id for rule in deciding(feature, scenario.tags)]
        broken = {id_ for id_, _ in item.stash[SCENE].failed()} if SCENE in item.stash else set()
        for name, ids in (("restriction", about), ("broken", sorted(broken)), ("without", case_of(item))):
            item.user_properties += [(name, id_) for id_ in ids]
