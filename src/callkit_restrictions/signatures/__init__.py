"""What people have in hand when a call rule has bitten: codes, exceptions, log lines, texts of App Review.

One module a family; each defines `FAMILY` and `SIGNATURES`, `load()` finds them all, nobody registers anything. The
page of errors lists them, and `callkit-restrictions diagnose` looks for them.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from callkit_restrictions.signatures.signature import Family, Signature


@cache
def families() -> tuple[tuple[Family, tuple[Signature, ...]], ...]:
    """Every family with its signatures, in the order of the page."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    found = [(module.FAMILY, module.SIGNATURES) for module in modules if hasattr(module, "FAMILY")]
    return tuple(sorted(found, key=lambda family: family[0].place))


@cache
def load() -> MappingProxyType[str, Signature]:
    """Every signature by its id, which is its anchor on the page of errors, too."""
    return MappingProxyType({signature.id: signature for _, members in families() for signature in members})
