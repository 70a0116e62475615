"""Explain a restriction: by its id, or by any words, an error's code or a designer's question among them.

Words may be a raw error ("requesttransaction 7", "0xbaadca11"), Apple's names, or what a designer would say.

Exit status: 0 it was found, 1 nothing speaks of it, 2 there is no such id.
"""

from argparse import ArgumentParser


def configure(parser: ArgumentParser) -> None:
    """Add what is looked for, and the form of the answer."""
    parser.add_argument("what", nargs="+", metavar="ID|TEXT", help="an id, as push.only-for-new-calls, or any words")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="words (the default), or JSON")
    parser.add_argument("--site", default="", metavar="URL", help="where the pages are, to link to them")
