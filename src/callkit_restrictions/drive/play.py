"""A play: what the world does around an app, in order. What the app does about it stands in no play."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from callkit_restrictions.events import Event
from callkit_restrictions.moments import Duration
from callkit_restrictions.versions import Platform

SETTLE: Literal["settle"] = "settle"
"""The network answers what the app has asked of it so far."""

Act: TypeAlias = Event | Duration | Literal["settle"]
"""Somebody does something, time passes, or the network gets the time that it needs."""


@dataclass(frozen=True, slots=True)
class Play:
    """What the world does. `name` says where it comes from; `launched`: somebody opened the app before it begins."""

    name: str
    acts: tuple[Act, ...]
    platform: Platform = field(default_factory=Platform)
    launched: bool = True

    @property
    def plot(self) -> str:
        """All of it but the name: plays of one plot are one play."""
        return repr((self.acts, self.platform, self.launched))


@dataclass(frozen=True, slots=True)
class NotDriven:
    """A scenario that no running app can be put into, and why, in words that follow its name."""

    name: str
    why: str
