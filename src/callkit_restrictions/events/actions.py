"""CXAction: what the system hands to the app to perform, and how the app finishes it."""

from typing import ClassVar

from callkit_restrictions.events.event import Ask, Tell


class PerformStartCallAction(Tell):
    """`CXProviderDelegate.provider(_:perform:)` with a `CXStartCallAction`."""

    name: ClassVar[str] = "CXStartCallAction.perform"
    call: str


class PerformAnswerCallAction(Tell):
    """`CXProviderDelegate.provider(_:perform:)` with a `CXAnswerCallAction`."""

    name: ClassVar[str] = "CXAnswerCallAction.perform"
    call: str


class PerformEndCallAction(Tell):
    """`CXProviderDelegate.provider(_:perform:)` with a `CXEndCallAction`; it does not prove a tap."""

    name: ClassVar[str] = "CXEndCallAction.perform"
    call: str


class PerformSetHeldCallAction(Tell):
    """`CXProviderDelegate.provider(_:perform:)` with a `CXSetHeldCallAction`."""

    name: ClassVar[str] = "CXSetHeldCallAction.perform"
    call: str
    on_hold: bool | None = None


class PerformSetMutedCallAction(Tell):
    """`CXProviderDelegate.provider(_:perform:)` with a `CXSetMutedCallAction`."""

    name: ClassVar[str] = "CXSetMutedCallAction.perform"
    call: str
    muted: bool | None = None


class PerformSetGroupCallAction(Tell):
    """`CXProviderDelegate.provider(_:perform:)` with a `CXSetGroupCallAction`."""

    name: ClassVar[str] = "CXSetGroupCallAction.perform"
    call: str
    group_with: str | None = None


class PerformPlayDTMFCallAction(Tell):
    """`CXProviderDelegate.provider(_:perform:)` with a `CXPlayDTMFCallAction`."""

    name: ClassVar[str] = "CXPlayDTMFCallAction.perform"
    call: str


class PerformSetTranslatingCallAction(Tell):
    """`CXProviderDelegate.provider(_:perform:)` with a `CXSetTranslatingCallAction` (iOS 26.0)."""

    name: ClassVar[str] = "CXSetTranslatingCallAction.perform"
    call: str
    is_translating: bool = True


class FulfillAction(Ask):
    """`CXAction.fulfill()` of the action named by its class, for one call."""

    name: ClassVar[str] = "CXAction.fulfill"
    action: str | None = None
    call: str | None = None


class FailAction(Ask):
    """`CXAction.fail()` of the action named by its class, for one call."""

    name: ClassVar[str] = "CXAction.fail"
    action: str | None = None
    call: str | None = None


class TimedOutPerformingAction(Tell):
    """`CXProviderDelegate.provider(_:timedOutPerforming:)`: the action counts as failed."""

    name: ClassVar[str] = "CXProviderDelegate.timedOutPerforming"
    action: str | None = None
    call: str | None = None
