"""CXProvider.reportNewIncomingCall: from here on the phone rings by itself, as loud and as silent as its user wants.

An app that plays a ringtone on top of it needs an audio session of its own, while the system is about to give it one.
"""

from collections.abc import Iterator
from typing import Any

from callkit_restrictions.events.actions import PerformAnswerCallAction, PerformEndCallAction
from callkit_restrictions.events.audio import PlaySound, StartAudio
from callkit_restrictions.events.calls import (
    InvalidateProvider,
    ProviderDidReset,
    ReportCallEnded,
    ReportNewIncomingCall,
    ReportNewIncomingCallCompletion,
)
from callkit_restrictions.history import Entry, History
from callkit_restrictions.questions import earliest
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, tolerate
from callkit_restrictions.versions import From

RINGTONE = "ringtone"
DOUBLE = "the app plays a ringtone of its own over a call that the system is ringing for"


def _own_ringtone(history: History, report: Entry[Any] | None, over: Entry[Any] | None) -> Entry[Any] | None:
    """The first ringtone that the app plays in between, for that call or for none in particular."""
    meant = {None, report.event.call if report else None}
    begun = history.first(
        StartAudio, after=report, before=over, where=lambda start: start.what == RINGTONE and start.call in meant
    )
    played = history.first(PlaySound, after=report, before=over, where=lambda play: play.purpose == RINGTONE)
    return earliest(begun, played)


def judge(history: History) -> Iterator[Finding]:
    """One finding for each call that rang, once it is taken or over, or the app rings as well."""
    for report in history.of(ReportNewIncomingCall):
        call = report.event.call
        if call in history.before(report).calls:
            continue
        refused = history.first(
            ReportNewIncomingCallCompletion, call=call, after=report, where=lambda told: told.error is not None
        )
        taken = history.first(PerformAnswerCallAction, call=call, after=report)
        ended = [history.first(kind, call=call, after=report) for kind in (PerformEndCallAction, ReportCallEnded)]
        gone = [history.first(kind, after=report) for kind in (ProviderDidReset, InvalidateProvider)]
        over = earliest(refused, taken, *ended, *gone)
        own = _own_ringtone(history, report, over)
        if own is not None:
            yield expect(report, False, DOUBLE, met_by=own)
        elif over is not None and over is not refused:
            yield expect(report, True, DOUBLE, met_by=over)


def never_at_all(history: History) -> Iterator[Finding]:
    """The near miss: an app may not even ring for a call that CallKit knows nothing of."""
    yield from judge(history)
    own = _own_ringtone(history, None, history.first(ReportNewIncomingCall))
    if own is not None:
        yield expect(own, False, DOUBLE)


RESTRICTION = Restriction(
    id="ui.leave-the-ringing-to-the-system",
    title="The system rings; the app never plays a ringtone itself",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="two sounds at once, of which the app's ignores the silent switch; the session taken for it may keep "
    "didActivate from coming",
    watches=(
        ReportNewIncomingCall,
        ReportNewIncomingCallCompletion,
        PerformAnswerCallAction,
        PerformEndCallAction,
        ReportCallEnded,
        ProviderDidReset,
        InvalidateProvider,
        StartAudio,
        PlaySound,
    ),
    judge=judge,
    enforce=tolerate,
    confidence="high",
    evidence=(
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2016/230/",
            "The system's screen rings for the call, with a ringtone that the app may name.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxproviderconfiguration/ringtonesound",
            "The ringing belongs to the provider's configuration: a sound of the bundle, played for the app.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/783870",
            "A session that the app activates for itself can go past CallKit, so that didActivate stays away.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/signalapp/Signal-iOS/blob/60dc4a8dc0c06ddd884d0dcc248733056153fdac/"
            "Signal/Calls/UserInterface/CallKitCallUIAdaptee.swift",
            "A shipping app leaves even the choice of the sound to the user's own ringtones.",
            "secondary",
        ),
    ),
    symbols=("CXProviderConfiguration.ringtoneSound", "CXProvider.reportNewIncomingCall(with:update:completion:)"),
    claims=("S2",),
    assumes=("A call rings from its report until it is answered, ended or refused.",),
    field_rules=("ringing is done by the system, with the ringtone file the app names",),
    see_also=("ui.one-ringtone-from-the-bundle", "audio.let-callkit-activate", "audio.bring-your-own-ringback"),
    near_misses=(NearMiss("never-at-all", "An app may not ring without CallKit either.", never_at_all),),
)
