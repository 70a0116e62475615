"""What happened to each scenario, written down while it runs and carried to whoever writes results.

One record per test item: JSON values only, so that it survives the way from an xdist worker to the
controller (it rides on the item's last report; a dictionary on `config` would stay in the worker).

| key | meaning |
|---|---|
| `item`, `pickle` | pytest's node id; the id of the pickle that it ran (pickles.py) |
| `path` | the feature file, absolute: not for publication |
| `without` | ids of the restrictions that the phone lacked; `[]`: the ordinary run, else a mutant |
| `outcome` | pytest's: passed, failed, skipped, xfailed, xpassed; failed also when setup or teardown fails |
| `started`, `finished` | wall clock, nanoseconds since 1970 |
| `worker` | xdist's name of the worker, or null |
| `steps` | one object per step, those of Backgrounds included: below |
| `before`, `after` | `{status, message}` of what failed outside a step (fixtures, the oracle), or null |
| `attachments` | `{step, name, mediaType, body}` in order; `step` counts from 0, null before the first step |

| key of a step | meaning |
|---|---|
| `status` | PASSED, FAILED, SKIPPED, UNDEFINED, AMBIGUOUS, PENDING (`NotImplementedError`, `pytest.xfail()`) |
| `message` | one paragraph for a status other than PASSED and SKIPPED, else null |
| `started`, `duration` | nanoseconds; null and 0 for a step that was not reached |
| `definitions` | `{id, uri, line, regex, arguments: [[start, text], ...]}`: none if undefined, several if ambiguous |
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from callkit_restrictions_steps.definitions import vocabulary
from callkit_restrictions_steps.items import case_of, pickle_of, steps_of, template_of
from callkit_restrictions_steps.pickles import Json

RECORDER = "callkit-recorder"
_PROPERTY = "callkit_scenario"
_RECORD = pytest.StashKey[Json]()


def start(config: pytest.Config) -> None:
    """Record the scenarios of this run. Guards and results both ask; the second time changes nothing."""
    if not config.pluginmanager.has_plugin(RECORDER):
        config.pluginmanager.register(Recorder(config), RECORDER)


def records(config: pytest.Config) -> list[Json]:
    """The records of this run so far; in an xdist run, ask the controller."""
    recorder: Recorder | None = config.pluginmanager.get_plugin(RECORDER)
    return recorder.records if recorder is not None else []


def are_kept(config: pytest.Config) -> bool:
    """Whether somebody will read more than which scenarios ran: what they showed and which definitions they meant."""
    return bool(config.getoption("callkit_results", None))


def attach(to: pytest.Item | pytest.FixtureRequest, name: str, media_type: str, body: str) -> None:
    """Put a document into the results of the running scenario, at the step that is running or has just run.

    `name`: a file name (`log.ndjson`). `media_type`: e.g. `application/json`. Where no results are kept, nothing
    happens.
    """
    item = to if isinstance(to, pytest.Item) else to.node
    if are_kept(item.config) and (record := item.stash.get(_RECORD, None)) is not None:
        reached = [number for number, step in enumerate(record["steps"]) if step["started"] is not None]
        step = reached[-1] if reached else None
        record["attachments"].append({"step": step, "name": name, "mediaType": media_type, "body": body})


class Recorder:
    """Listens to pytest and pytest-bdd."""

    def __init__(self, config: pytest.Config) -> None:
        self.records: list[Json] = []
        self._in_worker = hasattr(config, "workeroutput")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Begin with every step not reached."""
        if (pickle := pickle_of(item)) is None:
            return
        item.stash[_RECORD] = {
            "item": item.nodeid,
            "pickle": pickle["id"],
            "path": template_of(item.obj).feature.filename,  # type: ignore[attr-defined, union-attr]
            "without": list(case_of(item)),
            "outcome": "passed",
            "started": time.time_ns(),
            "finished": 0,
            "worker": os.environ.get("PYTEST_XDIST_WORKER"),
            "steps": list(_steps(item)),
            "before": None,
            "after": None,
            "attachments": [],
        }

    def pytest_bdd_before_step(self, request: pytest.FixtureRequest) -> None:
        """Start the clock of the next step."""
        if (step := _next(request.node)) is not None:
            step["started"] = time.time_ns()

    def pytest_bdd_after_step(self, request: pytest.FixtureRequest) -> None:
        """A step that ran is right only if no other definition had the same claim to its sentence."""
        if (step := _running(request.node)) is not None:
            if len(step["definitions"]) > 1:
                names = " and ".join(each["id"] for each in step["definitions"])
                _end(step, "AMBIGUOUS", f"this sentence means several steps: {names}")
            else:
                _end(step, "PASSED")

    def pytest_bdd_step_error(self, request: pytest.FixtureRequest, exception: Exception) -> None:
        """A step that raised."""
        if (step := _running(request.node)) is not None:
            pending = isinstance(exception, NotImplementedError | pytest.xfail.Exception)
            status = "PENDING" if pending else "FAILED"
            _end(step, status, _said(request.node, exception))

    def pytest_bdd_step_func_lookup_error(self, request: pytest.FixtureRequest) -> None:
        """A sentence without a definition."""
        if (step := _next(request.node)) is not None:
            step["started"] = time.time_ns()
            _end(step, "UNDEFINED", "no step definition matches this sentence")

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
        """Note what no step explains, and send the record off with the last report."""
        report: pytest.TestReport = yield  # type: ignore[assignment]
        if (record := item.stash.get(_RECORD, None)) is not None:
            _conclude(item, record, call, report)
            if report.when == "teardown":
                record["finished"] = time.time_ns()
                report.user_properties.append((_PROPERTY, record))
        return report  # type: ignore[return-value]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take the record off the report, so that no other reporter (JUnit XML) prints it."""
        if not self._in_worker:
            mine = [each for each in report.user_properties if each[0] == _PROPERTY]
            for each in mine:
                report.user_properties.remove(each)
                self.records.append(each[1])  # type: ignore[arg-type]


def _steps(item: pytest.Item) -> Iterator[Json]:
    book = vocabulary(item.parent) if item.parent is not None and are_kept(item.config) else None
    for step in steps_of(item):
        yield {
            "status": "SKIPPED",
            "message": None,
            "started": None,
            "duration": 0,
            "definitions": [each.as_json(step.name) for each in book.meant(step.type, step.name)] if book else [],
        }


def _next(item: pytest.Item) -> Json | None:
    return next((step for step in _recorded_steps(item) if step["started"] is None), None)


def _running(item: pytest.Item) -> Json | None:
    """The step that has started and not ended: a step ends with any other status, or with a message."""
    started = [step for step in _recorded_steps(item) if step["started"] is not None]
    return started[-1] if started and started[-1]["status"] == "SKIPPED" and not started[-1]["message"] else None


def _recorded_steps(item: pytest.Item) -> list[Json]:
    steps: list[Json] = item.stash[_RECORD]["steps"] if _RECORD in item.stash else []
    return steps


def _end(step: Json, status: str, message: str | None = None) -> None:
    step.update(status=status, message=message, duration=time.time_ns() - step["started"])


def _conclude(item: pytest.Item, record: Json, call: pytest.CallInfo[None], report: pytest.TestReport) -> None:
    if report.when == "call" or not report.passed:
        expected = hasattr(report, "wasxfail")
        record["outcome"] = (
            {"skipped": "xfailed", "passed": "xpassed"}.get(report.outcome, "failed") if expected else report.outcome
        )
    if call.excinfo is None:
        return
    error = call.excinfo.value
    skipped = isinstance(error, pytest.skip.Exception)
    message = _said(item, error)
    if (step := _running(item)) is not None:  # it neither returned nor raised what pytest-bdd calls an error
        _end(
            step,
            "SKIPPED" if skipped else "PENDING" if isinstance(error, pytest.xfail.Exception) else "FAILED",
            message,
        )
    elif report.when == "setup":
        record["before"] = {"status": "SKIPPED" if skipped else "FAILED", "message": message}
    elif report.when == "teardown" or not any(_raised(each) for each in record["steps"]):
        record["after"] = record["after"] or {
            "status": "SKIPPED" if skipped else "FAILED",
            "message": message,
        }


def _raised(step: Json) -> bool:
    return step["status"] in {"FAILED", "PENDING", "UNDEFINED"} or bool(step["message"])


def _said(item: pytest.Item, error: BaseException) -> str:
    """The error in words, without the place of the project on this machine: results are published."""
    kind = (
        ""
        if isinstance(error, AssertionError | pytest.fail.Exception | pytest.skip.Exception)
        else f"{type(error).__name__}: "
    )
    return f"{kind}{error}".replace(f"{item.config.rootpath}{os.sep}", "")
