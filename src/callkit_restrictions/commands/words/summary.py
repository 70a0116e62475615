"""Say in one line what the last run did."""

from argparse import ArgumentParser


def configure(parser: ArgumentParser) -> None:
    """It takes no arguments: it works on the project that it is called in."""
