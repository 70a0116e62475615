"""What was made before, of exactly the same things: it need not be made again.

    kept = Kept(Path("build/kept/things"))
    name = kept.name(text, settings)          # the digest of all that the thing depends on
    if (made := kept.recall(name)) is None:
        made = ...
        kept.keep(name, made)                 # anything that JSON knows
    kept.forget()                             # in the end, what nobody has asked for

Nothing can be stale, since a name is the digest of every source, and of Python and all installed packages besides: with
another of them there is nothing of that name. Where CI is set in the environment, nothing is ever recalled.
"""

import hashlib
import json
import os
import sys
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from typing import Any


class Kept:
    """A folder of JSON files, each named for what it was made from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._asked: set[str] = set()

    def name(self, *made_from: object) -> str:
        """The name of a thing, by all that it is made from."""
        return f"{digest(made_by(), *made_from)}.json"

    def recall(self, name: str) -> Any:  # noqa: ANN401 - whatever was kept
        """The thing of that name, or `None`."""
        self._asked.add(name)
        path = self.folder / name
        return None if os.environ.get("CI") or not path.exists() else json.loads(path.read_bytes())

    def keep(self, name: str, made: object) -> None:
        """Write a thing down: at once and whole, or not at all."""
        self._asked.add(name)
        self.folder.mkdir(parents=True, exist_ok=True)
        unfinished = self.folder / f"{name}.{os.getpid()}"
        unfinished.write_text(json.dumps(made), encoding="utf-8")
        unfinished.replace(self.folder / name)

    def forget(self) -> None:
        """Remove what was not asked for: its sources are gone, or have changed."""
        for path in self.folder.glob("*"):
            if path.name not in self._asked:
                path.unlink(missing_ok=True)


def digest(*said: object) -> str:
    """SHA-256 (hexadecimal) of anything that JSON knows; of the rest, how it reads."""
    return hashlib.sha256(json.dumps(said, default=str).encode()).hexdigest()


def digest_of(*paths: Path) -> str:
    """The same over files: their names and what is in them. A folder stands for all that is in it, at any depth."""
    files = [file for path in paths for file in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    content = {
        file.as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
        if file.is_file() and not {"__pycache__", ".egg-info"} & {*file.parts, file.parent.suffix}  # made, not written
    }
    return digest(content)


@cache
def made_by() -> str:
    """What makes things here: Python, every package, and the tools of this folder."""
    packages = sorted(f"{each.name} {each.version}" for each in distributions())
    return digest(sys.version, packages, digest_of(*Path(__file__).parent.glob("*.py")))
