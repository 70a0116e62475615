"""Say what to verify again: the restrictions whose sources nobody has read for long, the least sure first.

When a new iOS is out, everything that was read before that day is due: --since 2027-09-13. Without a day, due is what
was read more than a year ago, as on the pages. The guide is the page "A new iOS is out".

Exit status: 0 nothing is due, 1 something is.
"""

from argparse import ArgumentParser


def configure(parser: ArgumentParser) -> None:
    """The day, or everything."""
    parser.add_argument("--since", metavar="DAY", help="due is what was read before that day, as in 2027-09-13")
    parser.add_argument("--all", action="store_true", help="everything, with the day on which its sources were read")
