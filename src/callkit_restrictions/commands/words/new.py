"""Begin a restriction: write its two files, run them, and say what is still to be written.

Works in a checkout of the project. A project of your own has features, and needs no restriction of its own.

Until every TODO in the two files is written, the specs do not start (`make test` is red, and names each of them); after
that, they hold the new restriction to what it says.
"""

from argparse import ArgumentParser

from callkit_restrictions.traits import AREAS


def configure(parser: ArgumentParser) -> None:
    """The id says where everything is."""
    parser.add_argument("id", metavar="ID", help=f"area.name-of-it, as in push.some-duty; areas: {', '.join(AREAS)}")
