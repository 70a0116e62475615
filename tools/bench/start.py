"""What it costs to start, beside a Python that does nothing.

Measured where strangers meet it: in the empty environment of `make elsewhere`.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from _clock import ROOT, Command, best, table

BIN = ROOT / "build" / "elsewhere" / "bin"
TRACE = ROOT / "tests" / "field_cases" / "001-wire-async-report.jsonl"
CRASH = ROOT / "tests" / "samples" / "never-posted.crash"
DESIGN = ROOT / "docs" / "examples" / "design.yaml"
BROKEN = 1  # a trace that breaks a rule costs its time, too
QUIET = ("-p", "no:cacheprovider", "--quiet", "--rootdir", ".", "-c", os.devnull)


def section(*, quick: bool) -> Iterator[str]:
    if not BIN.is_dir():
        yield "there is no build/elsewhere, so nothing was measured (make package elsewhere)"
        return
    with tempfile.TemporaryDirectory() as name:
        test = Path(name) / "test_nothing.py"
        test.write_text("def test_nothing(): pass\n")
        lines = {
            "python -c pass": ("python", "-c", "pass"),
            "--version": ("callkit-restrictions", "--version"),
            "--help": ("callkit-restrictions", "--help"),
            "check, a small trace": ("callkit-restrictions", "check", TRACE),
            "the same, all of it in JSON": ("callkit-restrictions", "check", "--format", "json", TRACE),
            "list": ("callkit-restrictions", "list"),
            "explain": ("callkit-restrictions", "explain", "push.carry-the-caller-in-the-push"),
            "diagnose, a crash report": ("callkit-restrictions", "diagnose", CRASH),
            "review, a design": ("callkit-restrictions", "review", DESIGN),
            "pytest, one empty test": ("pytest", *QUIET, test),
            "the same without us": ("pytest", *QUIET, "-p", "no:callkit_restrictions", test),
        }
        commands = [
            Command(name, (BIN / program, *arguments), ROOT, fails=(BROKEN,))
            for name, (program, *arguments) in lines.items()
        ]
        took = best(commands, rounds=1 if quick else 9)
    yield from table(took, count=1, yardstick="python -c pass")
