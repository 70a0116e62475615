"""CXProvider.init(configuration:)

Calls and actions belong to the provider that reported them. A second one does not replace the first: it stands beside
it, and the calls of the first go out of reach.
"""

from collections.abc import Iterator
from functools import partial

from callkit_restrictions.events import Event
from callkit_restrictions.events.calls import (
    InitProvider,
    InvalidateProvider,
    ReportNewIncomingCall,
    RequestTransaction,
)
from callkit_restrictions.events.process import DeviceRebooted, ProcessLaunched, ProcessTerminated
from callkit_restrictions.events.pushes import InitPushRegistry
from callkit_restrictions.history import Entry, History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Outcome, Restriction, expect, tolerate
from callkit_restrictions.versions import From

WATCHED = (
    InitProvider,
    InvalidateProvider,
    ReportNewIncomingCall,
    RequestTransaction,
    ProcessLaunched,
    ProcessTerminated,
    DeviceRebooted,
    InitPushRegistry,
)
SECOND = "a second provider was made while the first one was alive"
ANEW = "the push registry had been made anew before: it may be the provider of a new process"
DEAD = "the provider had been invalidated, and no new one was made"


def judge(history: History, *, replaceable: bool = True, one_per_process: bool = True) -> Iterator[Finding]:
    """One finding for each new provider, and one for each call through a provider that was invalidated.

    A provider that replaces an invalidated one is right, and no target.
    """
    for entry in history.of(InitProvider, ReportNewIncomingCall, RequestTransaction):
        alive = _alive(history, entry, one_per_process=one_per_process)
        if isinstance(entry.event, InitProvider):
            if alive and _all_anew(history, entry):
                yield Finding(entry, Outcome.CANT_TELL, ANEW)
            elif alive is not False or not replaceable:
                yield expect(entry, alive is None, SECOND)
        elif alive is False:
            yield expect(entry, False, DEAD)


def _alive(history: History, entry: Entry[Event], *, one_per_process: bool) -> bool | None:
    """Does a provider live at an entry? `None` where the history has not shown one of this process yet.

    Whatever reports a call exists, though its making is not in the history.
    """
    ends = (ProcessLaunched, ProcessTerminated, DeviceRebooted) if one_per_process else ()
    last = history.last(InitProvider, InvalidateProvider, *ends, before=entry)
    if last is not None and isinstance(last.event, InitProvider | InvalidateProvider):
        return isinstance(last.event, InitProvider)
    return history.first(ReportNewIncomingCall, after=last, before=entry) is not None or None


def _all_anew(history: History, entry: Entry[Event]) -> bool:
    """Was the registry made once more as well, as at a launch? No recorder inside an app sees that it was killed."""
    made = history.last(InitProvider, before=entry)
    again = history.first(InitPushRegistry, after=made, before=entry) if made is not None else None
    return again is not None and history.first(InitPushRegistry, before=made) is not None


RESTRICTION = Restriction(
    id="calls.keep-one-provider",
    title="One provider is kept for the life of the app",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="no error at first; an end of a call of the old provider is refused "
    "(com.apple.CallKit.error.requesttransaction 4), and with invalidate() all its calls fail",
    watches=WATCHED,
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
        NearMiss("one-for-ever", "An invalidated provider may not be replaced.", partial(judge, replaceable=False)),
        NearMiss(
            "one-for-all-processes",
            "A new process may not make its own provider.",
            partial(judge, one_per_process=False),
        ),
    ),
)
