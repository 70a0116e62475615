"""CXStartCallAction.fulfill()

A call counts as started when its invitation has gone out to the other side, not when a button was tapped and not when
somebody answers.
"""

from collections.abc import Iterator

from callkit_restrictions.events.actions import FulfillAction
from callkit_restrictions.events.people import InvitationFailed, InvitationSent, RemoteAnswers
from callkit_restrictions.events.process import ProcessTerminated
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, tolerate
from callkit_restrictions.versions import From

NEVER_SENT = "the start was fulfilled, and the invitation could not be sent"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each fulfilled start whose invitation the history shows, sent or failed."""
    for done in history.of(FulfillAction):
        call = done.event.call
        if done.event.action == "CXStartCallAction" and call is not None:
            born = history.last(ProcessTerminated, before=done)
            outcome = history.first(InvitationSent, InvitationFailed, call=call, after=born)
            if outcome is not None and isinstance(outcome.event, InvitationFailed):
                yield expect(done, False, NEVER_SENT, met_by=outcome)
            elif outcome is not None and outcome.index < done.index:
                yield expect(done, True, "", met_by=outcome)


def only_when_answered(history: History) -> Iterator[Finding]:
    """The near miss: the start may be fulfilled only when the other side has answered."""
    for finding in judge(history):
        answered = history.first(RemoteAnswers, call=finding.target.event.call, before=finding.target)
        yield expect(finding.target, answered is not None, NEVER_SENT)


RESTRICTION = Restriction(
    id="calls.fulfil-the-start-when-sent",
    title="The start action is fulfilled when the invitation has gone out",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="the phone shows a call as started that never left it",
    watches=(FulfillAction, InvitationSent, InvitationFailed, RemoteAnswers),
    judge=judge,
    enforce=tolerate,
    confidence="medium",
    evidence=(
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXStartCallAction.rs",
            "A call has started when its invitation was sent to the person called.",
            "primary",
        ),
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2016/230/",
            "The stations of an outgoing call: the fulfilled start comes before connecting and connected.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/SmallSharpToolsOpenSource/Speakerbox/blob/master/Speakerbox/ProviderDelegate.swift",
            "Apple's 2016 sample (public copy): configure, begin the call on the network, fulfil; the rest is "
            "reported.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/signalapp/Signal-iOS/pull/1734",
            "An app that waited too long with its start action saw failed calls, and fulfils sooner since.",
            "anecdotal",
        ),
    ),
    symbols=("CXStartCallAction", "CXAction.fulfill()", "CXAction.fail()"),
    disagreement="Signal could not wait for the invitation (2017: its calls failed), and fulfils sooner. An "
    "invitation that is sent a moment later is therefore no fault here; one that fails is.",
    assumes=("Nothing is judged where the history shows neither a sent nor a failed invitation.",),
    field_rules=("answer and start actions are fulfilled only when the call has really reached that state",),
    see_also=("calls.report-outgoing-progress", "calls.finish-every-action"),
    near_misses=(
        NearMiss("only-when-answered", "A start is fulfilled when the other side answers.", only_when_answered),
    ),
)
