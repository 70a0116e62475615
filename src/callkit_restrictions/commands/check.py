"""Judge recorded traces: which rule broke what, and what cannot be told.

Reads traces (JSON lines; packed with gzip, too), folders of them (*.jsonl, *.ndjson, *.trace), patterns, and - for
standard input. Every restriction is judged by the same function that its specs run; nothing is simulated.

Exit status: 0 nothing is broken, 1 something is, 2 something could not be read (the rest was judged).
"""

from argparse import ArgumentParser, Namespace

from callkit_restrictions.check import judge, read
from callkit_restrictions.check.sources import find
from callkit_restrictions.commands import BadInput
from callkit_restrictions.report import Report, report_of, text
from callkit_restrictions.report.formats import FORMATS, written
from callkit_restrictions.restrictions import RestrictionError, matching


def configure(parser: ArgumentParser) -> None:
    """Add the traces, what to show of them, and in which form."""
    parser.add_argument("traces", nargs="+", metavar="TRACE", help="a file, a folder, a pattern; - is standard input")
    parser.add_argument("--explain", action="store_true", help="show everything that was judged")
    parser.add_argument("--format", choices=("text", *FORMATS), default="text", help="the form of the answer")
    parser.add_argument(
        "--only", action="append", metavar="ID", help="judge these restrictions: an id, or a pattern such as 'push.*'"
    )
    parser.add_argument("--site", default="", metavar="URL", help="where the pages are, to link to them")


def run(arguments: Namespace) -> int:
    """Check each trace; whoever interrupts gets what was found until then.

    Raises:
        BadInput: no restriction has such an id.
    """
    try:
        chosen = matching(arguments.only or ())
    except RestrictionError as problem:
        raise BadInput(str(problem)) from problem
    report = Report()
    try:
        for source in find(arguments.traces):
            recording = read(source.name, source.lines())
            report.traces.append(report_of(recording, judge(recording, chosen)))
            if arguments.format == "text":
                text.trace(report.traces[-1], arguments.site, explain=arguments.explain)
    finally:
        if arguments.format == "text":
            text.summary(report, explain=arguments.explain)
        else:
            print(written(arguments.format, report, arguments.site, explain=arguments.explain))
    return report.status
