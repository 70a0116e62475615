"""How long commands take: processor seconds of the whole process, the best of some rounds, all in turn.

Processor time (user and system, of the process and all its children), because a machine that does something else as
well adds to the wall clock first. In turn (A B C A B C), because what it does else comes and goes. Every child may
keep its bytecode, whatever this process was told: nobody's tool compiles itself on every run.
"""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Command:
    """What is measured. `fails`: exit statuses besides 0 that still are a measurement. `slow`: once is enough."""

    name: str
    line: Sequence[str | Path]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    fails: tuple[int, ...] = ()
    slow: bool = False


def best(commands: Sequence[Command], *, rounds: int) -> dict[str, float]:
    """The processor seconds of each command, by its name. One round that is not counted comes first.

    What is slow runs once only: it is long enough not to be judged by its start, and nobody waits for a quarter of an
    hour.
    """
    quick = [command for command in commands if not command.slow]
    for command in quick:
        seconds(command)
    times = [{command.name: seconds(command) for command in commands}]
    times += [{command.name: seconds(command) for command in quick} for _ in range(rounds - 1)]
    return {command.name: min(each[command.name] for each in times if command.name in each) for command in commands}


def seconds(command: Command) -> float:
    """The processor seconds of one run."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = getrusage(RUSAGE_CHILDREN)
    run = subprocess.run(
        list(map(str, command.line)),
        cwd=command.folder,
        env={**environment, **command.environment},
        check=False,
        capture_output=True,
        text=True,
    )
    after = getrusage(RUSAGE_CHILDREN)
    if run.returncode not in (0, *command.fails):
        sys.exit(f"{run.stdout}{run.stderr}\nbench: {command.name} could not run, see above.")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def table(took: Mapping[str, float], *, count: int, yardstick: str) -> list[str]:
    """One row for each command: seconds, milliseconds for each of `count`, and the ratio to the yardstick."""
    wide = max(map(len, took)) + 2
    rows = [f"{'':{wide}}{'seconds':>9}{'ms each':>9}{'ratio':>7}"]
    for name, time in took.items():
        rows.append(f"{name:{wide}}{time:9.2f}{time / count * 1000:9.2f}{time / took[yardstick]:7.2f}")
    return rows
