"""Nothing is silently not run.

Where pytest-bdd drops, skips or whitewashes a scenario, the run is red and says which.

| when | what | otherwise |
|---|---|---|
| before | lint.py and catalogue.py find nothing wrong or unwritten in the files asked for | the run does not start |
| once collected | each sentence means one step definition, each definition a sentence | nothing is run |
| during | no scenario skips itself or expects its own failure | that scenario fails |
| after | every pickle that Gherkin compiles has run | the run is red |

What is owed is what was asked for: all pickles of the files named (all files: no arguments), less those
that -k, -m, --deselect or the like left out by name, and only the scenario itself for `x.feature::Name`.
`--lf` and a run that was stopped owe nothing. A definition can only be called unused when every feature
was collected.

All of this is for the files below `callkit_features`; a project without that option is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from callkit_restrictions.restrictions import RestrictionError, renamed, source_of
from callkit_restrictions_steps import catalogue, collect, definitions, lint, record, releases
from callkit_restrictions_steps.items import case_of, pickle_of
from callkit_restrictions_steps.pickles import (
    FeatureDocument,
    Problem,
    UnreadableFeatureError,
    read,
    uri_of,
)
from callkit_restrictions_steps.selection import selection

PROBLEMS, DESELECTED = "callkit_problems", "callkit_deselected"  # what an xdist worker tells its controller


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Guard only the projects that ask for it."""
    if collect.roots(config):
        config.pluginmanager.register(Guards(config), "callkit-guards")
        record.start(config)


class Guards:
    """The guards of one run. Under xdist the controller has the first and the last word."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.worker: dict[str, Any] | None = getattr(config, "workeroutput", None)
        self.features: dict[Path, FeatureDocument] = {}
        self.deselected: set[str] = set()
        self.problems: list[str] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionstart(self) -> None:
        """Read the features before anything runs."""
        self.asked = selection(self.config)
        if self.worker is None:
            missing = [root for root in collect.roots(self.config) if not root.is_dir()]
            stop(f"callkit_features names {root}, which is no folder; write that of the features" for root in missing)
            stop(self.in_the_features())

    def in_the_features(self) -> Iterator[Problem]:
        """What lint and catalogue find in the files asked for."""
        try:
            titles = self.config.hook.pytest_callkit_restrictions(config=self.config)
        except RestrictionError as problem:
            stop([problem])
            raise
        declared = {line.partition(":")[0].partition("(")[0].strip() for line in self.config.getini("markers")}
        old = renamed() if titles is not None else {}
        bound: dict[str, FeatureDocument] = {}
        uris: dict[str, str] = {}
        for path in self.asked.files:
            root = next(root for root in collect.roots(self.config) if path.is_relative_to(root))
            own_id = catalogue.id_of(path, root) if titles is not None else None
            if own_id is not None:
                uris[own_id] = uri_of(path, self.config.rootpath)
            try:
                feature = self.features[path] = read(path, self.config.rootpath)
            except UnreadableFeatureError as error:
                yield from error.problems
                continue
            if own_id is not None:
                bound[own_id] = feature
                if (module := source_of(own_id)).is_file():
                    yield from lint.unwritten(uri_of(module, self.config.rootpath), module.read_text(encoding="utf-8"))
            if titles is not None:
                yield from lint.unwritten(feature.uri, feature.source)
            others = set(titles or ())  # a question names the restrictions that it is about
            known = declared - others if own_id else declared | others
            yield from lint.problems(feature, own_id=own_id, known=known, renamed=old)
            yield from releases.problems(feature)
        if titles is not None:
            yield from catalogue.problems(bound, titles)
            if self.asked.everything:
                folder = uri_of(collect.roots(self.config)[0], self.config.rootpath)
                yield from catalogue.without_feature(uris, titles, folder)

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, session: pytest.Session, items: list[pytest.Item]) -> None:
        """Hold every sentence that will run against the step definitions."""
        if session.testsfailed:
            return  # a file did not load, and pytest says so; its definitions would be missed here
        here = {item.path for item in items}
        complete = self.asked.everything and not self.deselected and here.issuperset(self.asked.files)
        found = [str(each) for each in definitions.problems(items, complete=complete)]
        if self.worker is None:
            stop(found)
        elif found:
            self.worker[PROBLEMS] = found  # a worker that raises looks like a crash: the controller speaks
            items.clear()

    def pytest_deselected(self, items: Iterable[pytest.Item]) -> None:
        """Whatever is left out by name is not owed."""
        self.deselected |= {pickle["id"] for item in items if (pickle := pickle_of(item))}

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
        """Turn a scenario that did not really run into a failure."""
        report: pytest.TestReport = yield  # type: ignore[assignment]
        if isinstance(item.parent, collect.FeatureFile) and (why := _unproven(item, call, report)):
            path, line, name = item.location
            report.outcome = "failed"
            report.longrepr = f"{path}:{(line or 0) + 1}: the scenario {name!r} {why}"
            vars(report).pop("wasxfail", None)
        return report  # type: ignore[return-value]

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:  # noqa: ANN401 - xdist's node
        """Hear what a worker had to say."""
        output = getattr(node, "workeroutput", {})
        self.problems += [each for each in output.get(PROBLEMS, ()) if each not in self.problems]
        self.deselected |= set(output.get(DESELECTED, ()))

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Compare what ran with what was owed."""
        if self.worker is not None:
            self.worker[DESELECTED] = sorted(self.deselected)
        elif self.problems:
            session.exitstatus = pytest.ExitCode.USAGE_ERROR
        elif self._ran_to_its_end(session, exitstatus):
            self.problems = [str(each) for each in self.not_as_compiled()]
            if self.problems:
                session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:  # noqa: ANN401 - not a public class
        """Say what the exit status means."""
        for each in self.problems:
            terminalreporter.write_line(f"ERROR: {each}", red=True)

    def _ran_to_its_end(self, session: pytest.Session, exitstatus: int) -> bool:
        option = self.config.option
        lesser = option.collectonly or getattr(option, "lf", False) or getattr(option, "setupplan", False)
        stopped = session.shouldfail or session.shouldstop or exitstatus not in (0, 1, 5)
        return not lesser and not stopped

    def not_as_compiled(self) -> Iterator[Problem]:
        """Pickles that were owed and did not run."""
        ran = {each["pickle"] for each in record.records(self.config) if not each["without"]}
        for path, feature in self.features.items():
            owed = set(self.asked.pickles(path, feature)) - self.deselected
            for pickle in feature.pickles:
                if pickle["id"] in owed - ran:
                    sentence = f"the scenario {pickle['name']!r} did not run; look for what keeps pytest from it"
                    yield Problem(feature.uri, pickle["location"]["line"], sentence)


def stop(problems: Iterable[object]) -> None:
    """End the run before it starts, with one line for each problem and no traceback."""
    if lines := list(map(str, problems)):
        raise pytest.UsageError("\n".join(["the features are not in order", *lines]))


def _unproven(item: pytest.Item, call: pytest.CallInfo[None], report: pytest.TestReport) -> str | None:
    if call.excinfo is not None and call.excinfo.errisinstance((pytest.skip.Exception, pytest.xfail.Exception)):
        return f"gave up ({call.excinfo.value}), so it counts as not run; let it run, or delete it"
    if hasattr(report, "wasxfail") and not case_of(item):
        return "is marked to fail, which only a phone without its restriction may be; delete the mark"
    return None
