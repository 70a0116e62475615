"""The command `callkit-restrictions`.

`pages` writes the site's pages from the results of the last run, `summary` says in one line what came out.
"""

import argparse
import sys
from pathlib import Path

from callkit_restrictions.site.publish import publish, summary
from callkit_restrictions.site.results import ResultsError

COMMANDS = {"pages": publish, "summary": summary}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when it worked, 2 when its input is not in order."""
    about = "What CallKit and PushKit forbid, as rules that run."
    parser = argparse.ArgumentParser(prog="callkit-restrictions", description=about)
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    commands.add_parser("pages", help="write the site's pages from the results of the last run")
    commands.add_parser("summary", help="say what the last run did")
    command = COMMANDS[parser.parse_args(arguments).command]
    try:
        print(command(Path.cwd()))
    except ResultsError as problem:
        print(f"callkit-restrictions: {problem}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
