"""One module a restriction; the id is the path. `load()` finds them all, nobody registers anything.

`push.report-before-the-handler-returns` is `restrictions/push/report_before_the_handler_returns.py`, which defines
`RESTRICTION`. Its feature is `features/push/report-before-the-handler-returns.feature`.
"""

from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from types import MappingProxyType

from callkit_restrictions.restriction import Restriction

AREAS = ("ui", "push", "audio", "privacy", "calls", "background", "store")
"""The areas, in the order in which a designer meets them."""


class MisplacedError(Exception):
    """A restriction's module and its id disagree; the message says what to write."""


@cache
def load() -> MappingProxyType[str, Restriction]:
    """Every restriction by its id, area by area.

    Raises:
        MisplacedError: a module defines no `RESTRICTION`, or one whose id is not the module's path.
    """
    found = {}
    for module in walk_packages(__path__, f"{__name__}."):
        if module.ispkg:
            continue
        restriction = getattr(import_module(module.name), "RESTRICTION", None)
        path = module.name.removeprefix(f"{__name__}.").replace("_", "-")
        if not isinstance(restriction, Restriction):
            raise MisplacedError(
                f"{module.name} defines no RESTRICTION; write RESTRICTION = Restriction(id={path!r}, …)"
            )
        if restriction.id != path:
            raise MisplacedError(f"{module.name} defines the id {restriction.id!r}; by its path the id is {path!r}")
        found[path] = restriction
    order = {area: place for place, area in enumerate(AREAS)}
    return MappingProxyType(dict(sorted(found.items(), key=lambda item: (order[item[1].area], item[0]))))
