"""Cucumber's own compatibility kit: its samples, run by us, give the messages that it expects.

The kit comes from npm (tools/cucumber has the lock); of ours are the step definitions (kit/), as with every Cucumber.
Compared is as cucumber-js compares (its `compatibility/cck_spec.ts`): message by message, in order, without ids, times,
places and the words of errors. What we compare less of, and why:

| left out | because |
|---|---|
| patterns, parameter types, groups in groups | pytest-bdd has no Cucumber Expressions |
| arguments that took no part | the HTML report would print the rest of the sentence twice |
| hooks that passed | pytest has fixtures; one is told of only where it did not pass |
| the exception of a step that did not fail | in pytest a step is pending, or skipped, only by raising |
| the type of an exception, the number of snippets | those of another language |
| the attachment of the run | it is ours (`run.json`) |
| spaces at the end of a description | Gherkin for Python keeps those of an empty line |
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

RUN = (
    "all-statuses", "ambiguous", "attachments", "backgrounds", "cdata", "data-tables", "doc-strings", "empty",
    "examples-tables", "examples-tables-attachment", "examples-tables-undefined", "examples-tables-undefined-multiple",
    "hooks", "hooks-conditional", "hooks-named", "hooks-undefined", "minimal", "multiple-features", "parameter-types",
    "pending", "pending-exception", "regular-expression", "rules", "rules-backgrounds", "skipped",
    "skipped-exception", "skipped-failing-hook", "stack-traces", "undefined", "undefined-multiple", "unused-steps",
)  # fmt: skip
NO_RETRY = "pytest runs a test once"
NO_RUN_HOOKS = "what pytest does around a whole session belongs to no scenario"
NOT_RUN = {
    "failedish-combinations": "of two scenarios of one name pytest-bdd runs the last; our guards refuse the file",
    "global-hooks": NO_RUN_HOOKS,
    "global-hooks-afterall-error": NO_RUN_HOOKS,
    "global-hooks-attachments": NO_RUN_HOOKS,
    "global-hooks-beforeall-error": NO_RUN_HOOKS,
    "hooks-skipped": "after a fixture that skips pytest makes no other, so none is there to be told of",
    "hooks-attachment": "what a fixture attaches hangs on the scenario, or on its last step",
    "markdown": "pytest-bdd reads no Gherkin in Markdown",
    "multiple-features-reversed": "messages come in the order of the files, in whatever order they ran",
    "retry": NO_RETRY,
    "retry-ambiguous": NO_RETRY,
    "retry-pending": NO_RETRY,
    "retry-undefined": NO_RETRY,
    "test-run-exception": "a run that does not get to its end writes no messages",
    "unknown-parameter-type": "pytest-bdd has no Cucumber Expressions",
}
IGNORED_BY_CUCUMBER = {
    "meta", "uri", "line", "astNodeId", "astNodeIds", "hookId", "id", "pickleId", "pickleStepId", "stepDefinitionIds",
    "testRunStartedId", "testRunHookStartedId", "testCaseId", "testCaseStartedId", "testStepId", "nanos", "seconds",
    "message", "stackTrace", "language", "code",
}  # fmt: skip
IGNORED_BY_US = {"pattern", "parameterTypeName", "snippets"}
NOT_OURS = {"hook", "parameterType"}

Messages = list[dict[str, Any]]


def test_every_sample_of_the_kit_is_run_or_told_why_not(kit):
    assert {path.name for path in kit.folder.iterdir()} == {*RUN, *NOT_RUN}
    assert not {*RUN} & {*NOT_RUN}


@pytest.mark.parametrize("sample", RUN)
def test_a_sample_gives_the_messages_of_the_kit(kit, sample):
    ours, theirs = comparable(kit.run(sample)), comparable(kit.wanted(sample))
    assert [kind(each) for each in ours] == [kind(each) for each in theirs]
    assert ours == theirs


def test_a_wrong_status_is_noticed(kit):
    ours = kit.run("minimal")
    (finished,) = (each["testStepFinished"] for each in ours if "testStepFinished" in each)
    finished["testStepResult"]["status"] = "FAILED"
    assert comparable(ours) != comparable(kit.wanted("minimal"))


def kind(message: dict[str, Any]) -> str:
    return next(iter(message), "")


def comparable(messages: Messages) -> list[Any]:
    """What is compared of them."""
    silent = {*_hooks_that_passed(messages)}
    return [_pruned(each, silent) for each in messages if not _left_out(each, silent)]


def _hooks_that_passed(messages: Messages) -> Iterator[str]:
    steps = (step for each in messages for step in each.get("testCase", {}).get("testSteps", ()))
    hooks = {step["id"] for step in steps if "hookId" in step}
    for each in messages:
        done = each.get("testStepFinished", {})
        if done.get("testStepId") in hooks and done["testStepResult"]["status"] == "PASSED":
            yield done["testStepId"]


def _left_out(message: dict[str, Any], silent: set[str]) -> bool:
    inside = message[kind(message)]
    return kind(message) in NOT_OURS or inside.get("testStepId") in silent or inside.get("fileName") == "run.json"


def _pruned(value: Any, silent: set[str]) -> Any:  # noqa: ANN401 - JSON
    match value:
        case [*items]:
            kept = (each for each in items if not (isinstance(each, dict) and each.get("id") in silent))
            return [_pruned(each, silent) for each in kept]
        case {"stepMatchArguments": arguments}:
            return [leaf for each in arguments for leaf in _leaves(each["group"])]
        case {"status": status, **others}:
            failed = {"exception": "exception" in others} if status == "FAILED" else {}
            return {"status": status, **failed}
        case {**members}:
            ignored = IGNORED_BY_CUCUMBER | IGNORED_BY_US
            pruned = {key: _pruned(each, silent) for key, each in members.items() if key not in ignored}
            return pruned | ({"description": pruned["description"].rstrip()} if "description" in pruned else {})
    return value


def _leaves(group: dict[str, Any]) -> list[tuple[int, str]]:
    """The innermost groups that matched: a string without its quotation marks, a flight as its two airports."""
    inside = [leaf for each in group.get("children", ()) for leaf in _leaves(each)]
    return inside or ([(group["start"], group["value"])] if "value" in group else [])
