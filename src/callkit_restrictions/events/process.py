"""The process and the device: launched, in front, suspended, terminated; locked, unlocked."""

from typing import ClassVar

from callkit_restrictions.events.event import Ask, Tell


class ProcessLaunched(Tell):
    """The system starts the app's process; `reason` such as `voip push` or `user`, `app_state` as it starts."""

    name: ClassVar[str] = "process.launched"
    reason: str | None = None
    app_state: str | None = None


class ProcessSuspended(Tell):
    """The process stands still: no code runs, its sockets are shut down."""

    name: ClassVar[str] = "process.suspended"


class ProcessResumed(Tell):
    """The process runs again."""

    name: ClassVar[str] = "process.resumed"


class ProcessTerminated(Tell):
    """The process is killed: by an `exception`, or by a `code` in a `namespace` of the crash report."""

    name: ClassVar[str] = "process.terminated"
    exception: str | None = None
    code: str | None = None
    namespace: str | None = None


class LaunchRefused(Tell):
    """The system does not start the app for a push (callservicesd says so in the device log)."""

    name: ClassVar[str] = "process.launchRefused"
    reason: str | None = None


class AppState(Tell):
    """The app comes to the front (`foreground`) or leaves it (`background`)."""

    name: ClassVar[str] = "app.state"
    state: str


class BeginBackgroundTask(Ask):
    """`UIApplication.beginBackgroundTask(withName:expirationHandler:)`."""

    name: ClassVar[str] = "UIApplication.beginBackgroundTask"
    task: str | None = None


class EndBackgroundTask(Ask):
    """`UIApplication.endBackgroundTask(_:)`."""

    name: ClassVar[str] = "UIApplication.endBackgroundTask"
    task: str | None = None


class BackgroundTaskExpired(Tell):
    """The expiration handler of a background task is called."""

    name: ClassVar[str] = "UIApplication.backgroundTaskExpired"
    task: str | None = None


class StartTransfer(Ask):
    """`URLSessionTask.resume()`; `session` is `ordinary` or `background`, `purpose` in plain words."""

    name: ClassVar[str] = "URLSessionTask.resume"
    purpose: str
    session: str = "ordinary"
    size: int | None = None


class TransferCompleted(Tell):
    """`URLSessionTaskDelegate.urlSession(_:task:didCompleteWithError:)` without an error."""

    name: ClassVar[str] = "URLSessionTask.didComplete"
    purpose: str
    error: str | None = None


class OpenConnection(Ask):
    """The app opens a socket or stream; `service` is `ordinary` or the old `voip` service type."""

    name: ClassVar[str] = "connection.open"
    service: str = "ordinary"


class ConnectionFailed(Tell):
    """A connection that cannot be made or is shut; `code` as in ENETDOWN."""

    name: ClassVar[str] = "connection.failed"
    code: str | None = None


class ReadProtectedData(Ask):
    """The app reads a keychain item or file; `protection` is Apple's class, such as `afterFirstUnlock`."""

    name: ClassVar[str] = "protectedData.read"
    protection: str


class ReadProtectedDataError(Tell):
    """The read fails, with an OSStatus such as -25308 (errSecInteractionNotAllowed)."""

    name: ClassVar[str] = "protectedData.error"
    code: str


class LockFile(Ask):
    """The app takes a lock on a file; `container` is `shared` or `own`."""

    name: ClassVar[str] = "file.lock"
    container: str = "shared"


class UnlockFile(Ask):
    """The app gives the lock back."""

    name: ClassVar[str] = "file.unlock"
    container: str = "shared"


class DeviceLocked(Tell):
    """The phone is locked."""

    name: ClassVar[str] = "device.locked"


class DeviceUnlocked(Tell):
    """The phone is unlocked."""

    name: ClassVar[str] = "device.unlocked"


class DeviceRebooted(Tell):
    """The phone was restarted; `unlocked` tells whether it has been unlocked since."""

    name: ClassVar[str] = "device.rebooted"
    unlocked: bool | None = None
