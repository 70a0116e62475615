"""`make serve`: the site at http://127.0.0.1:8000, kept up to date while somebody writes.

mkdocs watches docs/ by itself and reloads the browser. What it cannot know is that docs/ is partly made from
the features, the steps and the model; so when one of those changes, run the specs and write the pages again.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from specs import run_specs

BIN = Path(sys.executable).parent
WATCHED = ("features", "steps", "src")


def main() -> int:
    write_pages()
    # --livereload is said aloud because click 8.3 and newer ignores that it is mkdocs' default.
    server = subprocess.Popen([BIN / "python", "tools/mkdocs_once.py", "serve", "--livereload"])
    try:
        seen = dict(saved())
        while server.poll() is None:
            time.sleep(1)
            if (now := dict(saved())) != seen:
                seen = now
                write_pages()
    except KeyboardInterrupt:
        pass
    finally:
        server.terminate()
        server.wait()
    return 0


def write_pages() -> None:
    """Failures stay on the terminal: a server that stops at every typo serves nobody."""
    run_specs("--quiet")
    subprocess.run([BIN / "callkit-restrictions", "pages"], check=False)


def saved() -> Iterator[tuple[Path, int]]:
    """Every watched file with the nanosecond it was last written."""
    for folder in WATCHED:
        for path in Path(folder).rglob("*"):
            if path.suffix in {".feature", ".py"}:
                yield path, path.stat().st_mtime_ns


if __name__ == "__main__":
    sys.exit(main())
