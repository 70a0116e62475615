"""The scene of one scenario: which phone it plays on, and the script of what was done to it.

Steps speak to the scene. The phone is made at the first thing that happens, so that `Given an iPhone on iOS 12.4` can
still choose it. The script is kept, because the plugin plays it again on other phones: one with a near miss in place
of a restriction, or one on another release of iOS.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias
from uuid import NAMESPACE_URL, uuid5

from callkit_restrictions.events import Event
from callkit_restrictions.history import Entry, History
from callkit_restrictions.moments import Duration
from callkit_restrictions.phone import CannotHappenError, Phone
from callkit_restrictions.restriction import Finding, Outcome, Restriction
from callkit_restrictions.situation import NOT_LAUNCHED, RUNNING, Situation
from callkit_restrictions.versions import IOS, RELEASES_OF, Platform
from callkit_restrictions_steps import releases

Script: TypeAlias = list[Event | Duration]
"""What was done to the phone, in order: an event, or some time that passed."""


def call(name: str) -> str:
    """The UUID of the call with somebody: always the same one for the same name."""
    return str(uuid5(NAMESPACE_URL, f"call:{name}")).upper()


@dataclass(repr=False)
class Scene:
    """One scenario's phone, its script, and the names of its calls."""

    restrictions: tuple[Restriction, ...]
    platform: Platform = field(default_factory=Platform)
    begin: Situation = RUNNING
    script: Script = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    _phone: Phone | None = None

    def __repr__(self) -> str:
        """For reports that print what a step was given: all of it would be the source of every restriction."""
        return f"the phone ({self.platform.device}, {self.platform.ios}), {len(self.script)} deeds"

    @property
    def phone(self) -> Phone:
        """The live phone; from now on its platform is fixed."""
        if self._phone is None:
            self._phone = Phone(self.restrictions, self.platform, self.begin)
        return self._phone

    @property
    def findings(self) -> dict[str, tuple[Finding, ...]]:
        """What every restriction found; nothing, while nobody has used the phone."""
        return self.phone.findings if self._phone is not None else {}

    @property
    def history(self) -> History:
        """Everything that happened on the phone."""
        return self.phone.history

    def choose(self, **platform: Any) -> None:  # noqa: ANN401 - the fields of Platform
        """Choose the phone before anything happens, by the fields of `Platform`.

        Raises:
            ValueError: there was no such release.
        """
        self._must_not_have_begun()
        self.platform = replace(self.platform, **platform)
        system = "watchOS" if self.platform.device == "watch" else "iOS"
        for version in (platform.get("ios"), platform.get("linked_sdk")):
            if version and (sentence := releases.unknown(system, str(version), RELEASES_OF[self.platform.device])):
                raise ValueError(sentence)

    def begin_unlaunched(self) -> None:
        """Begin with an app that is not running."""
        self._must_not_have_begun()
        self.begin = NOT_LAUNCHED

    def _must_not_have_begun(self) -> None:
        if self._phone is not None:
            raise CannotHappenError("the phone is already in use; choose it in the first Given of the scenario")

    def call(self, name: str) -> str:
        """The call with somebody, remembered by name for diagrams and messages."""
        self.names[call(name)] = name
        return call(name)

    def happen(self, event: Event) -> Entry[Any]:
        """Do something to the phone."""
        self.script.append(event)
        return self.phone.happen(event)

    def wait(self, duration: Duration) -> None:
        """Let time pass on the phone."""
        self.script.append(duration)
        self.phone.wait(duration)

    def failed(self) -> list[tuple[str, Finding]]:
        """Every failed finding so far, with the id of its restriction."""
        return [(i, f) for i, found in self.findings.items() for f in found if f.outcome is Outcome.FAILED]

    def on(self, version: IOS) -> Platform:
        """The same phone on another release."""
        return replace(self.platform, ios=version)

    def replay(self, restrictions: Iterable[Restriction], platform: Platform | None = None) -> Phone:
        """Play the script again on another phone; it stops where it can no longer go on."""
        phone = Phone(restrictions, platform or self.platform, self.begin)
        for deed in self.script:
            try:
                phone.wait(deed) if isinstance(deed, int) else phone.happen(deed)
            except CannotHappenError:
                break
        return phone
