"""Judge a design or a build before anything runs: what has no API, what App Review refuses.

Reads a declaration (YAML or JSON: what the screens should show, how the provider is configured, what the build
declares), a real Info.plist and real .entitlements (XML, binary or JSON). All files together are one declaration; what
it can say is on the site's page "Review a design". Every restriction is judged by the same function that its specs run.

Exit status: 0 nothing is broken, 1 something is, 2 something could not be read (the rest was judged).
"""

from argparse import ArgumentParser

from callkit_restrictions.commands.words import _shown


def configure(parser: ArgumentParser) -> None:
    """Add the files, what to show of them, and in which form."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a part of the declaration; - is standard input")
    _shown.configure(parser, example="ui.*")
