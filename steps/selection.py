"""Which scenarios the command line asks for, told from its arguments alone, apart from any collection.

`pytest`, `pytest features` ask for everything; `pytest features/push` for the files below it; `pytest
x.feature::Name` for one scenario. Options that leave out single scenarios by name (-k, -m, --deselect)
are heard of when pytest deselects (guards.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from _pytest.pathlib import absolutepath

from callkit_restrictions_steps import collect
from callkit_restrictions_steps.pickles import FeatureDocument


@dataclass(frozen=True)
class Selection:
    """`files`: each feature file asked for, and the names of the scenarios asked for (None: all of them)."""

    files: dict[Path, frozenset[str] | None]
    everything: bool

    def pickles(self, path: Path, feature: FeatureDocument) -> Iterator[str]:
        """Ids of the pickles of one selected file that are asked for."""
        names = self.files[path]
        for pickle in feature.pickles:
            scenario = pickle["id"].removeprefix(f"{feature.uri}::").partition("[")[0]
            if names is None or scenario in names:
                yield pickle["id"]


def feature_files(config: pytest.Config) -> list[Path]:
    """Every feature file of the project."""
    return sorted({path for root in collect.roots(config) for path in root.rglob("*.feature")})


def selection(config: pytest.Config) -> Selection:
    """What this command line asks for, of the project's feature files."""
    ignored = [_absolute(config, path) for path in config.getoption("ignore") or ()]
    every = feature_files(config)
    files: dict[Path, frozenset[str] | None] = {}
    for argument in config.args:
        node, bracket, _ = argument.partition("[")
        name, *scenarios = node.split("::")
        path = _absolute(config, name)
        for file in every:
            if any(file.is_relative_to(each) for each in ignored) or not file.is_relative_to(path):
                continue
            already = files.get(file, frozenset())
            if not scenarios or already is None:
                files[file] = None
            else:  # one row or one mutant, `Name[...]`, is less than the scenario: nothing is owed
                files[file] = already | (frozenset() if bracket else frozenset(scenarios))
    return Selection(files, everything=all(files.get(file, frozenset()) is None for file in every))


def _absolute(config: pytest.Config, name: str) -> Path:
    return absolutepath(config.invocation_params.dir / name)
