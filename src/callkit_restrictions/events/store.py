"""App Review: what a build declares, and what the store says to it."""

from dataclasses import dataclass
from typing import ClassVar

from callkit_restrictions.events.event import Ask, Tell


@dataclass(frozen=True, slots=True)
class SubmitToAppStore(Ask):
    """A build is submitted.

    `includes` are the frameworks it uses (`CallKit`, `PushKit`), `territories` the storefronts it is offered in
    (two-letter codes), `switched_off_in` the storefronts in which CallKit and VoIP pushes are inactive,
    `background_modes` its UIBackgroundModes, `entitlements` as in its code signature, `feature` what it offers.
    """

    name: ClassVar[str] = "AppStore.submitted"
    includes: tuple[str, ...] | None = None
    territories: tuple[str, ...] | None = None
    switched_off_in: tuple[str, ...] = ()
    background_modes: tuple[str, ...] | None = None
    entitlements: tuple[str, ...] | None = None
    feature: str | None = None


@dataclass(frozen=True, slots=True)
class AppStoreAccepted(Tell):
    """App Review accepts the build."""

    name: ClassVar[str] = "AppStore.accepted"


@dataclass(frozen=True, slots=True)
class AppStoreRejected(Tell):
    """App Review rejects the build, naming a guideline (`5.0`)."""

    name: ClassVar[str] = "AppStore.rejected"
    guideline: str | None = None
