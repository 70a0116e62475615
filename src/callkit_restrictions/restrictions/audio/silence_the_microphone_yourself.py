"""CXSetMutedCallAction, performed

The action asks. Nothing in the system cuts the app's uplink: whoever fulfils it and goes on sending is heard.
"""

from collections.abc import Iterator

from callkit_restrictions.events.actions import FulfillAction, PerformSetMutedCallAction
from callkit_restrictions.events.audio import MuteMicrophone, SendMicrophone, StopAudio, UnmuteMicrophone
from callkit_restrictions.events.people import UserPressesHeadset
from callkit_restrictions.history import Entry, History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, tolerate
from callkit_restrictions.versions import From

HEARD = "the mute action was fulfilled, and the app went on sending what the microphone hears"


def judge(history: History, *, headset_too: bool = False) -> Iterator[Finding]:
    """One finding for each mute that the history shows to be done, or not to be done, by the app.

    A mute that began on the headset is the system's own work.
    """
    for ask in history.of(PerformSetMutedCallAction):
        if ask.event.muted is not True or (_from_the_headset(history, ask) and not headset_too):
            continue
        undone = history.first(PerformSetMutedCallAction, call=ask.event.call, after=ask)
        fulfilled = history.first(
            FulfillAction, call=ask.event.call, after=ask, where=lambda done: done.action == "CXSetMutedCallAction"
        )
        silenced = history.first(MuteMicrophone, StopAudio, after=ask, before=undone)
        heard = history.first(SendMicrophone, after=fulfilled, before=undone) if fulfilled else None
        if heard is not None and (silenced is None or silenced.index > heard.index):
            yield expect(ask, False, HEARD, met_by=heard)
        elif silenced is not None:
            yield expect(ask, True, "", met_by=silenced)


def _from_the_headset(history: History, ask: Entry[PerformSetMutedCallAction]) -> bool:
    earlier = history.last(PerformSetMutedCallAction, FulfillAction, UnmuteMicrophone, before=ask)
    return history.first(UserPressesHeadset, after=earlier, before=ask) is not None


def headsets_too(history: History) -> Iterator[Finding]:
    """The near miss: a press on the AirPods leaves the work to the app as well."""
    return judge(history, headset_too=True)


RESTRICTION = Restriction(
    id="audio.silence-the-microphone-yourself",
    title="The system's mute button only asks; the app has to silence the microphone",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="nothing is silenced: the button is lit, and the other side goes on listening",
    watches=(
        PerformSetMutedCallAction,
        FulfillAction,
        MuteMicrophone,
        UnmuteMicrophone,
        SendMicrophone,
        StopAudio,
        UserPressesHeadset,
    ),
    judge=judge,
    enforce=tolerate,
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxsetmutedcallaction",
            "The action stands for a muted caller; the app's delegate carries it out and then fulfils.",
            "primary",
        ),
        Evidence(
            "wwdc",
            "https://developer.apple.com/videos/play/wwdc2023/10233/",
            "From iOS 17 a press on the AirPods mutes what a CallKit call sends; the system does it, and the app "
            "has nothing to adopt.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/signalapp/Signal-iOS/blob/60dc4a8dc0c06ddd884d0dcc248733056153fdac/Signal/Calls/"
            "UserInterface/CallKitCallUIAdaptee.swift",
            "The handler mutes the app's own track, and knows which unmute actions the system sends unasked.",
            "secondary",
        ),
    ),
    symbols=("CXSetMutedCallAction", "AVAudioApplication.setInputMuted(_:)"),
    assumes=("Whether the microphone is silenced is judged only where the history shows what the app does with it.",),
    see_also=("audio.mute-through-callkit", "audio.keep-sending-while-translating", "calls.finish-every-action"),
    near_misses=(NearMiss("headsets-too", "A press on the AirPods leaves the work to the app.", headsets_too),),
)
