"""What a project may say to the plug-in: in its configuration, on the command line, in a hook.

| where | what |
|---|---|
| `callkit_features` (ini) | folders whose feature files are test files (collect.py), and guarded (guards.py) |
| `callkit_site` (ini) | where the pages are, such as `https://example.org/callkit/`: a failure links to them |
| `--callkit-results FILE` | write the results as Cucumber Messages (messages.py) |
| `pytest_callkit_restrictions` (hook) | a project with restrictions of its own names them (catalogue.py) |

Nothing here is slow to import: pytest reads it in every run of every project.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest


class Hooks:
    """What a project may implement in its conftest.py or plug-in."""

    @pytest.hookspec(firstresult=True)
    def pytest_callkit_restrictions(self, config: pytest.Config) -> Mapping[str, str] | None:
        """Return the title of each restriction by its id; None where features need no restriction."""


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Let a project say which restrictions it has."""
    pluginmanager.add_hookspecs(Hooks)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options."""
    parser.addini(
        "callkit_features",
        "Folders (relative to the configuration file) whose feature files are collected and guarded.",
        type="paths",
        default=[],
    )
    parser.addini(
        "callkit_site",
        "Where the pages of CallKit Restrictions are: a broken restriction links to its own.",
        default="",
    )
    parser.getgroup("callkit", "CallKit Restrictions").addoption(
        "--callkit-results",
        metavar="FILE",
        help="Write the results as Cucumber Messages (NDJSON) to FILE.",
    )
