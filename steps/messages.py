"""`--callkit-results FILE`: results in the field's own format, Cucumber Messages, a JSON object per line.

| line | what it holds here |
|---|---|
| `meta` | our version, Python, the system |
| `source`, `gherkinDocument`, `pickle` | every feature file of the project, whether it ran or not |
| `stepDefinition` | each definition that a sentence could mean; id `steps/pushes.py::when a push {name} arrives` |
| `hook` | `before` and `after`: what may fail around the steps (fixtures; the promise of a scenario's tag) |
| `testRunStarted` | id `run` |
| `attachment` of the run | `run.json`: `{digest, commit, complete}`; complete: each pickle has a test case |
| `testCase` | each pickle that ran, in the order of the files; a hook only where it did not pass |
| `testCaseStarted` ... `testCaseFinished` | what came of it, with its attachments |
| `suggestion` | how a missing step definition would begin |
| `attachment` of a test case | what the plug-in attached (findings, log, screen), and each mutant's outcome |
| `testRunFinished` | `success` is pytest's own verdict |

A mutant (the scenario again, on a phone that lacks a restriction) is no test case of its own. It is
expected to fail, and the format has no such status: as a test case its failing step would colour the
official report red for a run in which all is well, and two test cases of one pickle read as two
attempts. What it shows is a property of the scenario, so it hangs on the scenario's test case as a
document: `{without: [ids], caught: true|false, step: text|null, message: text|null}`. A mutant that is
not caught fails that test case, in the hook `after`: a scenario which passes without its restriction has
proved nothing.

Ids are made of our own names, so two runs differ in times and worker names only.
"""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from callkit_restrictions.site.digest import digest
from callkit_restrictions_steps import record
from callkit_restrictions_steps.pickles import FeatureDocument, Json, UnreadableFeatureError, read
from callkit_restrictions_steps.record import attach
from callkit_restrictions_steps.selection import feature_files

__all__ = ["attach", "digest"]  # what the other parts of the plug-in and the page generator take from here


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Record in every process; write in one."""
    if name := config.getoption("callkit_results"):
        record.start(config)
        if not hasattr(config, "workeroutput"):
            config.pluginmanager.register(Writer(config, config.invocation_params.dir / name), "callkit-results")


class Writer:
    """Writes the results of one run when it is over."""

    def __init__(self, config: pytest.Config, path: Path) -> None:
        self.config = config
        self.path = path
        self.started = time.time_ns()
        self.digest = digest(config.rootpath)  # of what is about to run: a file may be edited meanwhile
        self.path.unlink(missing_ok=True)  # a run that does not get to its end leaves no results, not old ones

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write, with the exit status that everyone else has settled by now."""
        from callkit_restrictions_steps import stream  # noqa: PLC0415 - slow to import, and most runs write nothing

        if self.config.option.collectonly or session.exitstatus == pytest.ExitCode.USAGE_ERROR:
            return
        records = record.records(self.config)
        run = stream.Run(
            started=self.started,
            finished=time.time_ns(),
            success=session.exitstatus == pytest.ExitCode.OK,
            digest=self.digest,
            commit=_commit(self.config.rootpath),
        )
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("w", encoding="utf-8", newline="\n") as file:
            definitions = record.definitions(self.config)
            file.writelines(stream.lines(run, self._features(records), records, definitions))

    def _features(self, records: list[Json]) -> list[FeatureDocument]:
        """All features of the project, so that what did not run is missed, and whatever else ran."""
        paths = {*feature_files(self.config), *(Path(each["path"]) for each in records)}
        found = []
        for path in sorted(paths):
            try:
                found.append(read(path, self.config.rootpath))
            except UnreadableFeatureError:  # not asked for, or the guards would have stopped the run
                continue
        return found


def _commit(root: Path) -> str | None:
    git = ["git", "-C", str(root), "rev-parse", "HEAD"]
    try:
        done = subprocess.run(git, capture_output=True, text=True, check=True)  # noqa: S603 - no input from outside
    except (OSError, subprocess.CalledProcessError):  # no git, no repository, no commit yet
        return None
    return done.stdout.strip()
