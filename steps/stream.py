"""Records (record.py) and features (pickles.py) into Cucumber Messages. What they hold: messages.py."""

from __future__ import annotations

import json
import platform
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import version

import cucumber_messages as cm

from callkit_restrictions import __version__
from callkit_restrictions_steps.pickles import FeatureDocument, Json

RUN = "application/vnd.callkit-restrictions.run+json"
MUTANT = "application/vnd.callkit-restrictions.mutant+json"

_RUN_ID = "run"
_KEYWORDS = {"Context": "given", "Action": "when", "Outcome": "then", "Unknown": "step"}
_HOOKS = {"before": cm.HookType.before_test_case, "after": cm.HookType.after_test_case}


@dataclass(frozen=True)
class Run:
    """The run as a whole. Times in nanoseconds since 1970; `commit` is None outside a repository."""

    started: int
    finished: int
    success: bool
    digest: str
    commit: str | None


def lines(
    run: Run, features: Iterable[FeatureDocument], records: Iterable[Json], definitions: Iterable[Json] = ()
) -> Iterator[str]:
    """The whole stream.

    `records`: those of all items that ran, in any order. `definitions`: also those that no sentence used. The shapes
    of both are in record.py.
    """
    for envelope in _stream(run, list(features), list(records), definitions):
        message = cm.message_converter.to_dict(envelope) if isinstance(envelope, cm.Envelope) else envelope
        yield json.dumps(message, ensure_ascii=False, separators=(",", ":")) + "\n"


def _stream(
    run: Run, features: list[FeatureDocument], records: list[Json], definitions: Iterable[Json]
) -> Iterator[cm.Envelope | Json]:
    # Gherkin's documents and pickles are messages already, and pass as they are.
    yield cm.Envelope(meta=_meta())
    for feature in features:
        media_type = cm.SourceMediaType.text_x_cucumber_gherkin_plain.value
        yield {"source": {"uri": feature.uri, "data": feature.source, "mediaType": media_type}}
        yield {"gherkinDocument": feature.document}
        yield from ({"pickle": pickle} for pickle in feature.pickles)
    yield from _step_definitions(records, definitions)
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
    cases = []
    for feature in features:
        for pickle in feature.pickles:
            mutants = [_mutant(record, pickle) for record in ran[pickle["id"]] if record["without"]]
            for number, record in enumerate(ordinary[pickle["id"]], start=1):  # more than one: bound more than once
                cases.append(_TestCase(f"{pickle['id']}@{number}", pickle, record, mutants))
    yield from (cm.Envelope(test_case=case.plan) for case in cases)
    for case in cases:
        yield from case.run()
    finished = cm.TestRunFinished(success=run.success, timestamp=_time(run.finished), test_run_started_id=_RUN_ID)
    yield cm.Envelope(test_run_finished=finished)


def _step_definitions(records: Iterable[Json], definitions: Iterable[Json]) -> Iterator[cm.Envelope]:
    found = {each["id"]: each for record in records for step in record["steps"] for each in step["definitions"]}
    found |= {each["id"]: each for each in definitions}
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
        self.results = list(self._results())

    @property
    def plan(self) -> cm.TestCase:
        """What is to run."""
        return cm.TestCase(self.id, self.pickle["id"], [test_step for test_step, _, _ in self.results], _RUN_ID)

    def run(self) -> Iterator[cm.Envelope]:
        """`testCaseStarted` to `testCaseFinished`."""
        now = self.record["started"]
        started = cm.TestCaseStarted(0, self.attempt, self.id, _time(now), self.record["worker"])
        yield cm.Envelope(test_case_started=started)
        yield from self._attachments(None, None)
        for place, (test_step, number, result) in enumerate(self.results, start=1):
            now = result.get("started") or now
            yield cm.Envelope(test_step_started=cm.TestStepStarted(self.attempt, test_step.id, _time(now)))
            if number is not None:
                yield from self._attachments(number, test_step.id)
            if place == len(self.results):
                yield from self._mutants(test_step.id)
            if result["status"] == "UNDEFINED":
                yield self._suggestion(test_step, self.steps[number or 0][0])
            now += result.get("duration", 0)
            finished = cm.TestStepFinished(self.attempt, test_step.id, _outcome(result), _time(now))
            yield cm.Envelope(test_step_finished=finished)
        finished_case = cm.TestCaseFinished(self.attempt, _time(self.record["finished"]), will_be_retried=False)
        yield cm.Envelope(test_case_finished=finished_case)

    def _suggestion(self, test_step: cm.TestStep, pickle_step: Json) -> cm.Envelope:
        """How the missing definition would begin, in the form that pytest-bdd itself proposes."""
        sentence = json.dumps(pickle_step["text"], ensure_ascii=False)
        code = f"@{_KEYWORDS[pickle_step['type']]}({sentence})\ndef _():\n    raise NotImplementedError\n"
        snippets = [cm.Snippet(code, "python")]
        return cm.Envelope(suggestion=cm.Suggestion(f"{test_step.id}?", pickle_step["id"], snippets))

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
                made = _attachment(each["name"], each["mediaType"], each["body"], each["encoding"])
                yield self._attached(replace(made, timestamp=_time(each["at"])), test_step_id)

    def _mutants(self, test_step_id: str) -> Iterator[cm.Envelope]:
        for mutant in self.mutants:
            name = f"without-{'-'.join(mutant['without'])}.json"
            yield self._attached(_attachment(name, MUTANT, json.dumps(mutant, ensure_ascii=False)), test_step_id)

    def _attached(self, attachment: cm.Attachment, test_step_id: str | None) -> cm.Envelope:
        placed = replace(attachment, test_case_started_id=self.attempt, test_step_id=test_step_id)
        return cm.Envelope(attachment=placed)


def _attachment(name: str | None, media_type: str, body: str, encoding: str = "IDENTITY") -> cm.Attachment:
    return cm.Attachment(body, cm.AttachmentContentEncoding(encoding), media_type, file_name=name)


def _outcome(result: Json) -> cm.TestStepResult:
    error = result.get("error")
    return cm.TestStepResult(
        cm.Duration(**_parts(result.get("duration", 0))),
        cm.TestStepResultStatus(result["status"]),
        exception=cm.Exception(error, result["message"]) if error else None,
        message=result["message"],
    )


def _arguments(found: list[tuple[int, str]]) -> cm.StepMatchArgumentsList:
    groups = [cm.Group(start=start, value=value) for start, value in found]
    return cm.StepMatchArgumentsList([cm.StepMatchArgument(group) for group in groups])


def _meta() -> cm.Meta:
    return cm.Meta(
        protocol_version=version("cucumber-messages"),
        implementation=cm.Product("callkit-restrictions", __version__),
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
