"""`make package`: build the wheel without the network and compare it with the sources.

The steps live in steps/ and ship as `callkit_restrictions_steps`; a module that works here because Python
finds it in the folder, and is missing for everybody who installs the wheel, is the mistake this looks for.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parent.parent
WHEELS = ROOT / "build" / "wheel"
PACKAGES = {
    "callkit_restrictions": ROOT / "src" / "callkit_restrictions",
    "callkit_restrictions_steps": ROOT / "steps",
    "callkit_restrictions_features": ROOT / "features",
}


def build_wheel() -> Path:
    """Build the wheel of the project, and nothing else, in build/wheel."""
    for leftover in (WHEELS, ROOT / "build" / "lib"):  # setuptools would pack what it finds in the latter
        shutil.rmtree(leftover, ignore_errors=True)
    options = ("--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", str(WHEELS))
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, str(ROOT)], check=True)
    (wheel,) = WHEELS.glob("*.whl")
    return wheel


def main() -> int:
    wheel = build_wheel()
    packed = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    if missing := sorted(sources() - packed):
        print(f"The wheel lacks {', '.join(missing)}.", file=sys.stderr)
    if strange := sorted(packed - sources()):
        print(f"The wheel holds what is not in the sources: {', '.join(strange)}.", file=sys.stderr)
    print(f"{len(packed)} files in {wheel.relative_to(ROOT)}")
    return bool(missing or strange)


def sources() -> set[str]:
    return {
        f"{package}/{path.relative_to(folder).as_posix()}"
        for package, folder in PACKAGES.items()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


if __name__ == "__main__":
    sys.exit(main())
