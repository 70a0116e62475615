"""The proof that near misses are caught: each wrong judge must be noticed by some scenario of its restriction.

The records travel with the test reports, so that they are the same under pytest-xdist. A near miss that no scenario
caught turns a run red in which all scenarios of that restriction ran.
"""

from __future__ import annotations

from collections import defaultdict

import pytest

from callkit_restrictions.restriction import Outcome, Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions.versions import IOS, RELEASES, RELEASES_OF
from callkit_restrictions_steps.scene import Scene

KEY = "callkit-near-misses"


class Proof:
    """What the scenarios of a session caught, restriction by restriction."""

    def __init__(self, config: pytest.Config) -> None:
        self._in_worker = hasattr(config, "workeroutput")
        self.caught: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Collect what one scenario caught, and take it off the report, so that no other reporter prints it."""
        if self._in_worker:
            return
        mine = [each for each in report.user_properties if each[0] == KEY]
        report.user_properties[:] = [each for each in report.user_properties if each[0] != KEY]
        for _, value in mine if report.when == "call" else ():
            if isinstance(value, dict):
                for name, seen in value["caught"].items():
                    self.caught[str(value["restriction"])][name].update({report.nodeid} if seen else set())

    def uncaught(self) -> list[str]:
        """One sentence for each near miss that every scenario let through."""
        return [
            f"{restriction}: no scenario catches the near miss {miss.name!r} ({miss.lie})"
            for restriction, caught in sorted(self.caught.items())
            for miss in load()[restriction].near_misses
            if not caught[miss.name]
        ]


def on_every_release(scene: Scene, own: Restriction) -> dict[IOS, bool]:
    """Is the restriction broken by this scenario, release by release? Only its own judge is asked."""
    found = {}
    for version in RELEASES_OF.get(scene.platform.device, RELEASES):
        platform = scene.on(version)
        # Where a restriction is not in force nothing judges: there is nothing to play for.
        findings = scene.replay([own], platform).findings[own.id] if own.holds.hold_on(platform) else ()
        found[version] = any(finding.outcome is Outcome.FAILED for finding in findings)
    return found


PROOF: pytest.StashKey[Proof] = pytest.StashKey()


def record(item: pytest.Item, restriction: str, caught: dict[str, bool]) -> None:
    """Note which near misses one scenario caught."""
    if caught:
        item.user_properties.append((KEY, {"restriction": restriction, "caught": caught}))


def pytest_configure(config: pytest.Config) -> None:
    """Begin to collect."""
    config.stash[PROOF] = Proof(config)
    config.pluginmanager.register(config.stash[PROOF], "callkit-restrictions-proof")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Turn a run red whose scenarios all passed but let a near miss through."""
    whole = not (session.config.option.keyword or session.config.option.markexpr)
    named = any("::" in argument for argument in session.config.args)
    if exitstatus == pytest.ExitCode.OK and whole and not named and session.config.stash[PROOF].uncaught():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name the near misses that got through."""
    whole = not (config.option.keyword or config.option.markexpr or any("::" in argument for argument in config.args))
    for sentence in config.stash[PROOF].uncaught() if whole else ():
        terminalreporter.write_line(f"near miss not caught: {sentence}", red=True)
