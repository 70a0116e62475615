"""The work of `drive`."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib.metadata import entry_points
from pathlib import Path

from callkit_restrictions import load
from callkit_restrictions.commands import BadInput
from callkit_restrictions.drive import AppError, NotDriven, Play, Program, Stage, perform, telling
from callkit_restrictions.drive.explore import explore
from callkit_restrictions.drive.tally import Tally
from callkit_restrictions.report.plain import plain

PLAYS = "callkit_restrictions.plays"
"""The entry point of whoever can read features: the model itself cannot."""


def run(arguments: Namespace) -> int:
    """Drive the app.

    Raises:
        BadInput: the app cannot be started or understood, or a feature cannot be read.
    """
    try:
        with closing(Program(arguments.app, arguments.timeout)) as app:
            return _explore(app, arguments) if arguments.explore else _drive(app, arguments)
    except AppError as problem:
        raise BadInput(plain(str(problem))) from problem


def _explore(app: Program, arguments: Namespace) -> int:
    """The words go to the terminal, the trace where it can be piped from."""
    found = explore(app, [*load().values()], arguments.acts, arguments.plays)
    telling.explored(found, to=sys.stderr)
    for line in found.breach.trace() if found.breach is not None else ():
        print(line)
    return int(found.breach is not None)


def _drive(app: Program, arguments: Namespace) -> int:
    tally = Tally([*load().values()])
    plays: dict[str, list[Play]] = {}
    for play in _plays(arguments.features):
        if isinstance(play, NotDriven):
            tally.not_driven.append(play)
        else:
            plays.setdefault(play.plot, []).append(play)
    try:
        for same in plays.values():
            tally.add(_performed(same[0], app, tally), len(same))
    finally:
        if arguments.format == "json":
            sys.stdout.write(telling.document(tally) + "\n")
        else:
            telling.words(tally, explain=arguments.explain)
        if arguments.traces is not None:
            _write(Path(arguments.traces), tally)
    return int(bool(tally.broken))


def _performed(play: Play, app: Program, tally: Tally) -> Stage:
    try:
        return perform(play, app, tally.restrictions)
    except AppError as problem:
        raise AppError(f"{play.name}: {problem}") from problem


def _plays(features: list[str]) -> Iterator[Play | NotDriven]:
    """The plays of the features that are meant; of all that came with this package where none are named."""
    try:
        (reader,) = entry_points(group=PLAYS)
    except ValueError:
        raise BadInput("the features cannot be read: the package of the steps is not installed") from None
    read: Callable[[list[str]], Iterator[Play | NotDriven]] = reader.load()
    try:
        yield from read(features)
    except (OSError, ValueError) as problem:
        raise BadInput(str(problem)) from problem


def _write(folder: Path, tally: Tally) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for id_, found in tally.broken.items():
        (folder / f"{id_}.jsonl").write_text("".join(f"{line}\n" for line in found[0].trace()), encoding="utf-8")
