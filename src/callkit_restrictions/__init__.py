"""CallKit Restrictions: what Apple's call system forbids, demands and withholds, as rules that run.

    from callkit_restrictions import Phone, load

    phone = Phone(load().values())

`Phone` is the live court, `check` (by way of `History`) judges what was recorded, `load` finds every restriction.
"""

from callkit_restrictions.history import Entry, History
from callkit_restrictions.phone import Phone
from callkit_restrictions.restriction import Finding, Outcome, Restriction
from callkit_restrictions.restrictions import load
from callkit_restrictions.versions import Platform

__all__ = ["Entry", "Finding", "History", "Outcome", "Phone", "Platform", "Restriction", "load"]
