"""App Review: what a build declares, and what the store says to it."""

from typing import ClassVar

from callkit_restrictions.events.event import Ask, Event, Tell, Who


class DeclareBuild(Event):
    """What Info.plist, the code signature and the bundle say: fixed before anything runs.

    `background_modes` are its UIBackgroundModes, `usage_descriptions` the keys of its usage texts
    (`NSContactsUsageDescription`), `resources` the files in its bundle, `display_name` is CFBundleDisplayName.
    `None` means that the history does not tell.
    """

    who: ClassVar[Who] = "app"
    name: ClassVar[str] = "build.declared"
    background_modes: tuple[str, ...] | None = None
    entitlements: tuple[str, ...] | None = None
    usage_descriptions: tuple[str, ...] | None = None
    resources: tuple[str, ...] | None = None
    display_name: str | None = None


class SubmitToAppStore(Ask):
    """A build is submitted.

    `includes` are the frameworks it uses (`CallKit`, `PushKit`), `territories` the storefronts it is offered in
    (two-letter codes), `switched_off_in` the storefronts in which CallKit and VoIP pushes are inactive,
    `background_modes` its UIBackgroundModes, `entitlements` as in its code signature, `feature` what it offers,
    `role` the default app that it wants to be (`default calling app`, `default dialler`).
    `calls_on` names the platforms on which it counts on CallKit calls (`iPhone`, `native Mac`, `Apple TV`).
    """

    name: ClassVar[str] = "AppStore.submitted"
    includes: tuple[str, ...] | None = None
    territories: tuple[str, ...] | None = None
    switched_off_in: tuple[str, ...] = ()
    background_modes: tuple[str, ...] | None = None
    entitlements: tuple[str, ...] | None = None
    feature: str | None = None
    role: str | None = None
    calls_on: tuple[str, ...] | None = None


class AppStoreAccepted(Tell):
    """App Review accepts the build."""

    name: ClassVar[str] = "AppStore.accepted"


class AppStoreRejected(Tell):
    """App Review rejects the build, naming a guideline (`5.0`)."""

    name: ClassVar[str] = "AppStore.rejected"
    guideline: str | None = None


class RoleRefused(Tell):
    """The build does not get the role of a default app; `role` as in `SubmitToAppStore`."""

    name: ClassVar[str] = "AppStore.roleRefused"
    role: str | None = None
