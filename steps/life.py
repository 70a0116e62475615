"""Sentences about the phone, its clock, and the life of the app's process."""

from pytest_bdd import parsers, step

from callkit_restrictions.events.process import (
    AppState,
    BeginBackgroundTask,
    DeviceLocked,
    DeviceRebooted,
    DeviceUnlocked,
    EndBackgroundTask,
    LockFile,
    OpenConnection,
    ProcessLaunched,
    ProcessTerminated,
    ReadProtectedData,
    StartTransfer,
    TransferCompleted,
    UnlockFile,
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


@step(parsers.re(r"an Apple Watch on watchOS (?P<version>[\d.]+)"))
def watch(scene: Scene, version: str) -> None:
    """Choose a watch in place of a phone, with its own system."""
    scene.choose(device="watch", ios=IOS(version))


@step(parsers.re(r"the app begins a (?P<size>\d+)-megabyte upload of (?P<work>.+)"))
def large_upload_begins(scene: Scene, size: str, work: str) -> None:
    """An ordinary transfer of that size."""
    scene.happen(StartTransfer(work, size=int(size) * 1_000_000))


@step(parsers.re(r"the app hands a (?P<size>\d+)-megabyte upload of (?P<work>.+) to a background session"))
def large_upload_handed_over(scene: Scene, size: str, work: str) -> None:
    """A transfer of that size that the system carries out, outside the process."""
    scene.happen(StartTransfer(work, session="background", size=int(size) * 1_000_000))


SERVICES = {"": "ordinary", " with the old VoIP service type": "voip"}


@step(parsers.re(r"the app opens a connection(?P<service>| with the old VoIP service type)"))
def connection_opened(scene: Scene, service: str) -> None:
    """The app opens a socket or stream of its own."""
    scene.happen(OpenConnection(SERVICES[service]))


PROTECTIONS = {"for use after the first unlock": "afterFirstUnlock", "with the default protection": "whenUnlocked"}


@step(parsers.re(rf"the app reads its call token, kept (?P<how>{'|'.join(PROTECTIONS)})"))
def token_read(scene: Scene, how: str) -> None:
    """The app reads a keychain item that it stored with that accessibility."""
    scene.happen(ReadProtectedData(PROTECTIONS[how]))


CONTAINERS = {"that it shares with its extensions": "shared", "of its own": "own"}


@step(parsers.re(rf"the app locks a file (?P<whose>{'|'.join(CONTAINERS)})"))
def file_locked(scene: Scene, whose: str) -> None:
    """The app takes a lock on a file or database."""
    scene.happen(LockFile(CONTAINERS[whose]))


@step(parsers.re(rf"the app unlocks the file (?P<whose>{'|'.join(CONTAINERS)})"))
def file_unlocked(scene: Scene, whose: str) -> None:
    """The app gives the lock back."""
    scene.happen(UnlockFile(CONTAINERS[whose]))


@step("the phone is locked")
def phone_locked(scene: Scene) -> None:
    """The phone is locked, and has been unlocked since its last start."""
    scene.happen(DeviceLocked())


@step("the phone is unlocked")
def phone_unlocked(scene: Scene) -> None:
    """The phone is unlocked."""
    scene.happen(DeviceUnlocked())


@step("the phone was restarted and not unlocked since")
def phone_restarted(scene: Scene) -> None:
    """The phone was restarted: no app runs, and nothing protected can be read before the first unlock."""
    scene.happen(DeviceRebooted(unlocked=False))


@step("the app is not running")
def not_running(scene: Scene) -> None:
    """Nobody has opened the app, or it was closed: only the system can start it now."""
    scene.begin_unlaunched()


@step("the app is closed")
def app_is_closed(scene: Scene) -> None:
    """The process ends without a fault: the person swipes the app away, or the system needs the room."""
    scene.happen(ProcessTerminated())


@step("the user opens the app")
def user_opens_the_app(scene: Scene) -> None:
    """A new process, in front; nothing of the old one is left."""
    scene.happen(ProcessLaunched("user", "foreground"))
