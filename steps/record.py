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
| `steps` | one object per step, those of Backgrounds included: below; none, unless results are kept |
| `before`, `after` | `{status, message}` of what failed outside a step (fixtures, the oracle), or null |
| `attachments` | `{step, name, mediaType, body, encoding, at}`; `step` counts from 0, null before the first |

| key of a step | meaning |
|---|---|
| `status` | PASSED, FAILED, SKIPPED, UNDEFINED, AMBIGUOUS, PENDING (`NotImplementedError`, `pytest.xfail()`) |
| `message`, `error` | a paragraph for a status other than PASSED and SKIPPED; the type of what was raised; or null |
| `started`, `duration` | nanoseconds; null and 0 for a step that was not reached |
| `definitions` | `{id, uri, line, regex, arguments: [[start, text], ...]}`: none if undefined, several if ambiguous |

A sentence that means several steps runs none of them: which one it would be is an accident of the order of imports. A
step that was not reached keeps the status that it would have met (UNDEFINED, AMBIGUOUS), unless the scenario was
skipped; so it is in every Cucumber.
"""

from __future__ import annotations

import os
import time
from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import pytest

from callkit_restrictions_steps.definitions import Vocabulary, vocabulary
from callkit_restrictions_steps.items import case_of, pickle_of, steps_of, template_of
from callkit_restrictions_steps.pickles import Json

RECORDER = "callkit-recorder"
DEFINITIONS = "callkit_definitions"  # what an xdist worker tells its controller
_PROPERTY = "callkit_scenario"
_RECORD = pytest.StashKey[Json]()


def start(config: pytest.Config) -> None:
    """Record the scenarios of this run. Guards and results both ask; the second time changes nothing."""
    if not config.pluginmanager.has_plugin(RECORDER):
        config.pluginmanager.register(Recorder(config), RECORDER)
        if are_kept(config):
            config.pluginmanager.register(StepRecorder(), f"{RECORDER}-of-steps")


def records(config: pytest.Config) -> list[Json]:
    """The records of this run so far; in an xdist run, ask the controller."""
    recorder: Recorder | None = config.pluginmanager.get_plugin(RECORDER)
    return recorder.records if recorder is not None else []


def definitions(config: pytest.Config) -> list[Json]:
    """Every step definition that a scenario of this run could have meant, used or not: `{id, uri, line, regex}`."""
    recorder: Recorder | None = config.pluginmanager.get_plugin(RECORDER)
    return list(recorder.definitions.values()) if recorder is not None else []


def are_kept(config: pytest.Config) -> bool:
    """Whether somebody will read more than which scenarios ran: what they showed and which definitions they meant."""
    return bool(config.getoption("callkit_results", None))


def attach(to: pytest.Item | pytest.FixtureRequest, name: str | None, media_type: str, body: str | bytes) -> None:
    """Put a document into the results of the running scenario, at the step that is running or has just run.

    `name`: a file name (`log.ndjson`), if it has one. `media_type`: e.g. `application/json`, `image/png`. Where no
    results are kept, nothing happens.
    """
    item = to if isinstance(to, pytest.Item) else to.node
    if are_kept(item.config) and (record := item.stash.get(_RECORD, None)) is not None:
        reached = [number for number, step in enumerate(record["steps"]) if step["started"] is not None]
        record["attachments"].append(
            {
                "step": reached[-1] if reached else None,
                "name": name,
                "mediaType": media_type,
                "body": body if isinstance(body, str) else b64encode(body).decode(),
                "encoding": "IDENTITY" if isinstance(body, str) else "BASE64",
                "at": time.time_ns(),
            }
        )


class AmbiguousStepError(Exception):
    """A sentence means several step definitions that are equally near; none of them is run."""


class Recorder:
    """Listens to pytest: which scenarios ran, and how each ended."""

    def __init__(self, config: pytest.Config) -> None:
        self.records: list[Json] = []
        self.definitions: dict[str, Json] = {}
        self._books: set[Vocabulary] = set()
        self._worker: dict[str, Any] | None = getattr(config, "workeroutput", None)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Begin with every step not reached."""
        if (pickle := pickle_of(item)) is None:
            return
        book = vocabulary(item.parent) if item.parent is not None and are_kept(item.config) else None
        if book is not None and book not in self._books:
            self._books.add(book)
            self.definitions |= {each.id: each.as_json("") for each in book.all}
        item.stash[_RECORD] = {
            "item": item.nodeid,
            "pickle": pickle["id"],
            "path": template_of(item.obj).feature.filename,  # type: ignore[attr-defined, union-attr]
            "without": list(case_of(item)),
            "outcome": "passed",
            "started": time.time_ns(),
            "finished": 0,
            "worker": getattr(item.config, "workerinput", {}).get("workerid"),
            "steps": list(_steps(item, book)) if book is not None else [],
            "before": None,
            "after": None,
            "attachments": [],
        }

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
        if self._worker is None:
            mine = [each for each in report.user_properties if each[0] == _PROPERTY]
            for each in mine:
                report.user_properties.remove(each)
                self.records.append(each[1])  # type: ignore[arg-type]

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self) -> None:
        """Tell the controller which definitions there were."""
        if self._worker is not None:
            self._worker[DEFINITIONS] = self.definitions

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:  # noqa: ANN401 - xdist's node
        """Hear it."""
        self.definitions |= getattr(node, "workeroutput", {}).get(DEFINITIONS, {})


class StepRecorder:
    """Listens to pytest-bdd, where somebody will read what became of each step."""

    def pytest_bdd_before_step(self, request: pytest.FixtureRequest) -> None:
        """Start the clock of the next step."""
        if (step := _next(request.node)) is not None:
            step["started"] = time.time_ns()

    @pytest.hookimpl(tryfirst=True)
    def pytest_bdd_before_step_call(self, request: pytest.FixtureRequest) -> None:
        """Stop at a sentence to which several definitions have the same claim."""
        if (step := _running(request.node)) is not None and len(step["definitions"]) > 1:
            names = " and ".join(each["id"] for each in step["definitions"])
            raise AmbiguousStepError(f"this sentence means several steps: {names}")

    def pytest_bdd_after_step(self, request: pytest.FixtureRequest) -> None:
        """A step that ran."""
        if (step := _running(request.node)) is not None:
            _end(step, "PASSED")

    def pytest_bdd_step_error(self, request: pytest.FixtureRequest, exception: Exception) -> None:
        """A step that raised."""
        if (step := _running(request.node)) is not None:
            _end(step, _status(exception), **_why(request.node, exception))

    def pytest_bdd_step_func_lookup_error(self, request: pytest.FixtureRequest) -> None:
        """A sentence without a definition."""
        if (step := _next(request.node)) is not None:
            step["started"] = time.time_ns()
            _end(step, "UNDEFINED", message="no step definition matches this sentence")


def _steps(item: pytest.Item, book: Vocabulary) -> Iterator[Json]:
    for step in steps_of(item):
        meant = book.meant(step.type, step.name)
        yield {
            "status": "SKIPPED",
            "message": None,
            "error": None,
            "started": None,
            "duration": 0,
            "definitions": [each.as_json(step.name) for each in sorted(meant, key=lambda each: (each.uri, each.line))],
        }


def _next(item: pytest.Item) -> Json | None:
    return next((step for step in _recorded_steps(item) if step["started"] is None), None)


def _running(item: pytest.Item) -> Json | None:
    """The step that has started and not ended: a step ends with any other status, or with an error."""
    started = [step for step in _recorded_steps(item) if step["started"] is not None]
    return started[-1] if started and started[-1]["status"] == "SKIPPED" and not started[-1]["error"] else None


def _recorded_steps(item: pytest.Item) -> list[Json]:
    steps: list[Json] = item.stash[_RECORD]["steps"] if _RECORD in item.stash else []
    return steps


def _end(step: Json, status: str, *, message: str | None = None, error: str | None = None) -> None:
    step.update(status=status, message=message, error=error, duration=time.time_ns() - step["started"])


def _conclude(item: pytest.Item, record: Json, call: pytest.CallInfo[None], report: pytest.TestReport) -> None:
    if report.when == "call" or not report.passed:
        expected = hasattr(report, "wasxfail")
        record["outcome"] = (
            {"skipped": "xfailed", "passed": "xpassed"}.get(report.outcome, "failed") if expected else report.outcome
        )
    if report.when == "call" and are_kept(item.config):
        _tell_the_unreached(record["steps"])
    if call.excinfo is None:
        return
    error = call.excinfo.value
    if (step := _running(item)) is not None:  # it neither returned nor raised what pytest-bdd calls an error
        _end(step, _status(error), **_why(item, error))
    elif report.when == "setup":
        record["before"] = {"status": _status(error), **_why(item, error)}
    elif report.when == "teardown" or not any(_raised(each) for each in record["steps"]):
        record["after"] = record["after"] or {"status": _status(error), **_why(item, error)}


def _tell_the_unreached(steps: list[Json]) -> None:
    """Where a step did not pass, what was not reached is known to be undefined or ambiguous all the same."""
    if any(step["status"] not in {"PASSED", "SKIPPED"} for step in steps):
        for step in steps:
            if step["started"] is None and len(step["definitions"]) != 1:
                step["status"] = "AMBIGUOUS" if step["definitions"] else "UNDEFINED"


def _raised(step: Json) -> bool:
    return step["status"] in {"AMBIGUOUS", "FAILED", "PENDING", "UNDEFINED"} or bool(step["error"])


def _status(error: BaseException) -> str:
    match error:
        case AmbiguousStepError():
            return "AMBIGUOUS"
        case NotImplementedError() | pytest.xfail.Exception():
            return "PENDING"
        case pytest.skip.Exception():
            return "SKIPPED"
    return "FAILED"


_SPEAKING = (AmbiguousStepError, AssertionError, pytest.fail.Exception, pytest.skip.Exception)
"""Errors whose message says it all."""


def _why(item: pytest.Item, error: BaseException) -> dict[str, str]:
    """The error in words, without the place of the project on this machine (results are published), and its type."""
    kind = "" if isinstance(error, _SPEAKING) else f"{type(error).__name__}: "
    return {
        "message": f"{kind}{error}".replace(f"{item.config.rootpath}{os.sep}", ""),
        "error": type(error).__name__,
    }
