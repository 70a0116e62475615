"""Write the site's pages from the results of the last run."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from callkit_restrictions.commands import BadInput
from callkit_restrictions.site.publish import publish
from callkit_restrictions.site.results import ResultsError


def configure(parser: ArgumentParser) -> None:
    """It works on the project that it is called in; a file of earlier runs can be given, to compare with."""
    parser.add_argument(
        "--history",
        type=Path,
        metavar="FILE",
        default=os.environ.get("CALLKIT_RESTRICTIONS_HISTORY") or None,
        help="add this run to a file that only grows, and show what is new, fixed or regressed "
        "(or set CALLKIT_RESTRICTIONS_HISTORY)",
    )


def run(arguments: Namespace) -> int:
    """Write them, and say how many."""
    try:
        print(publish(Path.cwd(), arguments.history))
    except ResultsError as problem:
        raise BadInput(str(problem)) from problem
    return 0
