"""The work of `diagnose`."""

import sys
from argparse import Namespace

from callkit_restrictions.diagnose import Diagnosis, UnreadableError, diagnose, telling
from callkit_restrictions.report.diagnosis import diagnosis_page


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
    if unreadable or any(diagnosis.problems for diagnosis in done):
        return 2
    return 1 if any(diagnosis.outcome == "call-rule" for diagnosis in done) else 0
