"""A small site built twice: by MkDocs that makes nothing twice, and by MkDocs alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONFIGURATION = """
site_name: Calls
theme: {name: material, font: false}
plugins: [search]
markdown_extensions: [pymdownx.snippets: {base_path: [parts]}, {toc: {permalink: true}}]
validation: {links: {anchors: warn, not_found: warn}}
"""


def write(project, files):
    """Write the files of the project."""
    for name, text in files.items():
        (project / name).parent.mkdir(exist_ok=True, parents=True)
        (project / name).write_text(text)


def build(project, command, to):
    """Build it strictly, as `make site` does; what was said, and every file by its name."""
    environment = {name: value for name, value in os.environ.items() if name not in {"CI", "PYTHONWARNINGS"}}
    environment |= {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    line = [sys.executable, *command, "build", "--strict", "--site-dir", to]
    run = subprocess.run(line, cwd=project, env=environment, capture_output=True, text=True, check=False)
    made = [path for path in (project / to).rglob("*") if path.is_file()]
    warned = [line for line in run.stderr.splitlines() if "WARNING" in line]
    return run.returncode, warned, {path.relative_to(project / to).as_posix(): path.read_bytes() for path in made}


def once(project):
    return build(project, [ROOT / "tools" / "mkdocs_once.py"], "site")


def alone(project):
    return build(project, ["-m", "mkdocs"], "other")


def kept(project):
    return {path.name for path in (project / "build/kept/pages").iterdir()}


def made_twice(project):
    """Build it three ways, each like the others: alone, once, and once again; its files, and what was kept of them."""
    site = alone(project)
    assert site[:2] == (0, [])
    assert once(project) == site
    first = kept(project)
    assert once(project) == site
    assert kept(project) == first
    return site[2], first
