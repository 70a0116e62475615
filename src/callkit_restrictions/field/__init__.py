"""Reports from the field: real failures and wishes from public threads, so that a reader sees a rule bite.

One module an area, one `Report` an entry of its `REPORTS`; `reports()` finds them all, nobody registers anything. To
add one, write it into the module of the area whose restriction it shows first.

The texts are ours: what people saw, what it turned out to be, what put it right, as the thread tells it, and no more.
A report is not evidence for a rule. It is the rule at work, or something that looks like it.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from callkit_restrictions.field.report import Report

__all__ = ["Report", "reports"]


@cache
def reports() -> tuple[Report, ...]:
    """Every report, the newest first; those without a date come last."""
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    found = [report for module in modules for report in getattr(module, "REPORTS", ())]
    return tuple(sorted(found, key=lambda report: (report.date, report.title), reverse=True))
