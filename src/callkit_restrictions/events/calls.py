"""CXProvider and CXCallController: the app reports what the network did and requests what its user wants."""

from typing import ClassVar

from callkit_restrictions.events.event import Ask, Tell


class ConfigurationAsk(Ask):
    """What an app may set of a `CXProviderConfiguration`: a closed set, and the only place where it stands.

    `None` leaves Apple's default: two groups of five calls, no video, every call in Recents. `icon_template` says
    what the picture is: a `glyph` on a transparent ground, or an `opaque` picture.
    """

    provider: str | None = None
    maximum_call_groups: int | None = None
    maximum_calls_per_call_group: int | None = None
    ringtone_sound: str | None = None
    supports_video: bool | None = None
    supported_handle_types: tuple[str, ...] | None = None
    includes_calls_in_recents: bool | None = None
    icon_template: str | None = None
    localized_name: str | None = None


class InitProvider(ConfigurationAsk):
    """`CXProvider.init(configuration:)`."""

    name: ClassVar[str] = "CXProvider.init"


class SetProviderDelegate(Ask):
    """`CXProvider.setDelegate(_:queue:)`."""

    name: ClassVar[str] = "CXProvider.setDelegate"
    provider: str | None = None


class CallbackWithoutDelegate(Tell):
    """The system had a callback for a provider without a delegate; only a device log shows it."""

    name: ClassVar[str] = "CXProvider.delegateCallbackWithoutDelegate"
    provider: str | None = None


class InvalidateProvider(Ask):
    """`CXProvider.invalidate()`: every call of the provider ends as failed."""

    name: ClassVar[str] = "CXProvider.invalidate"
    provider: str | None = None


class SetProviderConfiguration(ConfigurationAsk):
    """`CXProvider.configuration` is assigned; only an assignment makes new values count."""

    name: ClassVar[str] = "CXProvider.setConfiguration"


class ChangeConfigurationObject(Ask):
    """A property of a `CXProviderConfiguration` object is set; the object is not (yet) handed to the provider."""

    name: ClassVar[str] = "CXProviderConfiguration.set"
    ringtone_sound: str | None = None
    maximum_call_groups: int | None = None


class CallUpdateAsk(Ask):
    """What an app may say of a call in a `CXCallUpdate`: a closed set, and the only place where it stands."""

    call: str
    handle: str | None = None
    handle_type: str | None = None
    localized_caller_name: str | None = None
    has_video: bool | None = None
    supports_holding: bool | None = None
    supports_grouping: bool | None = None
    supports_ungrouping: bool | None = None
    supports_dtmf: bool | None = None


class ReportNewIncomingCall(CallUpdateAsk):
    """`CXProvider.reportNewIncomingCall(with:update:completion:)`."""

    name: ClassVar[str] = "CXProvider.reportNewIncomingCall"
    provider: str | None = None


class ReportNewIncomingCallCompletion(Tell):
    """The completion of `reportNewIncomingCall`: no error, or `domain code` of the refusal."""

    name: ClassVar[str] = "CXProvider.reportNewIncomingCall.completion"
    call: str
    error: str | None = None


class ReportCallUpdated(CallUpdateAsk):
    """`CXProvider.reportCall(with:updated:)`: fields left `None` stay as they were."""

    name: ClassVar[str] = "CXProvider.reportCall(updated:)"


class ReportCallEnded(Ask):
    """`CXProvider.reportCall(with:endedAt:reason:)`; `reason` is a case of `CXCallEndedReason`."""

    name: ClassVar[str] = "CXProvider.reportCall(endedAt:reason:)"
    call: str
    reason: str | None = None


class ReportOutgoingCallStartedConnecting(Ask):
    """`CXProvider.reportOutgoingCall(with:startedConnectingAt:)`."""

    name: ClassVar[str] = "CXProvider.reportOutgoingCall(startedConnectingAt:)"
    call: str


class ReportOutgoingCallConnected(Ask):
    """`CXProvider.reportOutgoingCall(with:connectedAt:)`: the call timer starts."""

    name: ClassVar[str] = "CXProvider.reportOutgoingCall(connectedAt:)"
    call: str


class ReportNewIncomingVoIPPushPayload(Ask):
    """`CXProvider.reportNewIncomingVoIPPushPayload(_:completion:)`, from a notification extension (iOS 14.5).

    `process` is the one that calls it, `extension` or `app`; `None` means unknown.
    """

    name: ClassVar[str] = "CXProvider.reportNewIncomingVoIPPushPayload"
    process: str | None = None


class ReportNewIncomingVoIPPushPayloadCompletion(Tell):
    """Its completion: no error, or `domain code` of `CXErrorCodeNotificationServiceExtensionError`."""

    name: ClassVar[str] = "CXProvider.reportNewIncomingVoIPPushPayload.completion"
    error: str | None = None


class RequestTransaction(Ask):
    """`CXCallController.request(_:completion:)` with one action, named by its class (`CXStartCallAction`)."""

    name: ClassVar[str] = "CXCallController.request"
    action: str
    call: str | None = None
    handle: str | None = None
    handle_type: str | None = None
    on_hold: bool | None = None
    muted: bool | None = None
    has_video: bool | None = None
    group_with: str | None = None


class RequestTransactionCompletion(Tell):
    """Its completion: accepted (no error), or `domain code` of the refusal."""

    name: ClassVar[str] = "CXCallController.request.completion"
    call: str | None = None
    error: str | None = None


class ProviderDidBegin(Tell):
    """`CXProviderDelegate.providerDidBegin(_:)`; it may be missed."""

    name: ClassVar[str] = "CXProviderDelegate.providerDidBegin"
    provider: str | None = None


class ProviderDidReset(Tell):
    """`CXProviderDelegate.providerDidReset(_:)`: every call is gone."""

    name: ClassVar[str] = "CXProviderDelegate.providerDidReset"
    provider: str | None = None


class LoadDirectoryEntry(Ask):
    """`CXCallDirectoryExtensionContext.addIdentificationEntry(withNextSequentialPhoneNumber:label:)` or blocking."""

    name: ClassVar[str] = "CXCallDirectoryExtensionContext.addEntry"
    number: int
    label: str | None = None


class RemoveDirectoryEntry(Ask):
    """`CXCallDirectoryExtensionContext.removeIdentificationEntry(withPhoneNumber:)` or blocking."""

    name: ClassVar[str] = "CXCallDirectoryExtensionContext.removeEntry"
    number: int


class CompleteDirectoryRequest(Ask):
    """`CXCallDirectoryExtensionContext.completeRequest(completionHandler:)`: the extension has no more entries."""

    name: ClassVar[str] = "CXCallDirectoryExtensionContext.completeRequest"


class LoadDirectoryCompletion(Tell):
    """`CXCallDirectoryExtensionContextDelegate` or the reload's completion: the load's error, or none."""

    name: ClassVar[str] = "CXCallDirectoryManager.reloadExtension.completion"
    error: str | None = None
