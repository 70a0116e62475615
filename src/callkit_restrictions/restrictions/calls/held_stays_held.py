"""CXSetHeldCallAction

On hold is not over. `didDeactivate` takes the sound away, not the call, and the call comes back by an action: the
user's, or the system's where the user ended the other call. Where the far end did, nothing comes, on purpose.
"""

from collections.abc import Iterator
from functools import partial

from callkit_restrictions.events import Event
from callkit_restrictions.events.actions import PerformEndCallAction, PerformSetHeldCallAction
from callkit_restrictions.events.audio import DidDeactivateAudioSession
from callkit_restrictions.events.calls import ReportCallEnded, RequestTransaction
from callkit_restrictions.events.people import (
    EndAndForgetCall,
    LeaveMedia,
    MediaFailed,
    RemoteHangsUp,
    UserEnds,
    UserTapsInApp,
    UserUnholds,
)
from callkit_restrictions.history import Entry, History
from callkit_restrictions.moments import Duration, seconds
from callkit_restrictions.questions import earliest
from callkit_restrictions.restriction import (
    Evidence,
    Finding,
    NearMiss,
    Number,
    Outcome,
    Restriction,
    expect,
    owe,
    tolerate,
)
from callkit_restrictions.versions import From

PROMPTLY = seconds(2)
CAUSES = (
    PerformEndCallAction,
    PerformSetHeldCallAction,
    RemoteHangsUp,
    MediaFailed,
    UserEnds,
    UserUnholds,
    UserTapsInApp,
)
RESUMES = (UserUnholds, PerformSetHeldCallAction)
FORGOTTEN = "the app forgot a call that was on hold, and that somebody then came back to"
TAKEN_FOR_THE_END = "the session of a held call was taken away, and the app ended the call as if it were over"


def judge(history: History, promptly: Duration = PROMPTLY) -> Iterator[Finding]:
    """One finding for each held call whose session goes: the app may not end it for that."""
    for gone in history.of(DidDeactivateAudioSession):
        held = [call.id for call in history.before(gone).calls.values() if call.on_hold]
        if len(held) != 1:
            continue
        given_up, cause = _given_up(history, gone, held[0]), _cause(history, gone, held[0])
        due = gone.at + promptly
        if cause is not None and cause.at < due and (given_up is None or cause.index < given_up.index):
            yield expect(gone, True, "", met_by=cause)
        elif given_up is not None and given_up.at < due:
            yield expect(gone, False, TAKEN_FOR_THE_END, met_by=given_up)
        elif history.now >= due or cause is not None or given_up is not None:
            yield expect(gone, True, "")
        else:
            yield Finding(gone, Outcome.OPEN, "the call is on hold", due=due)
    for forgot in history.of(EndAndForgetCall):
        known = history.before(forgot).calls.get(forgot.event.call or "")
        if known is not None and known.on_hold:
            yield from _forgotten(history, forgot, known.id)


def _forgotten(history: History, forgot: Entry[EndAndForgetCall], call: str) -> Iterator[Finding]:
    """A held call that the app has struck off its list: that somebody comes back to it shows that it was not over."""
    then = history.first(*RESUMES, ReportCallEnded, PerformEndCallAction, RemoteHangsUp, call=call, after=forgot)
    if then is None:
        yield owe(history, forgot, "nothing shows yet whether the held call was over")
    elif isinstance(then.event, RESUMES):
        yield expect(forgot, False, FORGOTTEN, met_by=then)


def _given_up(history: History, gone: Entry[Event], call: str) -> Entry[Event] | None:
    """The first thing by which the app gives the call up."""
    ends = history.first(RequestTransaction, call=call, after=gone, where=lambda ask: ask.action == "CXEndCallAction")
    left = history.first(ReportCallEnded, LeaveMedia, call=call, after=gone)
    return earliest(ends, left)


def _cause(history: History, gone: Entry[Event], call: str) -> Entry[Event] | None:
    """What else can end or resume a held call: its people, its connection, the system."""
    cause: Entry[Event] | None = history.first(*CAUSES, call=call, after=gone)
    for kind in CAUSES:
        cause = history.first(kind, after=gone, before=cause, where=_unnamed) or cause
    return cause


def _unnamed(event: Event) -> bool:
    return getattr(event, "call", None) is None


def whatever_the_cause(history: History) -> Iterator[Finding]:
    """The near miss: a held call may never end, even when the other side hangs up."""
    for finding in judge(history):
        held = next(call.id for call in history.before(finding.target).calls.values() if call.on_hold)
        ended = history.first(ReportCallEnded, call=held, after=finding.target)
        yield expect(finding.target, False, TAKEN_FOR_THE_END) if ended else finding


RESTRICTION = Restriction(
    id="calls.held-stays-held",
    title="A held call stays held until it is un-held",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="the call is gone, and there is nothing to resume; by itself the system un-holds only where "
    "the local user ended the other call, and an activation by the app is refused with "
    "561017449",
    watches=(DidDeactivateAudioSession, ReportCallEnded, RequestTransaction, LeaveMedia, EndAndForgetCall, *CAUSES),
    judge=judge,
    enforce=tolerate,
    confidence="high",
    evidence=(
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/749202",
            "A call stays on hold on purpose when the far end closed the other one: nobody is to be overheard "
            "unaware, and "
            "of several calls the right one is not known. An own activation then fails, as expected.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxsetheldcallaction",
            "Hold suspends the communication; it does not end the call.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/twilio/voice-quickstart-ios/blob/5d3f39019601aab4604e888b22353fe3fdf14066/"
            "Docs/managing-audio-interruptions.md",
            "Who ended the other call decides: the local user, and the held action comes; the far end, and nothing "
            "comes.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://github.com/twilio/twilio-voice-ios/issues/152",
            "didDeactivate of the finished call can arrive after the un-hold and silence the resumed call.",
            "secondary",
        ),
    ),
    symbols=(
        "CXSetHeldCallAction",
        "CXProviderDelegate.provider(_:didDeactivate:)",
        "CXCall.isOnHold",
    ),
    claims=("S18",),
    disagreement="Sound after an un-hold that the app asked for: WWDC, LiveKit and Twilio's document restart "
    "it in didActivate; Apple's sample of 2016, Twilio's sample and Linphone in the held "
    "handler. Neither is judged here.",
    assumes=(
        (
            "A held call that the app ends within 2 s of didDeactivate, with no other cause in the history, was ended "
            "because of it."
        ),
    ),
    numbers=(
        Number("seconds in which an end counts as caused by didDeactivate", 2, assumed=True),
        Number("error insufficientPriority", 561017449),
    ),
    field_rules=("hold and un-hold go through CXSetHeldCallAction, and a held call stays held until it is un-held",),
    see_also=("calls.send-user-actions-through-callkit", "audio.let-callkit-activate"),
    near_misses=(
        NearMiss(
            "whatever-the-cause", "A held call may not even end when the other side hangs up.", whatever_the_cause
        ),
        NearMiss("for-a-minute", "Any end within a minute was caused by it.", partial(judge, promptly=seconds(60))),
    ),
)
