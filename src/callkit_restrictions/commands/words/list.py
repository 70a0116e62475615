"""List the restrictions: all of them, or those of an area, a kind, a release, a consequence.

Conditions that are given together must all be met; one that is given twice is met by either.

Exit status: 0 there are some, 1 there are none.
"""

from argparse import ArgumentParser
from collections.abc import Sequence
from typing import get_args

from callkit_restrictions.traits import AREAS, Confidence, Court, Kind

WORDS: dict[str, tuple[Sequence[str], str]] = {
    "area": (AREAS, "what it is about"),
    "kind": (get_args(Kind), "a duty, a limit, nothing to call, or App Review"),
    "judged_from": (get_args(Court), "what shows a breach"),
    "confidence": (get_args(Confidence), "how sure the sources make it"),
}
"""What a restriction says of itself in a word: the words, and what they are about."""


def configure(parser: ArgumentParser) -> None:
    """Add the conditions, and the form of the answer."""
    for name, (words, about) in WORDS.items():
        parser.add_argument(f"--{name.replace('_', '-')}", choices=words, action="append", help=about)
    parser.add_argument("--ios", metavar="VERSION", help="in force on an iPhone with this release, as in 17.4")
    parser.add_argument("--consequence", metavar="TEXT", help="what happens speaks of this, as in terminate")
    parser.add_argument("--symbol", metavar="TEXT", help="one of Apple's names that it is about, or a part of one")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="lines (the default), or JSON")
