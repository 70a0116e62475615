"""A step finds its function at once, however many sentences there are.

pytest-bdd looks for a step's definition by asking every fixture of the session, for every step anew, and reads the
signature of the function twice each time it calls it. With this vocabulary that is nine tenths of a run. Here its two
questions are answered from memory:

| question | answered by |
|---|---|
| which function does this step mean? | `definitions.Vocabulary` |
| which arguments does it take? | the same functions, remembered |

Everything else is pytest-bdd's: the order in which definitions win, the hooks, the fixtures, the errors. The answers
are put in place when the scenarios of a run have been collected and one of them speaks our sentences, and taken back
at the end. A run that does not use this plug-in never sees them.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

import pytest
from pytest_bdd.parser import Step
from pytest_bdd.steps import StepFunctionContext

from callkit_restrictions_steps.definitions import concerns, vocabulary

_BDD = import_module("pytest_bdd.scenario")  # the attribute of that name is the decorator
_PATCH = pytest.StashKey[pytest.MonkeyPatch]()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """Answer from memory, if any scenario is ours."""
    if any(concerns(item) for item in session.items):
        patch = session.config.stash[_PATCH] = pytest.MonkeyPatch()
        patch.setattr(_BDD, "get_step_function", step_function)
        patch.setattr(_BDD, "signature", cache(_BDD.signature))
        patch.setattr(_BDD, "get_required_args", cache(_BDD.get_required_args))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave pytest-bdd as it was, for a session that another session runs."""
    if _PATCH in config.stash:
        config.stash[_PATCH].undo()


def step_function(request: pytest.FixtureRequest, step: Step) -> StepFunctionContext | None:
    """The function that pytest-bdd would find: of the nearest matching definitions, the one registered last."""
    found = vocabulary(request.node.parent).meant(step.type, step.name)
    return found[-1].context if found else None
