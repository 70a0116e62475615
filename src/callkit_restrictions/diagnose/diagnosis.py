"""What a diagnosis says: the outcome; in each finding what happened, which restriction, how sure, what to check."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from callkit_restrictions.diagnose.material import Circumstances
from callkit_restrictions.traits import Confidence

Outcome: TypeAlias = Literal["call-rule", "about-calls", "not-calls", "nothing"]
"""A call rule explains it; it is about calls and no rule is to blame; something known happened that is no call rule;
no sign of a call rule, nor of anything else that is known."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a signature was seen: the line, and what stands there, made harmless."""

    line: int
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One signature, judged. `because` says why we are as sure as we are; `versions` where a version does not fit.

    `only_with_calls` are restrictions that would stand behind it if a call had been there, of which nothing was seen.
    """

    signature: str
    title: str
    outcome: Outcome
    happened: str
    restrictions: tuple[str, ...]
    only_with_calls: tuple[str, ...]
    confidence: Confidence
    because: str
    check: tuple[str, ...]
    seen: tuple[Seen, ...]
    times: int
    versions: str | None = None


@dataclass(frozen=True, kw_only=True)
class Diagnosis:
    """What one source tells. The findings come with the most telling one first."""

    source: str
    outcome: Outcome
    summary: str
    findings: tuple[Finding, ...] = ()
    told: Circumstances = field(default_factory=Circumstances)
    circumstances: tuple[str, ...] = ()
    problems: tuple[tuple[int, str], ...] = ()
