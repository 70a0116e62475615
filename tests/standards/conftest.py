"""The samples of Cucumber's compatibility kit, run by us (`make standards` installs it: tools/cucumber)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

pytest_plugins = "pytester"

CUCUMBER = Path(__file__).parents[2] / "tools" / "cucumber"
OURS = ("settings", "collect", "messages")
PLUGINS = ("pytest_bdd.plugin", *(f"callkit_restrictions_steps.{part}" for part in OURS))
SAME_WORDS = {
    "examples-tables-undefined-multiple": "examples-tables-undefined",
    "rules-backgrounds": "backgrounds",
    "undefined-multiple": "undefined",
}
"""Samples with the step definitions of another one."""

Messages = list[dict[str, Any]]


@dataclass(frozen=True)
class Kit:
    """The kit, and a folder to run it in, as a project of strangers that knows of no restriction."""

    pytester: pytest.Pytester
    folder: Path = CUCUMBER / "node_modules/@cucumber/compatibility-kit/features"

    def wanted(self, sample: str) -> Messages:
        """The messages that the kit expects."""
        return read(self.folder / sample / f"{sample}.ndjson")

    def run(self, sample: str) -> Messages:
        """Our messages."""
        for path in (self.folder / sample).iterdir():
            if path.suffix not in {".ts", ".ndjson"}:
                self.pytester.path.joinpath(path.name).write_bytes(path.read_bytes())
        definitions = Path(__file__).parent / "kit" / f"{SAME_WORDS.get(sample, sample).replace('-', '_')}.py"
        words = definitions.read_text(encoding="utf-8") if definitions.is_file() else ""
        self.pytester.makepyfile(test_sample=f'from pytest_bdd import scenarios\n{words}\nscenarios(".")\n')
        loaded = [part for name in PLUGINS for part in ("-p", name)]
        self.pytester.runpytest(*loaded, "-W", "ignore", "--callkit-results", "messages.ndjson")
        return read(self.pytester.path / "messages.ndjson")


@pytest.fixture
def kit(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Kit:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    return Kit(pytester)


def read(path: Path) -> Messages:
    """Cucumber Messages from a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
