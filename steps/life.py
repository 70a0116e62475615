"""Sentences about the phone, its clock, and the life of the app's process."""

from pytest_bdd import parsers, step

from callkit_restrictions.events.process import (
    AppState,
    BeginBackgroundTask,
    EndBackgroundTask,
    StartTransfer,
    TransferCompleted,
)
from callkit_restrictions.moments import seconds
from callkit_restrictions.versions import IOS
from callkit_restrictions_steps.scene import Scene


@step(parsers.re(r"an iPhone on iOS (?P<version>[\d.]+)"))
def on_ios(scene: Scene, version: str) -> None:
    """Choose the phone's system; without this sentence it is the newest release."""
    scene.choose(ios=IOS(version))


@step(parsers.re(r"an app linked with the iOS (?P<version>[\d.]+) SDK"))
def linked_with(scene: Scene, version: str) -> None:
    """Choose the SDK that the app was linked with; without this sentence it is the system's own."""
    scene.choose(linked_sdk=IOS(version))


@step("the app is in the background")
def in_background(scene: Scene) -> None:
    """The app leaves the front, or never was there."""
    scene.happen(AppState("background"))


@step("the app is in the foreground")
def in_foreground(scene: Scene) -> None:
    """The app comes to the front."""
    scene.happen(AppState("foreground"))


@step(parsers.re(r"(?P<amount>[\d.]+) seconds? pass(es)?"))
def time_passes(scene: Scene, amount: str) -> None:
    """The clock moves on; whatever falls due on the way happens."""
    scene.wait(seconds(amount))


@step("the app begins a background task")
def background_task_begins(scene: Scene) -> None:
    """`beginBackgroundTask`: the app asks for some more time."""
    scene.happen(BeginBackgroundTask("after the call"))


@step("the app ends its background task")
def background_task_ends(scene: Scene) -> None:
    """`endBackgroundTask`: the app gives the time back."""
    scene.happen(EndBackgroundTask("after the call"))


@step(parsers.re(r"the app starts to upload (?P<work>.+)"))
def upload_begins(scene: Scene, work: str) -> None:
    """An ordinary transfer: it lives and stands still with the process."""
    scene.happen(StartTransfer(work))


@step(parsers.re(r"the app hands the upload of (?P<work>.+) to a background session"))
def upload_handed_over(scene: Scene, work: str) -> None:
    """A transfer that the system carries out, outside the process."""
    scene.happen(StartTransfer(work, session="background"))


@step(parsers.re(r"the upload of (?P<work>.+) is complete"))
def upload_completes(scene: Scene, work: str) -> None:
    """A transfer that was started is done."""
    scene.happen(TransferCompleted(work))
