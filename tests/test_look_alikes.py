"""What looks alike and does not count: the same thing for another call, at another time, or under another name.

Each row is a history in which something nearly meets a duty, or nearly breaks one. Most were found by `make mutants`: a
judge that no longer asked for the right call, or no longer looked at the right stretch of time, had gone unnoticed.
"""

import pytest
from tests.stories import LOOK_ALIKES, row

from callkit_restrictions import load


@pytest.mark.parametrize(
    ("id_", "events", "outcomes"),
    [(id_, events, outcomes) for id_, rows in LOOK_ALIKES.items() for events, outcomes in rows],
)
def test_only_the_thing_itself_counts(id_, events, outcomes):
    assert [str(finding.outcome) for finding in load()[id_].judge(row(events))] == outcomes
