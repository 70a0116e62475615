"""Where a signature is seen. Strings are found by their letters, across lines; codes as numbers, however written.

What is said is kept for a moment, process by process, so that a sentence is found though a log cuts it in the middle of
a word and other processes talk in between. What was found once is not found again in the next line.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from callkit_restrictions.diagnose.letters import Letter
from callkit_restrictions.diagnose.material import Line
from callkit_restrictions.errors import GENERAL
from callkit_restrictions.signatures import load, patterns
from callkit_restrictions.signatures.signature import Signature, letters

KEPT = 320
"""Letters of a process's last words that are kept: more than the longest sentence with its holes."""

END = 8
"""Letters at the end of a sentence that are looked for first: what is new in a line has to end one."""

HOLE = 120
"""Letters that a hole may stand for."""

PROCESSES = 64
MOST_SIGHTINGS = 12
"""Sightings of one signature that are kept; the rest is counted."""

NUMBER = re.compile(r"(?<![\w.-])(?:-?(?:0x[0-9a-f]{1,16}|\d{4,11})|[0-9a-f]{8})(?![\w])(?!\.\d)", re.IGNORECASE)
DOMAIN = re.compile(
    r"(?:com\.apple\.CallKit\.error(?:\.(?P<name>[a-z]+))?|CXErrorDomain(?P<symbol>[A-Z]\w+)?)"
    r"(?P<between>[^\d\n]{0,40}?)(?P<code>-?\d{1,6})(?!\w)",
    re.IGNORECASE,
)
CODE_FIRST = re.compile(
    r"\bcode\W{1,5}(?P<code>-?\d{1,6})\W{1,12}domain\W{1,5}com\.apple\.CallKit\.error(?:\.(?P<name>[a-z]+))?(?P<symbol>)",
    re.IGNORECASE,
)
SWIFT_CODE = re.compile(
    r"CXErrorCode(?P<name>IncomingCall|RequestTransaction|CallDirectoryManager|NotificationServiceExtension)Error(?P<symbol>)"
    r"(?:\.Code)?\W{1,3}(?:rawValue|code)\W{1,4}(?P<code>-?\d{1,6})(?!\w)",
    re.IGNORECASE,
)
HEX = re.compile(r"[a-fx]", re.IGNORECASE)
FOURCC = re.compile(r"""['"(\u2018\u201c](?P<letters>[!a-z?]{4})['")\u2019\u201d]""")
ABOUT_AN_END = re.compile(patterns.ABOUT_AN_END, re.IGNORECASE)
ABOUT_AN_ERROR = re.compile(
    r"error|status|code|fail|fehler|erreur|audio|session|keychain|secitem|nsos|start|\bAU|unit", re.IGNORECASE
)
AN_ADDRESS = re.compile(r"\b[xr]\d{1,2}: 0x|\bpc: |\blr: |0x[0-9a-f]+ - 0x", re.IGNORECASE)
SOURCE_CODE = re.compile(patterns.SOURCE_CODE)
ALONE = re.compile(r"^\W*-?(?:0x)?[0-9a-fA-F]+\W*$")


@dataclass(frozen=True, slots=True)
class Sighting:
    """One signature in one line."""

    signature: Signature
    line: Line
    loosely: bool = False
    """By the number of a guideline and a few names, not by its words."""


@dataclass
class _Memory:
    """The last words of one process."""

    said: str = ""
    raw: str = ""


@dataclass
class Matcher:
    """Looks through lines, one after the other."""

    seen: dict[str, list[Sighting]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    _letter: Letter = field(default_factory=Letter)
    _memories: OrderedDict[str, _Memory] = field(default_factory=OrderedDict)

    def look(self, line: Line) -> list[Signature]:
        """Find every signature that this line completes. Source code that declares or logs something is no sighting."""
        if SOURCE_CODE.match(line.message, 0, patterns.BEGINNING):
            return []
        memory = self._memory(line)
        found = {each.id: each for each in (*self._strings(line, memory), *self._errors(line, memory), *codes(line))}
        for signature in found.values():
            self._keep(Sighting(signature, line))
        asked = [each for each in self._letter.look(line.raw) if each.id not in self.seen]
        for signature in asked:
            self._keep(Sighting(signature, line, loosely=True))
        return [*found.values(), *asked]

    def _keep(self, sighting: Sighting) -> None:
        id_ = sighting.signature.id
        self.counts[id_] = self.counts.get(id_, 0) + 1
        if len(kept := self.seen.setdefault(id_, [])) < MOST_SIGHTINGS:
            kept.append(sighting)

    def _memory(self, line: Line) -> _Memory:
        memory = self._memories.pop(line.process, None) or _Memory()
        self._memories[line.process] = memory
        if len(self._memories) > PROCESSES:
            self._memories.popitem(last=False)
        return memory

    def _strings(self, line: Line, memory: _Memory) -> Iterator[Signature]:
        before, now = len(memory.said), letters(line.message)
        said = memory.said + now
        memory.said = said[-KEPT:]
        if not any(map(said[max(before - END, 0) :].__contains__, ENDS)):  # so it is with most lines of most logs
            return
        hits = [(parts, signature) for parts, signature in PHRASES if parts[0] in said and _ends(parts, said) > before]
        for parts, signature in hits:
            longer = any(other[0] != parts[0] and other[0].startswith(parts[0]) for other, _ in hits)
            named = not signature.by or any(name.lower() in line.raw.lower() for name in signature.by)
            if named and not (longer and len(parts) == 1):
                yield signature

    def _errors(self, line: Line, memory: _Memory) -> Iterator[Signature]:
        before = len(memory.raw)
        said = f"{memory.raw} {line.message}" if memory.raw else line.message
        going_on = "allkit" in said[-KEPT // 2 :].lower() or "CXError" in said or '"code"' in line.message
        memory.raw = said[-KEPT // 2 :] if going_on else ""
        if "allkit" in said.lower() or "CXError" in said:
            for one in (*DOMAIN.finditer(said), *CODE_FIRST.finditer(said), *SWIFT_CODE.finditer(said)):
                if one.end() > before and (found := BY_DOMAIN.get((_domain(one), int(one["code"])))):
                    yield found


def _ends(parts: tuple[str, ...], said: str) -> int:
    """Where the last of these parts ends, if they follow each other closely; -1 if they do not."""
    if len(parts) == 1:
        return said.rfind(parts[0]) + len(parts[0])
    found = list(re.finditer(f".{{0,{HOLE}}}?".join(parts), said))
    return found[-1].end() if found else -1


def _domain(found: re.Match[str]) -> str:
    name = (found["name"] or found["symbol"] or "").lower()
    return f"{GENERAL}.{name}" if name else GENERAL


def codes(line: Line) -> Iterator[Signature]:
    """The signatures whose code stands in this line, at a place where it can be one."""
    if line.place == "frame":
        return
    for number in NUMBER.finditer(line.message):
        signature = BY_CODE.get(value(number[0]))
        if signature is not None and _can_be(signature, number, line):
            yield signature
    for four in FOURCC.finditer(line.message):
        in_code = four[0].startswith("(") and not ABOUT_AN_ERROR.search(line.message)  # as in: if (!res)
        if not in_code and (signature := BY_FOURCC.get(four["letters"])) is not None:
            yield signature


def value(written: str) -> int:
    """A code as Apple writes it: unsigned where it is a termination, signed where it is a status."""
    number = int(written, 16 if HEX.search(written) else 10)
    return number if number in BY_CODE else number % (1 << 32) if -(1 << 31) <= number < 0 else _signed(number)


def _signed(number: int) -> int:
    return number - (1 << 32) if 1 << 31 <= number < 1 << 32 else number


def _can_be(signature: Signature, number: re.Match[str], line: Line) -> bool:
    if AN_ADDRESS.search(line.message):
        return False
    if ALONE.match(line.message):
        return True
    if signature.kind == "termination code":
        said_before = ABOUT_AN_END.search(line.message, 0, number.start())
        return line.place == "termination" or "x" in number[0].lower() or bool(said_before)
    named = not signature.by or any(name.lower() in line.raw.lower() for name in signature.by)
    return line.place == "message" and named and bool(ABOUT_AN_ERROR.search(line.message))


def _phrases(signatures: Iterable[Signature]) -> tuple[tuple[tuple[str, ...], Signature], ...]:
    return tuple((parts, signature) for signature in signatures for parts in signature.parts if parts)


PHRASES = _phrases(load().values())
ENDS = tuple({parts[-1][-END:] for parts, _ in PHRASES})
BY_CODE = {code: each for each in load().values() if each.domain is None for code in each.codes}
BY_DOMAIN = {(each.domain, code): each for each in load().values() if each.domain for code in each.codes}
BY_FOURCC = {each.fourcc: each for each in load().values() if each.fourcc}
