"""The work of `pages`."""

from argparse import Namespace
from pathlib import Path

from callkit_restrictions.commands import BadInput
from callkit_restrictions.site.publish import publish
from callkit_restrictions.site.results import ResultsError


def run(arguments: Namespace) -> int:
    """Write them, and say how many."""
    try:
        print(publish(Path.cwd(), Path(arguments.history) if arguments.history else None))
    except ResultsError as problem:
        raise BadInput(str(problem)) from problem
    return 0
