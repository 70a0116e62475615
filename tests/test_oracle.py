"""Each scenario is held to its tag by what the judges found, whatever its Then steps say."""

import pytest

from callkit_restrictions.events.pushes import PushSent
from callkit_restrictions.history import Log
from callkit_restrictions.restriction import Finding, Outcome, expect
from callkit_restrictions_steps.oracle import complaint

PUSH = Log().append(PushSent())
PASSED, FAILED = expect(PUSH, True, ""), expect(PUSH, False, "nobody rang")
OPEN = Finding(PUSH, Outcome.OPEN, "not yet")
CANT_TELL = Finding(PUSH, Outcome.CANT_TELL, "it died")
OWN, OTHER = "push.ring", "audio.wait"
SAYS = "push.sent at 0 s"


@pytest.mark.parametrize(
    ("tag", "own", "other"),
    [
        ("kept", [PASSED], []),
        ("kept", [PASSED, PASSED], [PASSED, OPEN, CANT_TELL]),
        ("broken", [FAILED], []),
        ("broken", [PASSED, FAILED, OPEN], [PASSED]),
        ("outside", [], [PASSED]),
        ("yes", [PASSED], []),
        ("no", [FAILED, PASSED], [OPEN]),
        (None, [], [PASSED]),
    ],
)
def test_a_scenario_is_what_its_tag_says(tag, own, other):
    assert complaint(tag, [OWN], {OWN: own, OTHER: other}) is None


@pytest.mark.parametrize(
    ("tag", "own", "sentence"),
    [
        ("kept", [], "the scenario is tagged @kept, but push.ring found nothing to judge in it: it keeps nothing"),
        ("yes", [], "the scenario is tagged @yes, but push.ring found nothing to judge in it: it keeps nothing"),
        ("kept", [PASSED, FAILED], f"the scenario is tagged @kept, but push.ring says failed for {SAYS}: nobody rang"),
        ("kept", [OPEN], f"the scenario is tagged @kept, but push.ring says open for {SAYS}: not yet"),
        ("kept", [CANT_TELL], f"the scenario is tagged @kept, but push.ring says can't tell for {SAYS}: it died"),
        ("broken", [], "the scenario is tagged @broken, but push.ring is not broken in it"),
        ("broken", [PASSED, OPEN, CANT_TELL], "the scenario is tagged @broken, but push.ring is not broken in it"),
        ("no", [PASSED], "the scenario is tagged @no, but push.ring is not broken in it"),
        ("outside", [PASSED], f"the scenario is tagged @outside, but push.ring judges {SAYS}: passed"),
        ("outside", [FAILED], f"the scenario is tagged @outside, but push.ring judges {SAYS}: failed"),
    ],
)
def test_a_wrong_tag_has_a_sentence_of_its_own(tag, own, sentence):
    assert complaint(tag, [OWN], {OWN: own}) == sentence


@pytest.mark.parametrize(
    ("tag", "own"), [("kept", [PASSED]), ("broken", [FAILED]), ("outside", []), ("yes", [PASSED]), ("no", [FAILED])]
)
def test_a_scenario_fails_for_one_reason_at_most(tag, own):
    said = complaint(tag, [OWN], {OWN: own, OTHER: [PASSED, FAILED]})
    assert said == f"audio.wait is broken, too, by {SAYS}: nobody rang"


def test_a_scenario_without_a_tag_breaks_nothing():
    assert complaint(None, [], {OTHER: [FAILED]}) == f"audio.wait is broken by {SAYS}: nobody rang"


def test_a_restriction_that_is_not_in_force_found_nothing():
    assert complaint("outside", [OWN], {}) is None
    assert complaint("broken", [OWN], {}) == "the scenario is tagged @broken, but push.ring is not broken in it"


def test_a_question_may_be_decided_by_several_restrictions_each_of_which_must_speak():
    both = {OWN: [FAILED], OTHER: [FAILED]}
    assert complaint("no", [OWN, OTHER], both) is None
    assert complaint("no", [OWN, OTHER], {OWN: [FAILED], OTHER: [PASSED]}) == (
        "the scenario is tagged @no, but audio.wait is not broken in it"
    )
