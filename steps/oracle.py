"""Each scenario is held to its tag, without trusting any Then step.

| tag | findings of its own restriction | of any other |
|---|---|---|
| `@kept` | at least one, and all passed | none failed |
| `@broken` | at least one failed | none failed: one scenario fails for one reason |
| `@outside` | none: the restriction does not apply, or is not in force | none failed |

A designer's question is bound to no single restriction; its scenarios name the ones that decide, as tags:

| tag | findings of each deciding restriction | of any other |
|---|---|---|
| `@no` | at least one failed | none failed |
| `@yes` | at least one, and all passed | none failed |

A scenario of a product team, without restriction or tag, is held to the last column alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from callkit_restrictions.restriction import Finding, Outcome

KEPT, BROKEN, OUTSIDE = "kept", "broken", "outside"
YES, NO = "yes", "no"
EXAMPLES = frozenset({KEPT, BROKEN, OUTSIDE})
ANSWERS = frozenset({YES, NO})

Findings = Mapping[str, Sequence[Finding]]


def complaint(tag: str | None, deciding: Collection[str], findings: Findings) -> str | None:
    """What is wrong with a scenario that claims its tag, in one sentence; `None` where it is as it says.

    `deciding`: the ids of the restrictions that the scenario is about, in a restriction's own feature just one.
    """
    for id_ in deciding:
        if wrong := _own_complaint(tag, id_, findings.get(id_, ())):
            return wrong
    allowed = may_fail(tag, deciding)
    too = "is broken, too," if tag else "is broken"
    for other, found in findings.items():
        bad = next((finding for finding in found if finding.outcome is Outcome.FAILED), None)
        if bad is not None and other not in allowed:
            return f"{other} {too} by {bad.target}: {bad.because}"
    return None


def may_fail(tag: str | None, deciding: Collection[str]) -> Collection[str]:
    """The ids of the restrictions that a scenario is there to break."""
    return deciding if tag in {BROKEN, NO} else ()


def _own_complaint(tag: str | None, id_: str, mine: Sequence[Finding]) -> str | None:
    failed = [finding for finding in mine if finding.outcome is Outcome.FAILED]
    match tag:
        case "kept" | "yes" if not mine:
            return f"the scenario is tagged @{tag}, but {id_} found nothing to judge in it: it keeps nothing"
        case "kept" | "yes" if any(finding.outcome is not Outcome.PASSED for finding in mine):
            worst = next(finding for finding in mine if finding.outcome is not Outcome.PASSED)
            return f"the scenario is tagged @{tag}, but {id_} says {worst.outcome} for {worst.target}: {worst.because}"
        case "broken" | "no" if not failed:
            return f"the scenario is tagged @{tag}, but {id_} is not broken in it"
        case "outside" if mine:
            return f"the scenario is tagged @outside, but {id_} judges {mine[0].target}: {mine[0].outcome}"
    return None
