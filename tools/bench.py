"""`make bench`: what a scenario costs, compared in the same minute with a test that does nothing.

Seconds depend on the machine and on what else it is doing, so the figure to remember is the ratio. Nothing
here can fail: a test that measures time is a test that fails on a Monday.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        count = tests_in("features", scratch / "features.xml")
        one, empty = scratch / "test_one.py", scratch / "test_empty.py"
        one.write_text("def test_0(): pass\n")
        empty.write_text("".join(f"def test_{number}(): pass\n" for number in range(count)))
        start, nothing, specs = (best(what) for what in (str(one), str(empty), "features"))
    print(f"{count} test cases each, one process, best of {ROUNDS} runs\n")
    print(f"{'':24}{'seconds':>9}{'ms each':>9}{'ratio':>7}")
    for what, took in (("pytest starts", start), ("empty tests", nothing), ("the specs", specs)):
        each = "" if took is start else f"{(took - start) / count * 1000:.2f}"
        print(f"{what:24}{took:9.2f}{each:>9}{took / nothing:7.2f}")
    return 0


def tests_in(what: str, report: Path) -> int:
    """How many test cases pytest runs there, mutants included."""
    pytest("--junit-xml", str(report), what)
    return len(ET.parse(report).findall(".//testcase"))  # noqa: S314 - we wrote it a moment ago


def best(what: str) -> float:
    """The wall time of the quickest of several runs, in seconds."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        pytest(what)
        times.append(time.perf_counter() - began)
    return min(times)


def pytest(*arguments: str) -> None:
    command = [sys.executable, "-m", "pytest", "--quiet", "--config-file", str(ROOT / "pyproject.toml"), *arguments]
    run = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if run.returncode not in (0, 1):  # a red spec costs its time too; anything else is no measurement
        sys.exit(f"{run.stdout}{run.stderr}\nbench: pytest could not run, see above.")


if __name__ == "__main__":
    sys.exit(main())
