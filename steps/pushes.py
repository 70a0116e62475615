"""Sentences about pushes: sent by the server, handled by the app."""

from pytest_bdd import parsers, step

from callkit_restrictions.events.process import StartTransfer
from callkit_restrictions.events.pushes import CompletePush, PushSent, ReturnFromPushHandler
from callkit_restrictions_steps.scene import Scene


@step("a VoIP push arrives")
def push_arrives(scene: Scene) -> None:
    """The server sends a VoIP push and the phone hands it to the app."""
    scene.happen(PushSent())


@step("a VoIP push arrives that must be reported")
def push_to_be_reported(scene: Scene) -> None:
    """The same with the newer callback (iOS 26.4): `mustReport` is true."""
    scene.happen(PushSent(must_report=True))


@step("a VoIP push arrives that need not be reported")
def push_that_may_be_dropped(scene: Scene) -> None:
    """The same with the newer callback (iOS 26.4): `mustReport` is false."""
    scene.happen(PushSent(must_report=False))


@step("the push handler returns")
def handler_returns(scene: Scene) -> None:
    """The app's push handler hands control back to PushKit."""
    scene.happen(ReturnFromPushHandler())


@step("the app calls the completion handler of the push")
def push_completed(scene: Scene) -> None:
    """The completion handler is called, which settles nothing."""
    scene.happen(CompletePush())


@step(parsers.re(r"the app asks its server (?P<question>.+)"))
def server_asked(scene: Scene, question: str) -> None:
    """The app sends a request of its own; an answer takes its time."""
    scene.happen(StartTransfer(question))
