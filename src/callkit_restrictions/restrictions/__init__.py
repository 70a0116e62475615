"""One module a restriction; the id is the path. `load()` finds them all, nobody registers anything.

`push.report-before-the-handler-returns` is `restrictions/push/report_before_the_handler_returns.py`, which defines
`RESTRICTION`. Its feature is `features/push/report-before-the-handler-returns.feature`.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from traceback import extract_tb
from types import MappingProxyType

from callkit_restrictions.restriction import Restriction
from callkit_restrictions.traits import AREAS

ID = re.compile(rf"({'|'.join(AREAS)})\.[a-z0-9]+(-[a-z0-9]+)*")


class RestrictionError(Exception):
    """A restriction's module is not in order; the message names file and line and says what to write instead."""


@cache
def load() -> MappingProxyType[str, Restriction]:
    """Every restriction by its id, area by area.

    Raises:
        RestrictionError: a module cannot be read (a wrong version, say), defines no `RESTRICTION`, or defines one whose
            id is not the module's path.
    """
    found = {}
    for module in walk_packages(__path__, f"{__name__}."):
        if not module.ispkg:
            restriction = _restriction(module.name)
            found[restriction.id] = restriction
    order = {area: place for place, area in enumerate(AREAS)}
    _check_old_ids(found)
    return MappingProxyType(dict(sorted(found.items(), key=lambda item: (order[item[1].area], item[0]))))


def renamed() -> dict[str, str]:
    """Every id that a restriction had once, with the id that it has now."""
    return {old: restriction.id for restriction in load().values() for old in restriction.formerly}


def find(id_: str) -> Restriction:
    """One restriction by its id.

    Raises:
        RestrictionError: there is none; the message says what it is called now, or which ids come near.
    """
    if id_ in load():
        return load()[id_]
    if id_ in renamed():
        raise RestrictionError(f"{id_} is called {renamed()[id_]} now; write that")
    near = get_close_matches(id_, load(), n=2)
    instead = f"write {' or '.join(near)}" if near else "the page of all restrictions lists them"
    raise RestrictionError(f"there is no restriction {id_}; {instead}")


def matching(patterns: Iterable[str]) -> list[Restriction]:
    """The restrictions that are meant by ids or patterns of ids, such as `push.*`; without any, all of them.

    Raises:
        RestrictionError: a pattern means none.
    """
    patterns = [*patterns]
    for pattern in patterns:
        if not any(fnmatchcase(id_, pattern) for id_ in load()):
            raise RestrictionError(f"no restriction is called {pattern!r}; `callkit-restrictions list` names them all")
    return [
        restriction
        for id_, restriction in load().items()
        if not patterns or any(fnmatchcase(id_, pattern) for pattern in patterns)
    ]


def source_of(id_: str) -> Path:
    """The module of the restriction with that id, whether it is there yet or not."""
    area, _, name = id_.partition(".")
    return Path(__file__).parent / area / f"{name.replace('-', '_')}.py"


def _check_old_ids(found: dict[str, Restriction]) -> None:
    """An old id leads to one place: it is no id of today, and nobody else had it."""
    taken = {id_: id_ for id_ in found}
    for restriction in found.values():
        for old in restriction.formerly:
            if old in taken or not ID.fullmatch(old):
                file = f"src/{__name__.replace('.', '/')}/{restriction.id.replace('.', '/').replace('-', '_')}.py"
                why = f"is that of {taken[old]}, too" if old in taken else "is no id, such as push.some-name"
                raise RestrictionError(f"{file}:1: the old id {old!r} {why}; correct `formerly`")
            taken[old] = restriction.id


def _restriction(module: str) -> Restriction:
    path = module.removeprefix(f"{__name__}.")
    file, id_ = f"src/{module.replace('.', '/')}.py", path.replace("_", "-")
    try:
        restriction = getattr(import_module(module), "RESTRICTION", None)
    except Exception as problem:
        raise RestrictionError(f"{file}:{_line(problem, Path(file).name)}: {problem}") from problem
    if not isinstance(restriction, Restriction):
        raise RestrictionError(f"{file}:1: it defines no RESTRICTION; write RESTRICTION = Restriction(id={id_!r}, …)")
    if restriction.id != id_:
        raise RestrictionError(f"{file}:1: it defines the id {restriction.id!r}; by its path, write id={id_!r}")
    area = id_.partition(".")[0]
    if area not in AREAS:
        raise RestrictionError(f"{file}:1: there is no area {area!r}; move it to one of {', '.join(AREAS)}")
    return restriction


def _line(problem: Exception, file: str) -> int:
    """The line of that file in which an import came to grief."""
    if isinstance(problem, SyntaxError):
        return problem.lineno or 1
    lines = [frame.lineno for frame in extract_tb(problem.__traceback__) if Path(frame.filename).name == file]
    return (lines or [1])[-1] or 1
