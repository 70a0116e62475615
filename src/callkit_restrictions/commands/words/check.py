"""Judge recorded traces: which rule broke what, and what cannot be told.

Reads traces (JSON lines; packed with gzip, too), folders of them (*.jsonl, *.ndjson, *.trace), patterns, and - for
standard input. Every restriction is judged by the same function that its specs run; nothing is simulated.

A trace of any length is judged in one pass and in little memory. Of one that is longer than a few thousand lines, what
passed is told with --explain only; otherwise it is counted.

Exit status: 0 nothing is broken, 1 something is, 2 something could not be read (the rest was judged).
"""

from argparse import ArgumentParser, ArgumentTypeError

from callkit_restrictions.commands.words import _shown


def configure(parser: ArgumentParser) -> None:
    """Add the traces, what to show of them, and in which form."""
    parser.add_argument("traces", nargs="+", metavar="TRACE", help="a file, a folder, a pattern; - is standard input")
    _shown.configure(parser, example="push.*")
    parser.add_argument(
        "--jobs",
        type=_jobs,
        default=1,
        metavar="N",
        help="judge so many traces at a time; 0: as many as there are cores",
    )


def _jobs(said: str) -> int:
    try:
        number = int(said)
    except ValueError:
        number = -1
    if number < 0:
        raise ArgumentTypeError(f"a number of processes is wanted, or 0 for all cores, and this is {said!r}")
    return number
