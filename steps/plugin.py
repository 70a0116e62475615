"""The pytest plugin: an entry point that names its parts. Each part says at its top what it does.

pytest loads a plug-in in every run of every project, so this one waits until a run is known to be ours: its parts, the
model and the sentences are imported when the configuration asks for them, or when the first scenario of pytest-bdd is
collected. A file of step definitions is a part as well: its sentences are fixtures, and a nearer definition of a
sentence wins. Only what a project may say, and the two fixtures that it may override, are there from the beginning.

The order is that of the imports among the parts, since pytest wants to be the first to import a plug-in.
"""

from __future__ import annotations

import re
import sys
from types import FunctionType
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from callkit_restrictions_steps.scene import Scene

PARTS = ("collect", "guards", "lookup", "messages", "proof", "tags", "play", "properties")
SENTENCES = ("pushes", "calls", "audio", "life", "designs", "builds", "screens", "outcomes")

MAY_BE_OURS = re.compile(r"kept|broken|outside|yes|no|(ios|sdk|region)-.+|\w+\.[\w-]+")  # tags.py knows for sure

_MODULES = [f"{__package__}.{module}" for module in PARTS + SENTENCES]
pytest.register_assert_rewrite(*_MODULES)  # a conftest.py may import one of them before it is loaded as a plug-in

pytest_plugins = ["callkit_restrictions_steps.settings"]


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Load the parts, where the configuration or the command line asks for them."""
    if config.getini("callkit_features") or config.getoption("callkit_results"):
        load(config)


@pytest.hookimpl(tryfirst=True)
def pytest_pycollect_makeitem(collector: pytest.Module | pytest.Class, obj: object) -> None:
    """Load the parts, where a scenario of pytest-bdd is about to be collected."""
    bdd = sys.modules.get("pytest_bdd.scenario")
    if bdd is not None and isinstance(obj, FunctionType) and obj in bdd.scenario_wrapper_template_registry:
        load(collector.config)


@pytest.hookimpl(optionalhook=True)  # `-p no:pytest-bdd` is allowed
def pytest_bdd_apply_tag(tag: str) -> None:
    """Let our own tags be marks that need no declaration, in features that speak our sentences."""
    if MAY_BE_OURS.fullmatch(tag):
        from pytest_bdd.utils import CONFIG_STACK  # noqa: PLC0415 - imported already, or nobody would ask

        load(CONFIG_STACK[-1])
        from callkit_restrictions_steps import tags  # noqa: PLC0415 - a part, so not before it is loaded

        tags.declare(CONFIG_STACK[-1], tag)


def load(config: pytest.Config) -> None:
    """Import and register every part; the second time changes nothing."""
    if not config.pluginmanager.has_plugin(_MODULES[-1]):
        for module in _MODULES:
            config.pluginmanager.import_plugin(module)


@pytest.fixture
def phone_without() -> tuple[str, ...]:
    """The restrictions that the phone lacks: none, unless the scenario runs as a mutant."""
    return ()


@pytest.fixture
def scene(request: pytest.FixtureRequest, phone_without: tuple[str, ...]) -> Scene:
    """The scene that all steps speak to."""
    from callkit_restrictions_steps import play  # noqa: PLC0415 - with all of the model behind it

    return play.scene_of(request.node, phone_without)
