"""What is judged, and what is shown of it, in which form: asked in the same words by every command that judges."""

from argparse import ArgumentParser

from callkit_restrictions.report.formats import FORMATS


def configure(parser: ArgumentParser, *, example: str) -> None:
    """Add the options; the example is a pattern of ids that fits the command."""
    parser.add_argument("--explain", action="store_true", help="show everything that was judged")
    parser.add_argument("--format", choices=("text", *FORMATS), default="text", help="the form of the answer")
    only = f"judge these restrictions: an id, or a pattern such as '{example}'"
    parser.add_argument("--only", action="append", metavar="ID", help=only)
    parser.add_argument("--site", default="", metavar="URL", help="where the pages are, to link to them")
