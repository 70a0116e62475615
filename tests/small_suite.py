"""A small suite that is in order, to tell one lie in at a time: each is a file replaced, added or taken away."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

FEATURE = """\
@push.some-id
Feature: Every push becomes a call

  A push wakes the app for one purpose.

  **For designers.** There is no silent push.

  Background:
    Given a phone

  # A remark between scenarios is no part of a description.
  @kept
  Scenario: The call is reported
    This one goes well.

    When the app reports a call

  Rule: Some pushes come late
    @broken @slow
    Scenario Outline: The push is <late> seconds late
      When the push is <late> seconds late

      Examples:
        | late |
        | 1    |
        | 1    |
"""
QUESTION = """\
@push.some-id
Feature: May a push be silent?

  Scenario: A silent push
    Given a phone
"""
STEPS = """\
from pytest_bdd import given, parsers, when

@given("a phone")
def _(): pass

@when("the app reports a call")
def _(): pass

@when(parsers.parse("the push is {late:d} seconds late"))
def _(late): pass
"""
PUSH, SILENCE = "features/push/some-id.feature", "features/questions/silence.feature"
FILES = {PUSH: FEATURE, SILENCE: QUESTION, "features/conftest.py": STEPS}
Suite = Callable[..., pytest.RunResult]


def ini(*lines: str, plugins: str = "") -> str:
    """The settings of the suite: some of its own, and what pytest is to load."""
    return "\n".join((
        "[pytest]", "callkit_features = features", *lines, "markers =", "    slow: a declared tag",
        f"addopts = -p pytest_bdd.plugin {plugins}",
        "    -p callkit_restrictions_steps.settings -p callkit_restrictions_steps.collect",
        "    -p callkit_restrictions_steps.guards\n",
    ))  # fmt: skip


def suite_of(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, good: Mapping[str, str]
) -> Callable[..., pytest.RunResult]:
    """Write the good suite, with files replaced or added (None: removed), and run pytest on it."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")

    def run(files: dict[str, str | None], *arguments: str) -> pytest.RunResult:
        for name, text in {**good, **files}.items():
            path = pytester.path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            if text is not None:
                path.write_text(text, encoding="utf-8")
        return pytester.runpytest(*arguments)

    return run


def edited(old: str, new: str, text: str = FEATURE) -> str:
    """A text with one place written otherwise."""
    assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times"
    return text.replace(old, new)
