"""iOS versions as data: since when, until when, and how surely a restriction holds.

The grammar is that of MDN's browser-compat-data: a bound is a version, and `≤14.5` says *true by 14.5, perhaps
earlier*. The site prints the sign; the model takes the stated bound. No rule ever asks `if ios`.

    From("13.0")                  from iOS 13.0 on
    From("≤14.5")                 by iOS 14.5, perhaps earlier
    From("13.0").until("26.4")    from 13.0 up to the last release before 26.4
    From("13.0").by_linked_sdk()  only for apps linked with that SDK or a later one
    ALWAYS                        no version bound (rules of App Review)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

_VERSION = re.compile(r"\d{1,3}(\.\d{1,3}){0,2}")


@dataclass(frozen=True, slots=True, order=True)
class IOS:
    """One release of the system, such as `13.0` or `26.4`; releases compare in their order.

    Raises:
        ValueError: the text is not one to three numbers with points between them.
    """

    numbers: tuple[int, int, int]

    def __init__(self, text: str) -> None:
        if not _VERSION.fullmatch(text):
            raise ValueError(f"{text!r} is no version; write for example 13.0 or 26.4")
        major, minor, patch, *_ = [*(int(part) for part in text.split(".")), 0, 0]
        object.__setattr__(self, "numbers", (major, minor, patch))

    def __str__(self) -> str:
        major, minor, patch = self.numbers
        return f"{major}.{minor}" + (f".{patch}" if patch else "")


def _releases(*majors: tuple[int, int]) -> tuple[IOS, ...]:
    """Every release from its major versions, each with how many minor ones it had (`(26, 5)`: 26.0 to 26.4)."""
    return tuple(IOS(f"{major}.{minor}") for major, minors in majors for minor in range(minors))


RELEASES_OF = {
    "iPhone": _releases(
        (10, 4), (11, 5), (12, 6), (13, 8), (14, 9), (15, 9), (16, 8), (17, 8), (18, 8), (26, 5), (27, 2)
    ),
    "watch": _releases((8, 2), (9, 2), (10, 2), (11, 2), (26, 2), (27, 2)),
}  # fmt: skip
"""Every release the matrix runs, by device. A new iOS is one number here.

iOS: from the first with CallKit to 27.1, the newest whose SDK the sources speak of. watchOS: around the first with
CallKit (9.0), two releases of each major version, since no restriction changed within one.
"""

RELEASES = RELEASES_OF["iPhone"]
FIRST, NEWEST = RELEASES[0], RELEASES[-1]


def release_before(version: IOS, device: str = "iPhone") -> IOS:
    """The last known release before a version, for the scenario just outside a bound."""
    return max(release for release in RELEASES_OF[device] if release < version)


@dataclass(frozen=True, slots=True)
class Platform:
    """What the phone is: the system's version, the SDK the app was linked with, the device and the store region.

    `None` means unknown, which only a recorded trace may say. An unknown SDK counts as the system's own.
    """

    ios: IOS | None = NEWEST
    linked_sdk: IOS | None = None
    device: str = "iPhone"
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Versions:
    """When a restriction holds: from `since` (inclusive) to `until` (exclusive); `None` is no bound."""

    since: IOS | None = None
    until_: IOS | None = None
    at_latest: bool = False
    counts: Literal["the system", "the linked SDK"] = "the system"
    device: str | None = None

    def until(self, version: str) -> Versions:
        """End the restriction with the release that no longer has it."""
        return replace(self, until_=IOS(version))

    def by_linked_sdk(self) -> Versions:
        """Demand that the app was linked with that SDK, too; an older build keeps the older rule."""
        return replace(self, counts="the linked SDK")

    def on(self, device: str) -> Versions:
        """Bind the restriction to one kind of device, whose system the versions then number (`watch`)."""
        return replace(self, device=device)

    def hold_on(self, platform: Platform) -> bool | None:
        """Is the restriction in force there? `None` where the platform does not say enough to know."""
        if self.device is not None and platform.device != self.device:
            return False
        if self.since is None and self.until_ is None:
            return True
        answers = [self._hold_for(platform.ios)]
        if self.counts == "the linked SDK":
            answers.append(self._hold_for(platform.linked_sdk or platform.ios))
        return False if False in answers else None if None in answers else True

    def _hold_for(self, version: IOS | None) -> bool | None:
        if version is None:  # an unknown release is still one that has CallKit
            return True if self.until_ is None and (self.since is None or self.since <= FIRST) else None
        return (self.since is None or version >= self.since) and (self.until_ is None or version < self.until_)

    def short(self) -> str:
        """The span as a badge: `iOS 13.0+`, `iOS 14.5+, perhaps earlier`, `iOS 13.0 to 26.4`."""
        if self.since is None:
            return "always"
        system = "watchOS" if self.device == "watch" else "iOS"
        span = f"{system} {self.since}" + (f" to {self.until_}" if self.until_ else "+")
        return span + (f", {EARLIER}" if self.at_latest else "")

    def __str__(self) -> str:
        if self.since is None and self.until_ is None:
            return "every version"
        system = "watchOS" if self.device == "watch" else "iOS"
        since = self.since or "the first release"
        span = f"{system} {since} until {self.until_}" if self.until_ else f"{system} {since} and later"
        span += f", {EARLIER}" if self.at_latest else ""
        return span + (", for apps linked with that SDK" if self.counts == "the linked SDK" else "")


EARLIER = "perhaps earlier"
"""What `≤` says to those who read no code."""

ALWAYS = Versions()
"""A restriction without any version bound."""


def From(version: str) -> Versions:  # noqa: N802 - reads as data: From("13.0").until("26.4")
    """Begin a span of versions; `≤` in front says: true by then, perhaps earlier.

    Raises:
        ValueError: the text is not a version.
    """
    return Versions(since=IOS(version.removeprefix("≤")), at_latest=version.startswith("≤"))
