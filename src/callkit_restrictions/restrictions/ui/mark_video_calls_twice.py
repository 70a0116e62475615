"""CXProviderConfiguration.supportsVideo and CXCallUpdate.hasVideo: both must say yes. The first is no by default."""

from collections.abc import Iterator
from typing import Any

from callkit_restrictions.events.calls import (
    InitProvider,
    ReportCallUpdated,
    ReportNewIncomingCall,
    RequestTransaction,
    SetProviderConfiguration,
)
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, tolerate
from callkit_restrictions.versions import From

ONE_FLAG = "the call has video, but its provider does not support video: it looks like an audio call"
SAYS_SO: tuple[type[Any], ...] = (ReportNewIncomingCall, ReportCallUpdated, RequestTransaction)


def judge(history: History) -> Iterator[Finding]:
    """One finding for each report, update or start with video, where the history tells what the provider supports."""
    for said in history.of(*SAYS_SO):
        supports = history.before(said).configuration.get("supports_video")
        if said.event.has_video and supports is not None:
            yield expect(said, supports, ONE_FLAG)


def provider_alone(history: History) -> Iterator[Finding]:
    """The near miss: a provider that supports video has video calls only."""
    yield from judge(history)
    for said in history.of(*SAYS_SO):
        if not said.event.has_video and history.before(said).configuration.get("supports_video"):
            yield expect(said, False, "the call does not say that it has video")


RESTRICTION = Restriction(
    id="ui.mark-video-calls-twice",
    title="A call looks like a video call only if provider and call both say so",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="no error: the call is shown as an audio call",
    watches=(*SAYS_SO, InitProvider, SetProviderConfiguration),
    judge=judge,
    enforce=tolerate,
    confidence="medium",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxproviderconfiguration/supportsvideo",
            "Whether the provider can do video at all; it is false unless the app says otherwise.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxcallupdate",
            "Whether this call carries video; a call that turns into a video call is updated.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/GetStream/stream-video-swift/blob/develop/Sources/StreamVideo/CallKit/CallKitService.swift",
            "A vendor's remark: the word Audio or Video on the screen follows what the provider supports.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://github.com/react-native-webrtc/react-native-callkeep/issues/54",
            "Video calls that never set the flag of the call rang as audio calls.",
            "anecdotal",
        ),
    ),
    symbols=("CXProviderConfiguration.supportsVideo", "CXCallUpdate.hasVideo", "CXStartCallAction.isVideo"),
    claims=("S4",),
    assumes=(
        "Both flags count. Apple describes each of them, not what the screen shows when only one is set.",
        "A history that does not tell what the provider supports is not judged.",
    ),
    see_also=("ui.no-video-until-unlocked",),
    near_misses=(NearMiss("the-provider-alone", "A provider with video has no audio calls.", provider_alone),),
)
