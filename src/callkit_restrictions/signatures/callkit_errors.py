"""CallKit's errors, domain by domain; names and numbers are those of `callkit_restrictions.errors`."""

from callkit_restrictions.errors import (
    CALL_DIRECTORY,
    ERRORS,
    GENERAL,
    INCOMING_CALL,
    NOTIFICATION_EXTENSION,
    REQUEST_TRANSACTION,
    STRUCTS,
    CallKitError,
)
from callkit_restrictions.signatures.signature import Family, Signature, Tells
from callkit_restrictions.traits import Confidence

FAMILY = Family(
    "CallKit errors",
    4,
    "Errors in the completion of a report, a request or a load. The code means something only together "
    "with its domain: "
    "code 3 is Do Not Disturb in one, and an empty transaction in another. The last one is no error but the callback "
    "for an action that nobody finished.",
)
HEADER = "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXError.rs"
PAGES = {
    INCOMING_CALL: "https://developer.apple.com/documentation/callkit/cxerrorcodeincomingcallerror-swift.struct",
    REQUEST_TRANSACTION: "https://developer.apple.com/documentation/callkit/cxerrorcoderequesttransactionerror-swift.struct",
    GENERAL: "https://developer.apple.com/documentation/callkit/cxerror",
    CALL_DIRECTORY: (
        "https://developer.apple.com/documentation/callkit/cxerrorcodecalldirectorymanagererror-swift.struct"
    ),
    NOTIFICATION_EXTENSION: (
        "https://developer.apple.com/documentation/callkit/cxerrorcodenotificationserviceextensionerror-swift.struct"
    ),
}
LONG = 19
"""Letters of a name that speaks for itself: filteredByBlockList does, duplicateEntries does not."""

WHERE = {
    INCOMING_CALL: "completion of reportNewIncomingCall",
    REQUEST_TRANSACTION: "completion of CXCallController.request",
    GENERAL: "completion of a report or a request",
    CALL_DIRECTORY: "completion of CXCallDirectoryManager.reloadExtension",
    NOTIFICATION_EXTENSION: "completion of reportNewIncomingVoIPPushPayload",
}
UNKNOWN = "the system does not say what is wrong, so no restriction can be named"
UNDESCRIBED = "Apple gives the name and no description."
NO_RULE = "it is a slip in the call itself; no restriction stands behind it"


def _error(  # noqa: PLR0913 - the columns of a table
    id_: str,
    domain: str,
    code: int,
    means: str,
    *check: str,
    restrictions: tuple[str, ...] = (),
    unruled: str | None = None,
    tells: Tells = "rule",
    confidence: Confidence = "high",
    evidence: tuple[str, ...] = (),
    note: str | None = None,
) -> Signature:
    case = ERRORS[domain, code]
    return Signature(
        id=f"err-{id_}",
        title=f"{domain} error {code}: {case.name}",
        kind="NSError",
        domain=domain,
        codes=(code,),
        says=(case.symbol, f"{STRUCTS[domain]}.Code.{case.name}", *([case.name] if _speaks(case) else ())),
        where=WHERE[domain],
        meaning=means,
        restrictions=restrictions,
        unruled=unruled,
        tells=tells if restrictions else "sign",
        confidence=confidence,
        seen_in=f"named since the iOS {case.since} SDK",
        evidence=(HEADER, PAGES[domain], *evidence),
        check=check,
        note=note,
    )


def _speaks(case: CallKitError) -> bool:
    """Is the bare name long enough, and the only one of its kind?"""
    return len(case.name) >= LONG and [each.name for each in ERRORS.values()].count(case.name) == 1


REFUSED = ("calls.the-phone-may-refuse-a-call", "calls.stop-when-refused")
STOP = "Stop ringing, connecting and audio; tell the caller that it was not taken."
DUTY_MET = "The report counts: the duty of the push is met."
DECLARED = "Is voip among UIBackgroundModes in the Info.plist of the built app?"
WHICH_UUID = "Compare the UUID of the request with the one reported or started: same letters, same call, same provider?"

SIGNATURES = (
    Signature(
        id="err-callkit",
        title="com.apple.CallKit.error",
        kind="NSError",
        says=("com.apple.CallKit.error",),
        where="completions",
        meaning="An error of CallKit. The rest of the domain and the code behind it say which; both are below.",
        unruled="the domain alone does not say what is wrong",
        tells="sign",
        confidence="high",
        seen_in="iOS 10 and later",
        evidence=(HEADER, "https://developer.apple.com/forums/thread/683963"),
        check=("Which number stands behind the domain? Log domain and code of each completion.",),
        note="The numbers 11 and 102 have been seen in calldirectorymanager, and have no name.",
    ),
    _error(
        "incoming-unknown", INCOMING_CALL, 0, "The report was refused, and the reason is not given.",
        "Look at the device log of callservicesd at that moment.", unruled=UNKNOWN,
    ),
    _error(
        "incoming-unentitled", INCOMING_CALL, 1, "The app may not receive calls.",
        DECLARED, restrictions=("background.declare-the-voip-mode",),
    ),
    _error(
        "incoming-uuid", INCOMING_CALL, 2, "There is a call with this UUID already. No second call appears.",
        DUTY_MET, "Was the same push handled twice, or is a UUID used for two calls?",
        restrictions=("calls.fresh-uuid",),
    ),
    _error(
        "incoming-dnd", INCOMING_CALL, 3, "Do Not Disturb or a Focus is on, and this caller is no exception.",
        STOP, DUTY_MET, restrictions=REFUSED, note="It is the user's choice and no fault of the app.",
    ),
    _error(
        "incoming-block", INCOMING_CALL, 4, "The user has blocked this caller.",
        STOP, DUTY_MET, restrictions=REFUSED, note="It is the user's choice and no fault of the app.",
    ),
    _error(
        "incoming-restricted", INCOMING_CALL, 5, "The call was filtered in a restricted sharing mode.",
        STOP, restrictions=REFUSED, note=UNDESCRIBED,
    ),
    _error(
        "incoming-protected", INCOMING_CALL, 6, "The call is protected.",
        STOP, restrictions=REFUSED, note=UNDESCRIBED,
    ),
    _error(
        "incoming-sensitive", INCOMING_CALL, 7, "The call was filtered because of sensitive participants.",
        STOP, restrictions=REFUSED, note=UNDESCRIBED,
    ),
    _error(
        "request-unknown", REQUEST_TRANSACTION, 0, "The request was refused, and the reason is not given.",
        "Look at the device log of callservicesd at that moment.", unruled=UNKNOWN,
    ),
    _error(
        "request-unentitled", REQUEST_TRANSACTION, 1, "The app may not perform this action.",
        DECLARED, "Which action? Joining calls of another provider is not allowed either.",
        restrictions=("background.declare-the-voip-mode",), confidence="medium",
    ),
    _error(
        "request-provider", REQUEST_TRANSACTION, 2, "The system knows no provider that could perform the action.",
        "Is the provider made at launch, and kept?", "Was there a providerDidReset before?",
        restrictions=("calls.create-the-provider-at-launch", "calls.forget-calls-after-a-reset"), confidence="medium",
    ),
    _error(
        "request-empty", REQUEST_TRANSACTION, 3, "The transaction holds no action.",
        "Add the action to the transaction before the request.", unruled=NO_RULE,
    ),
    _error(
        "request-uuid", REQUEST_TRANSACTION, 4, "The action names a call that CallKit does not know.",
        WHICH_UUID, "Has the call ended already, or was it never reported?",
        "Was the provider made anew, or reset, in between?",
        restrictions=("calls.name-a-known-call", "calls.keep-one-provider", "calls.forget-calls-after-a-reset"),
        confidence="medium",
        note="The code says that the UUID is unknown, not why: several restrictions lead to it.",
    ),
    _error(
        "request-exists", REQUEST_TRANSACTION, 5, "There is a call with this UUID already.",
        "Make a new UUID for each call.", restrictions=("calls.fresh-uuid",),
    ),
    _error(
        "request-invalid", REQUEST_TRANSACTION, 6, "An action of the transaction is not valid.",
        "Which action, and in which state was its call?", unruled="Apple does not say which actions are meant",
    ),
    _error(
        "request-groups", REQUEST_TRANSACTION, 7, "One more call would be more than the provider allows.",
        "Was every earlier call ended in CallKit, also those that ended on the network?",
        "What is maximumCallGroups (2, if it is not set)?",
        "If it is the first call of a process: was the provider made in the same turn of the run loop?",
        restrictions=(
            "calls.end-what-is-over",
            "calls.stay-within-the-call-groups",
            "calls.create-the-provider-at-launch",
        ),
        evidence=("https://github.com/nextcloud/talk-ios/issues/700",),
        confidence="medium", note="It appears on the very first call, too, when the provider has only just been made.",
    ),
    _error(
        "request-protected", REQUEST_TRANSACTION, 8, "The call is protected.",
        "Which call does the action name?", unruled="Apple gives the name and no description", confidence="medium",
    ),
    _error(
        "cx-unknown", GENERAL, 0, "Something failed, and the reason is not given.",
        "Look at the device log of callservicesd at that moment.", unruled=UNKNOWN,
    ),
    _error(
        "cx-unentitled", GENERAL, 1, "The caller lacks an entitlement.",
        "Which interface was called, and which entitlement does it want?",
        unruled="Apple does not say which entitlement is meant", confidence="medium",
    ),
    _error(
        "cx-argument", GENERAL, 2, "An argument is not valid.",
        "Which argument was passed? The error does not say.", unruled=NO_RULE, confidence="medium",
    ),
    _error(
        "cx-missing-voip-mode", GENERAL, 3, "The app does not declare the voip background mode.",
        DECLARED, restrictions=("background.declare-the-voip-mode",),
        evidence=("https://developer.apple.com/documentation/callkit/cxerror/missingvoipbackgroundmode",),
    ),
    _error(
        "directory-unknown", CALL_DIRECTORY, 0, "The load failed, and the reason is not given.",
        "Load a list of ten entries: does that work?", unruled=UNKNOWN,
    ),
    _error(
        "directory-extension", CALL_DIRECTORY, 1, "There is no extension with this identifier.",
        "Is the identifier that of the extension, and the extension in the app's bundle?", unruled=NO_RULE,
    ),
    _error(
        "directory-interrupted", CALL_DIRECTORY, 2, "The load was cut off; in the field, for want of memory.",
        "Add entries in small portions, each in a pool of its own.",
        unruled="Apple states no number for memory or entries", confidence="medium",
        evidence=("https://github.com/chrisballinger/OpenCallBlock/issues/2",),
    ),
    _error(
        "directory-order", CALL_DIRECTORY, 3, "The entries are not in ascending order.",
        "Sort the numbers as numbers, not as text.", restrictions=("privacy.load-the-directory-in-order",),
    ),
    _error(
        "directory-duplicate", CALL_DIRECTORY, 4, "The same number is there twice.",
        "Remove doubles after all numbers are in one form.", restrictions=("privacy.load-the-directory-in-order",),
    ),
    _error(
        "directory-maximum", CALL_DIRECTORY, 5, "There are too many entries.",
        "Load fewer; Apple gives no number.", unruled="Apple states no number",
    ),
    _error(
        "directory-disabled", CALL_DIRECTORY, 6, "The user has not switched the extension on.",
        "Ask for it, with a way to the settings.", unruled="it is the user's switch; there is no restriction to prove",
    ),
    _error(
        "directory-loading", CALL_DIRECTORY, 7, "A load is going on already.",
        "Wait for its end, then load again.", unruled=NO_RULE,
    ),
    _error(
        "directory-removal", CALL_DIRECTORY, 8, "Entries are removed, but this load is not incremental.",
        "Ask isIncremental before removing.", unruled=NO_RULE,
    ),
    _error(
        "nse-unknown", NOTIFICATION_EXTENSION, 0, "The call was not handed over; the reason is not given.",
        "Look at the device log of callservicesd at that moment.", unruled=UNKNOWN,
    ),
    _error(
        "nse-client", NOTIFICATION_EXTENSION, 1, "Who called is no notification extension that handles a push.",
        "Call it from the extension only, while it handles the push.",
        restrictions=("push.extension-needs-permission",),
    ),
    _error(
        "nse", NOTIFICATION_EXTENSION, 2, "The extension lacks Apple's filtering entitlement.",
        "Is com.apple.developer.usernotifications.filtering in the profile of the extension?",
        restrictions=("push.extension-needs-permission",),
    ),
    Signature(
        id="log-action-timed-out",
        title="provider(_:timedOutPerforming:)",
        kind="console line",
        says=("timedOutPerformingAction", "timedOutPerforming:"),
        where="what the app or its plug-in logs in the callback of CXProviderDelegate",
        meaning="An action was neither fulfilled nor failed in time; its call may have been ended for that.",
        restrictions=("calls.finish-every-action",),
        confidence="medium",
        seen_in="2017 to 2021",
        evidence=(
            "https://github.com/voximplant/flutter_callkit/issues/12",
            "https://github.com/twilio/video-quickstart-ios/issues/196",
            "https://developer.apple.com/documentation/callkit/cxproviderdelegate/provider(_:timedoutperforming:)",
        ),
        check=(
            "Which action was it? Log its class, and find the path on which it is neither fulfilled nor failed.",
            "Does an answer wait for a connection that never came? Then fail it.",
        ),
        note="The name of the callback is there; that the system called it is concluded.",
    ),
)  # fmt: skip
