"""Sentences about designs: what a designer asks for, where no API could be called."""

from pytest_bdd import parsers, step

from callkit_restrictions.events.designs import APP, IN_CALL, Do, Know, Offer, Rely, Show
from callkit_restrictions_steps.scene import Scene

SHOW = (
    r"a designer asks for (?P<element>.+?), supplied by the (?P<source>app|user|system), on (?P<place>[^,]+)"
    r"(, (?P<moment>.+))?"
)


@step(parsers.re(SHOW))
def show(scene: Scene, element: str, source: str, place: str, moment: str | None) -> None:
    """A design shows an element at a place, at some moment where that matters: whose it is decides."""
    scene.happen(Show(element, place, source, moment))


@step(parsers.re(r"a designer asks to know (?P<fact>.+)"))
def know(scene: Scene, fact: str) -> None:
    """A design wants the app to find something out."""
    scene.happen(Know(fact))


@step(parsers.re(r"a designer asks to (?!know )(?P<deed>.+)"))
def do(scene: Scene, deed: str) -> None:
    """A design wants the product to do something."""
    scene.happen(Do(deed))


@step(parsers.re(r"a designer relies on (?P<promise>.+)"))
def rely(scene: Scene, promise: str) -> None:
    """A design takes something for granted."""
    scene.happen(Rely(promise))


@step(parsers.re(r"a designer offers (?P<choice>.+) for calls that declare (?P<capability>.+)"))
def offer(scene: Scene, choice: str, capability: str) -> None:
    """A design offers a choice on the system's screen, for calls that declare one capability, or `nothing`."""
    scene.happen(Offer(choice, IN_CALL, () if capability == "nothing" else (capability,)))


@step(parsers.re(r"a designer offers (?P<choice>.+) on the app's own screen"))
def offer_in_the_app(scene: Scene, choice: str) -> None:
    """The same choice in the app's own conference, of which the system knows nothing."""
    scene.happen(Offer(choice, APP))
