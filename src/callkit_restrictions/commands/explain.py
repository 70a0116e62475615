"""The work of `explain`."""

import json
import re
from argparse import Namespace
from collections.abc import Iterator
from textwrap import TextWrapper
from typing import Any

from callkit_restrictions.commands import BadInput
from callkit_restrictions.prose import asked_about, prose
from callkit_restrictions.report.plain import plain
from callkit_restrictions.restriction import Restriction
from callkit_restrictions.restrictions import RestrictionError, find, load, renamed
from callkit_restrictions.search import matches, shown_by
from callkit_restrictions.traits import AREAS

WIDTH = 100
MOST = 5
ID = re.compile(rf"({'|'.join(AREAS)})\.\S+")


def run(arguments: Namespace) -> int:
    """Tell all of one restriction; of words also what else they may mean.

    Raises:
        BadInput: it looks like an id, and there is none like it.
    """
    said = " ".join(arguments.what).strip()
    found = _named(said) or [match.restriction for match in matches(said)][:MOST]
    if arguments.format == "json":
        print(json.dumps([_record(each, arguments.site) for each in found], indent=2))
    elif found:
        first, *others = found
        print("\n".join(_told(first, arguments.site)))
        if others:
            print("\nIt may also be about:\n")
            print("\n".join(f"  {each.id}\n      {each.title}" for each in others))
    else:
        print(f"No restriction speaks of {plain(said)[:60]!r}; `callkit-restrictions list` names them all.")
    return 0 if found else 1


def _named(said: str) -> list[Restriction]:
    """The restriction that bears this id, or bore it, or whose name it is."""
    id_ = said.lower()
    if id_ in renamed():
        return [load()[renamed()[id_]]]
    named = [each for each in load().values() if id_ in {each.id, each.name}]
    if not named and ID.fullmatch(id_):
        try:
            find(id_)
        except RestrictionError as problem:
            raise BadInput(plain(str(problem))) from problem
    return named


def _told(restriction: Restriction, site: str) -> Iterator[str]:
    said = prose(restriction.id)
    yield from (restriction.title, f"  {restriction.id}", "", _filled(said.gist), "")
    for lead, told in (
        ("Since", str(restriction.holds)),
        ("What happens", restriction.consequence),
        ("Instead", said.instead),
        ("Engineers", said.engineers),
        ("Assumed", " ".join(restriction.assumes)),
        ("Sources", f"confidence {restriction.confidence}. {restriction.disagreement or ''}"),
    ):
        if told:
            yield _filled(told, f"  {lead:13} ")
    for item in restriction.evidence:
        yield _filled(f"{item.strength}: {item.says} {item.url}", " " * 16)
    questions = [*asked_about(restriction.id)]
    for lead, lines in (
        ("Asked", [f"{each.name} {each.word}." for each in questions]),
        ("Seen as", [each.title for each in shown_by(restriction)]),
        ("Page", [site + restriction.page]),
    ):
        for place, line in enumerate(lines):
            yield _filled(line, f"  {lead if not place else '':13} ")


def _filled(text: str, lead: str = "  ") -> str:
    """A paragraph in lines; a link stays whole."""
    margin = " " * len(lead)
    return TextWrapper(
        WIDTH, initial_indent=lead, subsequent_indent=margin, break_long_words=False, break_on_hyphens=False
    ).fill(re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text))


def _record(restriction: Restriction, site: str) -> dict[str, Any]:
    said = prose(restriction.id)
    return {
        "id": restriction.id,
        "title": restriction.title,
        "rule": " ".join(said.gist.split()),
        "since": str(restriction.holds),
        "consequence": restriction.consequence,
        "instead": " ".join(said.instead.split()),
        "confidence": restriction.confidence,
        "evidence": [
            {"kind": each.kind, "url": each.url, "says": each.says, "strength": each.strength}
            for each in restriction.evidence
        ],
        "page": site + restriction.page,
    }
