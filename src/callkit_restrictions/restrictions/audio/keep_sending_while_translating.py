"""CXSetTranslatingCallAction, and mute

The translation listens to the app's upstream. A muted microphone may be silence, but it has to go on being sent.
"""

from collections.abc import Iterator
from typing import Any

from callkit_restrictions.events.actions import (
    FulfillAction,
    PerformSetMutedCallAction,
    PerformSetTranslatingCallAction,
)
from callkit_restrictions.events.audio import MuteMicrophone, StopAudio
from callkit_restrictions.events.process import ProcessTerminated
from callkit_restrictions.history import Entry, History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, tolerate
from callkit_restrictions.versions import From

STOPPED = "the microphone was muted by stopping its stream, which the translation listens to"


def _translated(history: History, mute: Entry[Any]) -> bool:
    """Is the call being translated? The system asked for it, and the app fulfilled."""
    calls = history.before(mute).calls
    named = mute.event.call or (next(iter(calls)) if len(calls) == 1 else None)
    born = history.last(ProcessTerminated, before=mute)
    asked = history.last(PerformSetTranslatingCallAction, call=named, after=born, before=mute)
    if asked is None or not asked.event.is_translating:
        return False
    done = history.first(
        FulfillAction,
        call=asked.event.call,
        after=asked,
        before=mute,
        where=lambda done: done.action == "CXSetTranslatingCallAction",
    )
    return done is not None


def _is_for_a_mute(history: History, stop: Entry[Any]) -> bool:
    """Is a mute action being performed? Other reasons to stop the audio are none of this."""
    return any(action == "CXSetMutedCallAction" for action, _ in history.before(stop).pending)


def judge(history: History, *, translated: bool = True) -> Iterator[Finding]:
    """One finding for each mute of a call that is being translated."""
    for mute in history.of(MuteMicrophone, StopAudio):
        if translated and not _translated(history, mute):
            continue
        if isinstance(mute.event, MuteMicrophone):
            yield expect(mute, not mute.event.stops_input, STOPPED)
        elif _is_for_a_mute(history, mute):
            yield expect(mute, False, STOPPED)


def in_every_call(history: History) -> Iterator[Finding]:
    """The near miss: also a call that nobody translates must go on being sent."""
    return judge(history, translated=False)


RESTRICTION = Restriction(
    id="audio.keep-sending-while-translating",
    title="While a call is translated, muting must not stop the microphone stream",
    kind="duty",
    judged_from="trace",
    holds=From("26.0"),
    consequence="the translation is interrupted",
    watches=(
        MuteMicrophone,
        StopAudio,
        PerformSetTranslatingCallAction,
        PerformSetMutedCallAction,
        FulfillAction,
    ),
    judge=judge,
    enforce=tolerate,
    confidence="medium",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxsettranslatingcallaction",
            "Warns against shutting the upstream down when the person mutes: mute the input, or the translation "
            "breaks off.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxproviderconfiguration/supportsaudiotranslation",
            "Call translation exists from iOS 26 on, for apps that opt in.",
            "primary",
        ),
    ),
    symbols=("CXSetTranslatingCallAction", "CXProviderConfiguration.supportsAudioTranslation", "CXSetMutedCallAction"),
    see_also=("audio.silence-the-microphone-yourself", "audio.mute-through-callkit"),
    near_misses=(NearMiss("in-every-call", "Calls without a translation, too.", in_every_call),),
)
