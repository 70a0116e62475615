"""Sentences about builds: what is declared, and what App Review says to it."""

from pytest_bdd import parsers, step

from callkit_restrictions.events.store import SubmitToAppStore
from callkit_restrictions_steps.scene import Scene

COUNTRIES = {"China": "CN", "Germany": "DE", "Japan": "JP", "the United States": "US"}
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
