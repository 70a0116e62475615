"""behave-rv over a trace with one property: an answered call was reported before. Prints events and verdicts.

`make bench` runs it in an environment of its own.
"""

import json
import sys
from collections.abc import Iterator

from behave_rv.compile.compiler import compile_feature
from behave_rv.engine.loop import Engine
from behave_rv.events.event import Event
from behave_rv.steps import default_registry, trigger

POLICY = """
Feature: calls
  Scenario: a call that is answered was reported
    When a call has "CXAnswerCallAction.perform"
    Then a call has "CXProvider.reportNewIncomingCall" before
"""
ENDS = ("CXProvider.reportCall(endedAt:reason:)", "CXEndCallAction.perform")


@trigger('a call has "{name}"', step_id="call.has", event_type="call", correlation_key="uuid")
def call_has(_: object, event: Event, name: str) -> bool:
    """The one predicate."""
    return event.payload["event"] == name


class Trace:
    """The events of a trace, as behave-rv wants them; what names no call belongs to none."""

    def __init__(self, path: str) -> None:
        self.path, self.count = path, 0

    def events(self) -> Iterator[Event]:
        """One after another."""
        with open(self.path, encoding="utf-8") as file:  # noqa: PTH123 - any path
            next(file)
            for line in file:
                said = json.loads(line)
                args = said.get("args", {})
                self.count += 1
                kind = said["event"] if said["event"] in ENDS else "call"
                yield Event(kind, said["t"], {"uuid": args.get("uuid", "none")}, {"event": said["event"]}, "trace")


if __name__ == "__main__":
    policies = compile_feature(POLICY, default_registry)
    trace, engine = Trace(sys.argv[1]), Engine(policies, terminal_event_types=ENDS)
    engine.run(trace, sink=lambda _: None)
    print(trace.count, engine.verdicts_delivered)
