"""One signature: what to look for, what it means, which restriction stands behind it, and what to look at next.

It is found by its codes, or by what it says:

    codes=(0xBAADCA11,)                       # written in decimal or hex, signed or not
    domain="com.apple.CallKit.error", …       # then the codes count only beside that domain
    says=("Delivering … VoIP payload(s) to",) # `…` is a hole: a value, a name, or <private>
    guideline="2.5.4", names=("voip",)        # in a letter of App Review: patterns that one sentence has to hold

Strings are compared by their letters and digits alone (`letters`): log lines are wrapped, cut, quoted and joined.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from callkit_restrictions.traits import Confidence

Kind: TypeAlias = Literal[
    "termination code",
    "exception",
    "crash message",
    "backtrace frame",
    "console line",
    "daemon log",
    "NSError",
    "OSStatus",
    "ended reason",
    "APNs answer",
    "App Review",
    "exit count",
]

Tells: TypeAlias = Literal["rule", "sign", "other"]
"""What a sighting proves. A `rule` was broken, or has refused something. A `sign` belongs to calls, and names no fault.
The `other` ones happen to any app: only in the company of calls do they point to their restrictions."""


_OTHERS = bytes(set(range(128)) - set(b"abcdefghijklmnopqrstuvwxyz0123456789"))


def letters(text: str) -> str:
    r"""What is compared: the ASCII letters, small, and the digits. A written line end (`\n`) is no letter."""
    return text.replace("\\n", " ").lower().encode("ascii", "ignore").translate(None, _OTHERS).decode()


@dataclass(frozen=True, slots=True)
class Family:
    """A section of the page: its title, its place, and what its signatures have in common."""

    title: str
    place: int
    about: str


@dataclass(frozen=True, kw_only=True)
class Signature:
    """One thing that can be seen. `unruled` says why there is no restriction, where there is none.

    `by` are the processes of which one has to be named in the line; a string too short to speak for itself needs it.
    What is `normal` happens all the time, and only its moment can be wrong.
    `check` is what to look at next, one to three things. `evidence` are addresses.
    """

    id: str
    title: str
    kind: Kind
    where: str
    meaning: str
    check: tuple[str, ...]
    confidence: Confidence
    seen_in: str
    evidence: tuple[str, ...]
    tells: Tells = "rule"
    codes: tuple[int, ...] = ()
    fourcc: str | None = None
    domain: str | None = None
    says: tuple[str, ...] = ()
    guideline: str = ""
    names: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    restrictions: tuple[str, ...] = ()
    unruled: str | None = None
    normal: bool = False
    note: str | None = None

    @property
    def parts(self) -> tuple[tuple[str, ...], ...]:
        """What it says, as letters, cut at its holes."""
        return tuple(tuple(letters(part) for part in said.split("…") if letters(part)) for said in self.says)
