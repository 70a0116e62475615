"""The work of `summary`."""

from argparse import Namespace
from pathlib import Path

from callkit_restrictions.commands import BadInput
from callkit_restrictions.site.publish import summary
from callkit_restrictions.site.results import ResultsError


def run(_: Namespace) -> int:
    """Say it."""
    try:
        print(summary(Path.cwd()))
    except ResultsError as problem:
        raise BadInput(str(problem)) from problem
    return 0
