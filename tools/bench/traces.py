"""How fast a large trace is checked, and in how much memory, beside a plain decode of its JSON and behave-rv.

behave-rv is another monitor for policies in Gherkin, here with one property; `check` judges all restrictions. Each is a
process of its own, and decodes the file by itself. A tenth of the trace shows that time grows with it, and memory does
not. EVENTS=10000000 in the environment makes it another size.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from _clock import ROOT
from _large_trace import write

EVENTS, FEW = int(os.environ.get("EVENTS", "500000")), 10_000
DECODE = "import json, sys\nfor line in open(sys.argv[1], encoding='utf-8'): json.loads(line)"
DONE = (0, 1)  # a trace that breaks a rule is what it is for


def section(*, quick: bool) -> Iterator[str]:
    events = FEW if quick else EVENTS
    with tempfile.TemporaryDirectory() as name:
        whole, tenth = Path(name) / "large.jsonl", Path(name) / "tenth.jsonl"
        for path, count in ((whole, events), (tenth, events // 10)):
            with path.open("w", encoding="utf-8") as file:
                write(count, file)
        check = (sys.executable, "-m", "callkit_restrictions", "check")
        behave_rv = (str(ROOT / "build/bench/venv/bin/python"), str(ROOT / "tools/bench/_behave_rv.py"))
        yield f"{'':32}{'events/s':>10}{'ratio':>8}{'MB':>7}"
        floor = 0.0
        for what, count, line in (
            ("a plain JSON decode", events, (sys.executable, "-c", DECODE, str(whole))),
            ("behave-rv, one property", events, (*behave_rv, str(whole))),
            ("check, all restrictions", events, (*check, str(whole))),
            ("check, a tenth of the trace", events // 10, (*check, str(tenth))),
        ):
            seconds, megabytes = cost(what, line)
            floor = floor or seconds / count
            yield f"{what:32}{count / seconds:10,.0f}{seconds / count / floor:8.2f}{megabytes:7.0f}"


def cost(what: str, line: Sequence[str]) -> tuple[float, float]:
    """Processor seconds, and the most megabytes at a time."""
    process = subprocess.Popen(line, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in DONE:
        sys.exit(f"bench: {what} could not run, see above.")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
