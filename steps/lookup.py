"""A step finds its function at once, however many sentences there are.

pytest-bdd looks for a step's definition by asking every fixture of the session, for every step anew. With this
vocabulary that is nine tenths of a run. Here the answer comes from memory (`definitions.Vocabulary`), and the function
found is run with as little ado (perform.py).

Everything else is pytest-bdd's: the order in which definitions win, the hooks, the fixtures, the errors. The two are
put in place when the scenarios of a run have been collected and one of them is ours, and taken back at the end. A run
that does not use this plug-in never sees them.
"""

from __future__ import annotations

import gc
from importlib import import_module

import pytest
from pytest_bdd.parser import Step
from pytest_bdd.steps import StepFunctionContext

from callkit_restrictions_steps.definitions import concerns, vocabulary
from callkit_restrictions_steps.perform import run_step

_BDD = import_module("pytest_bdd.scenario")  # the attribute of that name is the decorator
_PATCH = pytest.StashKey[pytest.MonkeyPatch]()
_ask_every_fixture = _BDD.get_step_function


def pytest_configure() -> None:
    """Let go of what an earlier run in this process has kept from the collector of garbage."""
    gc.unfreeze()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """Answer from memory, if any scenario is ours."""
    if any(concerns(item) for item in session.items):
        patch = session.config.stash[_PATCH] = pytest.MonkeyPatch()
        patch.setattr(_BDD, "get_step_function", step_function)
        patch.setattr(_BDD, "_execute_step_function", run_step)
        # What has been collected lives until the end of the run: the collector of garbage need not walk it again, nor
        # at the end, when pytest has it walk everything twice. It is given back when the next run begins, see below.
        gc.freeze()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave pytest-bdd as it was, for a session that another session runs."""
    if _PATCH in config.stash:
        config.stash[_PATCH].undo()


def step_function(request: pytest.FixtureRequest, step: Step) -> StepFunctionContext | None:
    """The function that pytest-bdd would find: of the nearest matching definitions, the one registered last.

    Where memory has none, pytest-bdd is asked: for its own step `trace`, say.
    """
    found = vocabulary(request.node.parent).meant(step.type, step.name)
    return found[-1].context if found else _ask_every_fixture(request, step)
