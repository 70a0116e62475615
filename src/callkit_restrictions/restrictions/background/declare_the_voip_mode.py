"""UIBackgroundModes with `voip`: without it the system neither starts nor shows a call of the app."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from callkit_restrictions.errors import INCOMING_CALL, REQUEST_TRANSACTION, read
from callkit_restrictions.events import Event
from callkit_restrictions.events.calls import (
    ReportNewIncomingCall,
    ReportNewIncomingCallCompletion,
    RequestTransaction,
    RequestTransactionCompletion,
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

UNENTITLED, MISSING_VOIP_BACKGROUND_MODE = 1, 3
OWN_CODE = re.compile(
    rf"com\.apple\.CallKit\.error\W+((error|code)\W+)?{MISSING_VOIP_BACKGROUND_MODE}\b|missingVoIPBackgroundMode",
    re.IGNORECASE,
)
UNDECLARED = "UIBackgroundModes of the build does not hold voip"


ANSWERS: dict[type[Event], tuple[type[Event], str]] = {
    RequestTransaction: (RequestTransactionCompletion, REQUEST_TRANSACTION),
    ReportNewIncomingCall: (ReportNewIncomingCallCompletion, INCOMING_CALL),
}
"""The completion of each ask, and the domain in which it speaks."""


def judge(history: History, modes: frozenset[str] = frozenset({"voip"})) -> Iterator[Finding]:
    """One finding for each call of a build whose background modes are known, or whose refusal names them."""
    for ask in history.of(*ANSWERS):
        build = declared_build(history, ask)
        if build is not None and build.background_modes is not None:
            yield expect(ask, not modes.isdisjoint(build.background_modes), UNDECLARED)
        elif refusal := _refusal(history, ask):
            yield expect(ask, False, UNDECLARED, met_by=refusal)


def _refusal(history: History, ask: Entry[Any]) -> Entry[Any] | None:
    """The answer, if it names the missing mode: the first of its kind before the app asks again."""
    kind, domain = ANSWERS[type(ask.event)]
    answer: Entry[Any] | None = history.first(kind, after=ask, before=history.first(type(ask.event), after=ask))
    if answer is None or answer.event.error is None:
        return None
    error = read(answer.event.error, domain)
    names_it = OWN_CODE.search(str(answer.event.error)) or (error is not None and error.code == UNENTITLED)
    return answer if names_it else None


def enforce(history: History, findings: Iterable[Finding]) -> Iterator[Consequence]:
    """The request, or the report, completes with *unentitled* in its own domain."""
    for finding in findings:
        if finding.outcome is Outcome.FAILED:
            ask = finding.target.event
            answer = (
                RequestTransactionCompletion(ask.call, f"{REQUEST_TRANSACTION} {UNENTITLED}")
                if isinstance(ask, RequestTransaction)
                else ReportNewIncomingCallCompletion(ask.call, f"{INCOMING_CALL} {UNENTITLED}")
            )
            yield Consequence("refuse", finding.target, history.now, answer)


RESTRICTION = Restriction(
    id="background.declare-the-voip-mode",
    title="The app declares the voip background mode",
    kind="duty",
    judged_from="build",
    holds=From("10.0"),
    consequence="refused as unentitled: com.apple.CallKit.error.requesttransaction 1 for a start, "
    "com.apple.CallKit.error.incomingcall 1 for a report; from iOS 14.5 also com.apple.CallKit.error 3, "
    "missingVoIPBackgroundMode",
    watches=(
        RequestTransaction,
        RequestTransactionCompletion,
        ReportNewIncomingCall,
        ReportNewIncomingCallCompletion,
        DeclareBuild,
    ),
    judge=judge,
    enforce=enforce,
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxerrorcodeincomingcallerror-swift.struct/unentitled",
            "The code of an app that lacks what it needs in order to receive calls.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXError.rs",
            "The codes, among them missingVoIPBackgroundMode = 3 from iOS 14.5.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/bundleresources/information-property-list/uibackgroundmodes",
            "The values that the key can hold, and where each of them counts.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/twilio/video-quickstart-ios/issues/122",
            "Every start failed with error 1, until Voice over IP was enabled for the build.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://github.com/twilio/voice-quickstart-ios/issues/152",
            "In the device log callservicesd notes for each source of calls whether it has the mode.",
            "anecdotal",
        ),
    ),
    symbols=(
        "UIBackgroundModes",
        "CXErrorCodeRequestTransactionError.unentitled",
        "CXErrorCodeIncomingCallError.unentitled",
        "CXError.missingVoIPBackgroundMode",
    ),
    disagreement="No source says when it is code 1 and when it is code 3. The model refuses as unentitled (code 1) "
    "and knows code 3 in recorded traces.",
    numbers=(
        Number("code unentitled", UNENTITLED),
        Number("code missingVoIPBackgroundMode", MISSING_VOIP_BACKGROUND_MODE),
    ),
    field_rules=("the app must declare the voip background mode",),
    see_also=("store.voip-mode-only-for-calling",),
    near_misses=(
        NearMiss("audio-will-do", "The audio mode will do.", partial(judge, modes=frozenset({"voip", "audio"}))),
    ),
)
