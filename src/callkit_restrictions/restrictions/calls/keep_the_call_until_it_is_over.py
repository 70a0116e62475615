"""CXProvider.reportCall(with:endedAt:reason:), too early

The call is what keeps the app awake and its sound alive. An app that ends it to get rid of a screen, and talks on, has
neither.
"""

from collections.abc import Iterator

from callkit_restrictions.events import Event
from callkit_restrictions.events.actions import PerformStartCallAction
from callkit_restrictions.events.audio import StopAudio
from callkit_restrictions.events.calls import ReportCallEnded, ReportNewIncomingCall
from callkit_restrictions.events.people import (
    JoinMedia,
    LeaveMedia,
    MediaConnected,
    MediaFailed,
    RemoteCancels,
    RemoteHangsUp,
    UserEnds,
    UserTapsInApp,
)
from callkit_restrictions.history import Entry, History
from callkit_restrictions.moments import seconds
from callkit_restrictions.questions import begins_again
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Number, Restriction, expect, owe, tolerate
from callkit_restrictions.versions import From

CLEAN_UP = seconds(10)
ELSEWHERE = frozenset({"answeredElsewhere", "declinedElsewhere"})
ENDINGS = (RemoteHangsUp, RemoteCancels, MediaFailed, LeaveMedia, UserEnds, UserTapsInApp, StopAudio)
TALKING_ON = "the call was reported as ended, and its conversation went on"


def judge(history: History, elsewhere: frozenset[str] = ELSEWHERE) -> Iterator[Finding]:
    """One finding for each reported end of a call whose connection stood: did anything end the conversation before?

    That people talked on is shown by what comes later: media joined again, or left or hung up only after a while.
    """
    for end in history.of(ReportCallEnded):
        call = end.event.call
        stood = _stood(history, end)
        if stood is None or end.event.reason in elsewhere:
            continue
        if cause := _ending(history, end, stood):
            yield expect(end, True, "", met_by=cause)
            continue
        again = begins_again(history, call, end)
        after = history.first(*ENDINGS, MediaConnected, JoinMedia, call=call, after=end, before=again)
        if after is None:
            yield owe(history, end, "nothing shows yet whether the conversation was over")
            continue
        resumed = isinstance(after.event, MediaConnected | JoinMedia)
        yield expect(end, not resumed and after.at < end.at + CLEAN_UP, TALKING_ON, met_by=after)


def _stood(history: History, end: Entry[ReportCallEnded]) -> Entry[MediaConnected] | None:
    """The connection of the call; one without a name belongs to it if there was no other call."""
    named = history.last(MediaConnected, call=end.event.call, before=end)
    if named is not None or [*history.before(end).calls] != [end.event.call]:
        return named
    began = history.last(ReportNewIncomingCall, PerformStartCallAction, call=end.event.call, before=end)
    return history.first(MediaConnected, after=began, before=end, where=_unnamed)


def _ending(history: History, end: Entry[ReportCallEnded], stood: Entry[MediaConnected]) -> Entry[Event] | None:
    named = history.first(*ENDINGS, call=end.event.call, after=stood, before=end)
    if named is not None:
        return named
    found = (history.first(kind, after=stood, before=end, where=_unnamed) for kind in ENDINGS)
    return next((entry for entry in found if entry is not None), None)


def _unnamed(event: Event) -> bool:
    return getattr(event, "call", None) is None


def elsewhere_too(history: History) -> Iterator[Finding]:
    """The near miss: a call that goes on at another device may not end here."""
    return judge(history, elsewhere=frozenset())


RESTRICTION = Restriction(
    id="calls.keep-the-call-until-it-is-over",
    title="A CallKit call is not ended while people still talk",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="the conversation loses its audio session and, in the background, its running time",
    watches=(ReportCallEnded, ReportNewIncomingCall, PerformStartCallAction, MediaConnected, JoinMedia, *ENDINGS),
    judge=judge,
    enforce=tolerate,
    confidence="medium",
    evidence=(
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/793663",
            "What a call allows in the background stops when the call ends.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/764762",
            "It is the active audio session that keeps an app awake.",
            "primary",
        ),
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/765367",
            "Every way in which a call can end leads to one path in the system: the call is over.",
            "primary",
        ),
    ),
    symbols=("CXProvider.reportCall(with:endedAt:reason:)", "CXProviderDelegate.provider(_:didDeactivate:)"),
    disagreement="No Apple source forbids it in so many words: the restriction follows from what the end of a call "
    "takes away.",
    assumes=(
        (
            "Media that is left within 10 s of the report is clean-up. Later, or joined again, it is a conversation "
            "that went on."
        ),
        "Without any sign of what the conversation did, nothing is judged.",
    ),
    numbers=(Number("seconds in which leaving the media is clean-up", 10, assumed=True),),
    field_rules=("a call that is over must be ended in CallKit, and only then",),
    see_also=("calls.end-what-is-over", "background.running-time-ends-with-the-call"),
    near_misses=(NearMiss("elsewhere-too", "A call answered on another device may not end here.", elsewhere_too),),
)
