"""Say in one line what the last run did."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from callkit_restrictions.commands import BadInput
from callkit_restrictions.site.publish import summary
from callkit_restrictions.site.results import ResultsError


def configure(parser: ArgumentParser) -> None:
    """It takes no arguments: it works on the project that it is called in."""


def run(_: Namespace) -> int:
    """Say it."""
    try:
        print(summary(Path.cwd()))
    except ResultsError as problem:
        raise BadInput(str(problem)) from problem
    return 0
