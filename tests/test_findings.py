"""The laws of a finding, as its history grows: what settles it, when, and what follows.

Every tale is judged after each of its events and at each moment at which something is due, by its own restriction.

6. Finality: what has passed or failed stays so, and so does what it cites.
7. What settles a finding is cited: the event that came just then, unless that is the target itself, or the clock.
8. The clock gives notice: what passes or fails as time goes by was open until then, and due at that very moment.
9. What follows is a deed that can be written down, at a moment, about an entry of the history, and about its call.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.stories import SETTLED, Story, tales

from callkit_restrictions import trace
from callkit_restrictions.errors import INCOMING_CALL, REQUEST_TRANSACTION
from callkit_restrictions.events.calls import ReportNewIncomingCallCompletion, RequestTransactionCompletion
from callkit_restrictions.history import Entry, History, Log
from callkit_restrictions.restriction import Consequence, Finding, Outcome, Restriction
from callkit_restrictions.restrictions import load

DOMAINS = {ReportNewIncomingCallCompletion: INCOMING_CALL, RequestTransactionCompletion: REQUEST_TRANSACTION}
Found = dict[int, Finding]


def growing(story: Story, rule: Restriction) -> Iterator[tuple[Log, Entry[Any] | None, Found]]:
    """The log after each event, and before and at each moment at which something is due, with what is found then."""
    log = Log(story.platform, story.begin)
    for entry in (*story.log, None):
        then = entry.at if entry else log.now + 600_000
        while log.now < then:
            owed = [f.due for f in rule.judge(log) if f.outcome is Outcome.OPEN and f.due]
            assert all(due > log.now for due in owed), f"{owed} is due before {log.now}, and open"
            due = min(owed, default=then)
            if due - 1 > log.now and due <= then:
                log.advance(due - 1)
                yield log, None, judged(rule, log)
            log.advance(min(due, then))
            yield log, None, judged(rule, log)
        if entry:
            arrived = log.append(entry.event)
            yield log, arrived, judged(rule, log)


def judged(rule: Restriction, log: Log) -> Found:
    """What is found, by the place of its target."""
    findings = [*rule.judge(log)]
    for finding in findings:
        assert log.entries[finding.target.index] is finding.target
        assert isinstance(finding.outcome, Outcome)
    found = {finding.target.index: finding for finding in findings}
    assert len(found) == len(findings), "two findings about one target"
    return found


@pytest.mark.parametrize("id_", load())
def test_a_finding_grows_as_its_history_does(id_):
    rule = load()[id_]
    for story in tales(id_):
        before: Found = {}
        for log, arrived, found in growing(story, rule):
            about = f"{story.name}, {arrived or 'the clock'} ({log.now} ms)"
            for place in before.keys() | found.keys():
                grew(before.get(place), found.get(place), arrived, log, about)
            for consequence in rule.enforce(log, found.values()):
                follows(consequence, log, about)
            before = found


def grew(was: Finding | None, is_: Finding | None, arrived: Entry[Any] | None, log: History, about: str) -> None:
    """Laws 6 to 8, for one target."""
    if was is not None and was.outcome in SETTLED:
        assert is_ is not None, f"{about}: {was} is gone"
        assert is_.outcome is was.outcome, f"{about}: {was} became {is_}"
        assert was.met_by in {None, is_.met_by}, f"{about}: {was} cites {is_.met_by} now"
    elif is_ is not None and is_.outcome in SETTLED:
        if arrived is None:
            assert was is not None, f"{about}: {is_} comes from nothing"
            assert was.due == log.now, f"{about}: {is_} was due {was.due}"
        elif arrived != is_.target:
            assert is_.met_by == arrived, f"{about}: {is_} cites {is_.met_by}"


def follows(consequence: Consequence, log: History, about: str) -> None:
    """Law 9."""
    cited, told = consequence.cites, consequence.tell
    assert log.entries[cited.index] is cited, about
    assert type(consequence.at) is int, about
    assert consequence.at >= cited.at, about
    if told is None:
        return
    alone = Log()
    alone.append(told)
    assert trace.read(trace.write(alone)).entries == alone.entries, about
    if hasattr(told, "call") and getattr(cited.event, "call", None) is not None:
        assert told.call == cited.event.call, f"{about}: {told} is about another call"
    if type(told) in DOMAINS and consequence.verb == "refuse":
        assert str(told.error).startswith(DOMAINS[type(told)]), f"{about}: {told} speaks for somebody else"
