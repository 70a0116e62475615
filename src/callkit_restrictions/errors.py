"""The one table of CallKit's errors: a report that is refused, a request that is refused, and three rarer domains.

Recordings write an error in three ways, and `read` understands them all:

    read("7", REQUEST_TRANSACTION)
    read("com.apple.CallKit.error.requesttransaction 7", REQUEST_TRANSACTION)   # also "… error 7." and "Code=7"
    read("CXErrorCodeRequestTransactionError.maximumCallGroupsReached", REQUEST_TRANSACTION)

Source: `CallKit/CXError.h` as carried by https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXError.rs
(names and numbers), Apple's pages (one line for most codes), and the SDK in which a case was first seen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

INCOMING_CALL = "com.apple.CallKit.error.incomingcall"
"""`CXErrorDomainIncomingCall`: the completion of `reportNewIncomingCall`."""

REQUEST_TRANSACTION = "com.apple.CallKit.error.requesttransaction"
"""`CXErrorDomainRequestTransaction`: the completion of `CXCallController.request`."""

GENERAL = "com.apple.CallKit.error"
"""`CXErrorDomain`: what is wrong with the app itself."""

CALL_DIRECTORY = "com.apple.CallKit.error.calldirectorymanager"
"""`CXErrorDomainCallDirectoryManager`: the load of a caller list."""

NOTIFICATION_EXTENSION = "com.apple.CallKit.error.notificationserviceextension"
"""`CXErrorDomainNotificationServiceExtension`: an extension that hands a call over."""

STRUCTS: Mapping[str, str] = {
    INCOMING_CALL: "CXErrorCodeIncomingCallError",
    REQUEST_TRANSACTION: "CXErrorCodeRequestTransactionError",
    GENERAL: "CXErrorCode",
    CALL_DIRECTORY: "CXErrorCodeCallDirectoryManagerError",
    NOTIFICATION_EXTENSION: "CXErrorCodeNotificationServiceExtensionError",
}
"""Apple's type for the codes of each domain."""


@dataclass(frozen=True, slots=True)
class CallKitError:
    """One case: its domain and code, Apple's name, the first SDK with it, and its meaning where Apple gives one."""

    domain: str
    code: int
    name: str
    since: str
    means: str | None

    @property
    def symbol(self) -> str:
        """Apple's name in full: `CXErrorCodeIncomingCallError.unentitled`."""
        return f"{STRUCTS[self.domain]}.{self.name}"

    @property
    def objective_c(self) -> str:
        """The same in Objective-C: `CXErrorCodeIncomingCallErrorUnentitled`."""
        return f"{STRUCTS[self.domain]}{self.name[:1].upper()}{self.name[1:]}"

    def __str__(self) -> str:
        return f"{self.domain} {self.code}"


_CASES = (
    (INCOMING_CALL, 0, "unknown", "10.0", "the reason is not known"),
    (INCOMING_CALL, 1, "unentitled", "10.0", "the app may not receive calls"),
    (INCOMING_CALL, 2, "callUUIDAlreadyExists", "10.0", "there is a call with this UUID already"),
    (INCOMING_CALL, 3, "filteredByDoNotDisturb", "10.0", "the user wants quiet, and this caller is no exception"),
    (INCOMING_CALL, 4, "filteredByBlockList", "10.0", "the user has blocked this caller"),
    (INCOMING_CALL, 5, "filteredDuringRestrictedSharingMode", "17.0", None),
    (INCOMING_CALL, 6, "callIsProtected", "18.0", None),
    (INCOMING_CALL, 7, "filteredBySensitiveParticipants", "26.0", None),
    (REQUEST_TRANSACTION, 0, "unknown", "10.0", "the reason is not known"),
    (REQUEST_TRANSACTION, 1, "unentitled", "10.0", "the app may not perform these actions"),
    (REQUEST_TRANSACTION, 2, "unknownCallProvider", "10.0", "the system knows no provider to perform the actions"),
    (REQUEST_TRANSACTION, 3, "emptyTransaction", "10.0", "the transaction holds no action"),
    (REQUEST_TRANSACTION, 4, "unknownCallUUID", "10.0", "an action names a call that the system does not know"),
    (REQUEST_TRANSACTION, 5, "callUUIDAlreadyExists", "10.0", "a call with this UUID is there already"),
    (REQUEST_TRANSACTION, 6, "invalidAction", "10.0", "an action is not valid"),
    (REQUEST_TRANSACTION, 7, "maximumCallGroupsReached", "10.0", "the provider would have too many call groups"),
    (REQUEST_TRANSACTION, 8, "callIsProtected", "18.0", None),
    (GENERAL, 0, "unknownError", "10.0", "the reason is not known"),
    (GENERAL, 1, "unentitled", "13.2", "the caller lacks an entitlement"),
    (GENERAL, 2, "invalidArgument", "13.2", "an argument is not valid"),
    (GENERAL, 3, "missingVoIPBackgroundMode", "14.5", None),
    (CALL_DIRECTORY, 0, "unknown", "10.0", "the reason is not known"),
    (CALL_DIRECTORY, 1, "noExtensionFound", "10.0", "there is no such extension"),
    (CALL_DIRECTORY, 2, "loadingInterrupted", "10.0", "the load was cut off"),
    (CALL_DIRECTORY, 3, "entriesOutOfOrder", "10.0", "the entries are not in ascending order"),
    (CALL_DIRECTORY, 4, "duplicateEntries", "10.0", "an entry is there twice"),
    (CALL_DIRECTORY, 5, "maximumEntriesExceeded", "10.0", "there are too many entries"),
    (CALL_DIRECTORY, 6, "extensionDisabled", "10.0", "the user has not switched the extension on"),
    (CALL_DIRECTORY, 7, "currentlyLoading", "10.3", "a load is going on already"),
    (CALL_DIRECTORY, 8, "unexpectedIncrementalRemoval", "11.0", "an entry is removed outside an incremental load"),
    (NOTIFICATION_EXTENSION, 0, "unknown", "14.5", "the reason is not known"),
    (NOTIFICATION_EXTENSION, 1, "invalidClientProcess", "14.5", "who calls is no extension that handles a push"),
    (
        NOTIFICATION_EXTENSION,
        2,
        "missingNotificationFilteringEntitlement",
        "14.5",
        "the filtering entitlement is not there",
    ),
)

ERRORS: Mapping[tuple[str, int], CallKitError] = {(case[0], case[1]): CallKitError(*case) for case in _CASES}
"""Every case, by domain and code."""

_DOMAIN = re.compile(r"com\.apple\.CallKit\.error(?:\.\w+)?")
_SYMBOL = re.compile(
    r"(?:(?P<type>CXErrorCode(?:(?:IncomingCall|RequestTransaction|CallDirectoryManager|NotificationServiceExtension)"
    r"Error)?)(?:\.Code)?\.?)?(?P<name>[A-Za-z]+)"
)


_NUMBERED = re.compile(r"\s*(?:\(\d+\)|=\s*\d+)$")
"""A symbol may have its number behind it."""


def read(error: object, domain: str) -> CallKitError | None:
    """Find the case that a recorded error means; `domain` is the one in which such a completion speaks.

    `None` stands for an error that cannot be recognised: of another domain, or in words of the app's own.
    """
    text = str(error).strip().removeprefix(".")
    if symbol := _SYMBOL.fullmatch(_NUMBERED.sub("", text)):
        name = symbol["name"].lower()
        fits = symbol["type"] in {None, STRUCTS[domain]}
        named = [case for case in ERRORS.values() if fits and (case.domain, case.name.lower()) == (domain, name)]
        if named or symbol[0] == text:
            return named[0] if named else None
    said = _DOMAIN.search(text)
    if said is not None and said[0] != domain:
        return None
    number = (
        re.search(r"\d+", text[said.end() :])
        if said
        else re.search(rf"(?:^|(?:error|code|{domain.rpartition('.')[2]})\W*)(\d+)", text, re.IGNORECASE)
    )
    return ERRORS.get((domain, int(number[number.re.groups]))) if number else None
