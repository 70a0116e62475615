"""The bench runs. What it measures is nobody's test: a test that measures time fails on a Monday."""

import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parent.parent / "tools" / "bench"


def test_a_section_runs_and_compares_its_rows_with_one_another():
    command = [sys.executable, BENCH, "--quick", "specs"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    rows = dict(line.rsplit(maxsplit=3)[::3] for line in run.stdout.splitlines() if line.startswith(("empty", "ours")))
    assert rows.keys() == {"empty pytest tests", "ours, 6 definitions", "ours"}
    assert all(float(ratio) > 0 for ratio in rows.values())


def test_an_unknown_section_is_named():
    run = subprocess.run([sys.executable, BENCH, "spec"], capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "there is no section spec; there are " in run.stderr
