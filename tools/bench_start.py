"""`make bench`, its second table: what it costs to start, compared in the same minute with a Python that does nothing.

Measured where strangers meet it, in the empty environment of `make elsewhere`, as the processor time of the quickest of
several runs, in turns, so that a busy machine is busy for all of them.
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / "build" / "elsewhere" / "bin"
TRACE = ROOT / "tests" / "field_cases" / "001-wire-async-report.jsonl"
ROUNDS = 9
QUIET = ("-p", "no:cacheprovider", "--quiet", "--rootdir", ".", "-c", os.devnull)


def main() -> int:
    if not BIN.is_dir():
        sys.exit("bench: there is no build/elsewhere; run: make package elsewhere")
    with tempfile.TemporaryDirectory() as name:
        test = Path(name) / "test_nothing.py"
        test.write_text("def test_nothing(): pass\n")
        commands = {
            "python -c pass": ("python", "-c", "pass"),
            "--version": ("callkit-restrictions", "--version"),
            "--help": ("callkit-restrictions", "--help"),
            "check, a small trace": ("callkit-restrictions", "check", TRACE),
            "pytest, one empty test": ("pytest", *QUIET, test),
            "the same without us": ("pytest", *QUIET, "-p", "no:callkit_restrictions", test),
        }
        best = dict.fromkeys(commands, float("inf"))
        for _ in range(ROUNDS):
            for what, command in commands.items():
                best[what] = min(best[what], cost(*map(str, command)))
    plain = best["python -c pass"]
    print(f"\nprocessor time of a start, best of {ROUNDS} runs\n")
    print(f"{'':24}{'ms':>9}{'ratio':>9}")
    for what, took in best.items():
        print(f"{what:24}{took * 1000:9.1f}{took / plain:9.2f}")
    return 0


def cost(program: str, *arguments: str) -> float:
    """The processor time of one run, in seconds: its own, and the system's for it."""
    quiet = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]
    child = os.posix_spawn(BIN / program, [program, *arguments], os.environ, file_actions=quiet)
    _, status, used = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) not in {0, 1}:  # a trace that breaks a rule costs its time, too
        sys.exit(f"bench: {program} {' '.join(arguments)} ended with {os.waitstatus_to_exitcode(status)}")
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main())
