"""`make package`: build the wheel and the source distribution without the network, and look at what is in them.

The steps live in steps/ and ship as `callkit_restrictions_steps`, the features as `callkit_restrictions_features`; a
file that works here because Python finds it in the folder, and is missing for everybody who installs the wheel, is the
mistake this looks for. So is a wheel that comes out otherwise when it is built from the source distribution.
"""

import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parent.parent
WHEELS = ROOT / "build" / "wheel"
PACKAGES = {
    "callkit_restrictions": ROOT / "src" / "callkit_restrictions",
    "callkit_restrictions_features": ROOT / "features",
    "callkit_restrictions_steps": ROOT / "steps",
}


def build_wheel() -> Path:
    """Build the wheel of the project, and nothing else, in build/wheel."""
    for leftover in (WHEELS, ROOT / "build" / "lib"):  # setuptools would pack what it finds in the latter
        shutil.rmtree(leftover, ignore_errors=True)
    return build(ROOT, WHEELS)


def main() -> int:
    wheel = build_wheel()
    make = "from setuptools.build_meta import build_sdist; build_sdist('build/wheel')"
    subprocess.run([sys.executable, "-c", make], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    (sdist,) = WHEELS.glob("*.tar.gz")
    packed, again = names(wheel), names_when_built_from(sdist)
    if missing := sorted(sources() - packed):
        print(f"The wheel lacks {', '.join(missing)}.", file=sys.stderr)
    if strange := sorted(packed - sources()):
        print(f"The wheel holds what is not in the sources: {', '.join(strange)}.", file=sys.stderr)
    if other := sorted(packed ^ again):
        print(f"Built from {sdist.name}, the wheel differs in {', '.join(other)}.", file=sys.stderr)
    print(f"{len(packed)} files in {wheel.relative_to(ROOT)}, the same from {sdist.name}")
    return bool(missing or strange or other)


def build(project: Path, where: Path) -> Path:
    """Ask the build backend itself: around it pip would take twice as long again as the build."""
    where.mkdir(parents=True, exist_ok=True)
    make = "import sys; from setuptools.build_meta import build_wheel; build_wheel(sys.argv[1])"
    command = [sys.executable, "-c", make, str(where)]
    run = subprocess.run(command, cwd=project, check=False, capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"{run.stdout}{run.stderr}\nThe wheel could not be built, see above.")
    (wheel,) = where.glob("*.whl")
    return wheel


def names(wheel: Path) -> set[str]:
    return {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}


def names_when_built_from(sdist: Path) -> set[str]:
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(sdist) as archive:
            archive.extractall(folder, filter="data")
        (unpacked,) = Path(folder).iterdir()
        return names(build(unpacked, Path(folder)))


def sources() -> set[str]:
    return {
        f"{package}/{path.relative_to(folder).as_posix()}"
        for package, folder in PACKAGES.items()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


if __name__ == "__main__":
    sys.exit(main())
