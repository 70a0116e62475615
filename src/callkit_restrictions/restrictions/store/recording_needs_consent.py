"""App Review Guideline 2.5.14: everyone agrees, and something that can be seen or heard says that it records."""

from collections.abc import Iterator

from callkit_restrictions.events.designs import Do
from callkit_restrictions.events.store import AppStoreRejected
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import ALWAYS

OPEN = "record calls with everyone's consent and a clear sign"
LACKS = {
    "record calls without telling anybody": "consent and a sign",
    "record calls without a sign": "a sign",
}
"""What a wish about recording a call lacks."""


def judge(history: History) -> Iterator[Finding]:
    """One finding for each wish to record a call."""
    for wish in history.of(Do):
        if wish.event.deed == OPEN or wish.event.deed in LACKS:
            lacking = LACKS.get(wish.event.deed)
            yield expect(wish, lacking is None, f"the recording lacks {lacking}")


def consent_is_enough(history: History) -> Iterator[Finding]:
    """The near miss: with everyone's consent nothing needs to show that it records."""
    for finding in judge(history):
        yield expect(finding.target, "consent" not in finding.because, finding.because)


RESTRICTION = Restriction(
    id="store.recording-needs-consent",
    title="Recording a call needs everyone's consent and a clear sign",
    kind="review",
    judged_from="design",
    holds=ALWAYS,
    consequence="App Review rejects the build under Guideline 2.5.14",
    watches=(Do,),
    judge=judge,
    enforce=punish("reject", lambda _: AppStoreRejected(guideline="2.5.14")),
    confidence="high",
    evidence=(
        Evidence(
            "app-review",
            "https://developer.apple.com/app-store/review/guidelines/",
            "Guideline 2.5.14: whoever is recorded must have agreed in so many words, and must see "
            "or hear that it happens.",
            "primary",
        ),
    ),
    disagreement="No Apple source was found that lets other apps use the system's own call recording of iOS 18.",
    assumes=("What the guideline says of recording holds for the sound of calls as it does for the screen.",),
    see_also=("audio.no-recording-during-another-call",),
    near_misses=(NearMiss("consent-is-enough", "With consent nothing needs to show.", consent_is_enough),),
)
