"""`make elsewhere`: what a stranger meets who installs the wheel into an empty environment, far from this repository.

The example project is green, its wrong half is red and names the broken restriction, a strictly typed user of the
package passes mypy, the command starts, the hooks for pre-commit find what they are for. Needs the network once, for
what the wheel depends on, in the locked versions.
"""

import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "build" / "elsewhere"
BIN = PLACE / "bin"
EXAMPLE = ROOT / "examples" / "specs"
BROKEN = "push.report-before-the-handler-returns"
TYPED = """\
from callkit_restrictions import Outcome, Phone, load
from callkit_restrictions.events.pushes import PushSent, ReturnFromPushHandler


def broken() -> list[str]:
    phone = Phone(load().values())
    phone.happen(PushSent())
    phone.happen(ReturnFromPushHandler())
    return [id_ for id_, found in phone.findings.items() for one in found if one.outcome is Outcome.FAILED]


print(broken())
"""
TRACE = """\
{"format": "callkit-trace", "version": 1, "platform": {"ios": "17.4"}, "starts": "running"}
{"t": 0, "who": "system", "event": "PKPushRegistryDelegate.didReceiveIncomingPush", \
"args": {"type": "voIP", "app_state": "background"}}
{"t": 0.01, "who": "app", "event": "PKPushRegistryDelegate.didReceiveIncomingPush.return"}
{"end": true}
"""
DESIGN = """\
show:
  - element: the caller's photo
    place: the incoming-call screen
"""


def main() -> int:
    install()
    with tempfile.TemporaryDirectory() as name:
        here = Path(name)
        shutil.copytree(EXAMPLE, here / "specs", ignore=shutil.ignore_patterns("__pycache__", ".pytest_cache"))
        (here / "typed.py").write_text(TYPED, encoding="utf-8")
        problems = [*example(here / "specs"), *typed(here), *command(here)]
    for problem in problems:
        print(f"elsewhere: {problem}", file=sys.stderr)
    if not problems:
        print(f"installed into an empty environment, {wheel().name} does what the examples say")
    return bool(problems)


def wheel() -> Path:
    (found,) = (ROOT / "build" / "wheel").glob("*.whl")
    return found


def install() -> None:
    """The wheel and what it depends on, in the locked versions, and nothing else."""
    venv.create(PLACE, clear=True, symlinks=True)  # without pip, which takes long: ours serves
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    versions = PLACE / "versions.txt"
    versions.write_text("\n".join(re.findall(r"(?m)^[\w.-]+==[^\s;]+", lock)) + "\n", encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--python", PLACE, "install", "--quiet", "--no-input")
    done = run(*pip, "--disable-pip-version-check", "--constraint", versions, wheel(), cwd=ROOT)
    if done.returncode != 0:
        sys.exit(f"{done.stderr}\nelsewhere: pip could not install the wheel, see above.")


def run(*command: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*map(str, command)], cwd=cwd, check=False, capture_output=True, text=True)


def example(project: Path) -> Iterator[str]:
    """The example as its README says it: green, then red with the name of what is broken, in the words shown there."""
    green = run(BIN / "pytest", "-W", "error", "--strict-markers", "tests", cwd=project)
    if green.returncode != 0:
        yield f"the example is not green:\n{green.stdout}{green.stderr}"
    red = run(BIN / "pytest", "wrong", cwd=project)
    if red.returncode != 1:
        yield f"the wrong example is not red, but ends with {red.returncode}:\n{red.stdout}{red.stderr}"
    (shown,) = re.findall(r"(?s)\$ pytest wrong\n(.*?)```", (EXAMPLE / "README.md").read_text(encoding="utf-8"))
    for line in filter(None, (line.partition("…")[0].strip() for line in shown.splitlines())):
        if line not in red.stdout:
            yield f"the README of the example shows {line!r}, which pytest does not print, but\n{red.stdout}"


def typed(place: Path) -> Iterator[str]:
    """A user who checks types strictly, and an example that is typed."""
    options = ("--strict", "--python-executable", BIN / "python", "--cache-dir", ROOT / "build" / "mypy-elsewhere")
    files = (place / "typed.py", place / "specs" / "tests" / "conftest.py")
    said = run(Path(sys.executable).with_name("mypy"), *options, *files, cwd=place)
    if said.returncode != 0:
        yield f"mypy --strict complains of a user of the package:\n{said.stdout}"
    did = run(BIN / "python", "typed.py", cwd=place)
    if BROKEN not in did.stdout:
        yield f"the package says {did.stdout}{did.stderr} of a push that nobody reports; {BROKEN} is broken"


def command(place: Path) -> Iterator[str]:
    """The command, by its name and as a module, and the entries of the hooks for pre-commit."""
    asked = "from importlib.metadata import version; print(version('callkit-restrictions'))"
    version = run(BIN / "python", "-c", asked, cwd=place).stdout.strip()
    for start in ((BIN / "callkit-restrictions",), (BIN / "python", "-m", "callkit_restrictions")):
        said = run(*start, "--version", cwd=place)
        if said.stdout != f"callkit-restrictions {version}\n":
            yield f"{start[0].name} --version says {said.stdout}{said.stderr}"
    (place / "push.jsonl").write_text(TRACE, encoding="utf-8")
    (place / "design.yaml").write_text(DESIGN, encoding="utf-8")
    given = {"check": ("push.jsonl", BROKEN), "review": ("design.yaml", "privacy.no-caller-photo")}
    for entry in re.findall(r"(?m)^ +entry: (.*)$", (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")):
        name, *arguments = shlex.split(entry)
        file, broken = given[arguments[0]]
        said = run(BIN / name, *arguments, file, cwd=place)
        if said.returncode != 1 or broken not in said.stdout:
            yield f"the hook {entry!r} ends with {said.returncode} for {file}: {said.stdout}{said.stderr}"


if __name__ == "__main__":
    sys.exit(main())
