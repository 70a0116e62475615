"""The work of `list`."""

import json
from argparse import Namespace

from callkit_restrictions.commands import BadInput
from callkit_restrictions.commands.words.list import WORDS
from callkit_restrictions.restriction import Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions.versions import IOS, Platform


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
        since = max((len(each.holds.short()) for each in found), default=0)
        for each in found:
            print(f"{each.id:{width}}  {each.holds.short():{since}}  {each.title}")
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
