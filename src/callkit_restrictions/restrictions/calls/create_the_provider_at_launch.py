"""CXProvider.setDelegate(_:queue:)

A provider registers with the system in the background, and hears only what comes after its delegate is set. Both take
a moment that a call does not have.
"""

from collections.abc import Iterable, Iterator

from callkit_restrictions.errors import ERRORS, REQUEST_TRANSACTION, CallKitError, read
from callkit_restrictions.events.calls import (
    CallbackWithoutDelegate,
    InitProvider,
    ProviderDidBegin,
    RequestTransaction,
    RequestTransactionCompletion,
)
from callkit_restrictions.events.people import HandleStartCallIntent, UserTapsInApp
from callkit_restrictions.events.process import AppState, ProcessTerminated
from callkit_restrictions.events.pushes import DidReceiveIncomingPush
from callkit_restrictions.history import Entry, History
from callkit_restrictions.moments import seconds
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
from callkit_restrictions.versions import From

NO_PROVIDER, NOT_YET = ERRORS[REQUEST_TRANSACTION, 2], ERRORS[REQUEST_TRANSACTION, 7]
TURN = seconds("0.1")
FROM_OUTSIDE = (ProviderDidBegin, DidReceiveIncomingPush, HandleStartCallIntent, UserTapsInApp, AppState)
NONE_THERE = "no provider exists that could perform the action"
NO_DELEGATE = "a callback came while the provider had no delegate, and was lost"
SAME_TURN = "the provider was made in the same turn, and the system does not know it yet"


def trouble(history: History, ask: Entry[RequestTransaction]) -> tuple[str, CallKitError] | None:
    """What stands against a request, if anything: no provider at all, or one of this very turn."""
    made = _made(history, ask)
    if made is not None and ask.at < made.at + TURN and _one_turn(history, made, ask):
        return SAME_TURN, NOT_YET
    if made is None and not history.before(ask).provider_ready:
        return NONE_THERE, NO_PROVIDER
    return None


def _made(history: History, ask: Entry[RequestTransaction]) -> Entry[InitProvider] | None:
    return history.last(InitProvider, after=history.last(ProcessTerminated, before=ask), before=ask)


def _one_turn(history: History, made: Entry[InitProvider], ask: Entry[RequestTransaction]) -> bool:
    """Nothing came from outside between the two: then the app has not left its turn of the main queue."""
    return history.first(*FROM_OUTSIDE, after=made, before=ask) is None


def judge(history: History) -> Iterator[Finding]:
    """One finding for each start while no call exists, where the history shows how the provider came to be.

    And one for each callback of which a device log says that it met no delegate.

    The answer settles it: a yes shows that the provider was there, whatever the history has lost.
    """
    for ask in history.of(RequestTransaction):
        seen = history.before(ask)
        if ask.event.action != "CXStartCallAction" or seen.calls or seen.configuration.get("maximum_call_groups") == 0:
            continue  # code 7 has a reason of its own
        wrong = trouble(history, ask)
        answer = answer_of(history, ask)
        error = answer.event.error if answer is not None else None
        if wrong is None and error is not None and read(error, REQUEST_TRANSACTION) is NOT_YET:
            wrong = (SAME_TURN, NOT_YET) if _made(history, ask) else None  # no call is there that could be too many
        if wrong is not None and answer is None:
            yield owe(history, ask, wrong[0])
        elif wrong is not None and error is not None:
            if read(error, REQUEST_TRANSACTION) in {NO_PROVIDER, wrong[1]}:
                yield expect(ask, False, wrong[0], met_by=answer)
        elif answer is not None and error is None and history.first(InitProvider, before=ask) is not None:
            yield expect(ask, True, "", met_by=answer)
    for lost in history.of(CallbackWithoutDelegate):
        yield expect(lost, False, NO_DELEGATE)


def never_in_the_same_moment(history: History) -> Iterator[Finding]:
    """The near miss: whatever happens between, the same moment is too early."""
    for finding in judge(history):
        made = history.last(InitProvider, before=finding.target)
        early = made is not None and finding.target.at < made.at + TURN
        yield expect(finding.target, False, SAME_TURN) if early else finding


def enforce(history: History, findings: Iterable[Finding]) -> Iterator[Consequence]:
    """The request is refused: code 2 without a provider, code 7 right after its first making."""
    for finding in findings:
        wrong = trouble(history, finding.target) if finding.outcome is Outcome.OPEN else None
        if wrong is not None:
            refusal = RequestTransactionCompletion(finding.target.event.call, str(wrong[1]))
            yield Consequence("refuse", finding.target, history.now, refusal)


RESTRICTION = Restriction(
    id="calls.create-the-provider-at-launch",
    title="The provider exists, with its delegate, before calls and actions come",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="a request is refused (com.apple.CallKit.error.requesttransaction): with code 2, "
    "unknownCallProvider, or with 7 in the turn of the first creation; callbacks without a "
    "delegate are lost",
    watches=(InitProvider, CallbackWithoutDelegate, RequestTransaction, RequestTransactionCompletion, *FROM_OUTSIDE),
    judge=judge,
    enforce=enforce,
    confidence="medium",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/pushkit/responding-to-voip-notifications-from-pushkit",
            "One provider for the app, made early.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/797563",
            "Make it on the main thread; the callback that it has begun can be missed in a race, so never wait for it.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/801418",
            "Code 2 says that the system does not recognise the provider.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/nextcloud/talk-ios/pull/700",
            "The first call after launch was refused with code 7; one turn of the main queue later it worked.",
            "anecdotal",
        ),
    ),
    symbols=(
        "CXProvider.setDelegate(_:queue:)",
        "CXProviderDelegate.providerDidBegin(_:)",
        "CXErrorCodeRequestTransactionError.unknownCallProvider",
        "CXErrorCodeRequestTransactionError.maximumCallGroupsReached",
    ),
    disagreement="That code 7 follows from a provider of the same turn rests on one field report with a fix; Apple "
    "does not document it.",
    assumes=(
        "The same turn: less than 0.1 s, with nothing from outside between the making and the request.",
        "Missed callbacks are judged where a device log tells of them: the app cannot record what never reached it.",
        "Code 7 where no call exists means that the provider was not ready: there is nothing that could be too many.",
    ),
    numbers=(
        Number("code unknownCallProvider", 2),
        Number("code of a request in the provider's first turn", 7, assumed=True),
        Number("milliseconds that a turn of the main queue lasts at most", 100, assumed=True),
    ),
    field_rules=("CallKit and PushKit objects must exist and have their delegates before the push or action arrives",),
    see_also=("calls.keep-one-provider", "calls.stay-within-the-call-groups"),
    near_misses=(NearMiss("same-moment", "The same moment is always too early.", never_in_the_same_moment),),
)
