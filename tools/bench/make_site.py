"""`make site` after a change of one line, beside what MkDocs alone takes for the same pages.

MkDocs alone is `mkdocs build --strict` with the project's own mkdocs.yml, of the pages that are written already: same
theme, same plug-ins, nothing kept. `make site` is all of it: the specs that have to run, the pages, MkDocs, the
checklist as a PDF, the checker. Each line is changed anew in each round, in a copy of the project.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from _clock import ROOT, Command, seconds

CHANGED = {
    "a sentence of a page": ("docs/glossary.md", "This sentence is number {}."),
    "a line of a feature": ("features/push/use-the-voip-topic.feature", "    # This line is number {}."),
    "a line of a restriction": ("src/callkit_restrictions/restrictions/push/use_the_voip_topic.py", "# number {}"),
    "a line of the model's core": ("src/callkit_restrictions/phone.py", "# This line is number {}."),
}
ALONE = "MkDocs alone"
LEFT_OUT = (".git", ".venv", "build", "site", "node_modules", "__pycache__")
PYODIDE = "tools/pyodide/node_modules"


def section(*, quick: bool) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as name:
        project = Path(name, "project")
        environment = copy(project)
        site = Command("nothing", (sys.executable, "tools/site.py"), project, environment)
        mkdocs = Command(ALONE, (sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"), project, environment)
        seconds(site)
        took = {each: [] for each in (ALONE, site.name, *CHANGED)}
        for number in range(1 if quick else 3):
            took[ALONE].append(measured(mkdocs))
            took[site.name].append(measured(site))
            for what, (path, line) in CHANGED.items():
                with (project / path).open("a") as file:
                    file.write(line.format(number) + "\n")
                took[what].append(measured(site))
    yield f"{'make site after a change of':{30}}{'processor':>10}{'ratio':>7}{'wall clock':>12}{'ratio':>7}"
    best = {what: tuple(map(min, zip(*rounds, strict=True))) for what, rounds in took.items()}
    for what, (processor, wall) in best.items():
        ratios = processor / best[ALONE][0], wall / best[ALONE][1]
        yield f"{what:{30}}{processor:10.1f}{ratios[0]:7.2f}{wall:12.1f}{ratios[1]:7.2f}"


def copy(project: Path) -> dict[str, str]:
    """Copy the project; the environment in which its own packages are imported, not those that are installed."""
    shutil.copytree(ROOT, project, ignore=shutil.ignore_patterns(*LEFT_OUT), symlinks=True)
    if (ROOT / PYODIDE).exists():
        (project / PYODIDE).symlink_to(ROOT / PYODIDE)
    named = project / "build" / "named"
    named.mkdir(parents=True)
    for package, folder in (("", "src/callkit_restrictions"), ("_steps", "steps"), ("_features", "features")):
        (named / f"callkit_restrictions{package}").symlink_to(project / folder)
    return {"PYTHONPATH": str(named), "CI": "", "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def measured(command: Command) -> tuple[float, float]:
    """The seconds of the processor, and those on the clock."""
    began = time.monotonic()
    processor = seconds(command)
    wall = time.monotonic() - began
    os.sync()  # what one has written is not for the next to wait for
    return processor, wall
