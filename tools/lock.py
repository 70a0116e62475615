"""`make lock`: resolve the dependency groups of pyproject.toml into requirements.lock.

One file serves Python 3.11 to 3.14 on every system, and names no package host: whoever installs from it may
use a mirror, and the hashes say whether the mirror tells the truth.
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKER = ROOT / "build" / "locker"  # an environment of its own: no reader and no test needs the resolver
RESOLVE = (
    *("uv", "pip", "compile", "pyproject.toml", "--group", "dev"),
    *("--universal", "--python-version", "3.11", "--generate-hashes", "--upgrade"),
    *(
        "--no-config",
        "--quiet",
        "--custom-compile-command",
        "make lock",
        "--output-file",
        "requirements.lock",
    ),
)


def main() -> int:
    venv.create(LOCKER, with_pip=True, symlinks=os.name != "nt")
    subprocess.run([LOCKER / "bin" / "pip", "install", "--quiet", "--upgrade", "uv"], check=True)
    return subprocess.run([LOCKER / "bin" / RESOLVE[0], *RESOLVE[1:]], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
