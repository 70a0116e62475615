"""Each scenario is held to its tag, without trusting any Then step.

| tag | findings of its own restriction | of any other |
|---|---|---|
| `@kept` | at least one, and all passed | none failed |
| `@broken` | at least one failed | none failed: one scenario fails for one reason |
| `@outside` | none: the restriction does not apply, or is not in force | none failed |

A scenario of a product team, without restriction or tag, is held to the last column alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from callkit_restrictions.restriction import Finding, Outcome

KEPT, BROKEN, OUTSIDE = "kept", "broken", "outside"
TAGS = frozenset({KEPT, BROKEN, OUTSIDE})


def complaint(tag: str | None, own: str | None, findings: Mapping[str, Sequence[Finding]]) -> str | None:
    """What is wrong with a scenario that claims its tag, in one sentence; `None` where it is as it says."""
    mine = list(findings.get(own or "", ()))
    failed = [finding for finding in mine if finding.outcome is Outcome.FAILED]
    match tag:
        case "kept" if not mine:
            return f"the scenario is tagged @kept, but {own} found nothing to judge in it: it keeps nothing"
        case "kept" if any(finding.outcome is not Outcome.PASSED for finding in mine):
            worst = next(finding for finding in mine if finding.outcome is not Outcome.PASSED)
            return f"the scenario is tagged @kept, but {own} says {worst.outcome} for {worst.target}: {worst.because}"
        case "broken" if not failed:
            return f"the scenario is tagged @broken, but {own} is not broken in it"
        case "outside" if mine:
            return f"the scenario is tagged @outside, but {own} judges {mine[0].target}: {mine[0].outcome}"
    for other, found in findings.items():
        bad = next((finding for finding in found if finding.outcome is Outcome.FAILED), None)
        if bad is not None and not (other == own and tag == BROKEN):
            return f"{other} is broken, too, by {bad.target}: {bad.because}" if tag else (
                f"{other} is broken by {bad.target}: {bad.because}"
            )
    return None
