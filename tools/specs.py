"""Run every spec, unless all of them have passed on exactly these sources: then that run is the one to publish.

    ended = run_specs()        # how pytest ended; build/results.ndjson holds what it recorded

A run counts again for the same features, steps, model and configuration of pytest, the same commit, Python and
packages (kept.py), and for the results that it has written. A red run never does.
"""

import os
import subprocess
import sys
from pathlib import Path

from kept import Kept, digest_of

RESULTS = Path("build/results.ndjson")
KEPT = Kept(Path("build/kept/specs"))
READ = tuple(map(Path, ("features", "steps", "src", "conftest.py", "pyproject.toml")))
ASKED = ("PYTEST", "CALLKIT", "SITE_URL")  # how the variables begin that a run asks for
PASSED = 0


def run_specs(*options: str) -> int:
    name = KEPT.name(*made_from())
    if RESULTS.exists() and KEPT.recall(name) == digest_of(RESULTS):
        print("The specs have passed on exactly these sources, so they need not run again.", flush=True)
        return PASSED
    # No spec uses Hypothesis; its plug-in would load all of it.
    command = [sys.executable, "-m", "pytest", "-p", "no:hypothesispytest", *options, "features"]
    command += [f"--callkit-results={RESULTS}"]
    ended = subprocess.run(command, check=False).returncode
    if ended == PASSED and name == KEPT.name(*made_from()):  # nobody has saved a file meanwhile
        KEPT.keep(name, digest_of(RESULTS))
        KEPT.forget()
    return ended


def made_from() -> tuple[str, ...]:
    """All that a run of the specs depends on, besides what made it."""
    asked = {name: value for name, value in os.environ.items() if name.startswith(ASKED)}
    commit = subprocess.run(["git", "rev-parse", "HEAD"], check=False, capture_output=True).stdout  # noqa: S607
    return digest_of(*READ), str(sorted(asked.items())), str(commit)
