"""Acme's own sentences: one of several deeds with a fixture of the team, one in place of a sentence that is there."""

import pytest
from pytest_bdd import parsers, when

from callkit_restrictions_steps import calls, pushes
from callkit_restrictions_steps.scene import Scene


@pytest.fixture
def directory() -> dict[int, str]:
    """Who is who, as the team's tests know it."""
    return {7: "Ben"}


@when(parsers.parse("Acme's server calls for user {number:d}"))
def acme_calls(scene: Scene, directory: dict[int, str], number: int) -> None:
    """The push comes, and the app reports the call at once, with the name that the payload carries."""
    pushes.push_arrives(scene)
    calls.call_reported(scene, directory[number])


@when("the push handler returns")
def handler_returns(scene: Scene) -> None:
    """Acme's handler calls the completion handler of the push before it returns."""
    pushes.push_completed(scene)
    pushes.handler_returns(scene)
