"""List the restrictions: all of them, or those of an area, a kind, a release, a consequence.

Conditions that are given together must all be met; one that is given twice is met by either.

Exit status: 0 there are some, 1 there are none.
"""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import get_args

from callkit_restrictions.commands import BadInput
from callkit_restrictions.restriction import Confidence, Court, Kind, Restriction
from callkit_restrictions.restrictions import AREAS, load
from callkit_restrictions.versions import IOS, Platform

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


def run(arguments: Namespace) -> int:
    """Print those that meet every condition.

    Raises:
        BadInput: the release is no version.
    """
    try:
        platform = Platform(IOS(arguments.ios)) if arguments.ios else None
    except ValueError as problem:
        raise BadInput(str(problem)) from problem
    found = [each for each in load().values() if _meets(each, arguments, platform)]
    if arguments.format == "json":
        print(json.dumps([_record(each) for each in found], indent=2))
    else:
        width = max((len(each.id) for each in found), default=0)
        for each in found:
            print(f"{each.id:{width}}  {each.holds.short():18}  {each.title}")
    return 0 if found else 1


def _meets(restriction: Restriction, wanted: Namespace, platform: Platform | None) -> bool:
    return (
        all(getattr(restriction, name) in (getattr(wanted, name) or words) for name, (words, _) in WORDS.items())
        and (platform is None or restriction.holds.hold_on(platform) is True)
        and (wanted.consequence or "").lower() in restriction.consequence.lower()
        and any((wanted.symbol or "").lower() in symbol.lower() for symbol in (*restriction.symbols, ""))
    )


def _record(restriction: Restriction) -> dict[str, str | list[str]]:
    words = {name: str(getattr(restriction, name)) for name in ("id", "title", *WORDS, "consequence")}
    return {**words, "since": str(restriction.holds), "symbols": [*restriction.symbols]}
