"""Our own features, with all judging and all proofs, beside as many empty tests.

Each scenario is judged by every restriction; each `@broken` one runs a second time without its restriction, with each
near miss, and on every release of iOS. Results are written, as `make site` writes them.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from _clock import ROOT, Command, best, seconds, table

SPECS_FAILED = 1


def section(*, quick: bool) -> Iterator[str]:
    which = "features/store" if quick else "features"
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        count = tests_in(which, scratch / "features.xml")
        one, empty = scratch / "test_one.py", scratch / "test_empty.py"
        one.write_text("def test_0(): pass\n")
        empty.write_text("".join(f"def test_{number}(): pass\n" for number in range(count)))
        commands = [
            pytest("pytest starts", one),
            pytest("empty tests", empty),
            pytest("the specs", which, slow=True),
            pytest("the specs, and their results", which, f"--callkit-results={scratch / 'results.ndjson'}", slow=True),
        ]
        took = best(commands, rounds=1 if quick else 3)
    yield f"{count} test cases each, one process, processor time\n"
    yield from table(took, count=count, yardstick="empty tests")


def tests_in(what: str, report: Path) -> int:
    """How many test cases pytest runs there, mutants included."""
    seconds(pytest("the specs", "--junit-xml", report, what))
    return len(ET.parse(report).findall(".//testcase"))  # noqa: S314 - we wrote it a moment ago


def pytest(name: str, *arguments: str | Path, slow: bool = False) -> Command:
    line = (sys.executable, "-m", "pytest", "--quiet", "--config-file", ROOT / "pyproject.toml", *arguments)
    return Command(name, line, ROOT, fails=(SPECS_FAILED,), slow=slow)
