"""Records (record.py) and features (pickles.py) into Cucumber Messages. What they hold: messages.py."""

from __future__ import annotations

import json
import platform
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version

import cucumber_messages as cm

from callkit_restrictions_steps.pickles import FeatureDocument, Json

RUN = "application/vnd.callkit-restrictions.run+json"
MUTANT = "application/vnd.callkit-restrictions.mutant+json"

_RUN_ID = "run"
_HOOKS = {"before": cm.HookType.before_test_case, "after": cm.HookType.after_test_case}


@dataclass(frozen=True)
class Run:
    """The run as a whole. Times in nanoseconds since 1970; `commit` is None outside a repository."""

    started: int
    finished: int
    success: bool
    digest: str
    commit: str | None


def lines(run: Run, features: Iterable[FeatureDocument], records: Iterable[Json]) -> Iterator[str]:
    """The whole stream. `records`: those of all items that ran, in any order; their shape is in record.py."""
    for envelope in _stream(run, list(features), list(records)):
        message = cm.message_converter.to_dict(envelope) if isinstance(envelope, cm.Envelope) else envelope
        yield json.dumps(message, ensure_ascii=False, separators=(",", ":")) + "\n"


def _stream(run: Run, features: list[FeatureDocument], records: list[Json]) -> Iterator[cm.Envelope | Json]:
    # Gherkin's documents and pickles are messages already, and pass as they are.
    yield cm.Envelope(meta=_meta())
    for feature in features:
        media_type = cm.SourceMediaType.text_x_cucumber_gherkin_plain.value
        yield {"source": {"uri": feature.uri, "data": feature.source, "mediaType": media_type}}
        yield {"gherkinDocument": feature.document}
        yield from ({"pickle": pickle} for pickle in feature.pickles)
    yield from _step_definitions(records)
    for name, type_ in _HOOKS.items():
        yield cm.Envelope(hook=cm.Hook(id=name, source_reference=_source("steps/record.py", 1), type=type_))
    yield cm.Envelope(test_run_started=cm.TestRunStarted(id=_RUN_ID, timestamp=_time(run.started)))
    ran: dict[str, list[Json]] = defaultdict(list)
    for record in sorted(records, key=lambda record: str(record["item"])):
        ran[record["pickle"]].append(record)
    pickles = [pickle["id"] for feature in features for pickle in feature.pickles]
    ordinary = {id_: [record for record in ran[id_] if not record["without"]] for id_ in pickles}
    about = {"digest": run.digest, "commit": run.commit, "complete": all(ordinary.values())}
    attachment = replace(_attachment("run.json", RUN, json.dumps(about)), test_run_started_id=_RUN_ID)
    yield cm.Envelope(attachment=attachment)
    for feature in features:
        for pickle in feature.pickles:
            mutants = [_mutant(record, pickle) for record in ran[pickle["id"]] if record["without"]]
            for number, record in enumerate(ordinary[pickle["id"]], start=1):  # more than one: bound more than once
                yield from _TestCase(f"{pickle['id']}@{number}", pickle, record, mutants).envelopes()
    finished = cm.TestRunFinished(success=run.success, timestamp=_time(run.finished), test_run_started_id=_RUN_ID)
    yield cm.Envelope(test_run_finished=finished)


def _step_definitions(records: Iterable[Json]) -> Iterator[cm.Envelope]:
    found = {each["id"]: each for record in records for step in record["steps"] for each in step["definitions"]}
    for id_ in sorted(found):
        pattern = cm.StepDefinitionPattern(
            source=found[id_]["regex"], type=cm.StepDefinitionPatternType.regular_expression
        )
        source = _source(found[id_]["uri"], found[id_]["line"])
        yield cm.Envelope(step_definition=cm.StepDefinition(id=id_, pattern=pattern, source_reference=source))


def _mutant(record: Json, pickle: Json) -> Json:
    """What one mutant showed. Caught: it failed as it must (pytest: a strict xfail)."""
    failed = next((n for n, step in enumerate(record["steps"]) if step["message"]), None)
    where = record["steps"][failed] if failed is not None else record["after"] or record["before"] or {"message": None}
    return {
        "without": record["without"],
        "caught": record["outcome"] == "xfailed",
        "step": pickle["steps"][failed]["text"] if failed is not None and failed < len(pickle["steps"]) else None,
        "message": where["message"],
    }


class _TestCase:
    """The messages of one pickle that ran."""

    def __init__(self, id_: str, pickle: Json, record: Json, mutants: list[Json]) -> None:
        self.id, self.pickle, self.record, self.mutants = id_, pickle, record, mutants
        self.attempt = f"{id_}/0"
        # An empty scenario compiles to no steps although pytest-bdd runs its Background: it has no result.
        self.steps = list(zip(pickle["steps"], record["steps"], strict=False))

    def envelopes(self) -> Iterator[cm.Envelope]:
        """`testCase` to `testCaseFinished`."""
        results = list(self._results())
        worker = self.record["worker"]
        test_steps = [test_step for test_step, _, _ in results]
        yield cm.Envelope(test_case=cm.TestCase(self.id, self.pickle["id"], test_steps, _RUN_ID))
        started = cm.TestCaseStarted(0, self.attempt, self.id, _time(self.record["started"]), worker)
        yield cm.Envelope(test_case_started=started)
        yield from self._attachments(None, None)
        now = self.record["started"]
        for test_step, number, result in results:
            now = result.get("started") or now
            yield cm.Envelope(test_step_started=cm.TestStepStarted(self.attempt, test_step.id, _time(now)))
            if number is not None:
                yield from self._attachments(number, test_step.id)
            if test_step is test_steps[-1]:
                yield from self._mutants(test_step.id)
            now += result.get("duration", 0)
            outcome = cm.TestStepResult(
                cm.Duration(**_parts(result.get("duration", 0))),
                cm.TestStepResultStatus(result["status"]),
                message=result["message"],
            )
            finished = cm.TestStepFinished(self.attempt, test_step.id, outcome, _time(now))
            yield cm.Envelope(test_step_finished=finished)
        finished_case = cm.TestCaseFinished(self.attempt, _time(self.record["finished"]), will_be_retried=False)
        yield cm.Envelope(test_case_finished=finished_case)

    def _results(self) -> Iterator[tuple[cm.TestStep, int | None, Json]]:
        """Each test step, the number of its step in the record (None for a hook), its result."""
        if self.record["before"]:
            yield cm.TestStep(f"{self.id}#before", hook_id="before"), None, self.record["before"]
        for number, (pickle_step, step) in enumerate(self.steps):
            test_step = cm.TestStep(
                f"{self.id}#{number + 1}",
                pickle_step_id=pickle_step["id"],
                step_definition_ids=[each["id"] for each in step["definitions"]],
                step_match_arguments_lists=[_arguments(each["arguments"]) for each in step["definitions"]],
            )
            yield test_step, number, step
        if after := self.record["after"] or self._toothless():
            yield cm.TestStep(f"{self.id}#after", hook_id="after"), None, after

    def _toothless(self) -> Json | None:
        for mutant in self.mutants:
            if not mutant["caught"]:
                without = " and ".join(mutant["without"])
                message = mutant["message"] or f"the scenario passes without {without} too, so it proves nothing"
                return {"status": "FAILED", "message": message}
        return None

    def _attachments(self, step: int | None, test_step_id: str | None) -> Iterator[cm.Envelope]:
        for each in self.record["attachments"]:
            if each["step"] == step:
                yield self._attached(_attachment(each["name"], each["mediaType"], each["body"]), test_step_id)

    def _mutants(self, test_step_id: str) -> Iterator[cm.Envelope]:
        for mutant in self.mutants:
            name = f"without-{'-'.join(mutant['without'])}.json"
            yield self._attached(_attachment(name, MUTANT, json.dumps(mutant, ensure_ascii=False)), test_step_id)

    def _attached(self, attachment: cm.Attachment, test_step_id: str | None) -> cm.Envelope:
        placed = replace(attachment, test_case_started_id=self.attempt, test_step_id=test_step_id)
        return cm.Envelope(attachment=placed)


def _attachment(name: str, media_type: str, body: str) -> cm.Attachment:
    return cm.Attachment(body, cm.AttachmentContentEncoding.identity, media_type, file_name=name)


def _arguments(found: list[tuple[int, str]]) -> cm.StepMatchArgumentsList:
    groups = [cm.Group(children=[], start=start, value=value) for start, value in found]
    return cm.StepMatchArgumentsList([cm.StepMatchArgument(group) for group in groups])


def _meta() -> cm.Meta:
    try:
        ours = version("callkit-restrictions")
    except PackageNotFoundError:  # run from a checkout that is not installed
        ours = "0"
    return cm.Meta(
        protocol_version=version("cucumber-messages"),
        implementation=cm.Product("callkit-restrictions", ours),
        runtime=cm.Product(platform.python_implementation(), platform.python_version()),
        os=cm.Product(platform.system()),
        cpu=cm.Product(platform.machine()),
    )


def _source(uri: str, line: int) -> cm.SourceReference:
    return cm.SourceReference(uri=uri, location=cm.Location(line))


def _time(nanoseconds: int) -> cm.Timestamp:
    return cm.Timestamp(**_parts(nanoseconds))


def _parts(nanoseconds: int) -> dict[str, int]:
    seconds, nanos = divmod(nanoseconds, 1_000_000_000)
    return {"seconds": seconds, "nanos": nanos}
