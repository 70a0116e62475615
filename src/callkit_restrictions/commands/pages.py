"""Write the site's pages from the results of the last run."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from callkit_restrictions.commands import BadInput
from callkit_restrictions.site.publish import publish
from callkit_restrictions.site.results import ResultsError


def configure(parser: ArgumentParser) -> None:
    """It takes no arguments: it works on the project that it is called in."""


def run(_: Namespace) -> int:
    """Write them, and say how many."""
    try:
        print(publish(Path.cwd()))
    except ResultsError as problem:
        raise BadInput(str(problem)) from problem
    return 0
