"""CXProvider.init(configuration:)

Calls and actions belong to the provider that reported them. A second one does not replace the first: it stands beside
it, and the calls of the first go out of reach.
"""

from collections.abc import Iterator

from callkit_restrictions.events.calls import (
    InitProvider,
    InvalidateProvider,
    ReportNewIncomingCall,
    RequestTransaction,
)
from callkit_restrictions.events.process import ProcessLaunched, ProcessTerminated
from callkit_restrictions.history import Entry, History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, tolerate
from callkit_restrictions.versions import From

SECOND = "a second provider was made while the first one was alive"
DEAD = "the provider had been invalidated, and no new one was made"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each new provider, and one for each call reported through a provider that was invalidated.

    A provider that replaces an invalidated one is right, and no target.
    """
    for made in history.of(InitProvider):
        if not _replaces(history, made):
            yield expect(made, _first(history, made), SECOND)
    for report in history.of(ReportNewIncomingCall, RequestTransaction):
        dead = history.last(InvalidateProvider, InitProvider, ProcessLaunched, before=report)
        if dead is not None and isinstance(dead.event, InvalidateProvider):
            yield expect(report, False, DEAD)


def _since_launch(history: History, made: Entry[InitProvider]) -> Entry[ProcessLaunched | ProcessTerminated] | None:
    return history.last(ProcessLaunched, ProcessTerminated, before=made)


def _first(history: History, made: Entry[InitProvider]) -> bool:
    """Nothing shows a provider before: neither its making nor a call reported through it."""
    launch = _since_launch(history, made)
    return history.first(InitProvider, ReportNewIncomingCall, after=launch, before=made) is None


def _replaces(history: History, made: Entry[InitProvider]) -> bool:
    launch = _since_launch(history, made)
    before = history.last(InvalidateProvider, InitProvider, after=launch, before=made)
    return before is not None and isinstance(before.event, InvalidateProvider)


def one_for_ever(history: History) -> Iterator[Finding]:
    """The near miss: not even an invalidated provider may be replaced."""
    yield from judge(history)
    for made in history.of(InitProvider):
        if _replaces(history, made):
            yield expect(made, False, SECOND)


def one_for_each_process_is_not_enough(history: History) -> Iterator[Finding]:
    """The near miss: a new process may not make a provider of its own."""
    for finding in judge(history):
        earlier = history.first(InitProvider, before=finding.target)
        yield expect(finding.target, False, SECOND) if earlier else finding


RESTRICTION = Restriction(
    id="calls.keep-one-provider",
    title="One provider is kept for the life of the app",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="no error by itself; calls of the old provider can no longer be ended (requesttransaction code 4), "
    "and invalidating ends all its calls as failed",
    watches=(
        InitProvider,
        InvalidateProvider,
        ReportNewIncomingCall,
        RequestTransaction,
        ProcessLaunched,
        ProcessTerminated,
    ),
    judge=judge,
    enforce=tolerate,
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxprovider",
            "An app should make a single instance and keep it where everything can reach it.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXProvider.rs",
            "A provider has to be invalidated before it goes; its calls then count as ended in failure.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxprovider/invalidate()",
            "Invalidating ends the active calls with an error; the delegate hears nothing more.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/twilio/voice-quickstart-ios/issues/332",
            "A provider made anew in each push: from the second call on, ending failed with code 4.",
            "anecdotal",
        ),
        Evidence(
            "field-report",
            "https://github.com/jitsi/jitsi-meet/pull/4117",
            "A provider that was invalidated when CallKit was switched off could not be used again.",
            "anecdotal",
        ),
    ),
    symbols=("CXProvider.init(configuration:)", "CXProvider.invalidate()", "CXProviderDelegate"),
    disagreement="Apple gives this as advice; no error enforces it.",
    assumes=("A history that shows a reported call shows that a provider existed, though its making is not in it.",),
    field_rules=("one CXProvider is kept for the life of the app",),
    see_also=("calls.create-the-provider-at-launch", "calls.assign-the-configuration-anew"),
    near_misses=(
        NearMiss("one-for-ever", "An invalidated provider may not be replaced.", one_for_ever),
        NearMiss(
            "one-for-all-processes",
            "A new process may not make its own provider.",
            one_for_each_process_is_not_enough,
        ),
    ),
)
