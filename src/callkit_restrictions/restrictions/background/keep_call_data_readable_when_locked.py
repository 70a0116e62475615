"""kSecAttrAccessibleAfterFirstUnlock: a call comes to a locked phone, and what it needs must be readable there."""

from collections.abc import Iterable, Iterator

from callkit_restrictions.events.process import ReadProtectedData, ReadProtectedDataError
from callkit_restrictions.history import Entry, History
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

INTERACTION_NOT_ALLOWED = -25308
READABLE = frozenset({"afterfirstunlock", "afterfirstunlockthisdeviceonly", "completeuntilfirstuserauthentication"})
UNREADABLE = frozenset({"whenunlocked", "whenunlockedthisdeviceonly", "complete"})
LOCKED_AWAY = "what the call needs was stored so that it cannot be read while the phone is locked"


def _protection(read: Entry[ReadProtectedData]) -> str:
    """The class of protection without the prefixes that Apple's symbols give it."""
    said = read.event.protection.lower()
    return said.removeprefix("ksecattraccessible").removeprefix("nsfileprotection").lstrip(".")


def judge(history: History) -> Iterator[Finding]:
    """One finding for each read on a locked phone; before the first unlock nothing is readable, and nobody at fault."""
    for read in history.of(ReadProtectedData):
        seen = history.before(read)
        if seen.unlocked_since_boot is False:
            continue
        error = _refusal(history, read) if seen.locked is None else None
        if _protection(read) in UNREADABLE and (seen.locked or error):
            yield expect(read, False, LOCKED_AWAY, met_by=error)
        elif _protection(read) in READABLE and seen.locked:
            yield expect(read, True, "")


def _refusal(history: History, read: Entry[ReadProtectedData]) -> Entry[ReadProtectedDataError] | None:
    next_read = history.first(ReadProtectedData, after=read)
    error = history.first(ReadProtectedDataError, after=read, before=next_read)
    return error if error is not None and str(INTERACTION_NOT_ALLOWED) in str(error.event.code) else None


def locked_or_not(history: History) -> Iterator[Finding]:
    """The near miss: the default protection can never be read by a call."""
    for read in history.of(ReadProtectedData):
        if _protection(read) in READABLE | UNREADABLE:
            yield expect(read, _protection(read) in READABLE, LOCKED_AWAY)


def enforce(history: History, findings: Iterable[Finding]) -> Iterator[Consequence]:
    """The keychain refuses; before the first unlock it does so whatever the protection."""
    refused = [finding.target for finding in findings if finding.outcome is Outcome.FAILED]
    too_early = [read for read in history.of(ReadProtectedData) if history.before(read).unlocked_since_boot is False]
    for read in (*refused, *too_early):
        yield Consequence("refuse", read, history.now, ReadProtectedDataError(str(INTERACTION_NOT_ALLOWED)))


RESTRICTION = Restriction(
    id="background.keep-call-data-readable-when-locked",
    title="What a call needs is stored so that a locked phone can read it",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="the read fails with errSecInteractionNotAllowed (-25308), a protected file does not open; after "
    "that a call often goes unreported",
    watches=(ReadProtectedData, ReadProtectedDataError),
    judge=judge,
    enforce=enforce,
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/security/restricting-keychain-item-accessibility",
            "By default an item is readable while the phone is unlocked; work in the background needs the class that "
            "holds after the first unlock. The classes that always hold are deprecated.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/784473",
            "Before the first unlock an app may be launched for a push, or not; it is to report the call and end it.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/BelledonneCommunications/linphone-iphone/blob/44bb74efc8684271a126639a4644f943c0df319e/"
            "Linphone/TelecomManager/EarlyPushkitDelegate.swift",
            "A shipping app that reports an unknown caller when it cannot read its settings, and ends the call.",
            "secondary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/open-source-cooperative/keyring-rs/issues/268",
            "A password library whose users met errSecInteractionNotAllowed as calls woke their app.",
            "anecdotal",
        ),
    ),
    symbols=(
        "kSecAttrAccessibleAfterFirstUnlock",
        "kSecAttrAccessibleWhenUnlocked",
        "FileProtectionType.completeUntilFirstUserAuthentication",
        "UIApplication.isProtectedDataAvailable",
        "errSecInteractionNotAllowed",
    ),
    numbers=(Number("error errSecInteractionNotAllowed", INTERACTION_NOT_ALLOWED),),
    see_also=("push.report-before-the-handler-returns", "push.register-at-every-launch"),
    near_misses=(NearMiss("locked-or-not", "The default protection can never be read.", locked_or_not),),
)
