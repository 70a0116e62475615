"""Sentences about designs: what a designer asks for, where no API could be called."""

from pytest_bdd import parsers, step

from callkit_restrictions.events.designs import Show
from callkit_restrictions_steps.scene import Scene

SHOW = r"a designer asks for (?P<element>.+?), supplied by the (?P<source>app|user|system), on (?P<place>[^,]+)"


@step(parsers.re(SHOW))
def show(scene: Scene, element: str, source: str, place: str) -> None:
    """A design shows an element at a place: whose it is decides."""
    scene.happen(Show(element, place, source))
