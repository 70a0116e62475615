"""Say which call rule, if any, explains a crash report, a log, or a text of App Review.

Reads crash reports (.crash, .ips), device and console logs, exports of `log show` (ndjson, compact), plain text; packed
with gzip, too. `-` is standard input. Nothing leaves this machine.

Exit status: 0 read, and no call rule explains it; 1 a call rule explains at least one of them; 2 something could not be
read (the rest was, and is shown).
"""

import sys
from argparse import ArgumentParser, Namespace

from callkit_restrictions.diagnose import Diagnosis, UnreadableError, diagnose, telling
from callkit_restrictions.report.diagnosis import diagnosis_page


def configure(parser: ArgumentParser) -> None:
    """Add the files and the form of the answer."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="what you have in hand; - is standard input")
    parser.add_argument("--format", choices=("text", "json", "html"), default="text", help="the form of the answer")
    parser.add_argument("--site", default="", metavar="URL", help="where the pages are, to link to them in HTML")


def run(arguments: Namespace) -> int:
    """Diagnose each file; what is done is told even if one cannot be read, or somebody interrupts."""
    done: list[Diagnosis] = []
    unreadable: list[str] = []
    try:
        for name in arguments.files:
            try:
                done.append(diagnose(name, sys.stdin.buffer))
            except UnreadableError as problem:
                unreadable.append(str(problem))
                print(f"callkit-restrictions: {problem}", file=sys.stderr)
            else:
                if arguments.format == "text":
                    print(("\n" if len(done) > 1 else "") + telling.words(done[-1]), flush=True)
    finally:
        if arguments.format == "json":
            print(telling.document(done, unreadable))
        elif arguments.format == "html":
            print(diagnosis_page(done, unreadable, arguments.site))
    if unreadable:
        return 2
    return 1 if any(diagnosis.outcome == "call-rule" for diagnosis in done) else 0
