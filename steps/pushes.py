"""Sentences about pushes: sent by the server, handled by the app."""

from pytest_bdd import parsers, step

from callkit_restrictions.events.calls import ReportNewIncomingVoIPPushPayload
from callkit_restrictions.events.process import StartTransfer, TransferCompleted
from callkit_restrictions.events.pushes import (
    CompletePush,
    InitPushRegistry,
    PushesLeftUnreported,
    PushSent,
    ReturnFromPushHandler,
    SetDesiredPushTypes,
    SetPushRegistryDelegate,
)
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


@step(parsers.re(r"the server answers (?P<question>.+)"))
def server_answers(scene: Scene, question: str) -> None:
    """The answer to a request that the app has sent."""
    scene.happen(TransferCompleted(question))


TYPES = {"VoIP": "voIP", "alert": "alert", "background": "background"}
"""How sentences call the kinds of push."""


@step(parsers.re(r"an? (?P<kind>VoIP|alert|background) push arrives that announces (?P<what>.+)"))
def push_announces(scene: Scene, kind: str, what: str) -> None:
    """A push of some kind is sent, and its payload says what it is about."""
    scene.happen(PushSent(TYPES[kind], carries=what))


@step(parsers.re(r"a background push is sent with priority (?P<priority>\d+)"))
def background_push_with_priority(scene: Scene, priority: str) -> None:
    """The same for a background push, with its `apns-priority`."""
    scene.happen(PushSent("background", priority=int(priority)))


@step(
    parsers.re(
        r"a VoIP push is sent as type (?P<push_type>\w+), on the (?P<topic>VoIP|ordinary) topic, "
        r"with priority (?P<priority>\d+)"
    )
)
def push_with_headers(scene: Scene, push_type: str, topic: str, priority: str) -> None:
    """The server's request to APNs, with its headers; the VoIP topic is the bundle identifier and `.voip`."""
    suffix = ".voip" if topic == "VoIP" else ""
    scene.happen(PushSent(push_type=push_type, topic=f"com.example.app{suffix}", priority=int(priority)))


@step(parsers.re(r"a VoIP push of (?P<size>[\d,]+) bytes is sent"))
def push_of_size(scene: Scene, size: str) -> None:
    """The server's request to APNs, with the size of its payload."""
    scene.happen(PushSent(size=int(size.replace(",", ""))))


@step(parsers.re(r"(?P<count>\d+) VoIP push(es)? went unreported earlier"))
def pushes_went_unreported(scene: Scene, count: str) -> None:
    """What callservicesd has counted before the scenario begins."""
    scene.happen(PushesLeftUnreported(int(count)))


@step("the app creates its push registry with a delegate")
def registry_created(scene: Scene) -> None:
    """`PKPushRegistry.init(queue:)`, and its delegate."""
    scene.happen(InitPushRegistry())
    scene.happen(SetPushRegistryDelegate())


@step("the app asks for VoIP pushes")
def push_types_desired(scene: Scene) -> None:
    """`PKPushRegistry.desiredPushTypes` is set: whatever waits is handed over now."""
    scene.happen(SetDesiredPushTypes())


@step(parsers.re(r"the (?P<process>extension|app) hands the call over to PushKit"))
def call_handed_over(scene: Scene, process: str) -> None:
    """`reportNewIncomingVoIPPushPayload`, meant for a notification extension."""
    scene.happen(ReportNewIncomingVoIPPushPayload(process))
