"""PushKit: a push leaves the server, wakes the app, and the app's handler runs until it returns."""

from typing import Any, ClassVar

from callkit_restrictions.events.event import Ask, RemoteAct, Tell


class InitPushRegistry(Ask):
    """`PKPushRegistry.init(queue:)`: without a registry no push reaches the app."""

    name: ClassVar[str] = "PKPushRegistry.init"


class SetPushRegistryDelegate(Ask):
    """`PKPushRegistry.delegate` is set."""

    name: ClassVar[str] = "PKPushRegistry.setDelegate"


class SetDesiredPushTypes(Ask):
    """`PKPushRegistry.desiredPushTypes` is set; only then pushes are handed over."""

    name: ClassVar[str] = "PKPushRegistry.setDesiredPushTypes"


class DidUpdatePushCredentials(Tell):
    """`PKPushRegistryDelegate.pushRegistry(_:didUpdate:for:)`: a token for the server."""

    name: ClassVar[str] = "PKPushRegistryDelegate.didUpdatePushCredentials"


class PushSent(RemoteAct):
    """The server hands a push to APNs (not an Apple symbol; the request of the provider API).

    Fields: `type` as PushKit or APNs name it (`voIP`, `alert`, `background`), the `apns-*` headers as sent,
    `size` of the payload in bytes, what it `carries` in plain words (`call`, `cancel`) or the `payload` itself,
    `must_report` as the system will decide it (iOS 26.4), each `None` where it does not matter.
    """

    name: ClassVar[str] = "push.sent"
    type: str = "voIP"
    carries: str | None = None
    must_report: bool | None = None
    size: int | None = None
    push_type: str | None = None
    topic: str | None = None
    priority: int | None = None
    apns_expiration: int | None = None
    payload: dict[str, Any] | None = None


class PushDropped(Tell):
    """A push that the system or APNs lets fall in silence."""

    name: ClassVar[str] = "push.dropped"
    type: str = "voIP"
    reason: str | None = None


class PushRefused(Tell):
    """APNs refuses the server's request; `reason` as its answer names it (`PayloadTooLarge`, `InvalidPushType`)."""

    name: ClassVar[str] = "push.refused"
    reason: str | None = None


class PushesLeftUnreported(Tell):
    """VoIP pushes that this app left unreported before the history begins; callservicesd keeps the count."""

    name: ClassVar[str] = "push.leftUnreported"
    count: int


class DidReceiveIncomingPush(Tell):
    """`PKPushRegistryDelegate.pushRegistry(_:didReceiveIncomingPushWith:for:completion:)` is entered.

    `app_state` is how the *system* saw the app when the push came. `must_report` is
    `PKVoIPPushMetadata.mustReport` of the newer callback (iOS 26.4); `None` means the older callback. `payload` is what
    the server sent, or a word for it.
    """

    name: ClassVar[str] = "PKPushRegistryDelegate.didReceiveIncomingPush"
    type: str = "voIP"
    app_state: str | None = None
    must_report: bool | None = None
    payload: str | dict[str, Any] | None = None


class ReturnFromPushHandler(Ask):
    """The push handler returns to PushKit: the moment at which PushKit looks for the report."""

    name: ClassVar[str] = "PKPushRegistryDelegate.didReceiveIncomingPush.return"


class CompletePush(Ask):
    """The completion handler of the push callback is called; it has no part in the duty to report."""

    name: ClassVar[str] = "PKPushRegistry.completion"


class DidReceiveRemoteNotification(Tell):
    """`UIApplicationDelegate.application(_:didReceiveRemoteNotification:fetchCompletionHandler:)`, on a silent push."""

    name: ClassVar[str] = "UIApplicationDelegate.didReceiveRemoteNotification"
    payload: str | dict[str, Any] | None = None
