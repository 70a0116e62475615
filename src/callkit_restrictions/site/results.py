"""The results of a run, read from its Cucumber Messages: what was run, what came of it, and what it showed.

Only reading: a result that is missing, stale or cut short stops with one sentence, before any page is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

from callkit_restrictions.site.digest import digest

Json: TypeAlias = dict[str, Any]

WORST_FIRST = ("FAILED", "AMBIGUOUS", "UNDEFINED", "PENDING", "SKIPPED", "UNKNOWN", "PASSED")
"""The statuses of a step; a scenario has the worst of its steps."""


class ResultsError(Exception):
    """The results cannot be published; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step as it ran: its keyword and text, its status, and the message of a failure."""

    keyword: str
    text: str
    status: str
    message: str | None
    definition: str | None


@dataclass(frozen=True, slots=True)
class Mutant:
    """The scenario on a phone without some restrictions: was it caught, and by which step?"""

    without: tuple[str, ...]
    caught: bool
    step: str | None


@dataclass(frozen=True, slots=True)
class Played:
    """One scenario of the run, with all it showed; `complaints` are why it failed, of its steps or of its tag."""

    uri: str
    name: str
    line: int
    tags: frozenset[str]
    steps: tuple[Step, ...]
    status: str
    seconds: float
    shown: dict[str, Any] = field(hash=False)
    mutants: tuple[Mutant, ...] = ()
    complaints: tuple[str, ...] = ()

    @property
    def tag(self) -> str | None:
        """`kept`, `broken`, `outside`, or none."""
        return next((tag for tag in ("kept", "broken", "outside") if tag in self.tags), None)

    @property
    def log(self) -> list[str]:
        """The phone's log as the lines of a trace."""
        return str(self.shown.get("log", "")).splitlines()


@dataclass(frozen=True, eq=False)  # each is itself: what is worked out of one is kept by it
class Results:
    """One whole run."""

    started: datetime
    success: bool
    digest: str
    commit: str | None
    complete: bool
    scenarios: tuple[Played, ...]
    not_run: tuple[str, ...]
    features: dict[str, Json]
    sources: dict[str, str]
    definitions: dict[str, Json]
    finished: datetime | None = None

    def of(self, restriction: str) -> list[Played]:
        """The scenarios of one restriction, in the order of their feature."""
        return self.of_feature(f"features/{restriction.replace('.', '/')}.feature")

    def of_feature(self, uri: str) -> list[Played]:
        """The scenarios of one feature, in its order."""
        return [*self._by_feature.get(uri, ())]

    @cached_property
    def _by_feature(self) -> dict[str, list[Played]]:
        found: dict[str, list[Played]] = {}
        for scenario in self.scenarios:
            found.setdefault(scenario.uri, []).append(scenario)
        return found

    @property
    def passed(self) -> int:
        """How many scenarios passed."""
        return sum(scenario.status == "PASSED" for scenario in self.scenarios)

    @property
    def mutants(self) -> list[Mutant]:
        """Every run without a restriction."""
        return [mutant for scenario in self.scenarios for mutant in scenario.mutants]

    def near_misses(self, restriction: str) -> dict[str, list[Played]]:
        """Which scenarios caught each near miss of a restriction."""
        caught: dict[str, list[Played]] = {}
        for scenario in self.of(restriction):
            for name, seen in scenario.shown.get("near-misses", {}).items():
                caught.setdefault(name, []).extend([scenario] if seen else [])
        return caught


def load(file: Path, root: Path) -> Results:
    """Read the results of the last run and make sure that they are those of the tree at `root`.

    Raises:
        ResultsError: there are none, they are cut short, or the features or sources have changed since.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ResultsError(
            f"there are no results in {file.name}; run: pytest features --callkit-results {file}"
        ) from None
    results = read(text.splitlines())
    if results.digest != digest(root):
        raise ResultsError(f"{file.name} is older than the features or sources; run the specs again (make site does)")
    if not results.complete:
        raise ResultsError(f"{file.name} holds only a part of the scenarios; run all of them (make site does)")
    return results


def read(lines: Iterable[str]) -> Results:
    """Read a stream of Cucumber Messages.

    Raises:
        ResultsError: a line is not JSON, or the stream stops before its end.
    """
    kinds: dict[str, list[Json]] = {}
    for number, line in enumerate(lines, 1):
        try:
            kind, value = next(iter(json.loads(line).items()))
        except (ValueError, AttributeError, StopIteration):
            raise ResultsError(f"line {number} of the results is no Cucumber Message") from None
        kinds.setdefault(kind, []).append(value)
    if "testRunFinished" not in kinds:
        raise ResultsError("the results stop before the end of their run; run the specs again")
    about = next((json.loads(a["body"]) for a in kinds.get("attachment", []) if a.get("testRunStartedId")), None)
    if about is None or "testRunStarted" not in kinds:
        raise ResultsError("the results do not say of which run they are; write them with --callkit-results")
    features = {document["uri"]: document["feature"] for document in kinds.get("gherkinDocument", [])}
    ran = {case["pickleId"] for case in kinds.get("testCase", [])}
    return Results(
        started=_moment(kinds["testRunStarted"][0]["timestamp"]),
        finished=_moment(kinds["testRunFinished"][0]["timestamp"]),
        success=kinds["testRunFinished"][0]["success"],
        digest=about["digest"],
        commit=about["commit"],
        complete=about["complete"],
        scenarios=tuple(_scenarios(kinds, features)),
        not_run=tuple(pickle["id"] for pickle in kinds.get("pickle", []) if pickle["id"] not in ran),
        features=features,
        sources={source["uri"]: source["data"] for source in kinds.get("source", [])},
        definitions={definition["id"]: definition for definition in kinds.get("stepDefinition", [])},
    )


def _moment(timestamp: Json) -> datetime:
    return datetime.fromtimestamp(timestamp["seconds"], tz=UTC)


def _scenarios(kinds: dict[str, list[Json]], features: dict[str, Json]) -> Iterator[Played]:
    pickles = {pickle["id"]: pickle for pickle in kinds.get("pickle", [])}
    keywords = {node["id"]: node["keyword"].strip() for feature in features.values() for node in _step_nodes(feature)}
    attempts = {start["testCaseId"]: start["id"] for start in kinds.get("testCaseStarted", [])}
    finished: dict[str, dict[str, Json]] = {}
    for done in kinds.get("testStepFinished", []):
        finished.setdefault(done["testCaseStartedId"], {})[done["testStepId"]] = done["testStepResult"]
    shown: dict[str, list[Json]] = {}
    for attachment in kinds.get("attachment", []):
        shown.setdefault(attachment.get("testCaseStartedId", ""), []).append(attachment)
    for case in kinds.get("testCase", []):
        pickle = pickles[case["pickleId"]]
        attempt = attempts[case["id"]]
        results = finished.get(attempt, {})
        texts = {step["id"]: step for step in pickle["steps"]}
        steps, complaints = [], []
        for step in case["testSteps"]:
            result = results.get(step["id"], {"status": "UNKNOWN"})
            if "pickleStepId" in step:
                text = texts[step["pickleStepId"]]
                definition = next(iter(step.get("stepDefinitionIds", [])), None)
                keyword = keywords[text["astNodeIds"][0]]
                steps.append(Step(keyword, text["text"], result["status"], result.get("message"), definition))
            if result.get("message"):
                complaints.append(result["message"])
        statuses = [result["status"] for result in results.values()] or ["UNKNOWN"]
        durations = [result["duration"] for result in results.values()]
        documents = shown.get(attempt, [])
        yield Played(
            uri=pickle["uri"],
            name=pickle["name"],
            line=pickle["location"]["line"],
            tags=frozenset(tag["name"].removeprefix("@") for tag in pickle["tags"]),
            steps=tuple(steps),
            complaints=tuple(complaints),
            status=min(statuses, key=WORST_FIRST.index),
            seconds=sum(d["seconds"] + d["nanos"] / 1e9 for d in durations),
            shown={d["fileName"]: _body(d) for d in documents if "mutant" not in d["mediaType"]},
            mutants=tuple(_mutant(json.loads(d["body"])) for d in documents if "mutant" in d["mediaType"]),
        )


def _body(document: Json) -> Any:  # noqa: ANN401 - whatever the plugin attached
    return json.loads(document["body"]) if document["mediaType"].endswith("+json") else document["body"]


def _mutant(said: Json) -> Mutant:
    return Mutant(tuple(said["without"]), said["caught"], said.get("step"))


def _step_nodes(feature: Json) -> Iterator[Json]:
    for child in feature.get("children", []):
        for part in child.values():
            yield from part.get("steps", [])
            yield from _step_nodes(part)
