"""Write the site's pages from the results of the last run."""

import os
from argparse import ArgumentParser


def configure(parser: ArgumentParser) -> None:
    """It works on the project that it is called in; a file of earlier runs can be given, to compare with."""
    parser.add_argument(
        "--history",
        metavar="FILE",
        default=os.environ.get("CALLKIT_RESTRICTIONS_HISTORY") or None,
        help="add this run to a file that only grows, and show what is new, fixed or regressed "
        "(or set CALLKIT_RESTRICTIONS_HISTORY)",
    )
