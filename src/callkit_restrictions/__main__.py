"""The command `callkit-restrictions`: it finds the command that is asked for, and runs it.

The commands are the modules of `callkit_restrictions.commands`.
"""

import os
import sys

from callkit_restrictions import __version__
from callkit_restrictions.commands import NAME, BadInput, parser_of, work_of

OUR_MISTAKE = 70  # as in sysexits.h: an error of the program itself


def main(arguments: list[str] | None = None) -> int:
    """Run one command and answer with its exit status.

    2 when what it was given is not in order, 70 for a mistake of ours, 130 when it was interrupted.
    """
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] == ["--version"]:
        print(NAME, __version__)
        return 0
    chosen = parser_of(given[:1]).parse_args(given)
    try:
        return work_of(chosen.command).run(chosen)
    except BadInput as problem:
        print(f"callkit-restrictions: {problem}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read us has read enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception:  # noqa: BLE001 - a mistake of ours must not look like a broken rule, which is 1
        from traceback import print_exc  # noqa: PLC0415 - for bad days only

        print_exc()
        return OUR_MISTAKE


if __name__ == "__main__":
    sys.exit(main())
