"""Say what to verify again: the restrictions whose sources nobody has read for long, the least sure first.

When a new iOS is out, everything that was read before that day is due: --since 2027-09-13. Without a day, due is what
was read more than a year ago, as on the pages. The guide is the page "A new iOS is out".

Exit status: 0 nothing is due, 1 something is.
"""

from argparse import ArgumentParser, Namespace
from datetime import UTC, date, datetime

from callkit_restrictions.commands import BadInput
from callkit_restrictions.site.reverify import Standing, standings
from callkit_restrictions.site.truths import FRESH_READING
from callkit_restrictions.versions import NEWEST


def configure(parser: ArgumentParser) -> None:
    """The day, or everything."""
    parser.add_argument("--since", metavar="DAY", help="due is what was read before that day, as in 2027-09-13")
    parser.add_argument("--all", action="store_true", help="everything, with the day on which its sources were read")


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
