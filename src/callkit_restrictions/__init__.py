"""CallKit Restrictions: what Apple's call system forbids, demands and withholds, as rules that run.

    from callkit_restrictions import Phone, load

    phone = Phone(load().values())

`Phone` is the live court, `check` (by way of `History`) judges what was recorded, `load` finds every restriction.
"""

from importlib import import_module

TYPE_CHECKING = False  # what type checkers take for true, without the time that typing takes to import
if TYPE_CHECKING:
    from callkit_restrictions.history import Entry, History
    from callkit_restrictions.phone import Phone
    from callkit_restrictions.restriction import Finding, Outcome, Restriction
    from callkit_restrictions.restrictions import load
    from callkit_restrictions.versions import Platform

__version__ = "0.1.0"

__all__ = ["Entry", "Finding", "History", "Outcome", "Phone", "Platform", "Restriction", "load"]

_HOMES = {
    "Entry": "history",
    "Finding": "restriction",
    "History": "history",
    "Outcome": "restriction",
    "Phone": "phone",
    "Platform": "versions",
    "Restriction": "restriction",
    "load": "restrictions",
}


def __getattr__(name: str) -> object:
    """Import what is asked for, and nothing before: the model takes longer to import than Python to start."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
