"""CXProvider.configuration

The property hands out a copy and takes in a copy. Changing an object that was once assigned changes that object.
"""

from collections.abc import Iterator

from callkit_restrictions.events.calls import (
    ChangeConfigurationObject,
    InitProvider,
    ReportNewIncomingCall,
    RequestTransaction,
    SetProviderConfiguration,
)
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, owe, tolerate
from callkit_restrictions.versions import From

UNASSIGNED = "the configuration object was changed and never assigned to the provider, which keeps its old values"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each changed object: is it assigned before the next call? One for a new provider is no target."""
    for change in history.of(ChangeConfigurationObject):
        used = history.first(
            SetProviderConfiguration, InitProvider, ReportNewIncomingCall, RequestTransaction, after=change
        )
        if used is None:
            yield owe(history, change, "the changed object is not assigned yet")
        elif not isinstance(used.event, InitProvider):
            yield expect(change, isinstance(used.event, SetProviderConfiguration), UNASSIGNED, met_by=used)


def late_assignments_count(history: History) -> Iterator[Finding]:
    """The near miss: an assignment after the call has come is early enough."""
    for finding in judge(history):
        assigned = history.first(SetProviderConfiguration, after=finding.target)
        yield expect(finding.target, True, "") if assigned else finding


RESTRICTION = Restriction(
    id="calls.assign-the-configuration-anew",
    title="A changed configuration counts only when it is assigned to the provider again",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="no error: the provider keeps its old values",
    watches=(
        ChangeConfigurationObject,
        SetProviderConfiguration,
        InitProvider,
        ReportNewIncomingCall,
        RequestTransaction,
    ),
    judge=judge,
    enforce=tolerate,
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxprovider/configuration",
            "The property is a copy; a change needs a new object to be set.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/783870",
            "Advises every CallKit app to assign the configuration again right before it reports a call: it repairs a "
            "rare fault "
            "in which didActivate never comes, and does no harm.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/wireapp/wire-ios/pull/5157",
            "A shipping app assigns the configuration again before each report, on that advice.",
            "secondary",
        ),
    ),
    symbols=("CXProvider.configuration", "CXProviderConfiguration"),
    see_also=("calls.keep-one-provider",),
    near_misses=(
        NearMiss("late-assignments-count", "The assignment may come after the call.", late_assignments_count),
    ),
)
