"""The command `callkit-restrictions`: it finds the module of the command that is asked for, and runs it.

The commands are the modules of `callkit_restrictions.commands`.
"""

import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from traceback import print_exc

from callkit_restrictions.commands import BadInput, about, load, names

OUR_MISTAKE = 70  # as in sysexits.h: an error of the program itself


def main(arguments: list[str] | None = None) -> int:
    """Run one command and answer with its exit status.

    2 when what it was given is not in order, 70 for a mistake of ours, 130 when it was interrupted.
    """
    given = sys.argv[1:] if arguments is None else arguments
    parser = ArgumentParser(
        prog="callkit-restrictions", description="What CallKit and PushKit forbid, as rules that run."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    if given and given[0] in names():
        command = load(given[0])
        command.configure(
            commands.add_parser(given[0], description=command.__doc__, formatter_class=RawDescriptionHelpFormatter)
        )
    else:  # help, or a mistake: both want the list
        for name in names():
            commands.add_parser(name, help=about(name))
    chosen = parser.parse_args(given)
    try:
        return load(chosen.command).run(chosen)
    except BadInput as problem:
        print(f"callkit-restrictions: {problem}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read us has read enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception:  # noqa: BLE001 - a mistake of ours must not look like a broken rule, which is 1
        print_exc()
        return OUR_MISTAKE


if __name__ == "__main__":
    sys.exit(main())
