"""Sentences about builds: what is declared, and what App Review says to it."""

from pytest_bdd import parsers, step

from callkit_restrictions.events.store import DeclareBuild, SubmitToAppStore
from callkit_restrictions_steps.scene import Scene

COUNTRIES = {
    "China": "CN",
    "Germany": "DE",
    "Japan": "JP",
    "the United Kingdom": "GB",
    "the United States": "US",
}
"""How sentences call the storefronts."""


@step(parsers.re(r"a build with CallKit is submitted for (?P<country>.+?)"))
def submitted_with_callkit(scene: Scene, country: str) -> None:
    """A build that uses CallKit and VoIP pushes in that storefront."""
    scene.happen(SubmitToAppStore(includes=("CallKit", "PushKit"), territories=(COUNTRIES[country],)))


@step(parsers.re(r"a build with CallKit switched off there is submitted for (?P<country>.+)"))
def submitted_switched_off(scene: Scene, country: str) -> None:
    """The same build, with CallKit and VoIP pushes inactive in that storefront."""
    code = COUNTRIES[country]
    scene.happen(SubmitToAppStore(includes=("CallKit", "PushKit"), territories=(code,), switched_off_in=(code,)))


@step(parsers.re(r"a build without CallKit is submitted for (?P<country>.+)"))
def submitted_without_callkit(scene: Scene, country: str) -> None:
    """A build that rings by ordinary notifications."""
    scene.happen(SubmitToAppStore(includes=("UserNotifications",), territories=(COUNTRIES[country],)))


@step(parsers.re(r"a build that declares the (?P<mode>[\w-]+) background mode"))
def declares_mode(scene: Scene, mode: str) -> None:
    """`UIBackgroundModes` of the build that runs: this mode and no other."""
    scene.happen(DeclareBuild(background_modes=(mode,)))


FILTERING = "com.apple.developer.usernotifications.filtering"
PUSHES = "aps-environment"  # what every build that gets pushes is signed with


@step(parsers.re(r"a build (?P<has>with|without) Apple's filtering entitlement"))
def declares_filtering(scene: Scene, has: str) -> None:
    """The entitlements of the build that runs."""
    scene.happen(DeclareBuild(entitlements=(PUSHES, FILTERING) if has == "with" else (PUSHES,)))


@step(parsers.re(r"a build that offers (?P<feature>.+) is submitted (?P<has>with|without) the voip background mode"))
def submitted_with_mode(scene: Scene, feature: str, has: str) -> None:
    """A build is submitted; `feature` is what a reviewer can find in it."""
    modes = ("voip",) if has == "with" else None
    scene.happen(SubmitToAppStore(background_modes=modes, feature=feature))


ENTITLEMENTS = {
    "the calling entitlement": "com.apple.developer.calling-app",
    "the dialling entitlement": "com.apple.developer.dialing-app",
}
"""How sentences call the entitlements for the roles of default apps."""

ROLE = (
    r"a build with (?P<parts>.+) is submitted as the (?P<role>default calling app|default dialler)"
    r"( for (?P<country>.+))?"
)


@step(parsers.re(ROLE))
def submitted_for_role(scene: Scene, parts: str, role: str, country: str | None) -> None:
    """A build that wants to be a default app, with the entitlement, mode and frameworks that the sentence lists."""
    has = parts.replace(" and ", ", ").split(", ")
    build = SubmitToAppStore(
        role=role,
        entitlements=(PUSHES, *(ENTITLEMENTS[part] for part in has if part in ENTITLEMENTS)),
        background_modes=("voip",) if "the voip mode" in has else None,
        includes=tuple(part for part in has if part in {"CallKit", "LiveCommunicationKit", "PushKit"}) or None,
        territories=(COUNTRIES[country],) if country else None,
    )
    scene.happen(build)


@step(parsers.re(r"a build that counts on CallKit calls on (?P<platform>.+) is submitted"))
def submitted_for_platform(scene: Scene, platform: str) -> None:
    """A build for one platform, or for `iPhone and iPad`, whose calls are CallKit's there."""
    platforms = tuple(platform.removeprefix("the ").split(" and "))
    scene.happen(SubmitToAppStore(includes=("CallKit",), calls_on=platforms))


@step(parsers.re(r"a build called (?P<name>\w+)"))
def declares_name(scene: Scene, name: str) -> None:
    """The display name of the build that runs."""
    scene.happen(DeclareBuild(display_name=name))


@step(parsers.re(r"a build whose bundle holds (?P<file>\S+)"))
def declares_resource(scene: Scene, file: str) -> None:
    """The one sound file in the bundle of the build that runs."""
    scene.happen(DeclareBuild(resources=(file,)))


@step(parsers.re(r"a build (?P<has>with|without) a usage text for contacts"))
def declares_usage_text(scene: Scene, has: str) -> None:
    """The usage texts in Info.plist of the build that runs."""
    scene.happen(DeclareBuild(usage_descriptions=("NSContactsUsageDescription",) if has == "with" else ()))
