"""CXProvider.reportNewIncomingVoIPPushPayload(_:completion:), for notification extensions, from iOS 14.5.

An extension decrypts an ordinary alert push, finds a call in it and hands it over; the app is woken as by a VoIP push.
Apple grants the entitlement on request.
"""

from collections.abc import Iterable, Iterator

from callkit_restrictions.events.calls import (
    ReportNewIncomingVoIPPushPayload,
    ReportNewIncomingVoIPPushPayloadCompletion,
)
from callkit_restrictions.events.store import DeclareBuild
from callkit_restrictions.history import Entry, History
from callkit_restrictions.questions import declared_build
from callkit_restrictions.restriction import (
    Consequence,
    Evidence,
    Finding,
    NearMiss,
    Number,
    Outcome,
    Restriction,
    expect,
)
from callkit_restrictions.versions import From

FILTERING = "com.apple.developer.usernotifications.filtering"
DOMAIN = "com.apple.CallKit.error.notificationserviceextension"
NOT_AN_EXTENSION, NO_PERMISSION = 1, 2  # CXErrorCodeNotificationServiceExtensionError
REFUSED = f"only a notification extension with {FILTERING} may hand a call over"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each hand-over whose caller and entitlements are known, or whose refusal is recorded."""
    for ask in history.of(ReportNewIncomingVoIPPushPayload):
        build = declared_build(history, ask)
        if ask.event.process == "app":
            yield expect(ask, False, REFUSED)
        elif build is not None and build.entitlements is not None:
            yield expect(ask, FILTERING in build.entitlements, REFUSED)
        elif refusal := _refusal(history, ask):
            yield expect(ask, False, REFUSED, met_by=refusal)


def _refusal(
    history: History, ask: Entry[ReportNewIncomingVoIPPushPayload]
) -> Entry[ReportNewIncomingVoIPPushPayloadCompletion] | None:
    answer = history.first(ReportNewIncomingVoIPPushPayloadCompletion, after=ask)
    said = str(answer.event.error) if answer is not None else ""
    codes = (str(NOT_AN_EXTENSION), str(NO_PERMISSION), "invalidClientProcess", "FilteringEntitlement")
    return answer if said.endswith(codes) else None


def no_permission_needed(history: History) -> Iterator[Finding]:
    """The near miss: every notification extension may hand a call over."""
    for finding in judge(history):
        yield expect(finding.target, finding.target.event.process == "extension", REFUSED)


def the_app_may_do_it(history: History) -> Iterator[Finding]:
    """The near miss: with the entitlement the app itself may hand a call over as well."""
    for ask in history.of(ReportNewIncomingVoIPPushPayload):
        build = declared_build(history, ask)
        if build is not None and build.entitlements is not None:
            yield expect(ask, FILTERING in build.entitlements, REFUSED)


def enforce(history: History, findings: Iterable[Finding]) -> Iterator[Consequence]:
    """The completion carries the code that says which of the two conditions is not met."""
    for finding in findings:
        if finding.outcome is Outcome.FAILED:
            code = NOT_AN_EXTENSION if finding.target.event.process == "app" else NO_PERMISSION
            answer = ReportNewIncomingVoIPPushPayloadCompletion(error=f"{DOMAIN} {code}")
            yield Consequence("refuse", finding.target, history.now, answer)


RESTRICTION = Restriction(
    id="push.extension-needs-permission",
    title="A notification extension may start a call only with Apple's filtering entitlement",
    kind="limit",
    judged_from="build",
    holds=From("14.5"),
    consequence=f"refused: {DOMAIN} 2, missingNotificationFilteringEntitlement (1, invalidClientProcess, when it is "
    "not an extension that calls)",
    watches=(ReportNewIncomingVoIPPushPayload, ReportNewIncomingVoIPPushPayloadCompletion, DeclareBuild),
    judge=judge,
    enforce=enforce,
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxprovider/reportnewincomingvoippushpayload(_:completion:)",
            "What the method is for, the entitlement it asks for, and that the app is woken as by a VoIP push.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/sending-end-to-end-encrypted-voip-calls",
            "The whole way, and whom it is for: servers to which a call looks like any other encrypted message.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXError.rs",
            "The codes 0 to 2 of this error.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxerrorcodenotificationserviceextensionerror-swift.struct",
            "What each code means.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/bundleresources/entitlements/"
            "com.apple.developer.usernotifications.filtering",
            "The entitlement is granted on request.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/signalapp/Signal-iOS/blob/044f277a28273de8e694adf394945f2257f2d827/"
            "Signal/Notifications/PushRegistrationManager.swift",
            "A shipping messenger that goes this way and then reports the call in its push handler.",
            "secondary",
        ),
    ),
    symbols=(
        "CXProvider.reportNewIncomingVoIPPushPayload(_:completion:)",
        "UNNotificationServiceExtension",
        "CXErrorCodeNotificationServiceExtensionError.missingNotificationFilteringEntitlement",
        "CXErrorCodeNotificationServiceExtensionError.invalidClientProcess",
        FILTERING,
    ),
    claims=("S7",),
    numbers=(
        Number("error code missingNotificationFilteringEntitlement", NO_PERMISSION),
        Number("error code invalidClientProcess", NOT_AN_EXTENSION),
    ),
    see_also=("push.report-before-the-handler-returns", "push.carry-the-caller-in-the-push"),
    near_misses=(
        NearMiss("no-permission-needed", "Every extension may hand a call over.", no_permission_needed),
        NearMiss("the-app-may-do-it", "With the entitlement the app itself may do it, too.", the_app_may_do_it),
    ),
)
