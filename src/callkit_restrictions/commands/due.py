"""The work of `due`."""

from argparse import Namespace
from datetime import UTC, date, datetime

from callkit_restrictions.commands import BadInput
from callkit_restrictions.site.reverify import Standing, standings
from callkit_restrictions.site.truths import FRESH_READING
from callkit_restrictions.versions import NEWEST


def run(arguments: Namespace) -> int:
    """Print a line for each.

    Raises:
        BadInput: the day is none.
    """
    since = _day(arguments.since) if arguments.since else datetime.now(tz=UTC).date() - FRESH_READING
    known = standings()
    due = [each for each in known if each.read < since]
    for each in known if arguments.all else due:
        print(_line(each))
    print(f"{len(due)} of {len(known)} restrictions in force on iOS {NEWEST} have a source last read before {since}.")
    return 1 if due else 0


def _line(standing: Standing) -> str:
    rule = standing.restriction
    seen = f"seen on {standing.seen}" if standing.seen else "no report"
    first = f"; look first at: {', '.join(standing.first)}" if standing.first else ""
    return f"{standing.read}  {seen:13}  {rule.confidence:6}  {rule.id}{first}"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(f"{text!r} is no day; write for example 2027-09-13") from None
