"""CXProviderConfiguration.maximumCallGroups

A provider has places for so many groups of calls, two unless it says otherwise. A single call is a group of one. What
is started beyond them is refused before the delegate hears of it.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from callkit_restrictions.errors import ERRORS, REQUEST_TRANSACTION, read
from callkit_restrictions.events.calls import RequestTransaction, RequestTransactionCompletion
from callkit_restrictions.history import History
from callkit_restrictions.questions import answer_of
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
from callkit_restrictions.situation import Situation
from callkit_restrictions.versions import From

BY_DEFAULT = 2
FULL = ERRORS[REQUEST_TRANSACTION, 7]
NO_PLACE = "the provider has no place for another call"
WAITING = "the phone has not answered the request yet"


def groups(now: Situation) -> int:
    """How many groups the calls form; a call whose partner is gone is a group of its own."""
    return sum(call.group not in now.calls for call in now.calls.values())


def judge(history: History, by_default: int = BY_DEFAULT, *, configurable: bool = True) -> Iterator[Finding]:
    """One finding for each start beside other calls. The first is one too many only for a provider without places."""
    for ask in history.of(RequestTransaction):
        now, call = history.before(ask), ask.event.call
        said = now.configuration.get("maximum_call_groups") if configurable else None
        alone = not now.calls and said != 0
        if ask.event.action != "CXStartCallAction" or alone or call in now.calls:
            continue
        full = groups(now) >= (by_default if said is None else said)
        answer = answer_of(history, ask)
        if answer is None:
            yield owe(history, ask, NO_PLACE if full else WAITING)
        elif answer.event.error is None:
            yield expect(ask, True, "", met_by=answer)
        elif read(answer.event.error, REQUEST_TRANSACTION) is FULL:
            yield expect(ask, False, NO_PLACE, met_by=answer)


def enforce(history: History, findings: Iterable[Finding]) -> Iterator[Consequence]:
    """A start without a place is refused."""
    for finding in findings:
        if finding.outcome is Outcome.OPEN and finding.because == NO_PLACE:
            refusal = RequestTransactionCompletion(finding.target.event.call, str(FULL))
            yield Consequence("refuse", finding.target, history.now, refusal)


RESTRICTION = Restriction(
    id="calls.stay-within-the-call-groups",
    title="No more calls side by side than the provider allows",
    kind="limit",
    judged_from="trace",
    holds=From("10.0"),
    consequence="a start is refused with code 7 (maximumCallGroupsReached) of "
    "com.apple.CallKit.error.requesttransaction",
    watches=(RequestTransaction, RequestTransactionCompletion),
    judge=judge,
    enforce=enforce,
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxproviderconfiguration/maximumcallgroups",
            "Two groups unless the provider says otherwise.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxerrorcoderequesttransactionerror-swift.struct/"
            "maximumcallgroupsreached",
            "A transaction that would exceed the provider's groups is refused.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxproviderconfiguration/maximumcallspercallgroup",
            "Five calls to a group unless the provider says otherwise.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/twilio/video-quickstart-ios/issues/187",
            "Code 7 because earlier calls had never been ended.",
            "secondary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/wireapp/wire-ios-sync-engine/blob/develop/Source/Calling/CallKitManager.swift",
            "The recipe for one call at a time: both limits 1, all four capabilities off.",
            "secondary",
        ),
    ),
    symbols=(
        "CXProviderConfiguration.maximumCallGroups",
        "CXProviderConfiguration.maximumCallsPerCallGroup",
        "CXErrorCodeRequestTransactionError.maximumCallGroupsReached",
    ),
    claims=("S17", "S19"),
    disagreement="What happens to a further incoming call at the limit is not documented, and reports conflict: End & "
    "Accept, an error, or nothing at all. Nothing is asserted about it.",
    assumes=("Where the history does not show the provider's configuration, its limit is Apple's default.",),
    numbers=(Number("call groups by default", 2), Number("code maximumCallGroupsReached", 7)),
    field_rules=("no more simultaneous calls than the provider configuration allows",),
    see_also=("calls.end-what-is-over", "calls.create-the-provider-at-launch"),
    near_misses=(
        NearMiss("one-group", "A provider has one group by default.", partial(judge, by_default=1)),
        NearMiss("three-groups", "A provider has three groups by default.", partial(judge, by_default=3)),
        NearMiss("not-configurable", "A provider cannot change its limit.", partial(judge, configurable=False)),
    ),
)
