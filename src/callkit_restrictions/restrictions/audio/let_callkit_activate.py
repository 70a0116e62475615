"""AVAudioSession.setActive(_:options:)

The session of a CallKit call is activated by the system, at a priority no app can ask for. The app configures it and
waits for `provider(_:didActivate:)`.
"""

from collections.abc import Iterable, Iterator

from callkit_restrictions.events.actions import FulfillAction, PerformEndCallAction, PerformStartCallAction
from callkit_restrictions.events.audio import ActivateAudioSession, ActivateAudioSessionError
from callkit_restrictions.events.calls import ProviderDidReset, ReportCallEnded, ReportNewIncomingCall
from callkit_restrictions.events.process import ProcessTerminated
from callkit_restrictions.events.pushes import DidReceiveIncomingPush, ReturnFromPushHandler
from callkit_restrictions.history import Entry, History
from callkit_restrictions.questions import no_call_left
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

CANNOT_INTERRUPT_OTHERS, INSUFFICIENT_PRIORITY = "560557684", "561017449"
OWN_ACTIVATION = "the app activated the audio session itself while a call existed"
FOR_THE_PUSH = "the app activated the audio session itself for the call that a push had announced"


def judge(history: History) -> Iterator[Finding]:
    """Own activations during a call are faults; a call that is answered or started without one is well done."""
    for ask in history.of(ActivateAudioSession):
        seen = history.before(ask)
        if seen.calls or (seen.session_active and not no_call_left(history, ask)):
            yield expect(ask, False, OWN_ACTIVATION)
        elif report := _report_of_the_push(history, ask):
            yield expect(ask, False, FOR_THE_PUSH, met_by=report)
    for done in history.of(FulfillAction):
        if done.event.action in {"CXAnswerCallAction", "CXStartCallAction"}:
            begun = history.last(ReportNewIncomingCall, PerformStartCallAction, call=done.event.call, before=done)
            if begun is not None and history.first(ActivateAudioSession, after=begun, before=done) is None:
                yield expect(done, True, "")


def _report_of_the_push(history: History, ask: Entry[ActivateAudioSession]) -> Entry[ReportNewIncomingCall] | None:
    """The report that follows in the push handler in which an activation stands: what else would it be for?"""
    seen, push = history.before(ask), history.last(DidReceiveIncomingPush, before=ask)
    if push is None or push.event.type != "voIP":
        return None
    in_front = (push.event.app_state or seen.app_state) == "foreground"
    if not seen.handling_push or in_front or history.first(ReportNewIncomingCall, after=push, before=ask):
        return None  # a return may be missing on record: the first report is the push's
    returned = history.first(ReturnFromPushHandler, ProcessTerminated, after=ask)
    return history.first(ReportNewIncomingCall, after=ask, before=returned)


def only_while_ringing(history: History) -> Iterator[Finding]:
    """The near miss: once the call is answered, the app may help itself."""
    for finding in judge(history):
        answered = any(call.state != "ringing" for call in history.before(finding.target).calls.values())
        if finding.outcome is Outcome.FAILED and answered:
            continue
        yield finding


def enforce(history: History, findings: Iterable[Finding]) -> Iterator[Consequence]:
    """The documented refusal: another error from the background than from the front."""
    for finding in findings:
        if finding.outcome is Outcome.FAILED and finding.because == OWN_ACTIVATION:
            in_front = history.before(finding.target).app_state == "foreground"
            code = INSUFFICIENT_PRIORITY if in_front else CANNOT_INTERRUPT_OTHERS
            yield Consequence("refuse", finding.target, history.now, ActivateAudioSessionError(code))


RESTRICTION = Restriction(
    id="audio.let-callkit-activate",
    title="CallKit activates the audio session of a call; the app never does",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="refused (NSOSStatusErrorDomain): 561017449 insufficientPriority, “!pri”, or from the background "
    "560557684 cannotInterruptOthers, “!int”; where it slips through, didActivate may never come and the call is "
    "silent or one-way; no termination is known",
    watches=(
        ActivateAudioSession,
        FulfillAction,
        ReportNewIncomingCall,
        PerformStartCallAction,
        PerformEndCallAction,
        ReportCallEnded,
        ProviderDidReset,
        DidReceiveIncomingPush,
        ReturnFromPushHandler,
    ),
    judge=judge,
    enforce=enforce,
    confidence="high",
    evidence=(
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/783870",
            "An app must not activate by itself, not even as a repair: it usually fails, can disturb other "
            "activations, and where it succeeds it goes past CallKit, so that didActivate does not come.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/749202",
            "That the own activation fails while a call is on is no bug: it is meant to.",
            "primary",
        ),
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2016/230/",
            "Presents the division of work: the app sets its session up, the system switches it on, above all "
            "ordinary audio, and reports back.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CoreAudioTypes/AudioSessionTypes.rs",
            "cannotInterruptOthers: a session that does not mix may not become active in the background.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/siprix/FlutterPluginFederated/pull/61",
            "A WebRTC library that won the race to activate: connected on the screen, and didActivate never came.",
            "anecdotal",
        ),
        Evidence(
            "field-report",
            "https://github.com/doneservices/flutter_callkeep/issues/69",
            "A log with 560557684: a plug-in had tried in the background, as a call was being reported.",
            "anecdotal",
        ),
    ),
    symbols=(
        "AVAudioSession.setActive(_:options:)",
        "AVAudioSession.ErrorCode.insufficientPriority",
        "CXProviderDelegate.provider(_:didActivate:)",
    ),
    claims=("S10", "S11", "S12"),
    assumes=(
        (
            "The model always refuses. On a device an own activation sometimes succeeds by a race, and then "
            "didActivate is missing."
        ),
    ),
    numbers=(Number("error insufficientPriority", 561017449), Number("error cannotInterruptOthers", 560557684)),
    field_rules=("CallKit activates the audio session, the app does not",),
    near_misses=(NearMiss("fair-after-the-answer", "Only a ringing call forbids own activation.", only_while_ringing),),
)
