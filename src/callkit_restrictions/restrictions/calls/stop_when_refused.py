"""CXProvider.reportNewIncomingCall(with:update:completion:)

An error in the completion is the system's no: the call is not displayed and the app does not proceed with it.
"""

from collections.abc import Iterator

from callkit_restrictions.errors import INCOMING_CALL, read
from callkit_restrictions.events.actions import PerformStartCallAction
from callkit_restrictions.events.audio import PlaySound, StartAudio
from callkit_restrictions.events.calls import ReportNewIncomingCall, ReportNewIncomingCallCompletion, RequestTransaction
from callkit_restrictions.events.people import JoinMedia, LeaveMedia, MediaConnected, TellServerNotRung
from callkit_restrictions.events.pushes import DidReceiveIncomingPush
from callkit_restrictions.history import Entry, History
from callkit_restrictions.questions import begins_again, earliest
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, owe, tolerate
from callkit_restrictions.versions import From

SOUNDS: tuple[type[StartAudio | PlaySound], ...] = (StartAudio, PlaySound)
WENT_ON = "the phone had refused this call, and the app went on with it"


def refusals(history: History) -> Iterator[Entry[ReportNewIncomingCallCompletion]]:
    """Every refusal but one: a UUID that exists already means that the call is there, and simply goes on."""
    for answer in history.of(ReportNewIncomingCallCompletion):
        if answer.event.error is not None:
            error = read(answer.event.error, INCOMING_CALL)
            if error is None or error.name != "callUUIDAlreadyExists":
                yield answer


def judge(history: History) -> Iterator[Finding]:
    """One finding for each refused call, settled by what the app does with it first: let it go, or go on."""
    for no in refusals(history):
        call = no.event.call
        again = begins_again(history, call, no)
        let_go = history.first(TellServerNotRung, LeaveMedia, call=call, after=no, before=again)
        joined = history.first(JoinMedia, MediaConnected, call=call, after=no, before=again)
        answered = history.first(
            RequestTransaction, call=call, after=no, before=again, where=lambda ask: ask.action == "CXAnswerCallAction"
        )
        own = history.first(StartAudio, call=call, after=no, before=again)
        news = history.first(DidReceiveIncomingPush, ReportNewIncomingCall, after=no, before=let_go)
        rung = history.first(*SOUNDS, after=no, before=news or let_go, where=_is_ringtone)
        on = earliest(joined, answered, own, rung)
        if on is not None and (let_go is None or on.index < let_go.index):
            yield expect(no, False, WENT_ON, met_by=on)
        elif let_go is not None:
            yield expect(no, True, "", met_by=let_go)
        else:
            yield owe(history, no, "nothing shows yet what the app does with the refused call")


def _is_ringtone(sound: StartAudio | PlaySound) -> bool:
    """Does the app ring by itself? What it plays for a call that it names is found with that call."""
    what = sound.purpose if isinstance(sound, PlaySound) else sound.what
    return what == "ringtone" and getattr(sound, "call", None) is None


def own_ringing_is_fine(history: History) -> Iterator[Finding]:
    """The near miss: the app may ring in its own screen instead."""
    for finding in judge(history):
        rung = finding.met_by is not None and isinstance(finding.met_by.event, StartAudio | PlaySound)
        yield expect(finding.target, True, "") if rung else finding


def any_error_counts(history: History) -> Iterator[Finding]:
    """The near miss: a call that was there before has to be given up as well."""
    yield from judge(history)
    for answer in history.of(ReportNewIncomingCallCompletion):
        joined = history.first(JoinMedia, call=answer.event.call, after=answer)
        if answer.event.error is not None and joined is not None:
            yield expect(answer, False, WENT_ON, met_by=joined)


RESTRICTION = Restriction(
    id="calls.stop-when-refused",
    title="A report that is refused ends the matter: no ringing, no connecting, no audio",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="no enforcement: what the user refused goes on as a ghost, and other calls may lose their sound",
    watches=(
        ReportNewIncomingCallCompletion,
        TellServerNotRung,
        LeaveMedia,
        JoinMedia,
        MediaConnected,
        RequestTransaction,
        StartAudio,
        PlaySound,
        DidReceiveIncomingPush,
        ReportNewIncomingCall,
        PerformStartCallAction,
    ),
    judge=judge,
    enforce=tolerate,
    confidence="high",
    evidence=(
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXProvider.rs",
            "A call that the system disallows is not displayed, and the provider is not to proceed with it.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/SmallSharpToolsOpenSource/Speakerbox/blob/master/Speakerbox/ProviderDelegate.swift",
            "Apple's 2016 sample (public copy) keeps a call only if the completion has no error.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/768136",
            "A report that fails still counts as the report that a push demands.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/hiennguyen92/flutter_callkit_incoming/pull/850",
            "Audio was set up for a second call before its error came, and the running call broke off.",
            "secondary",
        ),
    ),
    symbols=("CXProvider.reportNewIncomingCall(with:update:completion:)", "CXErrorCodeIncomingCallError"),
    assumes=("The first thing that the app does with a refused call decides; what it does later is not judged.",),
    field_rules=("the system may refuse to show a reported call (Focus, block list)",),
    see_also=("calls.the-phone-may-refuse-a-call", "calls.fresh-uuid"),
    near_misses=(
        NearMiss("own-ringing-is-fine", "The app may ring by itself instead.", own_ringing_is_fine),
        NearMiss("code-2-counts", "Code 2 ends a call, too.", any_error_counts),
    ),
)
