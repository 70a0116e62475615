"""CXErrorCodeIncomingCallError.filteredByDoNotDisturb and .filteredByBlockList

Reporting a call is not the same as ringing: the user's Focus and the user's block list have the last word. How iOS
matches a caller with a Focus is not documented, so a history states it; the model never guesses.
"""

from collections.abc import Iterable, Iterator

from callkit_restrictions.errors import ERRORS, INCOMING_CALL, CallKitError, read
from callkit_restrictions.events.calls import ReportNewIncomingCall, ReportNewIncomingCallCompletion
from callkit_restrictions.events.people import CallerBlocked, FocusTurnedOff, FocusTurnedOn
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
    owe,
)
from callkit_restrictions.versions import From

QUIET, BLOCKED = ERRORS[INCOMING_CALL, 3], ERRORS[INCOMING_CALL, 4]
FILTERS = frozenset(range(3, 8))  # every code that filters a call; Apple describes only 3 and 4
REFUSED = "the phone refuses the call: "


def expected(history: History, report: Entry[ReportNewIncomingCall]) -> CallKitError | None:
    """The refusal that the user's settings ask for, as far as the history states them."""
    handle = report.event.handle
    if handle and history.first(CallerBlocked, before=report, where=lambda block: block.handle == handle):
        return BLOCKED
    focus = history.last(FocusTurnedOn, FocusTurnedOff, before=report)
    if focus is not None and isinstance(focus.event, FocusTurnedOn) and handle not in focus.event.lets_through:
        return QUIET
    return None


def judge(history: History) -> Iterator[Finding]:
    """One finding for each new call where the history states the user's settings, or shows a refusal by them."""
    settings = history.first(CallerBlocked, FocusTurnedOn, FocusTurnedOff)
    for report in history.of(ReportNewIncomingCall):
        if report.event.call in history.before(report).calls:
            continue
        answer = history.first(ReportNewIncomingCallCompletion, call=report.event.call, after=report)
        error = read(answer.event.error, INCOMING_CALL) if answer is not None and answer.event.error else None
        if error is not None and error.code in FILTERS:
            yield expect(report, False, f"{REFUSED}{error.means or error.name}", met_by=answer)
        elif settings is None or settings.index > report.index:
            continue
        elif answer is not None and answer.event.error is None:
            yield expect(report, True, "", met_by=answer)
        elif answer is None:
            yield owe(history, report, "the phone has not answered the report yet")


def focus_lets_nobody_through(history: History) -> Iterator[Finding]:
    """The near miss: a Focus knows no exceptions."""
    for finding in judge(history):
        focus = history.last(FocusTurnedOn, FocusTurnedOff, before=finding.target)
        on = focus is not None and isinstance(focus.event, FocusTurnedOn)
        yield expect(finding.target, False, REFUSED) if on else finding


def blocked_callers_ring(history: History) -> Iterator[Finding]:
    """The near miss: the phone's block list does not reach calls of apps."""
    return (f for f in judge(history) if history.first(CallerBlocked, before=f.target) is None)


def enforce(history: History, findings: Iterable[Finding]) -> Iterator[Consequence]:
    """The report is answered with the code of the setting that stands against it."""
    for finding in findings:
        if finding.outcome is Outcome.OPEN and (error := expected(history, finding.target)):
            refusal = ReportNewIncomingCallCompletion(finding.target.event.call, str(error))
            yield Consequence("refuse", finding.target, history.now, refusal)


RESTRICTION = Restriction(
    id="calls.the-phone-may-refuse-a-call",
    blameless=True,
    title="A reported call may be refused because the user wants quiet or has blocked the caller",
    kind="limit",
    judged_from="trace",
    holds=From("10.0"),
    consequence="the report is refused with code 3 (filteredByDoNotDisturb) or 4 (filteredByBlockList) of "
    "com.apple.CallKit.error.incomingcall; the codes 5 to 7 have names and no description",
    watches=(ReportNewIncomingCall, ReportNewIncomingCallCompletion, CallerBlocked, FocusTurnedOn, FocusTurnedOff),
    judge=judge,
    enforce=enforce,
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxprovider/"
            "reportnewincomingcall(with:update:completion:)",
            "Do Not Disturb and the block list may forbid a call; the completion then has an error.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxerrorcodeincomingcallerror-swift.struct/"
            "filteredbydonotdisturb",
            "Do Not Disturb is on and the caller is not one of the exceptions.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxerrorcodeincomingcallerror-swift.struct/"
            "filteredbyblocklist",
            "The user has blocked the caller.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXError.rs",
            "The codes 0 to 7 by name and number; 5 to 7 bear a name and nothing else.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://developer.apple.com/forums/thread/65144",
            "Code 4 in the logs of an app in use.",
            "anecdotal",
        ),
        Evidence(
            "field-report",
            "https://github.com/lionheart/openradar-mirror/issues/17475",
            "With Do Not Disturb set to work only while locked, a call was shown and no error came (iOS 10.3).",
            "anecdotal",
        ),
    ),
    symbols=(
        "CXErrorCodeIncomingCallError.filteredByDoNotDisturb",
        "CXErrorCodeIncomingCallError.filteredByBlockList",
        "CXProvider.reportNewIncomingCall(with:update:completion:)",
    ),
    disagreement="An old radar saw a call ring under one variant of Do Not Disturb, without an error. Apple "
    "documents code 3 for it, and so does the model.",
    assumes=(
        (
            "Whom a Focus lets through is stated, never computed: no primary source gives the rule. Focus (iOS 15) is "
            "taken to use the code of Do Not Disturb."
        ),
        "Screen Time limits are not modelled: CallKit has no error for them.",
    ),
    numbers=(Number("code filteredByDoNotDisturb", 3), Number("code filteredByBlockList", 4)),
    field_rules=("the system may refuse to show a reported call (Focus, block list)",),
    see_also=("calls.stop-when-refused",),
    near_misses=(
        NearMiss("no-exceptions", "A Focus lets nobody through.", focus_lets_nobody_through),
        NearMiss("blocked-callers-ring", "The block list does not reach an app's calls.", blocked_callers_ring),
    ),
)
