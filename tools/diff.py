"""`make diff BASE=main`: which generated pages read differently from how they read at BASE, and how.

    .venv/bin/python tools/diff.py BASE [--format markdown]

BASE is a revision of git, or a folder `docs` whose pages are made already. Pages are compared as they read: without
their markup, line by line. `results.md` is left out: it differs with every run. `--format markdown` is for a comment
on a pull request: one fold for each page, and never longer than a comment may be.

Ends with 0, whatever differs, and with 2 if the pages of one side cannot be made.
"""

import argparse
import html
import io
import os
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from callkit_restrictions.report.plain import plain

ROOT = Path(__file__).resolve().parent.parent
KEPT = Path("build/diff")  # what was made of a revision, by its commit
PARTS = Path("build/parts")  # computed parts of hand-written pages
EACH_RUN = {"results.md"}
LONGEST = 60_000  # a comment on GitHub may have 65,536 characters


class StopError(Exception):
    """The pages of one side cannot be made; the message says why."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="tools/diff.py", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("base", metavar="BASE", help="a revision of git, or a folder docs whose pages are made")
    parser.add_argument("--format", choices=("text", "markdown"), default="text")
    said = parser.parse_args()
    try:
        base = Path(said.base) if said.base and Path(said.base).is_dir() else made_from(said.base)
        make_pages(ROOT, {})
    except StopError as problem:
        print(f"make diff: {problem}", file=sys.stderr)
        return 2
    before, now = pages(base), pages(ROOT / "docs")
    changed = {name: [*difference(before.get(name, ""), now.get(name, ""))] for name in sorted({*before, *now})}
    changed = {name: lines for name, lines in changed.items() if before.get(name) != now.get(name)}
    head = f"{len(changed)} of {len(now)} pages read differently from how they read at {said.base}."
    print("\n".join(as_markdown(head, changed) if said.format == "markdown" else as_text(head, changed)))
    return 0


def made_from(revision: str) -> Path:
    """The folder `docs` of a revision, with its pages; made once for each commit."""
    found = git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = found.stdout.decode().strip()
    if not commit:
        raise StopError(f"git knows no revision {plain(revision)}; fetch it, or write BASE=main")
    folder = ROOT / KEPT / commit
    if not (folder / "build" / "navigation.yml").exists():  # it is written last
        folder.mkdir(parents=True, exist_ok=True)
        with tarfile.open(fileobj=io.BytesIO(git("archive", commit).stdout)) as tree:
            tree.extractall(folder, filter="data")
        (folder / "named").mkdir(exist_ok=True)
        (folder / "named" / "callkit_restrictions_steps").symlink_to(folder / "steps")
        make_pages(folder, {"PYTHONPATH": f"{folder / 'src'}{os.pathsep}{folder / 'named'}"})
    return folder / "docs"


def make_pages(root: Path, environment: dict[str, str]) -> None:
    """Write the generated pages of a tree, and run its specs before that if nobody has."""
    python = [sys.executable, "-m"]
    env = {**os.environ, **environment}
    write = [*python, "callkit_restrictions", "pages"]
    if subprocess.run(write, cwd=root, env=env, capture_output=True, check=False).returncode == 0:
        return
    specs = [*python, "pytest", "features", "-q", "--callkit-results=build/results.ndjson"]
    ran = subprocess.run(specs, cwd=root, env=env, capture_output=True, text=True, check=False)
    done = subprocess.run(write, cwd=root, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise StopError(f"the pages of {root.name} cannot be made: {plain((done.stderr or ran.stdout).strip()[-300:])}")


def pages(docs: Path) -> dict[str, str]:
    """Every Markdown file below `docs`, and the computed parts, by the name that it has there."""
    parts = docs.parent / PARTS
    found = {path.relative_to(docs).as_posix(): path for path in docs.rglob("*.md")}
    found |= {f"parts/{path.name}": path for path in parts.glob("*.md")}
    return {name: path.read_text(encoding="utf-8") for name, path in found.items() if name not in EACH_RUN}


def difference(before: str, now: str) -> Iterator[str]:
    """The lines that read differently, each with its neighbours."""
    lines = unified_diff(readable(before), readable(now), n=1, lineterm="")
    return (line for number, line in enumerate(lines) if number > 1)  # the first two name the files


def readable(page: str) -> list[str]:
    """A page as it reads: without tags, empty lines and signs that a terminal would obey."""
    bare = (html.unescape(re.sub(r"<[^>]*>", " ", line)) for line in page.splitlines())
    return [line for each in bare if (line := plain(" ".join(each.split())))]


def as_text(head: str, changed: dict[str, list[str]]) -> Iterator[str]:
    """For a terminal."""
    yield head
    for name, lines in changed.items():
        yield from ("", name, *(f"  {line}" for line in lines or NOTHING_TO_READ))


def as_markdown(head: str, changed: dict[str, list[str]]) -> Iterator[str]:
    """For a comment: as many pages as it can hold, and how many it could not."""
    yield head
    left = LONGEST
    for number, (name, lines) in enumerate(changed.items()):
        fold = ["", f"<details><summary>{html.escape(name)}</summary>", "", "`````diff", *(lines or NOTHING_TO_READ)]
        fold += ["`````", "</details>"]
        left -= sum(len(line) + 1 for line in fold)
        if left < 0:
            yield from ("", f"{len(changed) - number} pages more are not shown here; `make diff` shows them.")
            return
        yield from fold


NOTHING_TO_READ = ["only its pictures or its markup differ"]


def git(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=False)  # noqa: S607 - git is git


if __name__ == "__main__":
    sys.exit(main())
