"""A letter of App Review in any language: a guideline's number, and Apple's own names in one sentence below it.

The words change with the years and are translated; the number, and names such as UIBackgroundModes, are not. One
sentence has to hold all names: a letter about another background mode may well speak of VoIP, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from callkit_restrictions.signatures import load, patterns
from callkit_restrictions.signatures.signature import Signature

HEADING = re.compile(patterns.HEADING, re.IGNORECASE)
SENTENCE = re.compile(patterns.SENTENCE)

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
        if any(map(small.__contains__, patterns.WORDS)) and (heading := HEADING.search(line)):  # few lines of any log
            self.guideline, self.said = heading["number"].removesuffix(".0"), line[heading.end() :]
        elif self.guideline:
            self.said = f"{self.said} {line}"
            self.guideline = self.guideline if len(self.said) < patterns.LONGEST_LETTER else ""
        for signature, guideline, names in ASKED if self.guideline else ():
            if guideline == self.guideline and any(_holds(sentence, names) for sentence in SENTENCE.split(self.said)):
                yield signature


def _holds(sentence: str, names: tuple[re.Pattern[str], ...]) -> bool:
    return all(name.search(sentence) for name in names)
