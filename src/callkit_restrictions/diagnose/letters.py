"""A letter of App Review in any language: a guideline's number, and Apple's own names in one sentence below it.

The words change with the years and are translated; the number, and names such as UIBackgroundModes, are not. One
sentence has to hold all names: a letter about another background mode may well speak of VoIP, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from callkit_restrictions.signatures import load
from callkit_restrictions.signatures.signature import Signature

WORDS = (
    *("guideline", "richtli", "retningslinje", "riktlinje", "directive", "directri", "diretriz", "pauta"),
    *(
        "linea guida",
        "wytyczn",
        "руководств",
        "правил",
        "yönerge",
        "ガイドライン",
        "准则",
        "準則",
        "指南",
        "지침",
        "가이드라인",
    ),
)
"""How the word for a guideline begins, in the languages of App Store Connect."""

HEADING = re.compile(
    rf"(?:{'|'.join(WORDS)})\w*\W{{0,3}}(?P<number>\d(?:\.\d{{1,2}}){{0,2}})(?![\d.]*\d)", re.IGNORECASE
)
SENTENCE = re.compile(r"[.!?](?=\s|$)|[。！？]")  # noqa: RUF001 - so sentences end in Chinese and Japanese
LONGEST = 2000
"""Characters below a heading that belong to it."""

ASKED = tuple(
    (each, each.guideline, tuple(re.compile(name, re.IGNORECASE) for name in each.names))
    for each in load().values()
    if each.guideline
)


@dataclass
class Letter:
    """What was read since the last heading."""

    guideline: str = ""
    said: str = ""

    def look(self, line: str) -> Iterator[Signature]:
        """The signatures whose names stand in one sentence, now that this line is there."""
        small = line.lower()
        if any(map(small.__contains__, WORDS)) and (heading := HEADING.search(line)):  # few lines of any log
            self.guideline, self.said = heading["number"].removesuffix(".0"), line[heading.end() :]
        elif self.guideline:
            self.said = f"{self.said} {line}"
            self.guideline = self.guideline if len(self.said) < LONGEST else ""
        for signature, guideline, names in ASKED if self.guideline else ():
            if guideline == self.guideline and any(_holds(sentence, names) for sentence in SENTENCE.split(self.said)):
                yield signature


def _holds(sentence: str, names: tuple[re.Pattern[str], ...]) -> bool:
    return all(name.search(sentence) for name in names)
